/** How it stands, as the operator is told: channels counted out, and no small count of private chats or of posts to them. */
import { expect, it } from 'vitest'
import { createStatus } from '../../src/desk/status.ts'
import type { OperationCount } from '../../src/store/ports/outbox.ts'

const status = async (counts: OperationCount[]) => {
  const lines = await createStatus({
    items: { list: async () => [], count: async () => 0 } as never,
    topics: { all: async () => [] } as never,
    chats: { counts: async () => [] } as never,
    fanouts: { nextDue: async () => undefined } as never,
    outbox: { counts: async () => counts } as never,
    notices: { unheard: async () => 0 },
    freezes: { current: async () => undefined },
    platforms: ['telegram'],
    held: async () => [],
    now: () => 0,
  })()
  return lines.filter(({ name }) => name.startsWith('posts '))
}

it('counts posts to private chats apart, and below ten not out', async () => {
  const failed = { platform: 'telegram', state: 'failed' as const }
  expect(
    await status([
      { ...failed, private: false, count: 3 },
      { ...failed, private: true, count: 9 },
    ]),
  ).toEqual([
    { name: 'posts telegram failed', value: 3 },
    { name: 'posts telegram private failed', value: 'fewer than 10' },
  ])
  expect(await status([{ ...failed, private: true, count: 10 }])).toEqual([
    { name: 'posts telegram private failed', value: 10 },
  ])
})
