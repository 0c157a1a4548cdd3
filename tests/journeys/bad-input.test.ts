/** Bad input: whatever is sent, something that helps is answered, and neither platform refuses it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { badCharacters, badPresses, badWords } from '../support/bad-input.ts'
import { telegramReader } from '../support/reader.ts'
import { publishFiles, starterTopics, townReleases } from '../support/releases.ts'

let newsroom: Newsroom

beforeAll(async () => {
  newsroom = await openNewsroom()
  await newsroom.desk(async (tools) => {
    await tools.topics.import(await starterTopics(tools), 'test')
    await publishFiles(tools, townReleases(7))
  })
  await newsroom.start()
})
afterAll(() => newsroom.close())

/** A list, a text, or a sentence that names what to send next. */
const helpful = new RegExp(
  [
    /^(Latest|Topics|Idlib|Search: .*|School Number .*|About this bot|What you can send)\n/,
    /\/(latest|topics?|search|read|help)\b/,
    /^Send a word such as Idlib/,
    /Perhaps .*\?$/,
    /^Nobody reads this chat\./,
    // An Arabic answer names what to send too, or says that nobody reads.
    /^\p{Script=Arabic}[^]*(\/|أحد)/u,
  ]
    .map(({ source }) => source)
    .join('|'),
  'su',
)

const commands = ['latest', 'topic', 'search', 'read', 'start']

function expectNothingWrong(): void {
  // A forged press may lead to the page that stands there already.
  const refused = newsroom.telegram.refusals.filter((words) => !words.includes('not modified'))
  expect(refused).toEqual([])
  expect(newsroom.discord.refusals).toEqual([])
  const wrong = newsroom.told.filter(
    (event) =>
      event.type === 'fault' || (event.type === 'question' && event.outcome !== 'answered'),
  )
  expect(wrong).toEqual([])
}

describe('on Telegram', () => {
  const reader = () => telegramReader(newsroom, 'Amal', 'en')

  it.each(badWords.filter(([, text]) => text !== ''))('%s, as a text', async (_, text) => {
    const answer = await reader().asks(text)
    expect(answer).toMatch(helpful)
  })

  it.each(badWords)('%s, after every command that takes words', async (_, text) => {
    const amal = reader()
    for (const command of commands) {
      const answer = await amal.asks(`/${command} ${text}`.trim())
      expect(answer).toMatch(helpful)
    }
  })

  it.each(badPresses)('%s, as a press', async (_, data) => {
    const amal = reader()
    await amal.asks('/latest')
    const asked = newsroom.events.next('question')
    const query = amal.forges(data)
    await asked
    const text = newsroom.telegram.messages(amal.id).at(-1)?.text ?? ''
    expect(text).toMatch(helpful)
    expect(newsroom.telegram.world.answers.has(query)).toBe(true)
  })

  it('characters of every block of Unicode', async () => {
    expect(badCharacters.length).toBeGreaterThan(200)
    const unhelped: string[] = []
    for (const [name, text] of badCharacters) {
      if (!helpful.test(await reader().asks(`/search ${text}`))) unhelped.push(name)
    }
    expect(unhelped).toEqual([])
  })

  it('nothing was refused, and nothing went wrong', expectNothingWrong)
})

describe('on Discord', () => {
  const reader = () => newsroom.discord.person('Rima')
  const answered = () => newsroom.events.next('question', ({ platform }) => platform === 'discord')

  async function answerOf(rima: ReturnType<typeof reader>, deed: () => Promise<void>) {
    const asked = answered()
    await deed()
    await asked
    return rima.screen().at(-1)?.text ?? ''
  }

  it.each(badWords)('%s, after every command that takes words', async (_, text) => {
    const rima = reader()
    for (const command of commands) {
      const answer = await answerOf(rima, () => rima.types(`/${command} ${text}`.trim()))
      expect(answer).toMatch(helpful)
    }
  })

  it.each(badWords)('%s, while it is typed', async (_, text) => {
    expect(await reader().hesitates(`/topic ${text}`)).toBeInstanceOf(Array)
  })

  it.each(badPresses)('%s, as a press', async (_, data) => {
    const rima = reader()
    await answerOf(rima, () => rima.types('/latest'))
    expect(await answerOf(rima, () => rima.forges(data))).toMatch(helpful)
  })

  it('characters of every block of Unicode', async () => {
    const unhelped: string[] = []
    for (const [name, text] of badCharacters) {
      const rima = reader()
      const answer = await answerOf(rima, () => rima.types(`/search ${text}`))
      if (!helpful.test(answer)) unhelped.push(name)
    }
    expect(unhelped).toEqual([])
  })

  it('nothing was refused, and nothing went wrong', expectNothingWrong)
})
