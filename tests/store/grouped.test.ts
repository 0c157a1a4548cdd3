/** Group commit: what comes while one is running goes together, each with its own answer. */
import { expect, it } from 'vitest'
import { grouped } from '../../src/store/grouped.ts'

it('runs the first alone and what comes meanwhile together', async () => {
  const batches: number[][] = []
  const double = grouped(async (batch: number[]) => {
    batches.push(batch)
    await Promise.resolve()
    return batch.map((one) => one * 2)
  })
  expect(await Promise.all([1, 2, 3, 4].map(double))).toEqual([2, 4, 6, 8])
  expect(batches).toEqual([[1], [2, 3, 4]])
})

it('a batch that fails fails alone', async () => {
  const run = grouped(async (batch: number[]) => {
    if (batch.includes(13)) throw new Error('no luck')
    return batch
  })
  const outcomes = await Promise.allSettled([run(1), run(13), run(3)])
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
  expect(await run(4)).toBe(4)
})
