/** Posts that may have arrived: the editors are told once in private, look, and say what they saw. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { valleyRelease } from '../support/releases.ts'
import { talker, type Talker } from '../support/talker.ts'

let newsroom: Newsroom
let channels: number[]
let later = 0
let editor: Talker

beforeEach(async () => {
  later = 0
  newsroom = await openNewsroom({}, now)
  editor = talker(newsroom, 'grammy', 'Sami', 'en')
  newsroom.config.owners.push(editor.person)
  channels = ['Herald', 'Valley'].map((name) => newsroom.telegram.chat('channel', name))
  await newsroom.desk((tools) =>
    tools.chats.put(
      channels.map((id) => `telegram:${id}`),
      {},
      'test',
    ),
  )
  await newsroom.start()
  await editor.asks('/language en')
})
afterEach(() => newsroom.close())

/** A post that reached its channel, and one that did not; of neither was there an answer. */
async function lost(): Promise<void> {
  newsroom.telegram.failNext('cut-after', 'cut-before')
  let unknown = 0
  const both = newsroom.events.next(
    'operation-failed',
    ({ outcome }) => outcome === 'unknown' && ++unknown === channels.length,
  )
  await newsroom.drop('valley.txt', valleyRelease)
  await both
}

const now = () => Date.now() + later

const standing = () =>
  channels.map((id) => newsroom.telegram.messages(id).length).sort((a, b) => a - b)
const alertsIn = (screen: string[]) => screen.filter((said) => /may have arrived/.test(said))

it('an editor is told once, and says of each whether it arrived', async () => {
  await lost()
  await newsroom.telegram.until(() => alertsIn(editor.screen())[0])
  expect(alertsIn(editor.screen())).toEqual([
    expect.stringMatching(/^(2 posts|One post) may have arrived, or not/),
  ])
  expect(standing()).toEqual([0, 1])

  expect(await editor.taps('Look')).toMatch(
    /^2 posts may have arrived[^]*1\. Valley Council Calls[^]*· chat \d+ on Telegram ·[^]*2\. Valley/,
  )
  expect(editor.buttons()).toEqual([
    '1: it arrived',
    '1: send it again',
    '2: it arrived',
    '2: send it again',
  ])
  const held = await newsroom.desk(({ store }) => store.outbox.held(10))
  const isThere = (place = '') => newsroom.telegram.messages(Number(place.slice(9))).length > 0
  const [first, second] = held.map(({ address }) => isThere(address))
  const arrived = newsroom.telegram.until(() => (standing()[0] === 1 ? true : undefined))
  const word = (position: number, there = false) =>
    editor.taps(`${position}: ${there ? 'it arrived' : 'send it again'}`)
  expect(await word(1, first)).toMatch(first ? /^Noted: it arrived/ : /^It goes out again/)
  expect(await word(1, second)).toMatch(/No post waits for your word/)
  await arrived
  expect(standing()).toEqual([1, 1])
})

it('a button refuses what was decided meanwhile, and what was tried again since', async () => {
  await lost()
  await newsroom.telegram.until(() => alertsIn(editor.screen())[0])
  await editor.asks('/held')
  const [one] = await newsroom.desk(({ store }) => store.outbox.held(1))
  const decide = (what: 'arrived' | 'again') =>
    newsroom.desk(({ store }) => store.outbox.decide(one?.id ?? 0, what, { by: 'cli', now: now() }))
  newsroom.telegram.failNext('cut-before')
  const again = newsroom.events.next('operation-failed', ({ outcome }) => outcome === 'unknown')
  later += 60_000
  await decide('again')
  await again
  expect(await editor.taps('1: it arrived')).toMatch(/^This was decided already, or has changed/)
  expect(await newsroom.desk(({ store }) => store.outbox.held(9))).toHaveLength(2)
  await decide('arrived')
  expect(await editor.taps('1: it arrived')).toMatch(/^(This was decided|Noted)/)
})
