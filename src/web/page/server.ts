/** What the page asks of its server, and the stream of what the server tells. */

import type {
  ChatEntry,
  Destination,
  DeskView,
  GivenRelease,
  PhonePost,
  Published,
  ReadRelease,
} from '../api.ts'

async function post<T>(name: string, body: object): Promise<T> {
  const response = await fetch(`/console/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${name}: ${response.status}`)
  return ((await response.json()) as { answer: T }).answer
}

export const say = (text: string, language: string) => post<null>('say', { text, language })

export const press = (entry: string, row: number, column: number, language: string) =>
  post<null>('press', { entry, row, column, language })

export const suggest = (text: string, language: string) =>
  post<{ label: string; value: string }[]>('suggest', { text, language })

export const begin = (language: string) => post<null>('begin', { language })

export const readRelease = (release: GivenRelease) => post<ReadRelease>('read', release)

export const publish = (release: GivenRelease, to: Destination) =>
  post<Published>('publish', { release, to })

export const postsOf = (of: { item: number } | { entry: string }) => post<PhonePost[]>('posts', of)

export async function readTexts(): Promise<{
  catalogues: Record<string, string>
  fallback: string
}> {
  return (await fetch('/console/texts')).json() as Promise<never>
}

/** Both are told whole, at once and after every change. */
export function follow(on: {
  chat(entries: ChatEntry[]): void
  desk(view: DeskView): void
  connected(isConnected: boolean): void
}): void {
  const source = new EventSource('/console/live')
  source.addEventListener('chat', (event: MessageEvent<string>) =>
    on.chat(JSON.parse(event.data) as ChatEntry[]),
  )
  source.addEventListener('desk', (event: MessageEvent<string>) =>
    on.desk(JSON.parse(event.data) as DeskView),
  )
  source.addEventListener('open', () => on.connected(true))
  source.addEventListener('error', () => on.connected(false))
}
