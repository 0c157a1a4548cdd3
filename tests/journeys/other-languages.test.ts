/** A story that is in none of the languages that a chat wants: waited for, marked or left out, as its admin or reader chose. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { stripBidi } from '../../messages/bidi.ts'
import type { Edit } from '../../src/desk/editing.ts'
import type { OtherLanguage } from '../../src/news.ts'
import { ticking } from '../support/clock.ts'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'
import {
  publishFiles,
  starterTopics,
  valleyRelease,
  valleyReleaseArabic,
} from '../support/releases.ts'
import { doors, talker, type Talker } from '../support/talker.ts'

const minute = 60_000
const halfAnHour = 30 * minute
const english = { 'valley.en.txt': valleyRelease }
const arabic = { 'valley.ar.txt': valleyReleaseArabic }

let time: number
let newsroom: Newsroom
let channel: number
let server: string

async function open(change: Parameters<typeof openNewsroom>[0] = {}): Promise<void> {
  time = Date.parse('2026-05-03T08:30:00Z')
  newsroom = await openNewsroom(
    change,
    ticking(() => time),
  )
  channel = newsroom.telegram.chat('channel', 'News')
  server = newsroom.discord.channel('news')
  await newsroom.desk(async (tools) => {
    await tools.topics.import(await starterTopics(tools), 'test')
  })
  await newsroom.start()
}
afterEach(() => newsroom.close())

const publish = (files: Record<string, string>) =>
  newsroom.desk((tools) => publishFiles(tools, files))

/** Publishes, and resolves when it is planned for every chat. */
async function planned(item: number, files: Record<string, string>): Promise<void> {
  const done = newsroom.events.next('fanout-done', (event) => event.item === item)
  await publish(files)
  await done
}

const bothSent = (item: number) =>
  Promise.all([newsroom.sent('telegram', item), newsroom.sent('discord', item)])

const onTelegram = () => newsroom.telegram.messages(channel).map(({ text = '' }) => stripBidi(text))
const onDiscord = () => newsroom.discord.seenByAll(server).map(({ text }) => stripBidi(text))
/** The line under the headline. */
const second = (text: string | undefined) => text?.split('\n').filter(Boolean)[1]

describe('channels that want Arabic', () => {
  beforeEach(() => open())

  const want = (otherLanguage?: OtherLanguage) =>
    newsroom.desk((tools) =>
      tools.chats.put(
        [`telegram:${channel}`, server],
        { languages: ['ar'], ...(otherLanguage ? { otherLanguage } : {}) },
        'test',
      ),
    )

  it('and chose nothing else get no other language', async () => {
    await want()
    await planned(1, english)
    expect([...onTelegram(), ...onDiscord()]).toEqual([])
  })

  it('and mark get the original at once, with its language in Arabic under the headline', async () => {
    await want('mark')
    const sent = bothSent(1)
    await publish(english)
    await sent
    expect(onTelegram().map(second)).toEqual(['بالإنجليزية'])
    expect(onDiscord().map(second)).toEqual(['بالإنجليزية'])
  })

  it('and wait get the original when the time is over, also after a restart; the Arabic then does not double it', async () => {
    await want('wait')
    await planned(1, english)
    time += halfAnHour - minute
    await newsroom.stop()
    await newsroom.start()
    expect([...onTelegram(), ...onDiscord()]).toEqual([])

    const sent = bothSent(1)
    time += minute
    await sent
    expect(onTelegram().map(second)).toEqual(['بالإنجليزية'])
    expect(onDiscord().map(second)).toEqual(['بالإنجليزية'])

    time += minute
    const replied = newsroom.sent('telegram', 2)
    const revised = newsroom.events.next(
      'operation-sent',
      ({ platform, kind }) => platform === 'discord' && kind === 'revise',
    )
    await publish(arabic)
    await Promise.all([replied, revised])
    const [original, twin] = newsroom.telegram.messages(channel)
    expect(twin).toMatchObject({ reply_to_message: { message_id: original?.message_id } })
    expect(second(onTelegram()[0])).toBe('بالإنجليزية')
    expect(onDiscord().map(second)).toEqual(['بالإنجليزية'])
    expect(newsroom.discord.seenByAll(server)[0]?.buttons).toContain('بالعربية')
  })

  it('and wait get the Arabic alone, where it comes in time', async () => {
    await want('wait')
    await planned(1, english)
    time += halfAnHour / 2
    const sent = bothSent(2)
    await publish(arabic)
    await sent
    const over = newsroom.events.next('fanout-done', (event) => event.item === 1)
    time += halfAnHour / 2
    await over
    expect(onTelegram()).toEqual([expect.stringMatching(/^مجلس الوادي/)])
    expect(onDiscord()).toEqual([expect.stringMatching(/مجلس الوادي/)])
    expect(newsroom.told.filter(({ type }) => type === 'operation-sent')).toHaveLength(2)
  })

  const edit = (what: Pick<Edit, 'verb'> & Partial<Edit>) =>
    newsroom.desk((tools) => tools.editing.apply({ item: 1, by: 'test', ...what }))

  const corrected = (title: string): Partial<Edit> => ({
    text: {
      bytes: Buffer.from(valleyRelease.replace(/^.*$/m, title)),
      format: 'text',
    },
    line: 'A name was wrong.',
  })

  it('and wait get what was corrected meanwhile, marked, and the mark stays with later corrections', async () => {
    await want('wait')
    await planned(1, english)
    const ready = newsroom.events.next('fanout-done', (event) => event.item === 1)
    await edit({ verb: 'correct', ...corrected('The corrected headline') })
    await ready
    expect([...onTelegram(), ...onDiscord()]).toEqual([])

    const sent = bothSent(1)
    time += halfAnHour
    await sent
    for (const posts of [onTelegram(), onDiscord()]) {
      expect(posts).toEqual([expect.stringMatching(/^The corrected headline/)])
      expect(posts.map(second)).toEqual(['بالإنجليزية'])
      expect(posts[0]).toContain('A name was wrong.')
    }

    time += 60_000
    const again = bothSent(1)
    await edit({ verb: 'correct', ...corrected('Corrected once more') })
    await again
    for (const posts of [onTelegram(), onDiscord()]) {
      expect(posts).toEqual([expect.stringMatching(/^Corrected once more/)])
      expect(posts.map(second)).toEqual(['بالإنجليزية'])
    }
  })

  it('and wait get nothing of what is withdrawn meanwhile, nor a reply', async () => {
    await want('wait')
    await planned(1, english)
    const ready = newsroom.events.next('fanout-done', (event) => event.item === 1)
    await edit({ verb: 'withdraw' })
    await ready
    time += halfAnHour
    const sent = bothSent(2)
    await publish(arabic)
    await sent
    expect(onTelegram()).toEqual([expect.stringMatching(/^مجلس الوادي/)])
    expect(onDiscord()).toEqual([expect.stringMatching(/مجلس الوادي/)])
  })
})

describe.each(doors)('a reader over %s', (door) => {
  beforeEach(() => open(door === 'discord' ? {} : { library: door }))

  const platform = door === 'discord' ? 'discord' : 'telegram'
  const lines = (post: string | undefined) =>
    stripBidi(post ?? '')
      .split('\n')
      .filter(Boolean)

  /** At the pace of people, which answers keep too: the clock moves with every word. */
  function reader(
    name: string,
    language: string,
  ): Pick<Talker, 'asks' | 'taps' | 'screen' | 'buttons'> {
    const one = talker(newsroom, door, name, language)
    const after = <T>(step: () => T): T => {
      time += 2_000
      return step()
    }
    return {
      ...one,
      asks: (words) => after(() => one.asks(words)),
      taps: (label) => after(() => one.taps(label)),
    }
  }

  it('who chose no language of the news is told in their own which one it is in', async () => {
    const leila = reader('Leila', 'fr')
    await leila.asks('/language fr')
    await leila.asks('/follow everything')
    const sent = newsroom.sent(platform, 1)
    await publish(arabic)
    await sent
    expect(lines(leila.screen().at(-1))[1]).toBe('en arabe')
  })

  it('chooses what happens by buttons, in their language', async () => {
    const sami = reader('Sami', 'en')
    await sami.asks('/follow everything')
    await sami.asks('/settings')
    await sami.taps('News languages')
    await sami.taps('العربية')
    expect(await sami.taps('Back')).toMatch(/Other languages: not sent/)
    expect(await sami.taps('Other languages')).toMatch(/^What should happen to news/)
    expect(sami.buttons()).toEqual([
      'Send after 30 minutes',
      'Send at once, marked',
      'Do not send',
      'Back',
    ])
    expect(await sami.taps('Send at once, marked')).toMatch(
      /Other languages: at once, with a line that says the language/,
    )
    expect(await sami.asks('/mydata')).toMatch(/Other languages: at once/)
    const sent = newsroom.sent(platform, 1)
    await publish(english)
    await sent
    expect(lines(sami.screen().at(-1)).slice(0, 2)).toEqual([
      expect.stringMatching(/Valley Council Calls for Safe Roads/),
      'in English',
    ])
  })

  it('who would rather wait gets the original half an hour later', async () => {
    const sami = reader('Sami', 'en')
    await sami.asks('/language ar')
    await sami.asks('/follow everything')
    expect(await sami.asks('/settings other wait')).toMatch(/بعد 30 دقيقة إن لم يصل/)
    await planned(1, english)
    expect(sami.screen().at(-1)).not.toMatch(/Valley Council/)
    const sent = newsroom.sent(platform, 1)
    time += halfAnHour
    await sent
    expect(lines(sami.screen().at(-1))[1]).toBe('بالإنجليزية')
  })
})
