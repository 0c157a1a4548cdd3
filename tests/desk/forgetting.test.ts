/** Forgetting: what a platform does not let be deleted stays, and the person is forgotten all the same. */
import { expect, it } from 'vitest'
import { DeliveryFailure } from '../../adapters/adapter.ts'
import { createForgetting } from '../../src/desk/forgetting.ts'

const reader = { person: 'memory:1', chat: 'memory:1' }
const receipts = ['1', '2', '3'].map((id) => ({ id, kind: 'text' as const }))

function forgetting(fault: (id: string) => Error | undefined) {
  const asked: string[] = []
  const forget = createForgetting({
    people: { forget: async () => receipts },
    async retract({ id }) {
      asked.push(id)
      const error = fault(id)
      if (error) throw error
    },
  })
  return { asked, forget: (messages: boolean) => forget(reader, { messages, now: 0 }) }
}

it('deletes messages only where that is wished', async () => {
  const { asked, forget } = forgetting(() => undefined)
  await forget(false)
  expect(asked).toEqual([])
  await forget(true)
  expect(asked).toEqual(['1', '2', '3'])
})

it('goes on after what cannot be deleted', async () => {
  const refusal = new DeliveryFailure({ kind: 'malformed', detail: 'too-old' })
  const { asked, forget } = forgetting((id) => (id === '1' ? refusal : undefined))
  await forget(true)
  expect(asked).toEqual(['1', '2', '3'])
})

it('hides no fault of our own', async () => {
  await expect(forgetting(() => new Error('a fault')).forget(true)).rejects.toThrow('a fault')
})
