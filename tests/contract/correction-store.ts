/** The contract of corrections that a platform does not take as they are planned: nothing is lost, and nothing removed too early. */
import { describe, expect, it } from 'vitest'
import type { Fanout } from '../../src/store/ports/fanouts.ts'
import type { ClaimedOperation, Settlement } from '../../src/store/ports/outbox.ts'
import { minute, noon, second, textOf, type Stage } from '../support/outbox-stage.ts'

const refused = { kind: 'malformed', detail: 'entities' } as const
const uneditable = { kind: 'malformed', detail: 'not-editable' } as const
const changed = { kind: 'malformed', detail: 'kind-changed' } as const

export function correctionContract(name: string, open: () => Promise<Stage>): void {
  /** An item in one chat, in as many posts as there are texts, which stand. */
  async function standing(...texts: string[]) {
    const stage = await open()
    const [chat = 0] = await stage.addChats(1, { kind: 'channel' })
    const fanout = await stage.publish([chat], texts)
    await stage.deliver(noon)
    const states = async () =>
      (await stage.outbox.ofItem(fanout.item)).map((one) => `${one.kind} ${one.state}`)
    /** Takes the next operation, of which there must be one. */
    const next = async (at = noon): Promise<ClaimedOperation> => {
      const [taken, ...more] = await stage.take(at)
      if (!taken || more.length > 0) throw new Error('not one operation')
      return taken
    }
    const settle = (...settlements: Settlement[]) => stage.settle(settlements, noon)
    return { stage, chat, fanout, states, next, settle }
  }

  describe(`a shortened text on ${name}`, () => {
    it('loses its last part only after the edit that takes its words over', async () => {
      const { stage, fanout, next, settle } = await standing('one', 'two', 'three')
      await correct(stage, fanout, ['one', 'two and three'])
      const first = await next()
      await stage.arrived([first], noon)
      const { id } = await next()
      const failure = { kind: 'unreachable', detail: 'refused' } as const
      await settle({ id, outcome: 'again', notBefore: noon + minute, holdsUntil: noon, failure })
      expect(await stage.take(noon + second)).toEqual([])
      await stage.arrived([await next(noon + minute)], noon)
      expect(await next()).toMatchObject({ kind: 'retract' })
    })

    it('keeps its last part where the edit is refused, until the next correction', async () => {
      const { stage, chat, fanout, next, settle, states } = await standing('one', 'two')
      await correct(stage, fanout, ['one and two'])
      await settle({ id: (await next()).id, outcome: 'rejected', failure: refused })
      expect(await stage.take(noon)).toEqual([])
      expect(await states()).toEqual(['revise rejected', 'send sent'])
      await correct(stage, fanout, ['all'])
      const taken = await next()
      expect(taken).toMatchObject({ kind: 'revise', chat })
      await stage.arrived([taken], noon)
      expect(await next()).toMatchObject({ kind: 'retract' })
    })

    it('loses its last part also where people deleted the one before it', async () => {
      const { stage, fanout, next, settle } = await standing('one', 'two')
      await correct(stage, fanout, ['all'])
      const gone = { kind: 'gone', detail: 'message-gone', covers: 'message' } as const
      const { id } = await next()
      await settle({ id, outcome: 'cancelled', failure: gone, postGone: true })
      expect(await next()).toMatchObject({ kind: 'retract' })
    })
  })

  it(`a text that grows again on ${name} gets back the part that was removed`, async () => {
    const { stage, chat, fanout } = await standing('one', 'two')
    await correct(stage, fanout, ['short'])
    await stage.deliver(noon)
    await correct(stage, fanout, ['long', 'longer'])
    expect(await stage.deliver(noon)).toEqual([`${chat}:long`, `${chat}:longer`])
    await correct(stage, fanout, ['long', 'longest'])
    expect(await stage.deliver(noon)).toEqual([`${chat}:long`, `${chat}:longest`])
  })

  it(`a refused edit on ${name} adds no part either, and the next correction does`, async () => {
    const { stage, chat, fanout, next, settle } = await standing('one')
    await correct(stage, fanout, ['long', 'longer'])
    await settle({ id: (await next()).id, outcome: 'rejected', failure: refused })
    expect(await stage.deliver(noon)).toEqual([])
    await correct(stage, fanout, ['better', 'still'])
    expect(await stage.deliver(noon)).toEqual([`${chat}:better`, `${chat}:still`])
  })

  describe(`a post that takes no edit on ${name}`, () => {
    it('is answered by the corrected one, which takes every later correction', async () => {
      const { stage, chat, fanout, next, settle, states } = await standing('old')
      await correct(stage, fanout, ['new'])
      const edit = await next()
      await settle({ id: edit.id, outcome: 'replaced', by: 'reply', failure: uneditable })
      const reply = await next()
      expect(reply).toMatchObject({ kind: 'send', part: 0, replyTo: { id: edit.receipt?.id } })
      expect(textOf(reply)).toBe('new')
      await stage.arrived([reply], noon)
      expect(await stage.take(noon)).toEqual([])
      expect(await states()).toEqual(['send sent'])
      await correct(stage, fanout, ['newest'])
      expect(await next()).toMatchObject({ kind: 'revise', receipt: { id: `sent-${reply.id}` } })
      expect(await stage.fanouts.chats(fanout, 9)).toMatchObject([{ id: chat, posts: [{}] }])
    })

    it('of another kind is retracted once the new one stands, and no sooner', async () => {
      const { stage, fanout, next, settle } = await standing('picture')
      await correct(stage, fanout, ['text'])
      const edit = await next()
      await settle({ id: edit.id, outcome: 'replaced', by: 'post', failure: changed })
      const fresh = await next()
      expect(fresh).toMatchObject({ kind: 'send', attempts: 1 })
      expect(fresh).not.toHaveProperty('replyTo')
      expect(fresh.marker).not.toBe(edit.marker)
      expect(await stage.take(noon)).toEqual([])
      await stage.arrived([fresh], noon)
      expect(await next()).toMatchObject({ kind: 'retract', receipt: edit.receipt })
    })

    it('is retracted also when the item is withdrawn before the new one went out', async () => {
      const { stage, fanout, next, settle } = await standing('picture')
      await correct(stage, fanout, ['text'])
      const edit = await next()
      await settle({ id: edit.id, outcome: 'replaced', by: 'post', failure: changed })
      await correct(stage, fanout, [])
      expect(await next()).toMatchObject({ kind: 'retract', receipt: edit.receipt })
    })

    it('stays and takes later corrections when the new one is refused', async () => {
      const { stage, fanout, next, settle } = await standing('picture')
      await correct(stage, fanout, ['text'])
      const edit = await next()
      await settle({ id: edit.id, outcome: 'replaced', by: 'post', failure: changed })
      await settle({ id: (await next()).id, outcome: 'rejected', failure: refused })
      expect(await stage.take(noon)).toEqual([])
      await correct(stage, fanout, ['picture again'])
      expect(await next()).toMatchObject({ kind: 'revise', receipt: edit.receipt })
    })

    it('is not replaced where a newer correction follows, which may be one that it takes', async () => {
      const { stage, fanout, next, settle } = await standing('picture')
      await correct(stage, fanout, ['text'])
      const edit = await next()
      await correct(stage, fanout, ['picture again'])
      await settle({ id: edit.id, outcome: 'replaced', by: 'post', failure: changed })
      expect(await next()).toMatchObject({ kind: 'revise', receipt: edit.receipt })
    })
  })
}

/** Plans a correction of an item for every chat: shared parts are edited, new ones sent, the rest removed. */
async function correct(stage: Stage, { item, story }: Fanout, texts: string[]): Promise<void> {
  const fanout = await stage.addFanout({ kind: 'revise', item, story })
  const chats = await stage.fanouts.chats(fanout, 500)
  const standing = chats.map(({ id, posts }) => ({
    id,
    posts: posts.filter((post) => post.state !== 'gone'),
  }))
  const operations = standing.flatMap(({ id, posts }) => [
    ...posts.map((post) => ({
      chat: id,
      post: post.id,
      part: Math.max(0, Math.min(post.part, texts.length - 1)),
      kind: post.part < texts.length ? ('revise' as const) : ('retract' as const),
      priority: 20,
    })),
    ...texts.flatMap((_text, part) => (part < posts.length ? [] : [{ chat: id, part }])),
  ])
  const batch = stage.batch(fanout, texts.length > 0 ? texts : ['-'], operations)
  await stage.fanouts.commit(fanout, batch, noon)
}
