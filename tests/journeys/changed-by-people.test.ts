/** What people wrote into our posts by hand stays so and is told, unless its item is taken back. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openChangesStage, type ChangesStage } from '../support/changes-stage.ts'
import { asText, type Editor } from '../support/editor.ts'
import { valleyRelease } from '../support/releases.ts'

let stage: ChangesStage
let editor: Editor

beforeEach(async () => {
  stage = await openChangesStage()
  editor = stage.editor
})
afterEach(() => stage.close())

const mended = valleyRelease.replace('Safe Roads to Idlib', 'Safe Roads to Hama')
const byHand = 'Safe roads to Idlib: read our own report.'

/** An admin of the channel writes other words into its first post, and Barid has heard of that. */
async function edits(words: string): Promise<void> {
  const { newsroom, channel } = stage
  const { telegram } = newsroom
  const [post] = stage.channelPosts()
  const before = telegram.world.updates.length
  expect(before).toBe(0)
  telegram.person('Samir').edits(channel, post?.message_id ?? 0, words)
  // Confirmed when it was handled.
  await telegram.until(() => (telegram.world.updates.length === 0 ? true : undefined))
}

const change = async (edit: Parameters<Editor['changes']>[0]) =>
  editor.finished(await editor.changes(edit))

const channelOf = (report: Awaited<ReturnType<typeof change>>) =>
  report.places.find(({ address }) => address === `telegram:${stage.channel}`)

describe('an admin of the channel edits the post by hand, then the editor', () => {
  it('corrects: the words of the admin stay and are told, all others are corrected', async () => {
    const item = await stage.published()
    await edits(byHand)
    const line = 'the road leads to Hama.'
    const report = await change({ verb: 'correct', item, text: asText(mended), line, tell: true })
    const [channel, reader, server] = stage.everywhere()
    expect(channel).toEqual([byHand])
    expect(reader?.[0]).toContain('Safe Roads to Hama')
    expect(server?.[0]).toContain('Safe Roads to Hama')
    expect(channelOf(report)).toMatchObject({
      ends: { failed: 1 },
      reasons: [{ detail: 'changed-by-people' }],
    })
    // The next change says so again.
    const fixed = await change({ verb: 'fix', item, text: asText(`${mended}\n\nMore.`) })
    expect(stage.everywhere()[0]).toEqual([byHand])
    expect(channelOf(fixed)?.reasons).toEqual([{ detail: 'changed-by-people' }])
  })

  it('adds so much that a second post would be needed: none is added to the words of the admin', async () => {
    const item = await stage.published()
    await edits(byHand)
    const longer = `${mended}\n\n${'One more paragraph of many words. '.repeat(300)}`
    await change({ verb: 'update', item, text: asText(longer), line: 'more.' })
    const [channel, reader = []] = stage.everywhere()
    expect(channel).toEqual([byHand])
    expect(reader.length).toBeGreaterThan(2)
  })

  it.each(['withdraw', 'redact'] as const)(
    'takes it back (%s): no words of it stay',
    async (verb) => {
      const item = await stage.published()
      await edits(byHand)
      const report = await change({ verb, item, tell: false })
      expect(stage.everywhere()[0]).toEqual([expect.stringMatching(/^This item was withdrawn on/)])
      expect(channelOf(report)).toMatchObject({ ends: { edited: 1 }, reasons: [] })
    },
  )

  it('corrects after the admin put back what was sent: it is corrected', async () => {
    const item = await stage.published()
    const sent = stage.everywhere()[0]?.[0] ?? ''
    await edits(byHand)
    await edits(sent)
    await change({ verb: 'fix', item, text: asText(mended) })
    expect(stage.everywhere()[0]).toEqual([expect.stringContaining('Safe Roads to Hama')])
  })
})

it('is not taken for an edit by people that Barid edits its own posts', async () => {
  const item = await stage.published()
  const { telegram } = stage.newsroom
  await change({ verb: 'fix', item, text: asText(mended) })
  telegram.world.push('edited_channel_post', { ...stage.channelPosts()[0] })
  await telegram.until(() => (telegram.world.updates.length === 0 ? true : undefined))
  await change({ verb: 'fix', item, text: asText(mended.replace('Hama', 'Homs')) })
  expect(stage.everywhere()[0]).toEqual([expect.stringContaining('Safe Roads to Homs')])
})
