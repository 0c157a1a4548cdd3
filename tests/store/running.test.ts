/** Leases, updates and holds over both databases. */
import { describe, expect, it } from 'vitest'
import { createLeases } from '../../src/store/leases.ts'
import { createOutbox } from '../../src/store/outbox.ts'
import { runningContract } from '../contract/running-store.ts'
import { dialects, useDatabases } from '../support/databases.ts'
import { createStage, noon, second } from '../support/outbox-stage.ts'

const databases = useDatabases()

for (const dialect of dialects) {
  runningContract(dialect, async () => createStage((await databases.connect(dialect)).base))

  describe(`a server that ends on ${dialect}`, () => {
    it('leaves its lease free and its operations unknown, at once', async () => {
      const url = await databases.fresh(dialect)
      const before = await databases.connect(dialect, { url, server: true })
      const stage = createStage(before.base)
      await stage.publish(await stage.addChats(1, { kind: 'channel' }), ['one'])
      const [ready] = await stage.outbox.ready('memory', noon, 1)
      const lease = await createLeases(before.base, before.lock).acquire('sender', 'memory', noon)
      if (lease) await stage.outbox.claim([ready?.id ?? 0], lease, noon)
      await before.close()

      const { base, lock } = await databases.connect(dialect, { url, server: true })
      const next = await createLeases(base, lock).acquire('sender', 'memory', noon + second)
      expect(next).toMatchObject({ owner: lock.owner, fence: 2 })
      const left = await createOutbox(base, lock).recover('memory', false, noon + second)
      expect(left).toMatchObject({ unknown: 1, repeated: 0 })
    })
  })
}
