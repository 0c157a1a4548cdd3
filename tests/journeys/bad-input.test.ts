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

/** A list, a text, a sentence that names what to send next, or buttons to go on with. */
const helpful = new RegExp(
  [
    /^(Latest|Topics|Idlib|Search: .*|School Number .*|About this bot|What you can send)\n/,
    /\/(latest|topics?|search|read|help)\b/,
    /\[.+\]$/,
    /^Nobody reads this chat\./,
    // An Arabic answer names what to send too, or says that nobody reads.
    /^\p{Script=Arabic}[^]*(\/|أحد)/u,
  ]
    .map(({ source }) => source)
    .join('|'),
  'su',
)

const commands =
  'latest topic search read follow settings start unfollow language forget team'.split(' ')

/** As the reader sees it. */
const withButtons = (text: string, buttons: string[]) =>
  text + buttons.map((label) => ` [${label}]`).join('')

/** Resolves when so many questions have been answered from now on. */
function questions(count: number, platform: string): Promise<void> {
  let open = count
  return new Promise((resolve) => {
    const stop = newsroom.events.on((event) => {
      if (event.type !== 'question' || event.platform !== platform || --open > 0) return
      stop()
      resolve()
    })
  })
}

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
    const amal = reader()
    const answer = await amal.asks(text)
    expect(withButtons(answer, amal.buttons())).toMatch(helpful)
  })

  it.each(badWords)('%s, after every command that takes words', async (_, text) => {
    const amal = reader()
    for (const command of commands) {
      const answer = await amal.asks(`/${command} ${text}`.trim())
      expect(withButtons(answer, amal.buttons())).toMatch(helpful)
    }
  })

  it.each(badPresses)('%s, as a press', async (_, data) => {
    const amal = reader()
    await amal.asks('/latest')
    const asked = newsroom.events.next('question')
    const query = amal.forges(data)
    await asked
    const text = newsroom.telegram.messages(amal.id).at(-1)?.text ?? ''
    expect(withButtons(text, amal.buttons())).toMatch(helpful)
    expect(newsroom.telegram.world.answers.has(query)).toBe(true)
  })

  it('characters of every block of Unicode', { timeout: 60_000 }, async () => {
    expect(badCharacters.length).toBeGreaterThan(200)
    const asked = questions(badCharacters.length, 'telegram')
    const readers = badCharacters.map(([name, text]) => {
      const amal = reader()
      amal.says(`/search ${text}`)
      return { name, amal }
    })
    await asked
    const unhelped = readers.filter(({ amal }) => {
      const answer = amal.screen().at(-1) ?? ''
      return !helpful.test(withButtons(answer, amal.buttons()))
    })
    expect(unhelped.map(({ name }) => name)).toEqual([])
  })

  it('nothing was refused, and nothing went wrong', expectNothingWrong)
})

describe('on Discord', () => {
  const reader = () => newsroom.discord.person('Rima')
  const answered = () => newsroom.events.next('question', ({ platform }) => platform === 'discord')

  function newest(rima: ReturnType<typeof reader>): string {
    const standing = rima.screen().at(-1)
    return withButtons(standing?.text ?? '', standing?.buttons ?? [])
  }

  async function answerOf(rima: ReturnType<typeof reader>, deed: () => Promise<void>) {
    const asked = answered()
    await deed()
    await asked
    return newest(rima)
  }

  it.each(badWords)('%s, after every command that takes words', async (_, text) => {
    const rima = reader()
    for (const command of commands.slice(0, 6)) {
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

  it('characters of every block of Unicode', { timeout: 60_000 }, async () => {
    const unhelped: string[] = []
    // A few at a time: each must be acknowledged within three seconds.
    for (let from = 0; from < badCharacters.length; from += 20) {
      const some = badCharacters.slice(from, from + 20).map(([name, text]) => {
        const rima = reader()
        return { name, rima, deed: () => rima.types(`/search ${text}`) }
      })
      const asked = questions(some.length, 'discord')
      await Promise.all(some.map(({ deed }) => deed()))
      await asked
      const failed = some.filter(({ rima }) => !helpful.test(newest(rima)))
      unhelped.push(...failed.map(({ name }) => name))
    }
    expect(unhelped).toEqual([])
  })

  it('nothing was refused, and nothing went wrong', expectNothingWrong)
})
