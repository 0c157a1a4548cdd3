/** What is kept about people, over both databases. */
import { peopleContract } from '../contract/people-store.ts'
import { followingContract } from '../contract/following-store.ts'
import { dialects, useDatabases } from '../support/databases.ts'
import { createStage } from '../support/outbox-stage.ts'

const databases = useDatabases()

for (const dialect of dialects) {
  peopleContract(dialect, async () => createStage((await databases.connect(dialect)).base))
  followingContract(dialect, async () => createStage((await databases.connect(dialect)).base))
}
