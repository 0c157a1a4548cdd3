/** Changes that alter the shape of what stands: more posts or fewer, a picture, a twin; and places that take no change now. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openChangesStage, type ChangesStage } from '../support/changes-stage.ts'
import { asText, type Editor } from '../support/editor.ts'
import { png } from '../support/picture.ts'
import { valleyRelease, valleyReleaseArabic } from '../support/releases.ts'

let stage: ChangesStage
let editor: Editor
let clock = 0

beforeEach(async () => {
  clock = 0
  stage = await openChangesStage(() => Date.now() + clock)
  editor = stage.editor
})
afterEach(() => stage.close())

const paragraph = (n: number) =>
  `Paragraph ${n} tells of the road. ${'The convoy went on, mile after mile. '.repeat(25)}`
const long = (paragraphs: number) =>
  asText(
    `Tuesday, 3 March 2026\n\nValley Council Calls for Safe Roads to Idlib\n\n${Array.from(
      { length: paragraphs },
      (_, n) => paragraph(n + 1),
    ).join('\n\n')}\n\n(Source: Valley Council’s Press Office)\n`,
  )

const notice = /^This item was withdrawn on .*\. Please do not share it\.$/

describe('a text that grows and shrinks', () => {
  it('gains parts that answer the first, and loses them again', async () => {
    const item = await stage.published()
    await editor.finished(await editor.changes({ verb: 'fix', item, text: long(11) }))
    const grown = stage.channelPosts()
    expect(grown).toHaveLength(3)
    for (const part of grown.slice(1)) {
      expect(part).toMatchObject({ reply_to_message: { message_id: grown[0]?.message_id } })
    }
    expect(grown.map((post) => post.text).join(' ')).toContain('Paragraph 11 tells')
    await editor.finished(await editor.changes({ verb: 'fix', item, text: asText(valleyRelease) }))
    for (const posts of stage.everywhere()) {
      expect(posts).toHaveLength(1)
      expect(posts[0]).not.toContain('Paragraph')
    }
  })

  it('leaves a pointer in a part that is too old to be deleted', async () => {
    const item = await stage.published()
    await editor.finished(await editor.changes({ verb: 'fix', item, text: long(11) }))
    const threeDays = 3 * 24 * 60 * 60
    for (const post of stage.channelPosts()) post.date -= threeDays
    await editor.finished(await editor.changes({ verb: 'fix', item, text: asText(valleyRelease) }))
    const [first, ...rest] = stage.channelPosts()
    expect(first?.text).toContain('Safe Roads')
    expect(rest.map((post) => post.text)).toEqual(
      Array(2).fill('This part is no longer part of the text.'),
    )
  })

  it('withdrawn, every part is gone or says so', async () => {
    const item = await stage.published()
    await editor.finished(await editor.changes({ verb: 'fix', item, text: long(11) }))
    const threeDays = 3 * 24 * 60 * 60
    for (const post of stage.channelPosts()) post.date -= threeDays
    await editor.finished(await editor.changes({ verb: 'withdraw', item, tell: false }))
    expect(stage.channelPosts().map((post) => post.text)).toEqual(
      Array(3).fill(expect.stringMatching(notice)),
    )
    expect(stage.readerPosts().map((post) => post.text)).toEqual([expect.stringMatching(notice)])
    expect(stage.serverPosts().map((post) => post.text)).toEqual([expect.stringMatching(notice)])
  })
})

describe('a picture post', () => {
  it('whose caption no longer fits becomes a text post, and nothing is lost or left', async () => {
    const item = await stage.published(valleyRelease, png())
    expect(stage.channelPosts()[0]?.photo).toBeDefined()
    await editor.finished(await editor.changes({ verb: 'fix', item, text: long(3) }))
    const words = (stage.everywhere()[0] ?? []).join(' ')
    expect(words.match(/Paragraph \d tells/g)).toEqual([1, 2, 3].map((n) => `Paragraph ${n} tells`))
    expect(words).not.toContain('eleven closed crossings')
  })

  it('is replaced by the notice when it is withdrawn', async () => {
    const item = await stage.published(valleyRelease, png())
    await editor.finished(await editor.changes({ verb: 'withdraw', item, tell: false }))
    expect(stage.channelPosts()).toMatchObject([{ text: expect.stringMatching(notice) }])
    expect(stage.channelPosts()[0]?.photo).toBeUndefined()
    expect(stage.serverPosts()).toMatchObject([{ hasPicture: false }])
  })

  it('that is too old to be deleted becomes a blank one that says that it is withdrawn', async () => {
    const item = await stage.published(valleyRelease, png())
    const photo = stage.channelPosts()[0]?.photo
    expect(photo).toBeDefined()
    for (const post of stage.channelPosts()) post.date -= 3 * 24 * 60 * 60
    await editor.finished(await editor.changes({ verb: 'withdraw', item, tell: false }))
    const captions = stage.channelPosts().map((post) => post.caption ?? post.text)
    expect(captions).toEqual([expect.stringMatching(notice), expect.stringMatching(notice)])
    expect(stage.channelPosts()[0]?.photo).toBeDefined()
    expect(stage.channelPosts()[0]?.photo).not.toEqual(photo)
  })
})

it('a twin that is withdrawn is pointed to no more, and the other stays', async () => {
  await editor.tools.chats.put([stage.server], { languages: ['en', 'ar'] }, 'test')
  const item = await stage.published()
  const linked = stage.newsroom.events.next(
    'operation-sent',
    ({ platform, kind }) => platform === 'discord' && kind === 'revise',
  )
  const twin = await editor.publishes('valley.ar.txt', valleyReleaseArabic)
  await linked
  expect(stage.serverPosts()[0]?.buttons).toContain('بالعربية')
  await editor.finished(await editor.changes({ verb: 'withdraw', item: twin }))
  expect(stage.serverPosts()[0]?.buttons).not.toContain('بالعربية')
  expect(stage.serverPosts()[0]?.text).toContain('Safe Roads')
  expect(await editor.tools.store.items.get(item)).not.toHaveProperty('withdrawnAt')
})

describe('a place that takes no change', () => {
  it('paused, waits with it and gets it when it is back', async () => {
    const item = await stage.published()
    const { chats } = editor.tools.store
    const chat = await chats.byAddress(stage.server)
    await chats.setState(chat?.id ?? 0, 'paused', 'no-right', Date.now())
    const change = await editor.changes({ verb: 'correct', item, line: 'one road.' })
    const waiting = await editor.until(async () => {
      const report = await editor.tools.editing.report(change)
      const place = report?.places.find(({ address }) => address === stage.server)
      return place && report?.places.length === 2 ? { report, place } : undefined
    })
    expect(waiting.place).toMatchObject({ ends: { pending: 1 }, reasons: [{ detail: 'no-right' }] })
    expect(waiting.report.finished).toBe(false)
    await chats.setState(chat?.id ?? 0, 'active', undefined, Date.now())
    await editor.finished(change)
    expect(stage.serverPosts()[0]?.text).toMatch(/Corrected .*: one road\./)
  })

  it('where people deleted the post, nothing stands again, and the report says so', async () => {
    const item = await stage.published()
    const [post] = stage.serverPosts()
    stage.newsroom.discord.removes(stage.server, post?.id ?? '')
    const report = await editor.finished(
      await editor.changes({ verb: 'update', item, line: 'one road.' }),
    )
    expect(stage.serverPosts()).toEqual([])
    expect(report.places).toMatchObject([
      { address: `telegram:${stage.channel}`, ends: { edited: 1, sent: 1 } },
      { address: stage.server, ends: { failed: 1 }, reasons: [{ detail: 'message-gone' }] },
    ])
  })

  it('at an edit limit, is tried again when the platform allows it', async () => {
    const item = await stage.published()
    stage.newsroom.telegram.failNext({
      status: 429,
      body: {
        ok: false,
        error_code: 429,
        description: 'Too Many Requests: retry after 1',
        parameters: { retry_after: 1 },
      },
    })
    await editor.finished(await editor.changes({ verb: 'correct', item, line: 'one road.' }))
    for (const posts of stage.everywhere()) {
      expect(posts).toEqual([expect.stringMatching(/Corrected .*: one road\./)])
    }
  })
})

describe('what is not out yet', () => {
  it('changes in silence, and withdrawn never goes out', async () => {
    const soon = new Date(Date.now() + 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
    const embargo = `${soon} GMT`
    const item = await editor.publishes('later.en.txt', valleyRelease, { embargo })
    const gone = valleyRelease.replace('Safe Roads', 'No Roads')
    const other = await editor.publishes('gone.en.txt', gone, { embargo })
    const fixed = asText(valleyRelease.replace('to Idlib', 'to Hama'))
    const change = await editor.changes({ verb: 'fix', item, text: fixed })
    expect(await editor.tools.editing.report(change)).toMatchObject({ finished: true, places: [] })
    await editor.changes({ verb: 'withdraw', item: other })
    clock = 2 * 3_600_000
    await editor.out(item, 3)
    for (const posts of stage.everywhere()) {
      expect(posts).toHaveLength(1)
      expect(posts[0]).toContain('Safe Roads to Hama')
    }
  })
})
