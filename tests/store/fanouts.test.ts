/** Fan-outs over both databases, and over a restart. */
import { describe, expect, it } from 'vitest'
import { fanoutContract } from '../contract/fanout-store.ts'
import { revisionContract } from '../contract/revision-store.ts'
import { dialects, useDatabases } from '../support/databases.ts'
import { createStage, minute, noon } from '../support/outbox-stage.ts'

const databases = useDatabases()

for (const dialect of dialects) {
  fanoutContract(dialect, async () => createStage((await databases.connect(dialect)).base))
  revisionContract(dialect, async () => createStage((await databases.connect(dialect)).base))

  describe(`a restart on ${dialect}`, () => {
    it('keeps an embargoed fan-out until its time', async () => {
      const url = await databases.fresh(dialect)
      const before = await databases.connect(dialect, { url })
      const embargoed = await createStage(before.base).addItem({ from: noon + minute })
      await before.close()
      const { fanouts } = createStage((await databases.connect(dialect, { url })).base)
      expect(await fanouts.due(noon + minute - 1, 10)).toEqual([])
      expect(await fanouts.due(noon + minute, 10)).toEqual([embargoed])
    })

    it('goes on at the batch and the part where it stopped', async () => {
      const url = await databases.fresh(dialect)
      const before = await databases.connect(dialect, { url })
      const stage = createStage(before.base)
      const [a = 0, b = 0] = await stage.addChats(2)
      const fanout = await stage.addItem()
      const sends = [0, 1, 2].map((part) => ({ chat: a, part }))
      await stage.fanouts.commit(fanout, stage.batch(fanout, ['1', '2', '3'], sends, a), noon)
      await stage.arrived(await stage.take(noon), noon)
      await before.close()
      const after = createStage((await databases.connect(dialect, { url })).base)
      const [rest] = await after.fanouts.due(noon, 1)
      expect(rest).toEqual({ ...fanout, cursor: a })
      expect((await after.fanouts.chats(rest ?? fanout, 10)).map((chat) => chat.id)).toEqual([b])
      expect(await after.deliver(noon + minute)).toEqual([`${a}:2`, `${a}:3`])
    })
  })
}
