/** Group commit: what comes while one is running goes together, each with its own answer. */
import { expect, it } from 'vitest'
import { grouped } from '../../src/store/grouped.ts'

it('runs what comes in one breath together, and what comes meanwhile next', async () => {
  const batches: number[][] = []
  const later: Promise<number>[] = []
  const double = grouped(async (batch: number[]) => {
    batches.push(batch)
    if (batches.length === 1) later.push(double(3), double(4))
    await Promise.resolve()
    return batch.map((one) => one * 2)
  })
  expect(await Promise.all([double(1), double(2)])).toEqual([2, 4])
  expect(await Promise.all(later)).toEqual([6, 8])
  expect(batches).toEqual([
    [1, 2],
    [3, 4],
  ])
})

it('a batch that fails fails alone', async () => {
  const run = grouped(async (batch: number[]) => {
    if (batch.includes(13)) throw new Error('no luck')
    return batch
  })
  const outcomes = await Promise.allSettled([run(1), run(13)])
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await run(4)).toBe(4)
})
