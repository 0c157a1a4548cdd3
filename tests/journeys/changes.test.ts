/** What was published is fixed, corrected, updated and withdrawn: every post, on both platforms, in place. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openChangesStage, type ChangesStage } from '../support/changes-stage.ts'
import { asText, type Editor } from '../support/editor.ts'
import { valleyRelease } from '../support/releases.ts'

let stage: ChangesStage
let editor: Editor
const everywhere = () => stage.everywhere()

beforeEach(async () => {
  stage = await openChangesStage()
  editor = stage.editor
})
afterEach(() => stage.close())

const mended = valleyRelease.replace('Safe Roads to Idlib', 'Safe Roads to Hama')

describe('a fix', () => {
  it('is silent and reaches every post in place', async () => {
    const item = await stage.published()
    const report = await editor.finished(
      await editor.changes({ verb: 'fix', item, text: asText(mended) }),
    )
    for (const posts of everywhere()) {
      expect(posts).toHaveLength(1)
      expect(posts[0]).toContain('Safe Roads to Hama')
      expect(posts[0]).not.toContain('Corrected')
    }
    expect(report).toMatchObject({
      verb: 'fix',
      finished: true,
      places: [
        {
          address: `telegram:${stage.channel}`,
          ends: { edited: 1 },
          reasons: [],
        },
        {
          address: stage.server,
          ends: { edited: 1 },
        },
      ],
      private: [
        {
          end: 'edited',
          count: 'few',
        },
      ],
    })
  })
})

describe('a correction', () => {
  it('says when and what under the headline, also of an item that only gains the line', async () => {
    const item = await stage.published()
    await editor.finished(
      await editor.changes({ verb: 'correct', item, line: 'the road leads to Hama.' }),
    )
    for (const posts of everywhere()) {
      expect(posts).toHaveLength(1)
      expect(posts[0]).toMatch(
        /Idlib\s+\W*Corrected \d+ \w+ \d{4}, \d\d:\d\d \(Damascus\): the road leads to Hama\./,
      )
    }
  })
})

describe('an update', () => {
  it('has a line, and one short reply to the old post', async () => {
    const item = await stage.published()
    await editor.finished(
      await editor.changes({ verb: 'update', item, text: asText(mended), line: 'a second road.' }),
    )
    const told = 'This item has been updated. What is new is said under its headline.'
    for (const posts of everywhere()) {
      expect(posts).toHaveLength(2)
      expect(posts[0]).toMatch(/Updated .*: a second road\./)
      expect(posts[1]).toBe(told)
    }
    expect(stage.channelPosts()[1]).toMatchObject({
      reply_to_message: { message_id: stage.channelPosts()[0]?.message_id },
    })
    expect(stage.serverPosts()[1]?.replyTo).toBe(stage.serverPosts()[0]?.id)
  })
})

describe('a withdrawal', () => {
  it('leaves the notice and a short reply, and nothing of the item', async () => {
    const item = await stage.published()
    const report = await editor.finished(await editor.changes({ verb: 'withdraw', item }))
    for (const posts of everywhere()) {
      expect(posts).toHaveLength(2)
      expect(posts[0]).toMatch(/^This item was withdrawn on .*\. Please do not share it\.$/)
      expect(posts[1]).toBe('This item has been withdrawn. Please do not share it.')
    }
    expect(report.places[0]?.ends).toEqual({ edited: 1, sent: 1 })
    expect(await editor.tools.editing.apply({ verb: 'withdraw', item, by: 'test' })).toEqual({
      outcome: 'withdrawn',
    })
  })

  it('deletes what can be deleted where that is the policy, and tells nobody', async () => {
    const set = { by: 'test', now: 1 }
    await editor.tools.store.settings.set('withdraw.policy', 'delete', set)
    const item = await stage.published()
    const report = await editor.finished(await editor.changes({ verb: 'withdraw', item }))
    expect(everywhere()).toEqual([[], [], []])
    expect(report.places.map(({ ends }) => ends)).toEqual([{ deleted: 1 }, { deleted: 1 }])
  })
})
