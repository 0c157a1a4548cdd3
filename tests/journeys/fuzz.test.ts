/** A fuzz of updates: no crash, no refused message, no unanswered press. The long run is `node tests/bench/fuzz.ts`. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fuzzTelegram } from '../support/fuzz.ts'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { publishFiles, starterTopics, townReleases } from '../support/releases.ts'

let newsroom: Newsroom

beforeAll(async () => {
  newsroom = await openNewsroom()
  await newsroom.desk(async (tools) => {
    await tools.topics.import(await starterTopics(tools), 'test')
    await publishFiles(tools, townReleases(13))
  })
  await newsroom.start()
})
afterAll(() => newsroom.close())

it('takes 2,000 updates well', { timeout: 120_000 }, async () => {
  const { questions, wrong } = await fuzzTelegram(newsroom, { updates: 2_000, seed: 20_260_218 })
  expect(wrong).toEqual([])
  expect(questions).toBeGreaterThan(800)
})
