/** What is said in the console's chat, over both databases. */
import { consoleChatContract } from '../contract/console-chat-store.ts'
import { dialects, useDatabases } from '../support/databases.ts'
import { createStage } from '../support/outbox-stage.ts'

const databases = useDatabases()

for (const dialect of dialects) {
  consoleChatContract(dialect, async () => createStage((await databases.connect(dialect)).base))
}
