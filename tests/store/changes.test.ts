/** Changes to items on both databases. */
import { changeContract } from '../contract/change-store.ts'
import { redactionContract } from '../contract/redaction-store.ts'
import { withdrawalContract } from '../contract/withdrawal-store.ts'
import { dialects, useDatabases } from '../support/databases.ts'
import { createStage } from '../support/outbox-stage.ts'

const databases = useDatabases()

for (const dialect of dialects) {
  const open = async () => createStage((await databases.connect(dialect)).base)
  changeContract(dialect, open)
  redactionContract(dialect, open)
  withdrawalContract(dialect, open)
}
