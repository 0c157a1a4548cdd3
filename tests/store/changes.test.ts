/** Changes to items on both databases. */
import { changeContract } from '../contract/change-store.ts'
import { dialects, useDatabases } from '../support/databases.ts'
import { createStage } from '../support/outbox-stage.ts'

const databases = useDatabases()

for (const dialect of dialects) {
  changeContract(dialect, async () => createStage((await databases.connect(dialect)).base))
}
