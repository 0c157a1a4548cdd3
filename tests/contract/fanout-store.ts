/** The contract of fan-outs: whom they reach, and that no plan is written twice, half, or after a newer one. */
import { describe, expect, it } from 'vitest'
import type { Fanout, FanoutChat, PlannedOperation } from '../../src/store/ports/fanouts.ts'
import { minute, noon, second, textOf, type Stage } from '../support/outbox-stage.ts'

export function fanoutContract(name: string, open: () => Promise<Stage>): void {
  describe(`whom a fan-out reaches on ${name}`, () => {
    it('is due when its time has come, the oldest first, until it is done', async () => {
      const stage = await open()
      const later = await stage.addItem({ from: noon + minute })
      const now = await stage.addItem()
      expect(await stage.fanouts.due(noon, 10)).toEqual([now])
      expect(await stage.fanouts.nextDue(noon)).toBe(noon + minute)
      expect(await stage.fanouts.due(noon + minute, 1)).toEqual([now])
      await stage.fanouts.commit(now, stage.batch(now, ['one'], []), noon)
      expect(await stage.fanouts.due(noon + minute, 10)).toEqual([later])
      expect(await stage.fanouts.nextDue(noon + minute)).toBeUndefined()
    })

    it('publishes to chats with a subscription that are active or paused, page by page', async () => {
      const stage = await open()
      const [a = 0, gone = 0, paused = 0, removed = 0, e = 0] = await stage.addChats(5)
      await stage.chats.setState(gone, 'gone', 'chat-not-found', noon)
      await stage.chats.setState(paused, 'paused', 'no-rights', noon)
      await stage.chats.remove('memory:4', { by: 'test', now: noon })
      const fanout = await stage.addItem()
      const first = await stage.fanouts.chats(fanout, 2)
      expect(first.map((chat) => [chat.id, chat.state])).toEqual([
        [a, 'active'],
        [paused, 'paused'],
      ])
      expect(first[0]).toMatchObject({ platform: 'memory', posts: [] })
      expect(first[0]).not.toHaveProperty('address')
      const rest = await stage.fanouts.chats({ ...fanout, cursor: paused }, 2)
      expect(rest.map((chat) => chat.id)).toEqual([e])
      expect(rest).not.toContainEqual(expect.objectContaining({ id: removed }))
    })

    it('is for chosen chats alone where some were chosen', async () => {
      const stage = await open()
      const [, b = 0, c = 0, d = 0] = await stage.addChats(4)
      const fanout = { ...(await stage.addItem()), chats: [b, d] }
      const first = await stage.fanouts.chats(fanout, 1)
      expect(first.map((chat) => chat.id)).toEqual([b])
      const rest = await stage.fanouts.chats({ ...fanout, cursor: b }, 5)
      expect(rest.map((chat) => chat.id)).toEqual([d])
      expect(await stage.fanouts.chats({ ...fanout, chats: [] }, 5)).toEqual([])
      expect(rest.map((chat) => chat.id)).not.toContain(c)
    })

    it('revises chats that have posts of the item, with all posts of the story', async () => {
      const stage = await open()
      const [a = 0, b = 0, c = 0] = await stage.addChats(3)
      const english = await stage.publish([a, b], ['one', 'two'])
      const arabic = await stage.addItem({ story: english.story, language: 'ar' })
      await stage.fanouts.commit(
        arabic,
        stage.batch(arabic, ['واحد'], [{ chat: a }, { chat: c }]),
        noon,
      )
      await stage.arrived(await stage.take(noon), noon)
      const revise = await stage.addFanout({ ...english, kind: 'revise' })
      const chats = await stage.fanouts.chats(revise, 500)
      expect(chats.map((chat) => chat.id)).toEqual([a, b])
      expect(chats[0]?.posts).toMatchObject([
        { item: english.item, language: 'en', part: 0, state: 'standing' },
        { item: english.item, language: 'en', part: 1, state: 'planned' },
        { item: arabic.item, language: 'ar', part: 0, state: 'planned' },
      ])
    })
  })

  describe(`what a plan writes on ${name}`, () => {
    it('writes nothing when the cursor was moved meanwhile', async () => {
      const stage = await open()
      const [a = 0] = await stage.addChats(1)
      const fanout = await stage.addItem()
      const plan = stage.batch(fanout, ['one'], [{ chat: a }], a)
      const results = await Promise.all(
        Array.from({ length: 4 }, () => stage.fanouts.commit(fanout, plan, noon)),
      )
      expect(results.filter(Boolean)).toHaveLength(1)
      expect(await stage.fanouts.due(noon, 1)).toEqual([{ ...fanout, cursor: a }])
      const rest = { ...fanout, cursor: a }
      expect(await stage.fanouts.commit(rest, stage.batch(fanout, ['one'], []), noon)).toBe(true)
      expect(await stage.fanouts.commit(rest, plan, noon)).toBe(false)
      expect(await stage.deliver(noon)).toEqual([`${a}:one`])
    })

    it('makes one post of what is planned twice', async () => {
      const stage = await open()
      const [a = 0, b = 0] = await stage.addChats(2)
      const first = await stage.publish([a], ['one', 'two'])
      const again = await stage.addFanout(first)
      const sends = [a, a, b].flatMap((chat) => [0, 1].map((part) => ({ chat, part })))
      expect(
        await stage.fanouts.commit(again, stage.batch(again, ['one', 'two'], sends), noon),
      ).toBe(true)
      const sent = await stage.deliver(noon)
      expect(sent.toSorted()).toEqual([`${a}:one`, `${a}:two`, `${b}:one`, `${b}:two`])
    })

    it('makes one post of an item that two fan-outs plan at the same time', async () => {
      const stage = await open()
      const chats = await stage.addChats(50)
      const item = await stage.addItem()
      const plans = await Promise.all(Array.from({ length: 4 }, () => stage.addFanout(item)))
      const sends = chats.map((chat) => ({ chat }))
      await Promise.all(
        plans.map((plan) => stage.fanouts.commit(plan, stage.batch(plan, ['one'], sends), noon)),
      )
      expect(await stage.deliver(noon)).toHaveLength(50)
    })

    it('plans thousands of posts in one transaction', async () => {
      const stage = await open()
      const chats = await stage.addChats(1_500)
      await stage.publish(chats, ['one', 'two', 'three'])
      expect(await stage.outbox.counts()).toEqual([
        { platform: 'memory', private: true, state: 'due', count: 4_500 },
      ])
    })

    it('plans nothing for a chat that went while the plan was made', async () => {
      const stage = await open()
      const [a = 0, b = 0] = await stage.addChats(2)
      const fanout = await stage.addItem()
      await stage.chats.setState(a, 'gone', 'chat-not-found', noon)
      await stage.fanouts.commit(
        fanout,
        stage.batch(fanout, ['one'], [{ chat: a }, { chat: b }]),
        noon,
      )
      expect(await stage.deliver(noon)).toEqual([`${b}:one`])
      expect(await stage.outbox.ofItem(fanout.item)).toHaveLength(1)
    })

    it('comes back for the chats that wait, and for no other, once', async () => {
      const stage = await open()
      const [a = 0, b = 0] = await stage.addChats(3)
      const fanout = { ...(await stage.addItem()), format: 'headline' as const }
      const waiting = { chats: [b], until: noon + minute }
      const plan = { ...stage.batch(fanout, ['one'], [{ chat: a }]), waiting }
      const written = [
        await stage.fanouts.commit(fanout, plan, noon),
        await stage.fanouts.commit(fanout, plan, noon),
      ]
      expect(written).toEqual([true, false])
      expect(await stage.fanouts.due(noon, 5)).toEqual([])
      expect(await stage.fanouts.nextDue(noon)).toBe(noon + minute)
      const { id: _, ...again } = fanout
      const [late, ...more] = await stage.fanouts.due(noon + minute, 5)
      expect(late).toMatchObject({ ...again, kind: 'late', chats: [b] })
      expect(more).toEqual([])
      expect(late && (await stage.fanouts.chats(late, 5)).map((chat) => chat.id)).toEqual([b])
      // It keeps no version of the story from anybody.
      expect(await stage.fanouts.openItems(fanout.story, noon + minute)).toEqual([])
    })

    it('refuses a plan that names a rendering nobody stored, whole', async () => {
      const stage = await open()
      const [a = 0] = await stage.addChats(1)
      const fanout = await stage.addItem()
      const wrong = stage.batch(fanout, ['one'], [{ chat: a }, { chat: a, part: 1 }])
      await expect(stage.fanouts.commit(fanout, wrong, noon)).rejects.toThrow('No rendering')
      expect(await stage.outbox.ofItem(fanout.item)).toEqual([])
      expect(await stage.fanouts.due(noon, 1)).toEqual([fanout])
    })

    it('answers the post that a plan names', async () => {
      const stage = await open()
      const [a = 0] = await stage.addChats(1)
      const first = await stage.publish([a], ['one'])
      await stage.deliver(noon)
      const twin = await stage.addItem({ story: first.story, language: 'ar' })
      const [chat] = await stage.fanouts.chats(twin, 1)
      const replyTo = chat?.posts[0]?.id ?? 0
      const sends = [
        { chat: a, replyTo },
        { chat: a, part: 1 },
      ]
      await stage.fanouts.commit(twin, stage.batch(twin, ['two', 'more'], sends), noon)
      const [two] = await stage.take(noon)
      const [answered] = await stage.outbox.ofItem(first.item)
      expect(two?.replyTo).toEqual(answered?.receipt)
      await stage.arrived(two ? [two] : [], noon)
      expect((await stage.take(noon))[0]?.replyTo).toMatchObject({ id: `sent-${two?.id}` })
    })
  })

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
