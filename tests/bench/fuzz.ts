/** The long fuzz, 100,000 updates or as many as are named: `node tests/bench/fuzz.ts [UPDATES] [SEED]`; fails where one was not taken well. */
import { fuzzTelegram } from '../support/fuzz.ts'
import { openNewsroom } from '../support/newsroom.ts'
import { publishFiles, starterTopics, townReleases } from '../support/releases.ts'

const [updates = 100_000, seed = 1] = process.argv.slice(2).map(Number)

const newsroom = await openNewsroom()
await newsroom.desk(async (tools) => {
  await tools.topics.import(await starterTopics(tools), 'fuzz')
  await publishFiles(tools, townReleases(13))
})
await newsroom.start()
const began = performance.now()
const report = await fuzzTelegram(newsroom, { updates, seed }, (done) => {
  if (done % 5_000 === 0) console.log(`${done} of ${updates} updates`)
})
await newsroom.close()
const seconds = (performance.now() - began) / 1000
console.log(
  `${updates} updates (seed ${seed}), ${report.questions} of them answered, in ${seconds.toFixed(0)} s`,
)
for (const fault of report.wrong.slice(0, 20)) console.error(fault)
process.exitCode = report.wrong.length > 0 ? 1 : 0
