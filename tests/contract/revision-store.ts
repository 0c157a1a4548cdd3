/** The contract of what the fan-out of a revision writes. */
import { describe, expect, it } from 'vitest'
import type { Fanout, FanoutChat, PlannedOperation } from '../../src/store/ports/fanouts.ts'
import { minute, noon, second, textOf, type Stage } from '../support/outbox-stage.ts'

export function revisionContract(name: string, open: () => Promise<Stage>): void {
  describe(`what a revision writes on ${name}`, () => {
    /** Plans `texts` for every post of the item: edits, deletions of parts that vanish, sends of parts that appear. */
    async function revise(stage: Stage, item: Fanout, texts: string[], late?: FanoutChat[]) {
      const fanout = await stage.addFanout({ ...item, kind: 'revise' })
      const chats = late ?? (await stage.fanouts.chats(fanout, 500))
      const operations = chats.flatMap(({ id, posts }) => [
        ...posts.map((post): Partial<PlannedOperation> & { chat: number } => ({
          chat: id,
          post: post.id,
          part: Math.min(post.part, texts.length - 1),
          kind: post.part < texts.length ? 'revise' : 'retract',
          priority: 20,
        })),
        ...texts.flatMap((_text, part) => (part < posts.length ? [] : [{ chat: id, part }])),
      ])
      const commit = () =>
        stage.fanouts.commit(fanout, stage.batch(fanout, texts, operations), noon)
      return { commit, chats }
    }

    it('sends the newest text where the old one is not sent yet, and edits it where it is', async () => {
      const stage = await open()
      const [a = 0, b = 0] = await stage.addChats(2)
      const item = await stage.publish([a, b], ['old'])
      const [sent] = await stage.take(noon, 1)
      await stage.arrived(sent ? [sent] : [], noon)
      await (await revise(stage, item, ['new'])).commit()
      const taken = await stage.take(noon)
      expect(taken.map((one) => [one.chat, one.kind, textOf(one)])).toEqual([
        [a, 'revise', 'new'],
        [b, 'send', 'new'],
      ])
    })

    it('edits what is on its way once it stands', async () => {
      const stage = await open()
      const [a = 0] = await stage.addChats(1)
      const item = await stage.publish([a], ['old'])
      const flying = await stage.take(noon)
      await (await revise(stage, item, ['new'])).commit()
      expect(await stage.take(noon)).toEqual([])
      await stage.arrived(flying, noon)
      const [edit] = await stage.take(noon)
      expect(edit).toMatchObject({ kind: 'revise', receipt: { id: `sent-${flying[0]?.id}` } })
    })

    it('sends the newest text, or nothing, where an attempt certainly failed', async () => {
      const stage = await open()
      const [a = 0] = await stage.addChats(2)
      const item = await stage.publish([a], ['old', 'more'])
      const [flying] = await stage.take(noon)
      await (await revise(stage, item, ['new'])).commit()
      const failure = { kind: 'unreachable', detail: 'connection-refused' } as const
      const wait = { outcome: 'again', notBefore: noon, holdsUntil: noon, failure } as const
      await stage.settle([{ ...wait, id: flying?.id ?? 0 }], noon)
      expect((await stage.outbox.ofItem(item.item))[0]).toMatchObject({
        kind: 'send',
        state: 'due',
      })
      const [retried] = await stage.take(noon)
      expect(retried && textOf(retried)).toBe('new')
      const { chats } = await revise(stage, item, [])
      const withdrawal = await stage.addFanout({ ...item, kind: 'revise' })
      const removals = chats.flatMap(({ id, posts }) =>
        posts.map((post) => ({ chat: id, post: post.id, kind: 'retract' as const })),
      )
      await stage.fanouts.commit(withdrawal, stage.batch(withdrawal, ['-'], removals), noon)
      await stage.settle([{ ...wait, id: retried?.id ?? 0 }], noon)
      expect(await stage.deliver(noon + minute)).toEqual([])
    })

    it('never lets an older edit that is tried again follow a newer one', async () => {
      const stage = await open()
      const [a = 0] = await stage.addChats(1)
      const item = await stage.publish([a], ['first'])
      await stage.deliver(noon)
      const failure = { kind: 'unknown-outcome', detail: 'connection-cut' } as const
      const late = { notBefore: noon + 10 * minute, holdsUntil: noon + minute, failure }
      for (const outcome of ['again', 'unknown'] as const) {
        await (await revise(stage, item, ['older'])).commit()
        const [older] = await stage.take(noon)
        await (await revise(stage, item, [`newer than ${outcome}`])).commit()
        await stage.settle([{ id: older?.id ?? 0, outcome, ...late }], noon)
        await stage.outbox.decide(older?.id ?? 0, 'again', { by: 'test', now: noon })
        expect(await stage.deliver(noon)).toEqual([`${a}:newer than ${outcome}`])
        expect(await stage.deliver(noon + 20 * minute)).toEqual([])
      }
    })

    it('sends again what may have arrived as it was, then edits it', async () => {
      const stage = await open()
      const [a = 0] = await stage.addChats(1)
      const item = await stage.publish([a], ['old'])
      await stage.take(noon)
      await (await revise(stage, item, ['new'])).commit()
      await stage.outbox.recover('memory', true, noon + minute)
      await (await revise(stage, item, ['newest'])).commit()
      expect(await stage.deliver(noon + minute)).toEqual([`${a}:old`, `${a}:newest`])
    })

    it('keeps only the newest revision pending, whatever order they are planned in', async () => {
      const stage = await open()
      const [a = 0] = await stage.addChats(1)
      const item = await stage.publish([a], ['first'])
      await stage.deliver(noon)
      const earlier = await revise(stage, item, ['second'])
      const third = await revise(stage, item, ['third'])
      const fourth = await revise(stage, item, ['fourth'])
      await earlier.commit()
      await fourth.commit()
      await third.commit()
      expect(await stage.deliver(noon)).toEqual([`${a}:fourth`])
    })

    it('adds parts that appear and removes parts that vanish', async () => {
      const stage = await open()
      const [a = 0] = await stage.addChats(1)
      const item = await stage.publish([a], ['one'])
      await stage.deliver(noon)
      await (await revise(stage, item, ['one!', 'two'])).commit()
      expect(await stage.deliver(noon)).toEqual([`${a}:one!`, `${a}:two`])
      await (await revise(stage, item, ['all'])).commit()
      const kinds: string[] = []
      for (let taken = await stage.take(noon); taken.length > 0; taken = await stage.take(noon)) {
        kinds.push(...taken.map((one) => `${one.kind} ${one.receipt?.id.slice(0, 4)}`))
        await stage.arrived(taken, noon)
      }
      expect(kinds).toEqual(['revise sent', 'retract sent'])
      expect(await stage.outbox.ofItem(item.item)).toMatchObject([
        { part: 0, state: 'sent', receipt: {} },
        { part: 1, kind: 'retract', state: 'sent' },
      ])
    })

    it('never sends a part that vanished before it was sent', async () => {
      const stage = await open()
      const [a = 0] = await stage.addChats(1)
      const item = await stage.publish([a], ['one', 'two'])
      await (await revise(stage, item, ['all'])).commit()
      expect(await stage.deliver(noon)).toEqual([`${a}:all`])
    })

    it('ends right everywhere when it is planned while the item is still going out', async () => {
      const stage = await open()
      const chats = await stage.addChats(120)
      const item = await stage.publish(chats, ['first', 'more'])
      const deliver = async () => {
        for (let round = 0; round < 12; round++)
          await stage.arrived(await stage.take(noon, 20), noon)
      }
      const correct = async () => {
        for (const text of ['second', 'third']) {
          await (await revise(stage, item, [text, `${text}, more`])).commit()
        }
      }
      await Promise.all([deliver(), correct()])
      await stage.deliver(noon)
      const standing = await stage.base.db
        .selectFrom('posts')
        .select(['state', 'rendering'])
        .execute()
      const newest = { state: 'standing', rendering: String(item.id + 2) }
      expect(standing.map((post) => ({ ...post }))).toEqual(
        Array.from({ length: 240 }, () => newest),
      )
    })

    it('leaves alone what is gone by the time it is planned', async () => {
      const stage = await open()
      const [a = 0] = await stage.addChats(1)
      const item = await stage.publish([a], ['one'])
      await stage.deliver(noon)
      const late = await revise(stage, item, ['two'])
      await stage.chats.remove('memory:1', { by: 'test', now: noon })
      await late.commit()
      expect(await stage.deliver(noon + second)).toEqual([])
    })
  })
}
