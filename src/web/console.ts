/** The routes of the console: its page behind a session, and what the page asks and does. */

import type { Context, Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { Language, Message } from '../../messages/message.ts'
import { isRightToLeft } from '../../messages/direction.ts'
import type { ChatEntry, DeskView, GivenRelease, PhonePost, Published, ReadRelease } from './api.ts'
import type { Destination } from './api.ts'
import { createAssets } from './assets.ts'
import * as bodies from './bodies.ts'
import { consolePage, doorPage } from './documents.ts'
import type { Live } from './live.ts'
import { sessionLifetime } from './sessions.ts'
import type { Sessions } from './sessions.ts'

/** The chat of the console's reader. */
export type ConsoleChat = {
  entries(): Promise<ChatEntry[]>
  /** The message behind an entry, where other platforms could show it too. */
  message(entry: string): Promise<Message | undefined>
  says(text: string, language: Language): Promise<void>
  presses(entry: string, row: number, column: number, language: Language): Promise<void>
  types(text: string, language: Language): Promise<{ label: string; value: string }[]>
  watch(changed: () => void): () => void
}

type ConsoleDesk = {
  view(): Promise<DeskView>
  watch(changed: () => void): () => void
  opened(language: Language): Promise<void>
  begin(language: Language): Promise<void>
  read(release: GivenRelease): Promise<ReadRelease>
  publish(release: GivenRelease, to: Destination, language: Language): Promise<Published>
  itemPosts(number: number): Promise<PhonePost[] | undefined>
  messagePosts(message: Message): PhonePost[]
  picture(hash: string): Promise<{ bytes: Uint8Array; type: string } | undefined>
}

export type ConsoleParts = {
  sessions: Sessions
  chat: ConsoleChat
  desk: ConsoleDesk
  /** Language to Fluent source: the page says its own texts. */
  catalogues: Record<Language, string>
  defaultLanguage: Language
  /** The cookie is only sent over https. */
  isSecure: boolean
}

const cookie = 'barid'

export const hasSession = (c: Context, sessions: Sessions) => sessions.holds(getCookie(c, cookie))

/** `waiting` is what is missing until Barid can work, where a visitor without a session may know it. */
export function mountConsole(
  app: Hono,
  parts: ConsoleParts,
  live: Live,
  waiting: () => string[] | undefined,
): void {
  const { sessions, chat, desk, catalogues } = parts
  const languages = Object.keys(catalogues)

  /** The first language that the browser asks for and Barid speaks. */
  function languageOf(c: Context): Language {
    const asked = (c.req.header('accept-language') ?? '').split(',')
    const primary = asked.map((one) => one.trim().slice(0, 2).toLowerCase())
    return primary.find((one) => languages.includes(one)) ?? parts.defaultLanguage
  }

  app.get('/enter/:token', async (c) => {
    const session = sessions.enter(c.req.param('token'))
    if (!session) return c.html(doorPage(), 403)
    await desk.opened(languageOf(c))
    setCookie(c, cookie, session, {
      httpOnly: true,
      sameSite: 'Strict',
      secure: parts.isSecure,
      path: '/',
      maxAge: sessionLifetime / 1000,
    })
    // Not a redirect: a link that was followed from elsewhere would arrive without its strict cookie.
    return c.html(consolePage(languageOf(c), directionOf(languageOf(c))))
  })

  app.get('/', (c) => {
    if (hasSession(c, sessions)) {
      return c.html(consolePage(languageOf(c), directionOf(languageOf(c))))
    }
    const missing = waiting()
    return c.html(doorPage(missing), missing ? 200 : 401)
  })

  app.get('/favicon.ico', (c) => c.body(null, 204))

  for (const path of ['/assets/*', '/console/*'] as const) {
    app.use(path, async (c, next) =>
      hasSession(c, sessions) ? next() : c.json({ error: 'no session' }, 401),
    )
  }

  const asset = createAssets()
  app.get('/assets/*', async (c) => {
    const found = await asset(c.req.path.slice('/assets/'.length))
    if (!found) return c.notFound()
    // Asked for anew each time, so that no page runs on the scripts of two versions.
    const headers = { ETag: found.etag, 'Cache-Control': 'no-cache', 'Content-Type': found.type }
    if (c.req.header('if-none-match') === found.etag) return c.body(null, 304, headers)
    return c.body(found.body, 200, headers)
  })

  app.get('/console/texts', (c) => c.json({ catalogues, fallback: parts.defaultLanguage }))
  app.get('/console/live', (c) => live.stream(c, () => hasSession(c, sessions)))
  app.get('/console/pictures/:hash{[0-9a-f]{64}}', async (c) => {
    const picture = await desk.picture(c.req.param('hash'))
    if (!picture) return c.notFound()
    return c.body(new Uint8Array(picture.bytes), 200, { 'Content-Type': picture.type })
  })

  post('say', bodies.line, async ({ text, language }) => chat.says(text, language))
  post('suggest', bodies.line, async ({ text, language }) => chat.types(text, language))
  post('press', bodies.press, async ({ entry, row, column, language }) =>
    chat.presses(entry, row, column, language),
  )
  post('begin', bodies.start, async ({ language }) => desk.begin(language))
  post('read', bodies.release, async (release) => desk.read(release))
  post('publish', bodies.publication, async ({ release, to, language }) =>
    desk.publish(release, to, language),
  )
  post('posts', bodies.subject, async (of) => {
    if ('item' in of) return (await desk.itemPosts(of.item)) ?? []
    const message = await chat.message(of.entry)
    return message ? desk.messagePosts(message) : []
  })

  /** A route that takes JSON of one shape and answers with JSON. */
  function post<T>(
    name: string,
    shape: (value: unknown) => T | undefined,
    answer: (body: T) => Promise<unknown>,
  ): void {
    app.post(`/console/${name}`, async (c) => {
      const body = shape(await c.req.json().catch(() => undefined))
      if (body === undefined) return c.json({ error: 'not understood' }, 400)
      return c.json({ answer: (await answer(body)) ?? null })
    })
  }
}

const directionOf = (language: Language) => (isRightToLeft(language) ? 'rtl' : 'ltr')
