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

export const publish = (release: GivenRelease, to: Destination, language: string) =>
  post<Published>('publish', { release, to, language })

export const postsOf = (of: { item: number } | { entry: string }) => post<PhonePost[]>('posts', of)

export async function readTexts(): Promise<{
  catalogues: Record<string, string>
  fallback: string
}> {
  return (await fetch('/console/texts')).json() as Promise<never>
}

/** Milliseconds. */
const tryAgain = 5_000

/** `over`: the session has ended, and another link must be opened. */
export type Connection = 'open' | 'lost' | 'over'

/** Both are told whole, at once and after every change. */
export function follow(on: {
  chat(entries: ChatEntry[]): void
  desk(view: DeskView): void
  connection(now: Connection): void
}): void {
  const source = new EventSource('/console/live')
  source.addEventListener('chat', (event: MessageEvent<string>) =>
    on.chat(JSON.parse(event.data) as ChatEntry[]),
  )
  source.addEventListener('desk', (event: MessageEvent<string>) =>
    on.desk(JSON.parse(event.data) as DeskView),
  )
  source.addEventListener('open', () => on.connection('open'))
  source.addEventListener('error', () => {
    on.connection('lost')
    // A browser tries again by itself after a cut, and gives up after any refusal.
    if (source.readyState === EventSource.CLOSED) void lookWhy().then(on.connection)
  })

  async function lookWhy(): Promise<Connection> {
    const status = await fetch('/console/texts').then(
      (answer) => answer.status,
      () => 0,
    )
    if (status === 401) return 'over'
    setTimeout(() => follow(on), tryAgain)
    return 'lost'
  }
}
