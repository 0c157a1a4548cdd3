/** The contract of fan-outs: whom they reach, and that no plan is written twice, half, or after a newer one. */
import { describe, expect, it } from 'vitest'
import { minute, noon, type Stage } from '../support/outbox-stage.ts'

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
}
