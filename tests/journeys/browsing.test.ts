/** Readers browse: pages, topics, searches, links and plain words, as chat logs. */
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { ways } from '../support/libraries.ts'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { latestGoesOn, numbers, searchGoesOn } from '../support/paging.ts'
import { telegramReader } from '../support/reader.ts'
import {
  publishFiles,
  starterTopics,
  townReleases,
  valleyRelease,
  valleyReleaseArabic,
} from '../support/releases.ts'

const day = 24 * 60 * 60_000

let newsroom: Newsroom
let server: string
/** How far the clock is ahead. */
let ahead = 0

const reader = (language: string, name = 'Amal') => telegramReader(newsroom, name, language)

async function later(): Promise<void> {
  ahead += 60 * day
  await newsroom.stop()
  await newsroom.start()
}

describe.each(ways)('over %s', (library) => {
  beforeAll(async () => {
    ahead = 0
    newsroom = await openNewsroom({ library }, () => Date.now() + ahead)
    server = newsroom.discord.channel('news')
    await newsroom.desk(async (tools) => {
      await tools.topics.import(await starterTopics(tools), 'test')
      await publishFiles(tools, {
        ...townReleases(12),
        'valley.en.txt': valleyRelease,
        'valley.ar.txt': valleyReleaseArabic,
      })
    })
    await newsroom.start()
  })
  afterAll(() => newsroom.close())

  describe('pages', () => {
    it('/latest goes on in the same message, with numbers that go on, after a restart and after weeks', async () => {
      const list = await latestGoesOn(reader('en'), later)
      expect(numbers(list)).toEqual(['11', '12', '13'])
      expect(list).toMatch(/13\. School Number 1 in Idlib/)
    })

    it('a search goes on likewise, and only where it was asked', async () => {
      const amal = reader('en')
      let more = ''
      const page = await searchGoesOn(amal, async () => {
        more = amal.carries('More')
        await later()
      })
      expect(page).toMatch(/^Search: winter benches\n\n6\. /)
      expect(numbers(page)).toEqual(['6', '7', '8', '9', '10'])

      const other = reader('en', 'Basil')
      expect(await other.asks(more)).toBe(
        'This list is no longer here. The newest headlines: /latest',
      )
    })

    it('a search ends after ninety days, and says so', async () => {
      const amal = reader('en')
      await amal.asks('winter benches')
      ahead += 91 * day
      expect(await amal.taps('More')).toMatch(/^This list is no longer here/)
    })

    it('a list goes on in the language in which it began', async () => {
      const sami = reader('en', 'Sami')
      expect(await sami.asks('إدلب')).toMatch(/الأول: /)
      expect(await sami.taps('المزيد')).toMatch(/السادس: /)
    })

    it.each([
      ['/latest 3', ['1', '2', '3']],
      ['/latest 03', ['1', '2', '3']],
      ['/latest 99999999999999999999', '1 2 3 4 5 6 7 8 9 10'.split(' ')],
    ])('%s', async (question, rows) => {
      expect(numbers(await reader('en').asks(question))).toEqual(rows)
    })
  })

  it('digits of any script are understood', async () => {
    const list = await reader('ar').asks('/latest ٣')
    expect(list).toMatch(/الثالث: /)
    expect(list).not.toMatch(/الرابع: /)
  })

  it('/topics shows a button for each topic that there is something on', async () => {
    const amal = reader('en')
    expect(await amal.asks('/topics')).toBe(
      'Topics\n\nTap a topic, or send its name, such as Idlib.',
    )
    expect(amal.buttons()).toEqual(['Idlib', 'Detainees'])
    expect(await amal.taps('Detainees')).toMatch(/^Detainees\n\n1\. Valley Council/)
  })

  it.each([
    ['/start t_idlib', /^Idlib\n\n1\. /],
    ['/start i_1', /^School Number 1 in Idlib/],
    ['/start t_nowhere', /no topic of that name/],
    ['/start i_99999', /no text with the number 99999/],
    ['/start c_latest', /^Welcome\. For English/],
    ['/start nonsense', /^Welcome\. For English/],
  ])('a link that sends %s shows, and does no more', async (payload, shown) => {
    expect(await reader('en').asks(payload)).toMatch(shown)
    const chats = await newsroom.desk((tools) => tools.store.chats.page(0, 10))
    expect(chats).toEqual([])
  })

  describe('a word without a slash', () => {
    it.each([
      ['en', 'Latest', /^Latest\n\n1\. /],
      ['en', 'latest news', /^Latest\n\n1\. /],
      ['en', 'topics', /^Topics\n/],
      ['en', 'search benches', /^Search: benches\n\n1\. /],
      ['en', 'read 1', /^School Number 1/],
      ['en', 'read ١', /^School Number 1/],
      ['en', 'help', /^What you can send/],
      ['en', 'about', /^About this bot/],
      ['ar', 'أحدث', /أحدث الأخبار/],
      ['ar', 'احدث الاخبار', /أحدث الأخبار/],
      ['ar', 'بحث المعابر', /لا نتائج|بحث: /],
      ['ar', 'بحث مهندسون', /بحث: مهندسون[^]*مجلس الوادي/],
      ['ar', 'المواضيع', /المواضيع/],
      ['ar', 'موضوع إدلب', /إدلب\n\n[^]*الأول: /],
      ['fr', 'dernières', /^Dernières nouvelles\n\n1\. /],
      ['fr', 'DERNIERES NOUVELLES', /^Dernières nouvelles\n\n1\. /],
      ['fr', 'recherche benches', /^Recherche\s: benches\n\n1\. /],
      ['tr', 'son haberler', /^Son haberler\n\n1\. /],
      ['tr', 'arama benches', /^Arama: benches\n\n1\. /],
      ['tr', 'KONULAR', /^Konular\n/],
      ['en', 'arama benches', /^Search: benches\n\n1\. /],
      ['en', 'edlib', /^Idlib\n\n1\. /],
      ['en', 'engineers drivers', /^Search: engineers drivers\n\n1\. Valley/],
      ['en', 'Idlid', /Perhaps Idlib\?$/],
      ['en', 'qwertz', /^Nothing was found\. .*\/topics$/],
      ['en', '???', /For example: \/search Idlib$/],
    ])('%s: %s', async (language, typed, answer) => {
      expect(await reader(language).asks(typed)).toMatch(answer)
    })
  })

  it('/help names every command that the menu has, with an example that works', async () => {
    const amal = reader('en')
    const help = await amal.asks('/help')
    const examples = [...help.matchAll(/\/\w+(?: \w+)?(?=:)/g)].map(([command]) => command)
    expect(examples).toHaveLength(12)
    for (const example of examples) expect(await amal.asks(example)).not.toMatch(/For example/)
  })

  it('/about is in the words of the owner, in the language of who asks', async () => {
    const set = (key: string, value: string | undefined) =>
      newsroom.desk(({ store }) => store.settings.set(key, value, { by: 'test', now: 1 }))
    await set('about', 'The Herald runs this bot.')
    await set('about.ar', 'تدير هذا البوت صحيفة.')
    await set('channels', '@herald_news')
    expect(await reader('en').asks('/about')).toMatch(
      /^About this bot\n\nThe Herald runs this bot\.\n\nOfficial channels\n\n@herald_news\n\nKept about you/,
    )
    expect(await reader('ar').asks('/about')).toMatch(/تدير هذا البوت صحيفة\./)
    for (const key of ['about', 'about.ar', 'channels']) await set(key, undefined)
  })

  describe('in a group', () => {
    it('lists have no buttons, and name what to send', async () => {
      const group = newsroom.telegram.chat('supergroup', 'Families')
      const amal = reader('en')
      expect(await amal.asks('/topics', group)).toBe(
        'Topics\n\n• Idlib: /topic idlib\n• Detainees: /topic detainees',
      )
      expect(await amal.asks('/latest', group)).toMatch(/\/read \d/)
      expect(amal.buttons(group)).toEqual([])
    })

    it('/start says what to send, in one language and without buttons', async () => {
      const group = newsroom.telegram.chat('supergroup', 'Families')
      const amal = reader('en')
      expect(await amal.asks('/start', group)).toMatch(/^Send \/topic Idlib\.\n/)
      expect(amal.buttons(group)).toEqual([])
    })
  })

  describe('on Discord', () => {
    it('an answer is the asker’s own until they show it to all', async () => {
      const rima = newsroom.discord.person('Rima').in(server)
      await rima.types('/search benches')
      const answer = await rima.sees(/Search: benches\n\n1\. /)
      expect(answer.buttons).toEqual(['1', '2', '3', '4', '5', 'More', 'Show to all'])
      await rima.presses('More')
      await rima.sees(/Search: benches\n\n6\. /)
      expect(newsroom.discord.seenByAll(server)).toEqual([])

      await rima.types('/topic idlib')
      await rima.sees(/^Idlib\n\n1\. /)
      await rima.presses('Show to all')
      const shown = await newsroom.discord
        .person('Lina')
        .in(server)
        .sees(/^Idlib\n\n1\. /)
      expect(shown.text).toMatch(/\/read \d+/)
      expect(shown.buttons).toEqual([])
    })
  })
})

describe('an example works', () => {
  /** Words of a topic, none of which is its name. */
  const refugees = valleyRelease.replaceAll('Idlib', 'the Camp').replace('detainees', 'refugees')

  it.each([
    ['where a text says its topic in other words', { 'camp.txt': refugees }, 'Displacement'],
    ['where nothing is published yet', {}, 'Al-Hasakah'],
  ])('%s', async (_, files, topic) => {
    newsroom = await openNewsroom({})
    onTestFinished(() => newsroom.close())
    await newsroom.desk(async (tools) => {
      await tools.topics.import(await starterTopics(tools), 'test')
      await publishFiles(tools, files)
    })
    await newsroom.start()
    const amal = reader('en')
    const example = async (asked: string) =>
      / (\/[^]+?)\.?$/.exec(await amal.asks(asked))?.[1] ?? `none for ${asked}`
    for (const asked of ['/topic', '/search', '/follow']) {
      const given = await example(asked)
      expect(given).toBe(`${asked} ${topic}`)
      expect(await amal.asks(given)).toMatch(
        new RegExp(`^${topic}\n|^Nothing on ${topic} yet|^You follow ${topic}`),
      )
    }
  })
})

describe('a text in three languages', () => {
  const valleyReleaseFrench = `Mardi 3 mars 2026

Le Conseil de la vallée demande des routes sûres vers Idleb

Le Conseil de la vallée a demandé mardi que les routes vers Idleb restent ouvertes aux familles et aux secours.

(Source : Bureau de presse du Conseil de la vallée)
`

  it.each([
    ['ar', 'بالعربية'],
    ['fr', 'En français'],
  ])('leads a reader from English to theirs: %s', async (language, label) => {
    newsroom = await openNewsroom({})
    onTestFinished(() => newsroom.close())
    await newsroom.desk((tools) =>
      publishFiles(tools, {
        'valley.en.txt': valleyRelease,
        'valley.ar.txt': valleyReleaseArabic,
        'valley.fr.txt': valleyReleaseFrench,
      }),
    )
    await newsroom.start()
    const amal = reader(language)
    expect(await amal.asks('/read 1')).toMatch(/^Valley Council Calls/)
    expect(amal.buttons()).toEqual([label])
  })
})
