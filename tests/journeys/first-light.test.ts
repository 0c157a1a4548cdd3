/** First light: a release is dropped, stands in a Telegram channel and a Discord channel, and readers find it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { libraries } from '../support/libraries.ts'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { starterTopics, valleyRelease, valleyReleaseArabic } from '../support/releases.ts'

let newsroom: Newsroom
let channel: number
let server: string

describe.each(libraries)('over %s', (library) => {
  beforeEach(async () => {
    newsroom = await openNewsroom({ library })
    channel = newsroom.telegram.chat('channel', 'News')
    server = newsroom.discord.channel('news')
    await newsroom.desk(async (tools) => {
      await tools.topics.import(await starterTopics(tools), 'test')
      await tools.chats.put([`telegram:${channel}`, server], { topics: ['Edlib'] }, 'test')
    })
  })
  afterEach(() => newsroom.close())

  const bothSent = (item: number) =>
    Promise.all([newsroom.sent('telegram', item), newsroom.sent('discord', item)])

  describe('a release that is dropped into the inbox', () => {
    it('stands once in each channel, with receipts, and the file is done', async () => {
      await newsroom.start()
      const sent = bothSent(1)
      await newsroom.drop('valley.txt', valleyRelease)
      await sent

      const [post, ...more] = newsroom.telegram.messages(channel)
      expect(more).toEqual([])
      expect(post?.text).toMatch(/^Valley Council Calls for Safe Roads to Idlib\n\nThe Council/)
      expect(post?.text).toMatch(/#Idlib$/)
      expect(newsroom.discord.seenByAll(server)).toMatchObject([
        { text: expect.stringMatching(/^Valley Council Calls/), buttons: ['Read all'] },
      ])

      await newsroom.stop()
      expect(await newsroom.inbox('done')).toEqual(['valley.txt'])
      await newsroom.desk(async ({ store }) => {
        const posts = await store.outbox.ofItem(1)
        expect(posts.map(({ platform, state }) => `${platform} ${state}`).sort()).toEqual([
          'discord sent',
          'telegram sent',
        ])
        expect(posts.every((one) => one.receipt?.id)).toBe(true)
      })
    })

    it('is found by readers under every name of its topic', async () => {
      await newsroom.start()
      const sent = bothSent(1)
      await newsroom.drop('valley.txt', valleyRelease)
      await sent

      const reader = newsroom.telegram.person('Amal', 'en')
      const member = newsroom.discord.person('Rima')
      for (const name of ['idlib', 'إدلب', 'Edlib']) {
        const asked = newsroom.events.next('question')
        reader.says(`/topic ${name}`)
        await asked
        expect(newsroom.telegram.messages(reader.id).at(-1)?.text).toContain(
          'Valley Council Calls for Safe Roads',
        )
        await member.in(server).types(`/topic ${name}`)
        await member.in(server).sees(/Valley Council Calls for Safe Roads[^]*Valley Council/)
      }
      expect(newsroom.discord.seenByAll(server)).toHaveLength(1)
    })

    it('is read whole by its button on Discord, seen by the presser alone', async () => {
      await newsroom.start()
      const sent = bothSent(1)
      await newsroom.drop('valley.txt', valleyRelease)
      await sent
      const member = newsroom.discord.person('Rima').in(server)
      await member.presses('Read all')
      const whole = await member.sees(/Source: Valley Council’s Press Office/)
      expect(whole.text).toContain('The last convoy passed on Sunday')
      expect(newsroom.discord.seenByAll(server)).toHaveLength(1)
    })
  })

  describe('beside a running server', () => {
    it('what the command line publishes goes out', async () => {
      await newsroom.start()
      const sent = bothSent(1)
      await newsroom.desk((tools) => tools.publish(request('valley.txt', valleyRelease)))
      await sent
      expect(newsroom.telegram.messages(channel)).toHaveLength(1)
    })

    it('what was published without a server goes out at its start', async () => {
      await newsroom.desk((tools) => tools.publish(request('valley.txt', valleyRelease)))
      expect(newsroom.telegram.messages(channel)).toEqual([])
      const sent = bothSent(1)
      await newsroom.start()
      await sent
      expect(newsroom.telegram.messages(channel)).toHaveLength(1)
    })
  })

  describe('a story in two languages', () => {
    it('dropped together is one post, in the language that the chat prefers', async () => {
      await newsroom.desk((tools) =>
        tools.chats.put([`telegram:${channel}`], { languages: ['ar', 'en'] }, 'test'),
      )
      await newsroom.start()
      // Versions of one stem are stored in the order of their names: Arabic is item 1.
      const sent = Promise.all([newsroom.sent('telegram', 1), newsroom.sent('discord', 2)])
      await newsroom.drop('valley.ar.txt', valleyReleaseArabic)
      await newsroom.drop('valley.en.txt', valleyRelease)
      await sent
      expect(newsroom.telegram.messages(channel)).toHaveLength(1)
      expect(newsroom.telegram.messages(channel)[0]?.text).toContain('مجلس الوادي')
      expect(newsroom.discord.seenByAll(server)).toMatchObject([
        { buttons: ['Read all', 'بالعربية'] },
      ])
    })
  })
})

const request = (name: string, text: string) => ({
  releases: [
    { name, stem: name.replace(/\..*$/, ''), format: 'text' as const, bytes: Buffer.from(text) },
  ],
  source: 'inbox',
  asNew: false,
  pair: false,
  by: 'test',
})
