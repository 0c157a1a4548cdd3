/** Readers ask, on both platforms: what they send, and what they get. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ways } from '../support/libraries.ts'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { telegramReader } from '../support/reader.ts'
import {
  publishFiles,
  starterTopics,
  valleyRelease,
  valleyReleaseArabic,
} from '../support/releases.ts'

/** The default, which all other clients see, and those of Barid. */
const languages = ['', 'ar', 'en', 'fr', 'tr']

/** As the fake keeps a menu. */
const groupsInFrench = '{"type":"all_group_chats"} fr'

const namesOf = (menu: { command: string }[]) => menu.map(({ command }) => command)

let newsroom: Newsroom
let server: string

describe.each(ways)('over %s', (library) => {
  beforeAll(async () => {
    newsroom = await openNewsroom({ library })
    server = newsroom.discord.channel('news')
    await newsroom.desk(async (tools) => {
      await tools.topics.import(await starterTopics(tools), 'test')
      await publishFiles(tools, {
        'valley.en.txt': valleyRelease,
        'valley.ar.txt': valleyReleaseArabic,
      })
    })
    await newsroom.start()
  })
  afterAll(() => newsroom.close())

  const reader = (name: string, language: string) => telegramReader(newsroom, name, language)

  describe('on Telegram, in private', () => {
    it('/start says what can be asked and what is kept, with buttons to tap', async () => {
      const amal = reader('Amal', 'en')
      await amal.asks('/start')
      expect(await amal.taps('English')).toMatch(
        /or tap a button\.\n\nKept about you: .*\/forget\n\nPlease do not send/,
      )
      expect(amal.buttons()).toEqual(['Latest', 'Topics', 'Settings'])
      expect(await amal.taps('Topics')).toMatch(/^Topics\n\nTap a topic/)
      expect(amal.buttons()).toEqual(['Idlib', 'Detainees'])
      expect(await amal.taps('Idlib')).toMatch(/^Idlib\n\n1\. Valley Council/)
    })

    it('/latest lists a story once, in the language of the reader, and a button reads it', async () => {
      const amal = reader('Amal', 'en')
      expect(await amal.asks('/latest')).toMatch(
        /^Latest\n\n1\. Valley Council Calls for Safe Roads to Idlib\nValley Council · 3 March 2026$/,
      )
      expect(await amal.taps('1')).toMatch(/The last convoy passed on Sunday\.\n\nPress release/)
      expect(amal.buttons()).toEqual(['Follow Idlib', 'بالعربية'])
      expect(await amal.taps('بالعربية')).toMatch(/مجلس الوادي يدعو/)
    })

    it('an Arabic speaker with an Arabic phone is answered in Arabic', async () => {
      const sami = reader('Sami', 'ar')
      expect(await sami.asks('/latest')).toMatch(/أحدث الأخبار[^]*مجلس الوادي/)
      expect(await sami.asks('/topic إدلب')).toMatch(/إدلب[^]*مجلس الوادي/)
    })

    it('an Arabic speaker with an English phone is answered in the script they write', async () => {
      const sami = reader('Sami', 'en')
      expect(await sami.asks('/topic إدلب')).toMatch(/مجلس الوادي/)
    })

    it('a plain word that is a topic is understood; another is searched for', async () => {
      const amal = reader('Amal', 'en')
      expect(await amal.asks('edlib')).toMatch(/^Idlib\n\n1\. Valley Council/)
      expect(await amal.asks('convoy Sunday')).toMatch(
        /^Search: convoy Sunday\n\n1\. Valley Council/,
      )
      expect(await amal.asks('hello there')).toMatch(/^Nothing was found\. .*\/topics$/)
    })

    it('a near miss is offered as a button', async () => {
      const amal = reader('Amal', 'en')
      expect(await amal.asks('/topic Idlid')).toMatch(/Perhaps Idlib/)
      expect(await amal.taps('Idlib')).toMatch(/Valley Council/)
    })

    it.each(['/read 1', '/read ١', '/read ۱', '/read \u20681\u2069'])(
      'digits of any script: %s',
      async (question) => {
        expect(await reader('Amal', 'en').asks(question)).toMatch(/Valley Council|مجلس/)
      },
    )

    it.each([
      ['/read', /For example: \/read \d/],
      ['/read abc', /For example: \/read \d/],
      ['/read 99999', /no text with the number 99999/],
      ['/read -1', /For example/],
      ['/topic', /For example: \/topic Idlib/],
      ['/topic zzzzzz', /no topic of that name/],
      ['/nonsense', /What you can send/],
    ])('%s gets a helpful answer', async (question, answer) => {
      expect(await reader('Amal', 'en').asks(question)).toMatch(answer)
    })

    it('what is sent by mistake is not repeated', async () => {
      const amal = reader('Amal', 'en')
      const answered = newsroom.events.next('question')
      amal.sendsPhoto('my cousin Salim in Harem')
      await answered
      const texts = newsroom.telegram.messages(amal.id).map((message) => message.text ?? '')
      expect(texts.join('\n')).not.toContain('Salim')
    })
  })

  describe('in a Telegram group', () => {
    it('an answer replies to the asker and carries no buttons, but names the command', async () => {
      const group = newsroom.telegram.chat('supergroup', 'Families')
      const amal = reader('Amal', 'en')
      expect(await amal.asks('/latest', group)).toMatch(/\/read \d/)
      const answer = newsroom.telegram.messages(group).at(-1)
      expect(answer?.reply_markup).toBeUndefined()
      expect(answer?.reply_to_message).toBeDefined()
    })
  })

  describe('on Discord', () => {
    it('answers are seen by the asker alone', async () => {
      const rima = newsroom.discord.person('Rima').in(server)
      await rima.types('/latest')
      await rima.sees(/Valley Council Calls for Safe Roads to Idlib/)
      await rima.types('/read 1')
      await rima.sees(/Press release · Source/)
      expect(newsroom.discord.seenByAll(server)).toEqual([])
    })

    it('topics are suggested as they are typed, by any spelling', async () => {
      const rima = newsroom.discord.person('Rima').in(server)
      expect(await rima.hesitates('/topic edl')).toContainEqual({ name: 'Idlib', value: 'idlib' })
      expect((await rima.hesitates('/topic إد')).map((choice) => choice.value)).toContain('idlib')
      expect((await rima.hesitates('/topic ')).length).toBeGreaterThan(5)
      // What is typed is read in its own script.
      expect(await rima.hesitates('/follow دير')).toEqual([
        { name: 'دير الزور', value: 'deir-ez-zor' },
      ])
    })

    it('languages are suggested by their own names, typed as one can', async () => {
      const rima = newsroom.discord.person('Rima').in(server)
      for (const typed of ['francais', 'FRA', 'fr']) {
        expect(await rima.hesitates(`/language ${typed}`)).toEqual([
          { name: 'Français', value: 'fr' },
        ])
      }
    })
  })

  describe('the menus', () => {
    const open = 'latest topics topic search read'.split(' ')
    const personal = 'follow unfollow following language settings mydata forget'.split(' ')
    const last = ['about', 'start', 'help']

    it('of Discord have every command of a reader, in servers and in private, and none of the team', () => {
      const offered = newsroom.discord.menu.commands.map((command) => Object(command))
      expect(offered.map(({ name }) => name)).toEqual([...open, ...personal, ...last])
      expect(offered.map(({ contexts }) => contexts)).toEqual(offered.map(() => [0, 1]))
    })

    it('of Telegram have them in private, and in groups what can be asked there, in each language', async () => {
      const { telegram } = newsroom
      const { commands } = telegram.world
      await telegram.until(() => commands.size === 10 || undefined)
      const namesIn = (scope: string) =>
        [...commands].filter(([place]) => place.includes(scope)).map(([, menu]) => namesOf(menu))
      const inPrivate = [...open, ...personal, ...last]
      expect(namesIn('all_private_chats')).toEqual(languages.map(() => inPrivate))
      expect(namesIn('all_group_chats')).toEqual(languages.map(() => [...open, 'about', 'help']))
    })

    it('are written again after a restart only where they have changed', async () => {
      const { telegram, discord } = newsroom
      const called = (method: string) => telegram.calls.filter((call) => call.method === method)
      const written = [called('setMyCommands').length, discord.menu.writes]
      await newsroom.stop()
      telegram.world.commands.set(groupsInFrench, [])
      await newsroom.start()
      await telegram.until(() => called('setMyCommands').length > written[0]! || undefined)
      expect([called('setMyCommands').length - 1, discord.menu.writes]).toEqual(written)
      expect(telegram.world.commands.get(groupsInFrench)).toHaveLength(7)
    })
  })

  it('in public, commands of others and commands in channels get no answer', async () => {
    const group = newsroom.telegram.chat('supergroup', 'Neighbours')
    const channel = newsroom.telegram.chat('channel', 'Announcements')
    const amal = newsroom.telegram.person('Amal', 'en')
    amal.says('/ban', group)
    amal.says('/latest', channel)
    const asked = newsroom.events.next('question')
    amal.says('/help')
    await asked
    expect(newsroom.telegram.messages(group).map((message) => message.text)).toEqual(['/ban'])
    expect(newsroom.telegram.messages(channel).map((message) => message.text)).toEqual(['/latest'])
  })
})
