/** The settler: how long an outcome waits for others to share its transaction, and that none is lost. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createSettler } from '../../src/delivery/settler.ts'
import type { Settlement } from '../../src/store/ports/outbox.ts'
import type { Lease } from '../../src/store/ports/running.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const lease: Lease = { role: 'sender', bot: 'telegram', owner: 'me', fence: 1, until: 15_000 }

function stage({ hurries = false } = {}) {
  const batches: number[][] = []
  const faults: unknown[] = []
  let broken = false
  const outbox = {
    async settle(settlements: Settlement[]) {
      if (broken) throw new Error('locked')
      batches.push(settlements.map(({ id }) => id))
    },
  }
  const settler = createSettler(
    outbox,
    (error) => faults.push(error),
    () => 0,
    () => hurries,
  )
  const settle = (id: number) =>
    settler.settle({ id, outcome: 'sent', receipt: { id: '1', kind: 'text' }, at: 0 }, lease)
  return { batches, faults, settler, settle, breaks: (is: boolean) => void (broken = is) }
}

it('waits for those that are awaited', async () => {
  const { batches, settle } = stage()
  void settle(1)
  await vi.advanceTimersByTimeAsync(150)
  void settle(2)
  await vi.advanceTimersByTimeAsync(49)
  expect(batches).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  expect(batches).toEqual([[1, 2]])
})

it('waits little where nothing else is awaited', async () => {
  const { batches, settle } = stage({ hurries: true })
  void settle(1)
  await vi.advanceTimersByTimeAsync(30)
  expect(batches).toEqual([[1]])
})

it('waits little when there are many', async () => {
  const { batches, settle } = stage()
  for (let id = 1; id <= 30; id += 1) void settle(id)
  await vi.advanceTimersByTimeAsync(30)
  expect(batches.map(({ length }) => length)).toEqual([30])
})

it('goes along with what is being written', async () => {
  const { batches, settler, settle } = stage()
  void settle(1)
  settler.haste()
  expect(batches).toEqual([[1]])
})

it('keeps what the store does not take, until it does', async () => {
  const { batches, faults, settler, settle, breaks } = stage()
  breaks(true)
  void settle(1)
  await vi.advanceTimersByTimeAsync(200)
  expect([faults.length, settler.left()]).toEqual([1, 1])
  breaks(false)
  await settler.flush()
  expect([batches, settler.left()]).toEqual([[[1]], 0])
})
