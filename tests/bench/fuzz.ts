/** The long fuzz, 100,000 updates or as many as are named: `node tests/bench/fuzz.ts grammy|telegraf|discord [UPDATES] [SEED]`; fails where one was not taken well. */
import { fuzzDiscord } from '../support/fuzz-discord.ts'
import { fuzzTelegram } from '../support/fuzz-telegram.ts'
import { openNewsroom } from '../support/newsroom.ts'
import { publishFiles, starterTopics, townReleases } from '../support/releases.ts'
import { doors } from '../support/talker.ts'

const [named = 'grammy', ...numbers] = process.argv.slice(2)
const [updates = 100_000, seed = 1] = numbers.map(Number)
const door = doors.find((one) => one === named)
if (!door) throw new Error(`One of ${doors.join(', ')}, not ${named}.`)

const newsroom = await openNewsroom(door === 'discord' ? {} : { library: door })
await newsroom.desk(async (tools) => {
  await tools.topics.import(await starterTopics(tools), 'fuzz')
  await publishFiles(tools, townReleases(13))
})
await newsroom.start()
const began = performance.now()
const fuzz = door === 'discord' ? fuzzDiscord : fuzzTelegram
const report = await fuzz(newsroom, { updates, seed }, (done) => {
  if (done % 5_000 === 0) console.log(`${done} of ${updates} updates`)
})
await newsroom.close()
const seconds = (performance.now() - began) / 1000
console.log(
  `${updates} updates over ${door} (seed ${seed}), ${report.questions} questions, in ${seconds.toFixed(0)} s; taken badly: ${report.wrong.length}`,
)
for (const fault of report.wrong.slice(0, 20)) console.error(fault)
process.exitCode = report.wrong.length > 0 ? 1 : 0
