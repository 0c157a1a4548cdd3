/** Chats and people over both databases. */
import { chatContract } from '../contract/chat-store.ts'
import { chatMovesContract } from '../contract/chat-moves-store.ts'
import { dialects, useDatabases } from '../support/databases.ts'
import { createStage } from '../support/outbox-stage.ts'

const databases = useDatabases()

for (const dialect of dialects) {
  chatContract(dialect, async () => createStage((await databases.connect(dialect)).base))
  chatMovesContract(dialect, async () => createStage((await databases.connect(dialect)).base))
}
