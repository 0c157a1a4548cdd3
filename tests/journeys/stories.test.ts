/** A story after its first post: a twin that comes later, a corrected text, a picture, and a second database. */
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PublishRequest } from '../../src/desk/publish.ts'
import { libraries } from '../support/libraries.ts'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { png } from '../support/picture.ts'
import { startPostgres, type PostgresServer } from '../support/postgres.ts'
import { talker } from '../support/talker.ts'
import { starterTopics, valleyRelease, valleyReleaseArabic } from '../support/releases.ts'

let newsroom: Newsroom
let channel: number
let server: string

async function open(change: Parameters<typeof openNewsroom>[0] = {}): Promise<void> {
  newsroom = await openNewsroom(change)
  channel = newsroom.telegram.chat('channel', 'News')
  server = newsroom.discord.channel('news')
  await newsroom.desk(async (tools) => {
    await tools.topics.import(await starterTopics(tools), 'test')
    await tools.chats.put([`telegram:${channel}`, server], {}, 'test')
    // The second post of a channel would wait three seconds for the first.
    const set = { by: 'test', now: 1 }
    await tools.store.settings.set('budget.telegram.shared', '1000/1s', set)
    await tools.store.settings.set('budget.discord.shared', '1000/1s', set)
  })
  await newsroom.start()
}
afterEach(() => newsroom.close())

const bothSent = (item: number) =>
  Promise.all([newsroom.sent('telegram', item), newsroom.sent('discord', item)])

async function publish(
  name: string,
  text: string,
  more: Partial<PublishRequest> = {},
  picture?: Uint8Array,
) {
  const release = {
    name,
    stem: name.replace(/\..*$/, ''),
    format: 'text' as const,
    bytes: Buffer.from(text),
    ...(picture ? { picture: { name: 'x.png', bytes: picture } } : {}),
  }
  const request = { source: 'inbox', asNew: false, pair: false, by: 'test', ...more }
  return newsroom.desk((tools) => tools.publish({ ...request, releases: [release] }))
}

async function publishedFirst(): Promise<void> {
  const sent = bothSent(1)
  await publish('valley.en.txt', valleyRelease)
  await sent
}

const telegramPosts = () => newsroom.telegram.messages(channel)
const discordPosts = () => newsroom.discord.seenByAll(server)

describe.each(libraries)('over %s', (library) => {
  beforeEach(() => open({ library }))

  describe('a twin that comes after its story was posted', () => {
    it('preferred, without an address: a silent reply on Telegram, a button on Discord', async () => {
      await newsroom.desk((tools) =>
        tools.chats.put([`telegram:${channel}`, server], { languages: ['ar', 'en'] }, 'test'),
      )
      await publishedFirst()
      const replied = newsroom.sent('telegram', 2)
      const revised = newsroom.events.next(
        'operation-sent',
        (event) => event.platform === 'discord' && event.kind === 'revise',
      )
      await publish('valley.ar.txt', valleyReleaseArabic)
      await Promise.all([replied, revised])
      const [first, second] = telegramPosts()
      expect(second?.text).toContain('مجلس الوادي')
      expect(second).toMatchObject({ reply_to_message: { message_id: first?.message_id } })
      expect(
        newsroom.telegram.calls.findLast((call) => call.method === 'sendMessage')?.fields,
      ).toMatchObject({ disable_notification: true })
      expect(discordPosts()).toMatchObject([{ buttons: ['Read all', 'بالعربية'] }])
    })

    it('less preferred: no post of its own, only a button where there is a place for one', async () => {
      await publishedFirst()
      const revised = newsroom.events.next(
        'operation-sent',
        (event) => event.platform === 'discord' && event.kind === 'revise',
      )
      await publish('valley.ar.txt', valleyReleaseArabic)
      await revised
      expect(telegramPosts()).toHaveLength(1)
      expect(discordPosts()).toMatchObject([{ buttons: ['Read all', 'بالعربية'] }])
    })

    it('where all versions are wanted: its own post, in reply to the first', async () => {
      await newsroom.desk((tools) =>
        tools.chats.put([`telegram:${channel}`, server], { pairs: 'all' }, 'test'),
      )
      await publishedFirst()
      const sent = bothSent(2)
      await publish('valley.ar.txt', valleyReleaseArabic)
      await sent
      const [first, second] = telegramPosts()
      expect(second).toMatchObject({ reply_to_message: { message_id: first?.message_id } })
      expect(discordPosts()).toHaveLength(2)
      expect(discordPosts()[1]?.replyTo).toBe(discordPosts()[0]?.id)
    })
  })

  describe('a corrected text', () => {
    it('edits every post in place, and answers show it', async () => {
      await publishedFirst()
      const edited = ['telegram', 'discord'].map((platform) =>
        newsroom.events.next(
          'operation-sent',
          (event) => event.platform === platform && event.kind === 'revise',
        ),
      )
      const corrected = valleyRelease.replace('Safe Roads to Idlib', 'Safe Roads to Hama')
      const [outcome] = await publish('valley.en.txt', corrected, { revisionOf: 1 })
      expect(outcome).toMatchObject({ outcome: 'revised', number: 1, revision: 2 })
      await Promise.all(edited)
      expect(telegramPosts().map((post) => post.text?.split('\n')[0])).toEqual([
        'Valley Council Calls for Safe Roads to Hama',
      ])
      expect(discordPosts()).toHaveLength(1)
      expect(discordPosts()[0]?.text).toContain('Safe Roads to Hama')
    })

    it('under the same name without being asked for is held', async () => {
      await publishedFirst()
      const [outcome] = await publish('valley.en.txt', `${valleyRelease}\nOne line more.`)
      expect(outcome).toMatchObject({ outcome: 'held' })
      expect(JSON.stringify(outcome)).toMatch(/--revision-of 1.*--new/)
    })
  })

  describe('a picture', () => {
    it('goes with the text, is uploaded once to Telegram, and stands on Discord', async () => {
      const other = newsroom.telegram.chat('channel', 'Other')
      await newsroom.desk((tools) => tools.chats.put([`telegram:${other}`], {}, 'test'))
      const sent = bothSent(1)
      await publish('valley.en.txt', valleyRelease, {}, png())
      await sent
      await newsroom.stop()
      expect(telegramPosts()[0]?.photo).toBeDefined()
      expect(discordPosts()).toMatchObject([{ hasPicture: true }])
    })

    it('stands in no list of headlines, but with the text that is read', async () => {
      const sent = bothSent(1)
      await publish('valley.en.txt', valleyRelease, {}, png())
      await sent
      for (const door of [library, 'discord'] as const) {
        const amal = talker(newsroom, door, 'Amal', 'en')
        expect(await amal.asks('/latest')).toMatch(/1\. Valley Council/)
        expect(amal.seesPicture()).toBe(false)
        await amal.taps('1')
        // Answers on Discord show none.
        expect(amal.seesPicture()).toBe(door === library)
      }
    })

    it('is left out of what is read by who wants text only', async () => {
      const sent = bothSent(1)
      await publish('valley.en.txt', valleyRelease, {}, png())
      await sent
      const amal = talker(newsroom, library, 'Amal', 'en')
      await amal.asks('/settings')
      await amal.taps('Text only')
      expect(await amal.asks('/read 1')).toMatch(/The last convoy passed on Sunday/)
      expect(amal.seesPicture()).toBe(false)
      await amal.asks('/settings')
      await amal.taps('With pictures')
      await amal.asks('/read 1')
      expect(amal.seesPicture()).toBe(true)
    })

    it('that the platform refuses is left out, and the text goes alone', async () => {
      newsroom.telegram.failNext({
        status: 400,
        body: { ok: false, error_code: 400, description: 'Bad Request: PHOTO_INVALID_DIMENSIONS' },
      })
      const sent = newsroom.sent('telegram', 1)
      await publish('valley.en.txt', valleyRelease, {}, png())
      expect(await sent).toMatchObject({ degraded: 'picture' })
      expect(telegramPosts()[0]?.text).toContain('Valley Council Calls')
    })
  })

  it('a topic that is added later finds what was published before', async () => {
    await publishedFirst()
    const reread = newsroom.events.next('archive-reread', ({ changed }) => changed === 1)
    await newsroom.desk((tools) =>
      tools.topics.add({ slug: 'convoys', names: { en: 'Convoys' }, any: ['convoy'] }, 'test'),
    )
    await reread
    const reader = newsroom.telegram.person('Amal', 'en')
    const asked = newsroom.events.next('question')
    reader.says('/topic convoys')
    await asked
    expect(newsroom.telegram.messages(reader.id).at(-1)?.text).toContain('Valley Council Calls')
  })
})

describe('another database', () => {
  let postgres: PostgresServer
  afterAll(() => postgres.stop())

  it('on PostgreSQL a release goes the same way', async () => {
    postgres = await startPostgres()
    const url = await postgres.freshDatabase()
    await open({ database: { url }, secret: 'a secret of the tests, long enough to be one' })
    await publishedFirst()
    expect(telegramPosts()).toHaveLength(1)
    expect(discordPosts()).toHaveLength(1)
    const reader = newsroom.telegram.person('Amal', 'en')
    const asked = newsroom.events.next('question')
    reader.says('/latest')
    await asked
    expect(newsroom.telegram.messages(reader.id).at(-1)?.text).toContain('Valley Council Calls')
  })
})
