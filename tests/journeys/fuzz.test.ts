/** A fuzz of updates: no crash, no refused message, no unanswered press. The long run is `node tests/bench/fuzz.ts`. */
import { expect, it, onTestFinished } from 'vitest'
import { fuzzDiscord } from '../support/fuzz-discord.ts'
import { fuzzTelegram } from '../support/fuzz-telegram.ts'
import { openNewsroom } from '../support/newsroom.ts'
import { publishFiles, starterTopics, townReleases } from '../support/releases.ts'
import { doors } from '../support/talker.ts'

it.each(doors)('takes 1,000 updates over %s well', { timeout: 120_000 }, async (door) => {
  const newsroom = await openNewsroom(door === 'discord' ? {} : { library: door })
  onTestFinished(() => newsroom.close())
  await newsroom.desk(async (tools) => {
    await tools.topics.import(await starterTopics(tools), 'test')
    await publishFiles(tools, townReleases(13))
  })
  await newsroom.start()
  const fuzz = door === 'discord' ? fuzzDiscord : fuzzTelegram
  const { questions, wrong } = await fuzz(newsroom, { updates: 1_000, seed: 20_260_218 })
  expect(wrong).toEqual([])
  expect(questions).toBeGreaterThan(350)
})
