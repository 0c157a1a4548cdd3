/** What `/forget` leaves: the store searched, its write-ahead log included, and whatever was told on the way. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSeal } from '../../src/store/seal.ts'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { starterTopics, valleyRelease } from '../support/releases.ts'
import { atConsole, doors, talker } from '../support/talker.ts'

const secret = 'a secret of the tests, long enough to be one'

let newsroom: Newsroom

async function open(change: Parameters<typeof openNewsroom>[0]): Promise<void> {
  newsroom = await openNewsroom({ secret, ...change })
  await newsroom.desk(async (tools) => tools.topics.import(await starterTopics(tools), 'test'))
  await newsroom.start()
}

/** Every file of the data folder, the write-ahead log among them, as one text. */
const files = () =>
  readdirSync(newsroom.config.dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n')

/** The log keeps what was written before until it is taken over: here at once. */
function checkpoint(): void {
  const database = new DatabaseSync(join(newsroom.config.dataDir, 'barid.db'), { timeout: 5_000 })
  database.exec('pragma wal_checkpoint(truncate)')
  database.close()
}

describe.each(doors)('over %s', (door) => {
  const platform = door === 'discord' ? 'discord' : 'telegram'

  beforeEach(() => open(door === 'discord' ? {} : { library: door }))
  afterEach(() => newsroom.close())

  it('nothing of a reader stands in any file, and nothing of what they follow was ever told', async () => {
    const amal = talker(newsroom, door, 'Amal', 'en')
    const { keyedHash } = createSeal(secret)
    const traces = [amal.person, amal.chat].map((address) => keyedHash(`address ${address}`))
    const sealedRows = () => newsroom.desk(({ store }) => store.people.kept(amal.person, amal.chat))

    await amal.asks('/language en')
    await amal.asks('/follow detainees')
    await amal.asks('/search convoy')
    const sent = newsroom.sent(platform, 1)
    await newsroom.drop('valley.txt', valleyRelease.replace('to Idlib', 'for the detainees'))
    await sent
    checkpoint()
    for (const trace of traces) expect(files()).toContain(trace)

    await amal.asks('/forget')
    await amal.taps('Delete what is kept')
    expect(await sealedRows()).toBeUndefined()
    checkpoint()
    for (const trace of traces) expect(files()).not.toContain(trace)

    // Neither before nor after is a person's address in the clear, in a file or in what was told.
    const told = JSON.stringify(newsroom.told)
    for (const address of [amal.person, amal.chat]) {
      expect(files()).not.toContain(address)
      expect(told).not.toContain(address.replace(/^\w+:@?/, ''))
    }
    expect(told).not.toMatch(/detainees|convoy/)
  })
})

describe('at the console', () => {
  beforeEach(() => open({ telegram: undefined, discord: undefined }))
  afterEach(() => newsroom.close())

  function sealedRows(): string[] {
    const database = new DatabaseSync(join(newsroom.config.dataDir, 'barid.db'), { readOnly: true })
    const rows = database.prepare('select sealed from console_chat').all()
    database.close()
    return rows.map(({ sealed }) => String(sealed))
  }

  it.each(['Delete what is kept', 'That and my messages of 48 hours'])(
    '%s: what was said goes from every file, and stands in no later run',
    async (wish) => {
      const amal = atConsole(newsroom, 'en')
      await amal.asks('/language en')
      await amal.asks('/search convoy')
      await amal.asks('/forget')
      checkpoint()
      const rows = sealedRows()
      expect(rows).toHaveLength(4)
      for (const row of rows) expect(files()).toContain(row)
      expect(files()).not.toMatch(/convoy/i)

      await amal.taps(wish)
      expect(sealedRows()).toEqual([])
      checkpoint()
      const left = files()
      for (const row of rows) expect(left).not.toContain(row)
      expect(JSON.stringify(newsroom.told)).not.toMatch(/convoy/i)

      await newsroom.stop()
      await newsroom.start()
      expect(await amal.asks('/mydata')).toMatch(/^Kept about you|^Nothing is kept/)
      expect(amal.lines()).toHaveLength(2)
    },
  )
})
