/** What the doctor says that no fake platform can make it say: a clock that runs behind, a platform that fails in between. */
import { expect, it } from 'vitest'
import { DeliveryFailure, type Inspection } from '../../adapters/adapter.ts'
import { createDoctor, type DoctorParts } from '../../src/desk/doctor.ts'
import type { Chat, NewsItem } from '../../src/news.ts'

const noon = Date.UTC(2026, 4, 3, 12)

const chat = (address: string, more: Partial<Chat> = {}): Chat => ({
  id: 1,
  address,
  platform: 'telegram',
  kind: 'channel',
  language: 'en',
  pairs: 'preferred',
  state: 'active',
  ...more,
})

/** What chats are called, as it was remembered. */
const entitled: string[] = []

async function told(change: {
  newest?: number
  chats?: Chat[]
  inspect?: (address: string) => Promise<Inspection>
  identity?: () => Promise<{ id: string; name: string }>
  heldUntil?: number
}): Promise<string[]> {
  const { newest, chats = [], inspect = async () => mayAll } = change
  const { identity = async () => ({ id: '1', name: 'barid_bot' }) } = change
  const listener = { identity, inspect }
  const doctor = createDoctor({
    store: { dialect: 'SQLite', secretIn: 'environment', secretFile: '' },
    items: { list: async () => (newest === undefined ? [] : [{ storedAt: newest } as NewsItem]) },
    async *chats() {
      yield* chats
    },
    platforms: [{ platform: 'telegram', variable: 'TELEGRAM_BOT_TOKEN', listener }],
    entitle: async (chat, title) => void entitled.push(`${chat} ${title}`),
    heldUntil: async () => change.heldUntil,
    now: () => noon,
  } satisfies DoctorParts)
  const lines: string[] = []
  for await (const { name, ok, detail } of doctor()) {
    lines.push(`${ok ? 'ok' : 'mend'} ${name}: ${detail}`)
  }
  return lines
}

const mayAll: Inspection = { exists: true, mayPost: true, mayEmbed: true, missing: [] }

it('a clock that runs behind the newest item is told, in minutes', async () => {
  expect(await told({ newest: noon + 30_000 })).toContain('ok clock: 2026-05-03T12:00:00.000Z')
  expect(await told({ newest: noon + 600_000 })).toContainEqual(
    expect.stringMatching(/^mend clock: it runs 10 minutes behind the newest item; set it by NTP/),
  )
})

it.each([
  [
    { kind: 'unauthorised', detail: 'token-refused' },
    'refuses it; set TELEGRAM_BOT_TOKEN to a token that is in force',
  ],
  [
    { kind: 'unauthorised', detail: 'user-agent-refused' },
    'refuses Barid’s requests; see that no proxy on the way changes their User-Agent header',
  ],
  [
    { kind: 'unreachable', detail: 'ECONNREFUSED' },
    'could not be asked (ECONNREFUSED); check the network and try again',
  ],
] as const)('a bot that is not let in is told its own cure: %j', async (facts, cure) => {
  const identity = () => Promise.reject(new DeliveryFailure(facts))
  expect(await told({ identity })).toContain(`mend telegram token: telegram ${cure}`)
})

it('a bot that is held is told until when', async () => {
  expect(await told({ heldUntil: noon + 60_000 })).toContainEqual(
    expect.stringMatching(/^mend telegram limit: nothing is sent until 2026-05-03T12:01:00.000Z/),
  )
  expect((await told({})).join()).not.toContain('limit')
})

it('one chat that cannot be asked about does not end the visit; people are not looked at', async () => {
  const checks = await told({
    chats: [chat('telegram:-1'), chat('telegram:-2'), chat('telegram:5', { kind: 'private' })],
    async inspect(address) {
      if (address !== 'telegram:-1') return mayAll
      throw new DeliveryFailure({ kind: 'unreachable', detail: 'ECONNRESET' })
    },
  })
  expect(checks.slice(-2)).toEqual([
    'mend chat telegram:-1: could not be asked (ECONNRESET); try again',
    'ok chat telegram:-2: may post',
  ])
})

it('what a chat is called is remembered where it is new', async () => {
  const chats = [
    chat('telegram:-5', { id: 5 }),
    chat('telegram:-6', { id: 6, title: 'Herald' }),
    chat('telegram:-7', { id: 7, title: 'Old' }),
  ]
  await told({ chats, inspect: async () => ({ ...mayAll, title: 'Herald' }) })
  expect(entitled).toEqual(['5 Herald', '7 Herald'])
})
