/** The contract of settling: every outcome, and what it means for the post, its message and its chat. */
import { describe, expect, it } from 'vitest'
import { createHolds } from '../../src/store/holds.ts'
import type { ClaimedOperation, Settlement } from '../../src/store/ports/outbox.ts'
import { minute, noon, receipt, second, textOf, type Stage } from '../support/outbox-stage.ts'

const refused = { kind: 'malformed', detail: 'message-too-long', words: 'no' } as const
const cut = { kind: 'unknown-outcome', detail: 'connection-cut' } as const

export function settlementContract(name: string, open: () => Promise<Stage>): void {
  /** One chat, one item in three parts, the first of them claimed. */
  async function sending() {
    const stage = await open()
    const [chat = 0] = await stage.addChats(1)
    const fanout = await stage.publish([chat], ['one', 'two', 'three'])
    const [first] = await stage.take(noon)
    const states = async () =>
      (await stage.outbox.ofItem(fanout.item)).map((one) => `${one.kind} ${one.state}`)
    return { stage, chat, fanout, id: first?.id ?? 0, states }
  }

  describe(`what becomes of an operation on ${name}`, () => {
    it('sent: the receipt is kept and the next part is due', async () => {
      const { stage, fanout, chat, id } = await sending()
      const made = { ...receipt('5'), kind: 'picture', fileId: 'f' } as const
      await stage.settle([{ id, outcome: 'sent', receipt: made, at: noon }], noon)
      const [one, two] = await stage.outbox.ofItem(fanout.item)
      expect(one).toEqual({
        chat,
        chatKind: 'private',
        platform: 'memory',
        part: 0,
        kind: 'send',
        state: 'sent',
        receipt: made,
      })
      expect(two).toMatchObject({ part: 1, state: 'due' })
      expect((await stage.take(noon)).map(textOf)).toEqual(['two'])
    })

    it('repeat: due again, remembering when the first attempt began', async () => {
      const { stage, id } = await sending()
      const repeat = (from: number): Settlement => ({
        id,
        outcome: 'repeat',
        notBefore: from + second,
        holdsUntil: from + minute,
        failure: cut,
      })
      await stage.settle([repeat(noon)], noon + 1)
      const [repeated] = await stage.take(noon + second)
      expect(repeated).toMatchObject({ id, attempts: 2, firstAttemptAt: noon })
      await stage.settle([repeat(noon + second)], noon + second)
      const [third] = await stage.take(noon + 2 * second)
      expect(third).toMatchObject({ id, attempts: 3, firstAttemptAt: noon })
    })

    it('unknown: the failure is told, the rest of the message waits', async () => {
      const { stage, fanout, id, states } = await sending()
      await stage.settle([{ id, outcome: 'unknown', failure: cut }], noon)
      expect(await states()).toEqual(['send unknown', 'send due', 'send due'])
      expect(await stage.outbox.ofItem(fanout.item)).toMatchObject([{ failure: cut }, {}, {}])
      expect(await stage.deliver(noon + minute)).toEqual([])
      await stage.outbox.decide(id, 'again', { by: 'test', now: noon + minute })
      expect(await stage.deliver(noon + minute)).toHaveLength(3)
    })

    it.each(['failed', 'rejected'] as const)(
      '%s: later parts of the message are cancelled, other messages go on',
      async (outcome) => {
        const { stage, chat, fanout, id, states } = await sending()
        await stage.publish([chat], ['next'])
        await stage.settle([{ id, outcome: 'sent', receipt: receipt('1'), at: noon }], noon)
        const [two] = await stage.take(noon)
        await stage.settle([{ id: two?.id ?? 0, outcome, failure: refused }], noon)
        expect(await states()).toEqual(['send sent', `send ${outcome}`, 'send cancelled'])
        expect((await stage.outbox.ofItem(fanout.item))[1]?.failure).toEqual(refused)
        expect(await stage.deliver(noon)).toEqual([`${chat}:next`])
      },
    )

    it('cancelled: a post that people deleted is gone, and nothing more is due to it', async () => {
      const stage = await open()
      const [chat = 0] = await stage.addChats(1)
      const fanout = await stage.publish([chat], ['one', 'two'])
      await stage.deliver(noon)
      const [taken] = await revised(stage, fanout, ['new one', 'new two'])
      const gone = { kind: 'gone', detail: 'message-gone', covers: 'message' } as const
      await stage.settle(
        [{ id: taken?.id ?? 0, outcome: 'cancelled', failure: gone, postGone: true }],
        noon,
      )
      expect(await stage.deliver(noon)).toEqual([`${chat}:new two`])
      const [first, other] = await stage.outbox.ofItem(fanout.item)
      expect(first).toMatchObject({ kind: 'revise', state: 'cancelled', failure: gone })
      expect(first).not.toHaveProperty('receipt')
      expect(other).toMatchObject({ kind: 'revise', state: 'sent' })
    })

    it('sent, of a revise: what stands is the new revision', async () => {
      const stage = await open()
      const [chat = 0] = await stage.addChats(1)
      const fanout = await stage.publish([chat], ['one'])
      const [sent] = await stage.take(noon)
      await stage.arrived(sent ? [sent] : [], noon)
      const [taken] = await revised(stage, fanout, ['better'])
      expect(taken).toMatchObject({ kind: 'revise', receipt: { id: `sent-${sent?.id}` } })
      expect(taken && textOf(taken)).toBe('better')
      await stage.arrived(taken ? [taken] : [], noon)
      const post = stage.base.db.selectFrom('posts').select(['revision', 'rendering', 'state'])
      expect({ ...(await post.executeTakeFirst()) }).toEqual({
        revision: taken?.revision,
        rendering: String(taken?.revision),
        state: 'standing',
      })
    })

    it('settles many at once, and ignores one that is not held', async () => {
      const stage = await open()
      const chats = await stage.addChats(300)
      await stage.publish(chats, ['one'])
      const taken = await stage.take(noon, 300)
      await stage.arrived([...taken, { ...(taken[0] as ClaimedOperation), id: 999_999 }], noon)
      expect(await stage.outbox.counts()).toEqual([
        { platform: 'memory', private: true, state: 'sent', count: 300 },
      ])
    })
  })

  describe(`what an outcome means for the chat on ${name}`, () => {
    const blocked = { kind: 'gone', detail: 'blocked-by-person', covers: 'chat' } as const

    it('gone: nothing more is due there', async () => {
      const { stage, chat, id, states } = await sending()
      await stage.publish([chat], ['next'])
      await stage.settle(
        [
          {
            id,
            outcome: 'cancelled',
            failure: blocked,
            chat: {
              state: 'gone',
              reason: 'blocked-by-person',
            },
          },
        ],
        noon,
      )
      expect(await states()).toEqual(['send cancelled', 'send cancelled', 'send cancelled'])
      expect(await stage.outbox.counts()).toEqual([
        { platform: 'memory', private: true, state: 'cancelled', count: 4 },
      ])
      expect(await stage.chats.get(chat)).toMatchObject({
        state: 'gone',
        reason: 'blocked-by-person',
      })
    })

    it('paused: everything is kept, and goes on in order when the right is back', async () => {
      const { stage, chat, id } = await sending()
      const forbidden = { kind: 'forbidden', detail: 'no-rights' } as const
      await stage.settle(
        [
          {
            id,
            outcome: 'again',
            notBefore: noon,
            holdsUntil: noon,
            failure: forbidden,
            chat: {
              state: 'paused',
              reason: 'no-rights',
            },
          },
        ],
        noon,
      )
      await stage.publish([chat], ['next'])
      expect(await stage.deliver(noon + minute)).toEqual([])
      await stage.chats.setState(chat, 'active', undefined, noon + minute)
      const texts = ['one', 'two', 'three', 'next']
      expect(await stage.deliver(noon + minute)).toEqual(texts.map((text) => `${chat}:${text}`))
    })

    it('moved: the same post goes to the new address', async () => {
      const { stage, chat, id } = await sending()
      await stage.settle(
        [
          {
            id,
            outcome: 'again',
            notBefore: noon,
            holdsUntil: noon,
            failure: {
              kind: 'moved',
              detail: 'upgraded',
              movedTo: 'memory:new',
            },
            chat: { movedTo: 'memory:new' },
          },
        ],
        noon,
      )
      const [taken] = await stage.take(noon)
      expect(taken).toMatchObject({ id, chat, address: 'memory:new', attempts: 2 })
    })

    it('moved: what held the old address holds nothing any more', async () => {
      const { stage, chat, id } = await sending()
      const holds = createHolds(stage.base)
      await holds.set('memory', chat, noon + minute)
      await holds.set('memory', 999, noon + minute)
      const failure = { kind: 'moved', detail: 'upgraded', movedTo: 'memory:new' } as const
      const change = { chat: { movedTo: 'memory:new' } }
      await stage.settle(
        [{ id, outcome: 'again', notBefore: noon, holdsUntil: noon, failure, ...change }],
        noon,
      )
      expect(await holds.all('memory', noon)).toEqual([{ scope: 999, until: noon + minute }])
    })
  })
}

/** Plans a revision of every post of the item and claims what may go. */
async function revised(
  stage: Stage,
  { item, story }: { item: number; story: number },
  texts: string[],
) {
  const fanout = await stage.addFanout({ kind: 'revise', item, story })
  const chats = await stage.fanouts.chats(fanout, 500)
  const edits = chats.flatMap((chat) =>
    chat.posts.map((post) => {
      const kind = 'revise' as const
      return { chat: chat.id, post: post.id, kind, part: post.part, priority: 20 }
    }),
  )
  await stage.fanouts.commit(fanout, stage.batch(fanout, texts, edits), noon)
  return stage.take(noon)
}
