/** What a redaction removes outside the tables is tried again until all of it is gone. */
import { expect, it } from 'vitest'
import { createErasing } from '../src/erasing.ts'

it('removes what it can, and is not done before all of it is removed', async () => {
  const removed: string[] = []
  let open = [{ id: 1, pictures: ['a', 'b'] }]
  let refuses = true
  let scrubbed = 0
  const erase = createErasing({
    inbox: '/nowhere',
    pictures: {
      async remove(hash) {
        if (hash === 'a' && refuses) throw new Error('EACCES')
        removed.push(hash)
      },
    },
    store: {
      items: { redacted: async () => [] },
      erasures: { open: async () => open, done: async () => void (open = []) },
      scrub: async () => void (scrubbed += 1),
    },
  })
  await expect(erase()).rejects.toThrow('EACCES')
  expect(removed).toEqual(['b'])
  expect(open).toHaveLength(1)
  refuses = false
  await erase()
  expect(removed).toEqual(['b', 'a', 'b'])
  expect(open).toEqual([])
  await erase()
  expect(scrubbed).toBe(2)
})
