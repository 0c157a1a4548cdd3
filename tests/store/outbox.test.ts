/** The outbox over both databases. */
import { changedThereContract } from '../contract/changed-there-store.ts'
import { correctionContract } from '../contract/correction-store.ts'
import { deadContract } from '../contract/dead-store.ts'
import { freezeContract } from '../contract/freeze-store.ts'
import { heldContract } from '../contract/held-store.ts'
import { noticeContract } from '../contract/notice-store.ts'
import { outboxContract } from '../contract/outbox-store.ts'
import { recoveryContract } from '../contract/recovery-store.ts'
import { publishingContract } from '../contract/publishing-store.ts'
import { settlementContract } from '../contract/settlement-store.ts'
import { dialects, useDatabases } from '../support/databases.ts'
import { createStage } from '../support/outbox-stage.ts'

const databases = useDatabases()

for (const dialect of dialects) {
  const open = async () => createStage((await databases.connect(dialect)).base)
  outboxContract(dialect, open)
  recoveryContract(dialect, open)
  settlementContract(dialect, open)
  correctionContract(dialect, open)
  changedThereContract(dialect, open)
  heldContract(dialect, open)
  noticeContract(dialect, open)
  freezeContract(dialect, open)
  deadContract(dialect, open)
  publishingContract(dialect, open)
}
