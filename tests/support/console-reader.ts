/** A browser at the console, as far as HTTP goes: the link, the session, what the page posts and what it is told live. */
import { consoleLink } from '../../src/running/console-link.ts'
import type { ChatEntry, DeskView } from '../../src/web/api.ts'
import type { Newsroom } from './newsroom.ts'

type Told = { chat: ChatEntry[]; desk?: DeskView }

export type ConsolePage = Awaited<ReturnType<typeof openConsolePage>>

/** `language` is the browser's. */
export async function openConsolePage({ config, now }: Newsroom, language = 'en') {
  const link = new URL((await consoleLink(config.dataDir, now())) ?? '')
  const entered = await fetch(link, { headers: { 'accept-language': language } })
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
  const headers = { cookie, origin: link.origin, 'content-type': 'application/json' }
  const told: Told = { chat: [] }
  const waiting = new Set<() => void>()
  const stop = new AbortController()
  const live = await stream()
  void hear(live, told, () => waiting.forEach((look) => look())).catch(() => {})

  async function stream(): Promise<ReadableStream<string>> {
    const answer = await fetch(`${link.origin}/console/live`, { headers, signal: stop.signal })
    if (!answer.ok || !answer.body) throw new Error(`the live stream: ${answer.status}`)
    return answer.body.pipeThrough(new TextDecoderStream())
  }

  /** Resolves when the live stream has told of it. */
  const sees = <T>(found: (now: Told) => T | undefined | false): Promise<T> =>
    new Promise((resolve) => {
      const look = () => {
        const seen = found(told)
        if (seen === undefined || seen === false) return
        waiting.delete(look)
        resolve(seen)
      }
      waiting.add(look)
      look()
    })

  return {
    told,
    sees,
    async post<T>(name: string, body: object): Promise<T> {
      const answer = await fetch(`${link.origin}/console/${name}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      })
      return ((await answer.json()) as { answer: T }).answer
    },

    /** Resolves when `told` has all that stands in the chat now: a stream begins with the whole of it. */
    async catchesUp(): Promise<void> {
      told.chat = await firstChat(await stream())
    },

    leave: () => stop.abort(),
  }
}

async function hear(live: ReadableStream<string>, told: Told, changed: () => void): Promise<void> {
  for await (const { name, data } of eventsOf(live)) {
    if (name === 'chat') told.chat = JSON.parse(data) as ChatEntry[]
    if (name === 'desk') told.desk = JSON.parse(data) as DeskView
    changed()
  }
}

async function firstChat(live: ReadableStream<string>): Promise<ChatEntry[]> {
  for await (const { name, data } of eventsOf(live)) {
    if (name === 'chat') return JSON.parse(data) as ChatEntry[]
  }
  throw new Error('the live stream ended before it told of the chat')
}

async function* eventsOf(live: ReadableStream<string>) {
  let rest = ''
  for await (const part of live) {
    const blocks = (rest + part).split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const [, name = '', data = ''] = /^event: (\w+)\ndata: (.+)$/.exec(block) ?? []
      yield { name, data }
    }
  }
}

/** The words of an answer, laid out as the chat shows them. */
export function textOf(entry: ChatEntry): string {
  if (entry.from === 'reader') return entry.text
  return entry.html
    .replace(/<ol(?: start="(\d+)")?>([^]*?)<\/ol>/g, (_, start: string, rows: string) => {
      let number = Number(start ?? 1)
      return rows.replace(/<li[^>]*>/g, () => `${number++}. `)
    })
    .replace(/<\/p>\n(?=<)/g, '\n\n')
    .replace(/<br>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => characters[name] ?? '')
}

const characters: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' }
