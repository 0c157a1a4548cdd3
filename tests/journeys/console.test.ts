/** The reader at the console, in the journeys that are told of Telegram and Discord elsewhere. Its chat lasts as long as the server. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'
import {
  publishFiles,
  starterTopics,
  townReleases,
  valleyRelease,
  valleyReleaseArabic,
} from '../support/releases.ts'
import { talker, type AnyTalker } from '../support/talker.ts'

let newsroom: Newsroom
let reader: AnyTalker

beforeAll(async () => {
  newsroom = await openNewsroom({ telegram: undefined, discord: undefined })
  await newsroom.desk(async (tools) => {
    await tools.topics.import(await starterTopics(tools), 'test')
    await publishFiles(tools, {
      ...townReleases(12),
      'valley.en.txt': valleyRelease,
      'valley.ar.txt': valleyReleaseArabic,
    })
  })
  // Who opens the console later gets none of them.
  const planned = newsroom.events.next('fanout-done', ({ item }) => item === 14)
  await newsroom.start()
  await planned
})
beforeEach(() => {
  reader = talker(newsroom, 'console', 'Amal', 'en')
})
afterAll(() => newsroom.close())

/** Numbers before the rows of a list. */
const numbers = (list: string) => [...list.matchAll(/^(\d+)\. /gm)].map(([, number]) => number)

describe('asking', () => {
  it.each([
    ['edlib', /^Idlib\n\n1\. /],
    ['إدلب', /^إدلب\n\n[^]*الأول: مجلس الوادي/],
    ['engineers drivers', /^Search: engineers drivers\n\n1\. Valley/],
    ['latest news', /^Latest\n\n1\. /],
    ['Idlid', /Perhaps Idlib\?$/],
    ['qwertz', /^Nothing was found\. .*\/topics$/],
    ['/read ١', /^School Number 1 in Idlib/],
    ['/read', /For example: \/read \d/],
    ['/nonsense', /^What you can send/],
    ['/start t_idlib', /^Idlib\n\n1\. /],
    ['/start i_1', /^School Number 1 in Idlib/],
    ['/start t_nowhere', /no topic of that name/],
  ])('%s', async (typed, answer) => {
    expect(await reader.asks(typed)).toMatch(answer)
  })

  it('a list goes on in the same message, and reading one keeps the list', async () => {
    expect(numbers(await reader.asks('/latest'))).toEqual(['1', '2', '3', '4', '5'])
    expect(reader.buttons()).toEqual(['1', '2', '3', '4', '5', 'More'])
    const before = reader.screen().length
    expect(numbers(await reader.taps('More'))).toEqual(['6', '7', '8', '9', '10'])
    expect(reader.screen()).toHaveLength(before)
    expect(await reader.taps('6')).toMatch(/^School Number 8 in Idlib Opens/)
    expect(reader.screen()).toHaveLength(before + 1)
  })

  it('after a restart another link opens an empty chat, which answers as before', async () => {
    await reader.asks('/language ar')
    expect(reader.screen().length).toBeGreaterThan(1)
    await newsroom.stop()
    await newsroom.start()
    const again = talker(newsroom, 'console', 'Amal', 'en')
    expect(await again.asks('/latest')).toMatch(/^أحدث الأخبار\n\n/)
    expect(again.screen()).toHaveLength(1)
    expect(await again.taps('المزيد')).toMatch(/السادس: /)
  })
})

describe('following', () => {
  it('the chat gets what is published, whole and once a story, until its reader chooses', async () => {
    await reader.asks('/language en')
    await reader.asks('/unfollow everything')
    expect(await reader.asks('/follow Aleppo')).toMatch(/^You follow Aleppo/)
    const before = reader.screen().length
    const town = (name: string) =>
      valleyRelease.replaceAll('Idlib', name).replaceAll('Roads', 'Trains')
    const planned = newsroom.events.next('fanout-done', ({ item }) => item === 15)
    await newsroom.drop('idlib-trains.en.txt', town('Idlib'))
    await planned
    const sent = newsroom.sent('console', 16)
    await newsroom.drop('aleppo-trains.en.txt', town('Aleppo'))
    await sent
    await reader.asks('/following')
    expect(reader.screen().slice(before)).toEqual([
      expect.stringMatching(/^Valley Council Calls for Safe Trains to Aleppo[^]*on Sunday/),
      'You follow Aleppo.',
    ])
  })
})
