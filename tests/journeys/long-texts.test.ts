/** An editor's long text: by several messages or by a file on Telegram, by a form or a file on Discord; of nobody else anything is taken. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { editorTalker } from '../support/editors.ts'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { publishFiles, valleyRelease } from '../support/releases.ts'
import { libraries } from '../support/libraries.ts'
import { talker } from '../support/talker.ts'

let newsroom: Newsroom

/** A paragraph of so many characters, of whole sentences. */
const paragraph = (size: number, town: string) =>
  `The road to ${town} is long. `.repeat(Math.ceil(size / 27)).slice(0, size - 5) + 'End.'

const open = async (library: 'grammy' | 'telegraf' = 'grammy') => {
  newsroom = await openNewsroom({ library })
  await newsroom.desk((tools) => publishFiles(tools, { 'valley.en.txt': valleyRelease }))
  await newsroom.start()
}
afterEach(() => newsroom.close())

const saved = () =>
  newsroom.desk(async ({ store }) => {
    const body = (await store.items.get(1))?.body ?? []
    return body.map((block) => (block.kind === 'paragraph' ? block.children : []))
  })

describe.each(libraries)('over %s', (library) => {
  beforeEach(() => open(library))

  it('several messages are one text, and what a client cut is whole again', async () => {
    const sami = await editorTalker(newsroom, library, 'Sami')
    expect(await sami.asks('/fix 1')).toMatch(/^No\. 1: Valley[^]*Please send the new text/)
    expect(sami.buttons()).toEqual(['Cancel'])
    await sami.asks('A New Headline')
    const long = paragraph(4000, 'Hama').replace(/End\.$/, 'and then')
    expect(await sami.asks(long)).toMatch(/^3,\d{3} characters so far/)
    await sami.asks('it ends at Homs.')
    await sami.asks('The second paragraph.')
    expect(await sami.taps('Done')).toContain('It stands in no chat.')
    await sami.taps('Yes, publish the fix')
    await sami.sees(/^Fix of no\. 1[^]*in no chat/)
    const paragraphs = (await saved()).map((inlines) => JSON.stringify(inlines))
    expect(paragraphs).toHaveLength(2)
    expect(paragraphs[0]).toMatch(/and then it ends at Homs\./)
  })

  it('a file is the whole text', async () => {
    const sami = await editorTalker(newsroom, library, 'Sami')
    await sami.asks('/correct 1')
    const text = `# A New Headline\n\n${paragraph(6000, 'Hama')}\n\nThe last convoy passed.`
    const asked = await sami.hands({ name: 'x.md', bytes: Buffer.from(text) })
    expect(asked).toMatch(/In one line for readers: what is right now\?/)
    await sami.asks('the road leads to Hama.')
    await sami.taps('Yes, publish the correction')
    await sami.sees(/^Correction of no\. 1[^]*in no chat/)
    expect(await saved()).toHaveLength(2)
  })

  it('what is no text file, or too long a line, changes nothing', async () => {
    const sami = await editorTalker(newsroom, library, 'Sami')
    await sami.asks('/correct 1')
    for (const file of [
      { name: 'x.pdf', bytes: Buffer.from('%PDF') },
      { name: 'x.txt', bytes: Buffer.alloc(1_000_001, 'x') },
    ]) {
      expect(await sami.hands(file)).toMatch(/^That is no text file/)
    }
    await sami.taps('Only a line')
    expect(await sami.asks('x'.repeat(301))).toMatch(/^A line has at most 300 characters/)
    expect(await sami.asks('The road leads to Hama.')).toMatch(/leads to Hama/)
    expect(await sami.asks('one more word')).toMatch(/^That changed nothing/)
  })

  it('in a group an editor is asked to write in private, and nobody else is answered', async () => {
    const group = newsroom.telegram.chat('supergroup', 'Talk')
    const sami = await editorTalker(newsroom, library, 'Sami')
    await sami.asks('/help')
    const inGroup = async (name: string) => {
      const person = newsroom.telegram.person(name)
      const before = newsroom.telegram.messages(group).length
      person.says('/withdraw 1', group)
      // What comes next is answered, so that what came before was passed over.
      const asked = newsroom.events.next('question', ({ command }) => command === 'topics')
      person.says('/topics', group)
      await asked
      return newsroom.telegram.messages(group).length - before
    }
    expect(await inGroup('Amal')).toBe(3)
    expect(await sami.asksIn(`telegram:${group}`, '/withdraw 1')).toMatch(/^That is between us/)
    await newsroom.desk(async ({ store }) => {
      expect((await store.items.get(1))?.withdrawnAt).toBeUndefined()
    })
  })

  it('of nobody else a text or a file is taken, whatever they press', async () => {
    const amal = talker(newsroom, library, 'Amal', 'en')
    await amal.asks('/help')
    for (const press of ['/correct 1', '/correct 1 1 text', '/fix 1 1 done']) {
      await amal.forges(press)
      expect(await amal.asks(paragraph(300, 'Qasrain'))).toMatch(/^Nobody reads this chat/)
    }
    const said = await amal.hands({ name: 'Qasrain.txt', bytes: Buffer.from('Qasrain') })
    expect(said).toMatch(/^Nobody reads this chat/)
    expect(newsroom.telegram.calls.filter(({ method }) => method === 'getFile')).toEqual([])
    await newsroom.desk(async ({ store }) => {
      expect(await store.dialogues.get(amal.chat, Date.now())).toBeUndefined()
    })
  })
})

describe('over discord', () => {
  beforeEach(() => open())

  it('the form begins with the text as it stands, and what is left so changes nothing', async () => {
    const sami = await editorTalker(newsroom, 'discord', 'Sami')
    await sami.asks('/correct 1')
    await sami.taps('Write the text')
    const [text, line, file] = sami.form()?.components ?? []
    expect(text?.component?.value).toMatch(/^# Valley Council Calls for Safe Roads to Idlib\n\nThe/)
    expect([line?.component?.required, file?.component?.type]).toEqual([true, 19])
    await sami.fills({ line: 'the council met on Tuesday.' })
    await sami.taps('Change text')
    expect(sami.form()?.components[1]?.component?.value).toBe('the council met on Tuesday.')
    await sami.fills({})
    await sami.taps('Yes, publish the correction')
    await sami.sees(/^Correction of no\. 1[^]*in no chat/)
    await newsroom.desk(async ({ store }) => {
      expect(await store.items.get(1)).toMatchObject({
        revision: 2,
        title: 'Valley Council Calls for Safe Roads to Idlib',
        lines: [{ text: 'the council met on Tuesday.' }],
      })
    })
  })

  it('a text that is too long for a form comes as a file', async () => {
    const sami = await editorTalker(newsroom, 'discord', 'Sami')
    const text = `# A New Headline\n\n${paragraph(6000, 'Hama')}`
    await sami.asks('/fix 1')
    await sami.taps('Write the text')
    const given = { name: 'x.md', bytes: Buffer.from(text) }
    await sami.fills({}, given)
    expect(await sami.sees(/^A New Headline/)).toContain('The road to Hama')
    await sami.taps('Yes, publish the fix')
    await sami.sees(/^Fix of no\. 1[^]*in no chat/)

    await sami.asks('/fix 1')
    await sami.taps('Write the text')
    const [only] = sami.form()?.components ?? []
    expect(only?.component).toMatchObject({ type: 19, required: true })
    expect(only?.description).toMatch(/too long for a form/)
    const refused = { name: 'x.pdf', bytes: Buffer.from('%PDF') }
    expect(await sami.fills({}, refused)).toMatch(/^That is no text file/)
    expect(sami.buttons()).toEqual(['Write the text', 'Cancel'])
  })

  it('a form of somebody who is no editor any more does nothing', async () => {
    const sami = await editorTalker(newsroom, 'discord', 'Sami')
    await sami.asks('/correct 1')
    await sami.taps('Write the text')
    await sami.leaves()
    expect(await sami.fills({ line: 'x.' })).toMatch(/^What you can send/)
    await newsroom.desk(async ({ store }) => {
      expect(await store.dialogues.get(sami.chat, Date.now())).toBeUndefined()
    })
  })
})
