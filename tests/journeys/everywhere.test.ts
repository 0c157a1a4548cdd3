/** What a reader does is answered the same on every platform: a word, pages, a photo and a story, and what is asked among others. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'
import {
  publishFiles,
  starterTopics,
  townReleases,
  valleyRelease,
  valleyReleaseArabic,
} from '../support/releases.ts'
import { doors, talker } from '../support/talker.ts'

const day = 24 * 60 * 60_000

let newsroom: Newsroom
let ahead = 0

/** Numbers before the rows of a list. */
const numbers = (list: string) => [...list.matchAll(/^(\d+)\. /gm)].map(([, number]) => number)

describe.each(doors)('over %s', (door) => {
  beforeAll(async () => {
    ahead = 0
    newsroom = await openNewsroom(
      door === 'discord' ? {} : { library: door },
      () => Date.now() + ahead,
    )
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

  const reader = (name: string) => talker(newsroom, door, name, 'en')
  const shared = () =>
    door === 'discord'
      ? newsroom.discord.channel('families')
      : `telegram:${newsroom.telegram.chat('supergroup', 'Families')}`

  it('/start says that a word is enough, and the word is', async () => {
    const amal = reader('Amal')
    await amal.asks('/start')
    expect(await amal.taps('English')).toMatch(/^Send a word such as Idlib, or tap a button\./)
    expect(await amal.asks('edlib')).toMatch(/^Idlib\n\n1\. /)
  })

  it.each([
    ['latest', /^Latest\n\n1\. /],
    ['Latest 3', /^Latest\n\n1\. /],
    ['topics', /^Topics\n/],
    ['search benches', /^Search: benches\n\n1\. /],
    ['read 1', /^School Number 1/],
    ['read ١', /^School Number 1/],
    ['engineers drivers', /^Search: engineers drivers\n\n1\. Valley/],
    ['Idlid', /Perhaps Idlib\?$/],
    ['qwertz', /^Nothing was found\. .*\/topics$/],
    ['أحدث الأخبار', /^أحدث الأخبار\n\nالأول: /],
    ['متابعة إدلب', /متابعة إدلب/],
    ['follow Idlib', /^You follow Idlib/],
    ['/nonsense', /^What you can send/],
  ])('a word without a slash is understood: %s', async (typed, answer) => {
    expect(await reader('Amal').asks(typed)).toMatch(answer)
  })

  it('a list goes on in the same message, with numbers that go on, after a restart and after weeks', async () => {
    const amal = reader('Amal')
    expect(numbers(await amal.asks('latest'))).toEqual(['1', '2', '3', '4', '5'])
    expect(amal.buttons()).toEqual(['1', '2', '3', '4', '5', 'More'])
    const before = amal.screen().length

    ahead += 60 * day
    await newsroom.stop()
    await newsroom.start()
    expect(numbers(await amal.taps('More'))).toEqual(['6', '7', '8', '9', '10'])
    expect(amal.screen()).toHaveLength(before)
    expect(await amal.taps('6')).toMatch(/^School Number 8 in Idlib Opens/)
    await amal.taps('More')
    expect(numbers(amal.screen()[before - 1] ?? '')).toEqual(['11', '12', '13'])
  })

  it('a search goes on likewise, in the language in which it began', async () => {
    const sami = reader('Sami')
    expect(await sami.asks('winter benches')).toMatch(/^Search: winter benches\n\n1\. /)
    expect(numbers(await sami.taps('More'))).toEqual(['6', '7', '8', '9', '10'])
    expect(await sami.asks('إدلب')).toMatch(/الأول: /)
    expect(await sami.taps('المزيد')).toMatch(/السادس: /)
  })

  it('/follow asked among others tells them nothing', async () => {
    const [chat, amal] = [shared(), reader('Amal')]
    // On Discord the answer is the asker's alone; on Telegram it leads to the private chat.
    expect(await amal.asksIn(chat, '/follow idlib')).toMatch(
      /^(You follow Idlib|That is between us)/,
    )
    expect(await amal.asksIn(chat, '/mydata')).toMatch(/^(Kept about you|That is between us)/)
    expect(amal.othersSee(chat).filter((text) => !text.startsWith('That is between us'))).toEqual(
      [],
    )
  })

  it('who asks too much is told so, and nobody else waits for it', async () => {
    const [basil, amal] = [reader('Basil'), reader('Amal')]
    const answers: string[] = []
    while (answers.length < 60 && !answers.at(-1)?.startsWith('That is a lot')) {
      answers.push(await basil.asks('/help'))
    }
    expect(answers.at(-1)).toBe('That is a lot at once. Please try again in a minute.')
    expect(answers.length).toBeGreaterThan(20)
    expect(await amal.asks('/latest')).toMatch(/^Latest/)
  })

  it('a word among others is nobody’s question', async () => {
    const [chat, amal] = [shared(), reader('Amal')]
    const talks = {
      discord: () => newsroom.discord.chatter(chat, 'latest'),
      telegram: () => newsroom.telegram.person('Rima').says('latest', Number(chat.slice(9))),
    }
    talks[door === 'discord' ? 'discord' : 'telegram']()
    expect(await amal.asks('latest')).toMatch(/^Latest/)
    expect(amal.othersSee(chat)).toEqual([])
  })
})
