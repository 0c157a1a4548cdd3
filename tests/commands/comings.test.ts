/** What a chat is called: taken from what the platform tells, for the chat and its threads, and of nobody who reads in private. */
import { expect, it } from 'vitest'
import type { InboundEvent } from '../../adapters/inbound.ts'
import { createComings } from '../../src/commands/comings.ts'
import { createEvents } from '../../src/events.ts'
import type { ChatKind } from '../../src/news.ts'
import { useDatabases } from '../support/databases.ts'

const databases = useDatabases()

async function stage() {
  const store = await databases.open('sqlite')
  const add = (address: string, kind: ChatKind) => {
    const rule = { any: [], none: [], weight: 'mentioned' as const }
    const subscription = {
      rule,
      languages: [],
      format: 'summary' as const,
      schedule: 'at-once' as const,
    }
    const settings = { kind, language: 'en', pairs: 'preferred' as const, subscription }
    return store.chats.put([{ address, settings }], { by: 'test', now: 0 })
  }
  const events = createEvents()
  const comings = createComings({ ...store, platform: 'telegram', events, now: () => 1 })
  const titleOf = async (address: string) => (await store.chats.byAddress(address))?.title
  return { add, comings, titleOf }
}

const event = { id: '1', turn: {} as InboundEvent['turn'] }

it('a group and its threads go by the new name', async () => {
  const { add, comings, titleOf } = await stage()
  await add('telegram:-5', 'group')
  await add('telegram:-5/7', 'thread')
  await add('telegram:-6', 'group')
  const chat = { chat: 'telegram:-5', surface: 'group' } as const
  await comings.renamed({ ...event, ...chat, kind: 'renamed', title: 'Gazette' })
  expect(await titleOf('telegram:-5')).toBe('Gazette')
  expect(await titleOf('telegram:-5/7')).toBe('Gazette')
  expect(await titleOf('telegram:-6')).toBeUndefined()
})

it('a chat is named when the bot is added, and what has no name keeps the one that it had', async () => {
  const { add, comings, titleOf } = await stage()
  await add('telegram:-5', 'channel')
  const chat = { chat: 'telegram:-5', surface: 'channel' } as const
  const joined = { ...event, ...chat, kind: 'membership', mayPost: true, left: false } as const
  await comings.membership({ ...joined, title: 'Herald' })
  expect(await titleOf('telegram:-5')).toBe('Herald')
  await comings.membership({ ...joined, mayPost: false })
  expect(await titleOf('telegram:-5')).toBe('Herald')
})

it('a private chat has none', async () => {
  const { add, comings, titleOf } = await stage()
  await add('telegram:5', 'private')
  const chat = { chat: 'telegram:5', surface: 'private' } as const
  await comings.renamed({ ...event, ...chat, kind: 'renamed', title: 'A person' })
  expect(await titleOf('telegram:5')).toBeUndefined()
})
