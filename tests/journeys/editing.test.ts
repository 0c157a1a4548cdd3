/** Editors change what was published from the chat: asked, shown once, published at a yes, and told what became of it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { editorTalker, type EditorTalker } from '../support/editors.ts'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { publishFiles, valleyRelease } from '../support/releases.ts'
import { doors, talker } from '../support/talker.ts'

let newsroom: Newsroom
/** How far the clock has been put forward. */
let ahead: number

const now = () => Date.now() + ahead

/** What reads as another text; without the dateline, as an editor pastes it. */
const mended = `Valley Council Calls for Safe Roads to Hama

The Council of the Valley on Tuesday called on all sides to keep the roads to Hama open.

The last convoy passed on Sunday.`

const hour = 60 * 60_000

describe.each(doors)('over %s', (door) => {
  const byForm = door === 'discord'
  let channel: string
  let posts: () => string[]

  beforeEach(async () => {
    ahead = 0
    newsroom = await openNewsroom(byForm ? {} : { library: door }, now)
    const id = byForm ? 0 : newsroom.telegram.chat('channel', 'News')
    channel = byForm ? newsroom.discord.channel('news') : `telegram:${id}`
    posts = () =>
      byForm
        ? newsroom.discord.seenByAll(channel).map(({ text }) => text)
        : newsroom.telegram.messages(id).map(({ text }) => text ?? '')
    await newsroom.desk(async (tools) => {
      await tools.chats.put([channel], {}, 'test')
      for (const scope of ['shared', 'private', 'bot']) {
        const key = `budget.${byForm ? 'discord' : 'telegram'}.${scope}`
        await tools.store.settings.set(key, '1000/1s', { by: 'test', now: now() })
      }
    })
    await newsroom.start()
  })
  afterEach(() => newsroom.close())

  const editor = (name = 'Sami', language = 'en') => editorTalker(newsroom, door, name, language)

  async function published(): Promise<void> {
    const sent = newsroom.sent(byForm ? 'discord' : 'telegram', 1)
    await newsroom.desk((tools) => publishFiles(tools, { 'valley.en.txt': valleyRelease }))
    await sent
  }

  /** An editor who looks at their correction. */
  async function looking(): Promise<EditorTalker> {
    await published()
    const sami = await editor()
    await sami.asks('/correct 1')
    await sami.gives({ text: mended, line: 'the road leads to Hama.' })
    return sami
  }

  const yes = 'Yes, publish the correction'

  it('a correction is asked for, shown once as it will stand, and reaches the post', async () => {
    await published()
    const sami = await editor()
    await sami.asks('/correct 1')
    const shown = await sami.gives({ text: mended, line: 'the road leads to Hama.' })
    expect(shown).toMatch(/^Valley Council Calls for Safe Roads to Hama/)
    expect(shown).toMatch(/Corrected .*: the road leads to Hama\.[^]*The last convoy passed/)
    expect(shown).toMatch(/like this\.\s+It stands in 1 channel or group\./)
    expect(sami.buttons()).toEqual([yes, 'Also tell readers: no', 'Change text', 'Cancel'])
    expect(posts()).toEqual([expect.stringContaining('Idlib')])

    await sami.taps(yes)
    await sami.sees(/^No\. 1 is corrected\. The report comes here\.$/)
    expect(await sami.sees(/^Correction of no\. 1[^]*edited/)).toContain(`${channel}: edited`)
    expect(posts()).toEqual([expect.stringMatching(/to Hama\s+.*Corrected .*leads to Hama\./)])
  })

  it('the report is one message, whatever it says on the way', async () => {
    const sami = await looking()
    await sami.taps(yes)
    await sami.sees(/^Correction of no\. 1[^]*edited/)
    expect(sami.screen().filter((text) => text.startsWith('Correction of'))).toHaveLength(1)
  })

  it('a second yes does nothing new', async () => {
    const sami = await looking()
    const carried = carriedBy(sami, yes)
    await sami.taps(yes)
    ahead += 10_000
    await sami.forges(carried)
    await sami.sees(/^This is over/)
    await newsroom.desk(async ({ store }) => {
      expect(await store.items.get(1)).toMatchObject({ revision: 2 })
    })
  })

  it('is refused when another editor changed the item meanwhile, and loses nothing', async () => {
    const sami = await looking()
    const rima = await editor('Rima')
    await rima.asks('/correct 1')
    await rima.gives({ line: 'the council met on Tuesday.' })
    await rima.taps(yes)

    expect(await sami.taps(yes)).toMatch(/^No\. 1 was changed by somebody else meanwhile/)
    const again = await sami.taps('Look again')
    expect(again).toMatch(/council met on Tuesday[^]*leads to Hama\./)
    await sami.taps(yes)
    await sami.sees(/^No\. 1 is corrected/)
    await sami.sees(/^Correction of no\. 1[^]*edited/)
  })

  it('ends at the next word of an editor who is none any more', async () => {
    const sami = await looking()
    await sami.leaves()
    expect(await sami.taps(yes)).toMatch(/^What you can send/)
    expect(posts()).toEqual([expect.stringContaining('to Idlib')])
    const kept = await newsroom.desk(({ store }) => store.people.kept(sami.person, sami.chat))
    expect(kept?.role).toBeUndefined()
  })

  it('goes on after a restart in the middle', async () => {
    const sami = await looking()
    await newsroom.stop()
    await newsroom.start()
    await sami.taps(yes)
    expect(await sami.sees(/^No\. 1 is corrected/)).toContain('The report comes here')
    await sami.sees(/^Correction of no\. 1[^]*edited/)
  })

  it('is taken back by cancel, and over after an hour', async () => {
    const sami = await looking()
    const carried = carriedBy(sami, yes)
    expect(await sami.taps('Cancel')).toBe('Cancelled. Nothing was changed.')
    expect(await sami.forges(carried)).toMatch(/^This is over.*\/correct 1$/)

    await sami.asks('/correct 1')
    await sami.gives({ line: 'a line.' })
    ahead += hour + 1
    expect(await sami.taps(yes)).toMatch(/^This is over/)
    expect(posts()).toEqual([expect.not.stringContaining('Corrected')])
  })

  it('a yes to another draft publishes nothing, and shows the newest', async () => {
    const sami = await looking()
    const carried = carriedBy(sami, yes)
    await sami.taps('Change text')
    await sami.gives({ text: mended.replaceAll('Hama', 'Homs'), ...(byForm ? { line: 'x.' } : {}) })
    ahead += 10_000
    expect(await sami.forges(carried)).toMatch(/to Homs[^]*The text has changed since/)
    expect(posts()).toEqual([expect.stringContaining('to Idlib')])
  })

  it('readers are told where the editor says so', async () => {
    const sami = await looking()
    await sami.taps('Also tell readers: no')
    expect(sami.buttons()).toContain('Also tell readers: yes')
    await sami.taps(yes)
    await sami.sees(/^Correction of no\. 1[^]*sent/)
    expect(posts()).toHaveLength(2)
  })

  it('a withdrawal is one look and one tap, and tells readers unless they say no', async () => {
    await published()
    const sami = await editor()
    expect(await sami.asks('/withdraw 1')).toMatch(/^No\. 1: Valley Council[^]*becomes a notice/)
    expect(sami.buttons()).toEqual([
      'Yes, withdraw',
      'Also tell readers: yes',
      'Redact for safety',
      'Cancel',
    ])
    await sami.taps('Yes, withdraw')
    await sami.sees(/^No\. 1 is withdrawn[^]*forwarded cannot/)
    expect(sami.carries('Redact for safety')).toBe('/redact 1 2 yes')
    await sami.sees(/^Withdrawal of no\. 1[^]*edited/)
    expect(posts()[0]).toMatch(/^This item was withdrawn/)
    expect(await sami.asks('/correct 1')).toBe('No. 1 is withdrawn and stays so.')
  })

  it('to redact takes one tap, from the withdrawal or from the number', async () => {
    await published()
    const [sami, rima] = [await editor(), await editor('Rima')]
    await rima.asks('/correct 1')
    await rima.gives({ text: mended, line: 'the road leads to Hama.' })
    await sami.asks('/redact 1')
    expect(sami.buttons()).toEqual(['Redact for safety', 'Cancel'])
    await sami.taps('Redact for safety')
    await sami.sees(/^No\. 1 is redacted[^]*forwarded cannot/)
    await sami.sees(/^Redaction of no\. 1[^]*(edited|deleted)/)
    await newsroom.desk(async ({ store }) => {
      expect(JSON.stringify(await store.items.get(1))).not.toContain('convoy')
      // Nor in what another editor was about to make of it.
      expect(await store.dialogues.get(rima.chat, now())).toBeUndefined()
    })
  })

  it('in Arabic', async () => {
    await published()
    const huda = await editor('Huda', 'ar')
    await huda.asks('/language ar')
    const asked = await huda.asks('/withdraw 1')
    expect(asked).toMatch(/رقم 1: [^]*كل منشور له يصبح إشعاراً[^]*يظهر في قناة أو مجموعة واحدة\./)
    await huda.taps('نعم، سحب الخبر')
    expect(await huda.sees(/سحب الخبر رقم 1/)).toMatch(/عُدّل|قيد الانتظار|بدأ/)
  })

  it('to anybody else there is no such command', async () => {
    await published()
    const reader = talker(newsroom, door, 'Amal', 'en')
    const unknown = await reader.asks('/nonsense')
    for (const line of ['/fix 1', '/correct 1', '/update 1', '/withdraw 1', '/redact 1']) {
      expect(await reader.asks(line)).toBe(unknown)
    }
    for (const press of ['/withdraw 1 1 yes tell', '/redact 1 1 yes', '/correct 1 1 done']) {
      expect(await reader.forges(press)).toBe(unknown)
    }
    expect(posts()).toEqual([expect.stringContaining('to Idlib')])
  })

  it('what no button of ours carries is answered with help', async () => {
    await published()
    const sami = await editor()
    await sami.asks('/help')
    for (const [press, said] of [
      ['/withdraw 1 7 yes tell', /^No\. 1 was changed by somebody else/],
      ['/redact 1 7 yes', /^No\. 1 was changed by somebody else/],
      ['/correct 1 1 yes AAAAAAAA tell', /^This is over/],
      ['/correct 1 1 done', /^This is over/],
      ['/withdraw 99999999 1 yes', /There is no text|No text|no text/i],
      ['/withdraw 1 one yes', /For example/],
      ['/redact', /For example/],
      ['/fix __proto__ 1 yes', /For example/],
    ] as const) {
      expect(await sami.forges(press)).toMatch(said)
    }
    expect(posts()).toEqual([expect.stringContaining('to Idlib')])
  })
})

/** What a button of the newest message carries, read off the wire. */
function carriedBy(sami: EditorTalker, label: string): string {
  const found = sami.carries(label)
  if (!found) throw new Error(`No button [${label}].`)
  return found
}
