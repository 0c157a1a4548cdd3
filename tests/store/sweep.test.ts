/** The sweep over both databases. */
import { sweepContract } from '../contract/sweep-store.ts'
import { dialects, useDatabases } from '../support/databases.ts'
import { createStage } from '../support/outbox-stage.ts'

const databases = useDatabases()

for (const dialect of dialects) {
  sweepContract(dialect, async () => createStage((await databases.connect(dialect)).base))
}
