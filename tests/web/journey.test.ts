/** The console over a real server: from the one-time link to a release that stands in the chosen chats and in no other. */
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { consoleLink } from '../../src/running/console-link.ts'
import type {
  ChatEntry,
  GivenRelease,
  PhonePost,
  Published,
  ReadRelease,
  SameName,
} from '../../src/web/api.ts'
import { openConsolePage } from '../support/console-reader.ts'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'

let newsroom: Newsroom | undefined
afterEach(async () => {
  await newsroom?.close()
  newsroom = undefined
})

/** In front of a newsroom without platforms. */
async function sitDown(change: Parameters<typeof openNewsroom>[0] = {}) {
  const room = await openNewsroom({ telegram: undefined, discord: undefined, ...change })
  newsroom = room
  await room.start()
  return { room, ...(await openConsolePage(room)) }
}

const bytes = (text: string) => Buffer.from(text).toString('base64')

const release = bytes(
  'Water Returns to Eastern Aleppo\n\n22 November 2026\n\nThe board said that water had returned to Aleppo.\n\nThe repairs took nine days.',
)

const words = (entry: ChatEntry) => (entry.from === 'reader' ? entry.text : entry.html)

describe('a newcomer', () => {
  it('loads the sample, gets it in the chat, and asks for it', async () => {
    const { post, sees, leave } = await sitDown()
    await sees(({ desk }) => desk?.isNew)
    await post('begin', { language: 'en' })
    const view = await sees(({ desk }) => desk?.items.length === 2 && desk)
    expect(view.isNew).toBe(false)
    await sees(({ chat }) => chat.some((entry) => /Seed Banks/.test(words(entry))))
    await post('say', { text: '/topic idlib', language: 'en' })
    const answer = await sees(({ chat }) => {
      const [said, next] = chat.slice(-2)
      return said?.from === 'reader' && next?.from === 'barid' && next
    })
    expect(answer.buttons.flat().length).toBeGreaterThan(0)
    const posts = await post<PhonePost[]>('posts', { entry: answer.id })
    expect(posts.map(({ platform }) => platform)).toEqual(['telegram', 'discord'])
    leave()
  })

  it('gets the sample alone, whatever chats there are', async () => {
    const { room, post, sees, leave } = await sitDown()
    await room.desk(({ chats }) => chats.put(['telegram:-1001'], {}, 'test'))
    await post('begin', { language: 'en' })
    await sees(({ chat }) => chat.some((entry) => /Seed Banks/.test(words(entry))))
    // What goes to all is planned after it.
    await post('publish', { release: { bytes: release }, to: 'all', language: 'en' })
    const { items } = await sees(({ desk }) => desk?.items[0]?.posts.length === 2 && desk)
    const platforms = items.map(({ posts }) => posts.map(({ platform }) => platform).sort())
    expect(platforms.flat()).toEqual(['console', 'telegram', 'console'])
    leave()
  })

  it('sees the exact posts of an item, in every format', async () => {
    const { post, sees, leave } = await sitDown()
    await post('begin', { language: 'en' })
    const { items } = await sees(({ desk }) => desk?.items.length === 2 && desk)
    const arabic = items.find(({ language }) => language === 'ar')
    const posts = await post<PhonePost[]>('posts', { item: arabic?.number ?? 0 })
    expect(posts.map(({ platform, format }) => `${platform} ${format}`)).toEqual([
      'telegram headline',
      'telegram summary',
      'telegram full',
      'discord headline',
      'discord summary',
      'discord full',
    ])
    expect(posts.every(({ direction }) => direction === 'rtl')).toBe(true)
    expect(posts[1]?.payload).toMatchObject({ text: expect.stringContaining('#إدلب') })
    leave()
  })
})

describe('an editor', () => {
  it('says that a release is urgent: it stands before the headline wherever it goes', async () => {
    const { post, sees, leave } = await sitDown()
    const urgent: GivenRelease = { bytes: release, urgent: true }
    const read = await post<ReadRelease>('read', urgent)
    const calm = (posts: PhonePost[]) => posts.filter(({ html }) => !html.includes('URGENT: Water'))
    expect(read.ok && calm(read.posts)).toEqual([])
    await post('publish', { release: urgent, to: 'here', language: 'en' })
    await sees(({ chat }) => chat.some((entry) => /URGENT: Water/.test(words(entry))))
    expect(calm(await post<PhonePost[]>('posts', { item: 1 }))).toEqual([])
    leave()
  })

  it('is shown what is missing, mends it, and publishes', async () => {
    const { post, sees, leave } = await sitDown()
    const undated = { bytes: bytes('A Headline\n\nThe first paragraph of the text.') }
    expect(await post<ReadRelease>('read', undated)).toMatchObject({
      ok: false,
      missing: [{ field: 'date' }],
    })
    const mended = { ...undated, date: '2026-11-22', title: 'Another', issuer: 'The Board' }
    expect(await post<ReadRelease>('read', mended)).toMatchObject({
      ok: true,
      title: 'Another',
      date: '2026-11-22',
      issuer: 'The Board',
    })
    expect(
      await post<Published>('publish', { release: mended, to: 'all', language: 'en' }),
    ).toEqual({
      outcome: 'stored',
      number: 1,
    })
    expect(
      await post<Published>('publish', { release: mended, to: 'all', language: 'en' }),
    ).toEqual({
      outcome: 'duplicate',
      number: 1,
    })
    const row = await sees(
      ({ desk }) => desk?.items[0]?.posts[0]?.state === 'sent' && desk.items[0],
    )
    expect(row).toMatchObject({ title: 'Another', state: 'published', revision: 1 })
    leave()
  })

  it('keeps an embargo at the console’s door too', async () => {
    const { post, sees, told, leave } = await sitDown()
    const text = `A Headline\n\n3 May 2030\n\nEMBARGOED until 10:00 GMT, 3 May 2030\n\nThe text of it.`
    await post('publish', { release: { bytes: bytes(text) }, to: 'all', language: 'en' })
    const row = await sees(({ desk }) => desk?.items[0])
    expect(row).toMatchObject({
      state: 'embargo',
      visibleFrom: '2030-05-03T10:00:00.000Z',
      posts: [],
    })
    expect(told.chat).toEqual([])
    leave()
  })

  it('says of a known file name whether it corrects the item or is another', async () => {
    const { post, sees, leave } = await sitDown()
    const water = (text: string, answer?: SameName): GivenRelease => ({
      name: 'water.txt',
      bytes: bytes(`Water Returns\n\n22 November 2026\n\n${text}`),
      ...(answer ? { answer } : {}),
    })
    const publish = (given: GivenRelease) =>
      post<Published>('publish', { release: given, to: 'all', language: 'en' })
    await publish(water('It took nine days.'))
    await sees(({ chat }) => chat.some((entry) => /nine days/.test(words(entry))))

    const asked = await publish(water('It took ten days.'))
    expect(asked).toMatchObject({ outcome: 'held', known: { number: 1, revision: 1 } })
    const corrects = { corrects: 1, revision: 1 }
    expect(await publish(water('It took ten days.', corrects))).toEqual({
      outcome: 'revised',
      number: 1,
    })
    await sees(({ chat }) => chat.every((entry) => /ten days/.test(words(entry))))

    // The answer was to a text that no longer stands.
    expect(await publish(water('It took two days.', corrects))).toEqual({
      outcome: 'changed',
      number: 1,
    })
    expect(await publish(water('It took two days.', 'new'))).toEqual({
      outcome: 'stored',
      number: 2,
    })
    await sees(({ chat }) => chat.length === 2)
    leave()
  })

  it('reaches this chat after it was forgotten, and nobody else', async () => {
    const { room, post, sees, leave } = await sitDown()
    await room.desk(({ chats }) => chats.put(['telegram:-1001'], {}, 'test'))
    await post('say', { text: '/forget', language: 'en' })
    const asked = await sees(({ chat }) => chat.find((entry) => entry.from === 'barid'))
    await post('press', { entry: asked.id, row: 0, column: 0, language: 'en' })
    await sees(({ chat }) => chat.some((entry) => /Deleted/.test(words(entry))))
    await post('publish', { release: { bytes: release }, to: 'here', language: 'en' })
    await sees(({ chat }) => chat.some((entry) => /nine days/.test(words(entry))))
    const { outbox } = await sees(
      ({ desk }) => desk?.outbox.some(({ state }) => state === 'sent') && desk,
    )
    expect(outbox.map(({ platform }) => platform)).toEqual(['console'])
    leave()
  })

  it('chooses chats: the others get nothing', async () => {
    const { room, post, sees, leave } = await sitDown({ discord: undefined })
    await room.desk(({ chats }) => chats.put(['telegram:-1001', 'telegram:-1002'], {}, 'test'))
    await post('publish', {
      release: { bytes: bytes('First\n\n2026-11-22\n\nA text.') },
      to: 'all',
      language: 'en',
    })
    const { places } = await sees(
      ({ desk }) => desk?.places.length === 3 && desk.items[0]?.posts.length === 2 && desk,
    )
    const chosen = places.find(({ name }) => name === 'telegram:-1002')
    await post('publish', { release: { bytes: release }, to: [chosen?.id ?? 0], language: 'en' })
    const planned = await sees(({ desk }) => {
      const row = desk?.items.find(({ number }) => number === 2)
      return row && row.posts.length > 0 && row.posts
    })
    expect(planned).toEqual([{ platform: 'telegram', state: 'due', readers: false, count: 1 }])
    leave()
  })

  it('is told no readers’ addresses, and no count of them below ten', async () => {
    const { room, post, sees, leave } = await sitDown()
    const readers = Array.from({ length: 9 }, (_, index) => `telegram:77700${index}`)
    await room.desk(({ chats }) => chats.put(readers, { kind: 'private' }, 'test'))
    await post('publish', { release: { bytes: release }, to: 'all', language: 'en' })
    const desk = await sees(
      ({ desk }) => desk?.items[0]?.posts.some(({ readers }) => readers) && desk,
    )
    expect(desk.readers).toEqual([{ platform: 'telegram', count: 'few' }])
    expect(desk.items[0]?.posts).toContainEqual({
      platform: 'telegram',
      state: 'due',
      readers: true,
      count: 'few',
    })
    expect(desk.outbox).toContainEqual({
      platform: 'telegram',
      state: 'due',
      readers: true,
      count: 'few',
    })
    expect(JSON.stringify(desk)).not.toContain('77700')
    expect(desk.places.map(({ platform }) => platform)).toEqual(['console'])
    leave()
  })
})

describe('the way in', () => {
  it('opens with the link that barid console prints', async () => {
    const { room, leave } = await sitDown()
    const link = await room.desk((tools) => tools.consoleLink())
    const opened = await fetch(link ?? '')
    expect(opened.status).toBe(200)
    expect(opened.headers.get('set-cookie')).toMatch(/^barid=/)
    leave()
  })

  it('is remembered over https alone where the console is served so', async () => {
    const { room, leave } = await sitDown()
    leave()
    const port = new URL((await consoleLink(room.config.dataDir, Date.now())) ?? '').port
    await room.stop()
    room.config.publicUrl = 'https://news.example.org'
    room.config.port = Number(port)
    await room.start()
    const link = (await consoleLink(room.config.dataDir, Date.now())) ?? ''
    expect(link).toMatch(/^https:\/\/news\.example\.org\/enter\//)
    const opened = await fetch(`http://127.0.0.1:${port}${new URL(link).pathname}`)
    expect([opened.status, opened.headers.get('set-cookie')]).toEqual([
      200,
      expect.stringMatching(/; Secure/),
    ])
  })

  it('is a file that its user alone can read, and is gone with the server', async () => {
    const { room, leave } = await sitDown()
    const file = join(room.config.dataDir, 'console.json')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    leave()
    await room.stop()
    await expect(readFile(file)).rejects.toThrow('ENOENT')
    expect(await consoleLink(room.config.dataDir, Date.now())).toBeUndefined()
  })
})
