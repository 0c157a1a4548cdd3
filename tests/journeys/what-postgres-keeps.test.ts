/** What people send leaves no trace in PostgreSQL either: its tables, its files and its write-ahead log are searched. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { runSql, startPostgres, type PostgresServer } from '../support/postgres.ts'
import { telegramReader } from '../support/reader.ts'
import { publishFiles, starterTopics, townReleases } from '../support/releases.ts'
import { allTables } from '../support/tables.ts'
import { atConsole } from '../support/talker.ts'

const story = `My cousin Zubaidanour was taken at the Qasrain crossing
on Tuesday; her mother Hindallah waits in Harem.`
const fruitless = 'Mawjoudah'
const fruitful = 'winter benches parents'
const secrets = ['Zubaidanour', 'Qasrain', 'Hindallah', fruitless, fruitful]
/** Of an item, so that what may be found is found. */
const published = 'School Number 1 in Idlib Opens'

let postgres: PostgresServer
let newsroom: Newsroom
let url: string

beforeAll(async () => {
  postgres = await startPostgres()
  url = await postgres.freshDatabase()
  const secret = 'a secret of the tests, long enough to be one'
  newsroom = await openNewsroom({ database: { url }, secret, cache: 'database' })
  await newsroom.desk(async (tools) => {
    await tools.topics.import(await starterTopics(tools), 'test')
    await publishFiles(tools, townReleases(7))
  })
  await newsroom.start()
}, 60_000)
afterAll(async () => {
  await newsroom.close()
  await postgres.stop()
})

async function files(): Promise<[string, string][]> {
  await runSql(postgres.url, 'checkpoint')
  const names = await readdir(postgres.folder, { recursive: true, withFileTypes: true })
  const found: [string, string][] = []
  for (const entry of names.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name)
    found.push([path.slice(postgres.folder.length + 1), await readFile(path, 'latin1')])
  }
  return found
}

const holding = (places: [string, string][], words: string) =>
  places.flatMap(([name, text]) => (text.toLowerCase().includes(words.toLowerCase()) ? [name] : []))

it(
  'a story, a search with more to show and one without leave nothing',
  { timeout: 60_000 },
  async () => {
    const amal = telegramReader(newsroom, 'Amal', 'en')
    expect(await amal.asks(story)).toMatch(/^Nobody reads this chat/)
    expect(await amal.asks(`/search ${story}`)).toMatch(/^Nobody reads this chat/)
    expect(await amal.shares({ caption: story, photo: [] })).toMatch(/^Nobody reads this chat/)
    expect(await amal.asks(fruitless)).toMatch(/^Nothing was found/)
    expect(await amal.asks(fruitful)).toMatch(/^Search: winter benches parents/)
    expect(await amal.taps('More')).toMatch(/6\. School Number/)
    const lina = atConsole(newsroom, 'en')
    expect(await lina.asks(story)).toMatch(/^Nobody reads this chat/)
    expect(await lina.asks(fruitless)).toMatch(/^Nothing was found/)
    expect(await lina.asks(fruitful)).toMatch(/^Search: winter benches parents/)
    expect(await lina.taps('More')).toMatch(/6\. School Number/)
    await newsroom.stop()

    const places = [...(await allTables(url)), ...(await files())]
    expect(holding(places, published)).toEqual(
      expect.arrayContaining(['table items', expect.stringMatching(/^pg_wal/)]),
    )
    // The query behind "More" is there, and what was said at the console, sealed.
    for (const table of ['table queries', 'table console_chat']) {
      expect(places.find(([name]) => name === table)?.[1]).toMatch(/"sealed":"[^"]{20,}"/)
    }
    expect(
      secrets.flatMap((one) => holding(places, one).map((name) => `${one} in ${name}`)),
    ).toEqual([])
  },
)
