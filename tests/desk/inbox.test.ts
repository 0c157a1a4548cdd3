/** What the drop folder tells: its note is for the editor alone, its events are for everybody. */

import { expect, it } from 'vitest'
import { createInbox } from '../../src/desk/inbox.ts'
import { createEvents } from '../../src/events.ts'
import type { BaridEvent } from '../../src/events.ts'

it('a held line stands in the note, and not among the reasons that events tell', async () => {
  const events = createEvents()
  const told: BaridEvent[] = []
  events.on((event) => told.push(event))
  const quotes = ['EMBARGOED until noon: Judge Frees Nine']
  const held = { name: 'x.txt', outcome: 'held' as const, reasons: ['No time can be read'], quotes }
  const take = createInbox({ publish: async () => [held], events })

  const [handled] = await take([])
  expect(handled).toEqual({
    name: 'x.txt',
    outcome: 'held',
    reasons: held.reasons,
    note: expect.stringContaining(quotes[0]!),
  })
  expect(told).toEqual([])
})
