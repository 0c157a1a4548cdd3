/** The reader at the console, in the journeys that are told of Telegram and Discord elsewhere. What stands in its chat outlives the server. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { latestGoesOn, numbers, searchGoesOn } from '../support/paging.ts'
import {
  publishFiles,
  starterTopics,
  townReleases,
  valleyRelease,
  valleyReleaseArabic,
} from '../support/releases.ts'
import { atConsole } from '../support/talker.ts'

const day = 24 * 60 * 60_000

let newsroom: Newsroom
let reader: ReturnType<typeof atConsole>
/** How far the clock is ahead. */
let ahead = 0

beforeAll(async () => {
  newsroom = await openNewsroom(
    { telegram: undefined, discord: undefined },
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
  // Who opens the console later gets none of them.
  const planned = newsroom.events.next('fanout-done', ({ item }) => item === 14)
  await newsroom.start()
  await planned
})
beforeEach(() => {
  reader = atConsole(newsroom, 'en')
})
afterAll(() => newsroom.close())

async function later(): Promise<void> {
  ahead += 60 * day
  await newsroom.stop()
  await newsroom.start()
}

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
})

describe('after a restart and after weeks', () => {
  it('/latest goes on in the same message, with numbers that go on', async () => {
    const list = await latestGoesOn(reader, later)
    expect(numbers(list)).toEqual(['11', '12', '13'])
    expect(list).toMatch(/13\. School Number 1 in Idlib/)
  })

  it('a search goes on likewise', async () => {
    const page = await searchGoesOn(reader, later)
    expect(page).toMatch(/^Search: winter benches\n\n6\. /)
    expect(numbers(page)).toEqual(['6', '7', '8', '9', '10'])
  })

  it('another link opens the chat as it stood, which answers as before', async () => {
    await reader.asks('/language ar')
    await reader.asks('/latest')
    const stood = reader.lines()
    expect(stood.slice(-4)).toEqual([
      '/language ar',
      expect.stringMatching(/العربية/),
      '/latest',
      expect.stringMatching(/^أحدث الأخبار\n\n/),
    ])
    await later()
    const again = atConsole(newsroom, 'en')
    expect(await again.taps('المزيد')).toMatch(/السادس: /)
    expect(again.lines().slice(0, -1)).toEqual(stood.slice(0, -1))
    expect(await again.asks('/latest')).toMatch(/^أحدث الأخبار\n\n/)
  })

  it('what nobody said for ninety days is swept', async () => {
    await reader.asks('/topics')
    ahead += 90 * day
    await newsroom.desk(({ store }) => store.sweep(Date.now() + ahead))
    await later()
    await reader.asks('/topics')
    expect(reader.lines()).toEqual(['/topics', expect.any(String)])
    expect(await reader.asks('/mydata')).toContain('ما يقال في هذه المحادثة')
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
