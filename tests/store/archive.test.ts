/** The archive and the desk's ports on both databases, with the cache in memory and in the database. */
import { describe } from 'vitest'
import { describeDesk } from '../contract/store-desk.ts'
import { describeItems } from '../contract/store-items.ts'
import { describeReads } from '../contract/store-reads.ts'
import { dialects, useDatabases } from '../support/databases.ts'

const databases = useDatabases()

describe.each(dialects)('the store on %s', (dialect) => {
  const open = () => databases.open(dialect)
  describeItems(open)
  describeDesk(open)
  describeReads(open)

  describe('with the cache in the database', () => {
    describeReads(() => databases.open(dialect, { cache: 'database' }))
  })
})
