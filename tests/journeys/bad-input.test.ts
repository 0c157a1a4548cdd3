/** Bad input: whatever is sent, over each library, something that helps is answered, and neither platform refuses it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { badCharacters, badPresses, badWords } from '../support/bad-input.ts'
import { publishFiles, starterTopics, townReleases } from '../support/releases.ts'
import { doors, talker } from '../support/talker.ts'

let newsroom: Newsroom

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

/** So many at once: Discord must be told within three seconds that each has arrived. */
const batch = 20

describe.each(doors)('over %s', (door) => {
  const platform = door === 'discord' ? 'discord' : 'telegram'
  const reader = () => talker(newsroom, door, 'Amal', 'en')

  beforeAll(async () => {
    newsroom = await openNewsroom(door === 'discord' ? {} : { library: door })
    await newsroom.desk(async (tools) => {
      await tools.topics.import(await starterTopics(tools), 'test')
      await publishFiles(tools, townReleases(7))
    })
    await newsroom.start()
  })
  afterAll(() => newsroom.close())

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
    const answer = await amal.forges(data)
    expect(withButtons(answer, amal.buttons())).toMatch(helpful)
  })

  it('characters of every block of Unicode', { timeout: 60_000 }, async () => {
    expect(badCharacters.length).toBeGreaterThan(200)
    const unhelped: string[] = []
    for (let from = 0; from < badCharacters.length; from += batch) {
      const some = badCharacters.slice(from, from + batch)
      const asked = questions(some.length, platform)
      const readers = some.map(([name, text]) => {
        const amal = reader()
        void amal.asks(`/search ${text}`)
        return { name, amal }
      })
      await asked
      const failed = readers.filter(
        ({ amal }) => !helpful.test(withButtons(amal.screen().at(-1) ?? '', amal.buttons())),
      )
      unhelped.push(...failed.map(({ name }) => name))
    }
    expect(unhelped).toEqual([])
  })

  const suggested = door === 'discord' ? badWords : []
  it.for(suggested)('%s, while it is typed', async ([, text]) => {
    expect(await newsroom.discord.person('Rima').hesitates(`/topic ${text}`)).toBeInstanceOf(Array)
  })

  it('nothing was refused, no press waits, and nothing went wrong', () => {
    // A forged press may lead to the page that stands there already.
    const refused = newsroom.telegram.refusals.filter((words) => !words.includes('not modified'))
    expect([...refused, ...newsroom.discord.refusals]).toEqual([])
    expect([...newsroom.telegram.world.queries]).toEqual([])
    const wrong = newsroom.told.filter(
      (event) =>
        event.type === 'fault' || (event.type === 'question' && event.outcome !== 'answered'),
    )
    expect(wrong).toEqual([])
  })
})
