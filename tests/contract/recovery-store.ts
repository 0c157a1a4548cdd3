/** The contract of what is open in the outbox, and of what an earlier holder left in it. */
import { describe, expect, it } from 'vitest'
import { createOutbox } from '../../src/store/outbox.ts'
import { minute, noon, receipt, second, type Stage } from '../support/outbox-stage.ts'

export function recoveryContract(name: string, open: () => Promise<Stage>): void {
  describe(`what is open in the outbox of ${name}`, () => {
    const failure = { kind: 'malformed', detail: 'bad' } as const

    it('is counted in private chats apart', async () => {
      const stage = await open()
      await stage.publish(await stage.addChats(2), ['one'])
      await stage.publish(await stage.addChats(3, { kind: 'channel' }), ['two', 'three'])
      const due = [
        { platform: 'memory', private: false, state: 'due', count: 6 },
        { platform: 'memory', private: true, state: 'due', count: 2 },
      ]
      expect(await stage.outbox.open()).toEqual(due)
      expect(await stage.outbox.counts()).toEqual(due)
    })

    it('is counted by platform and state, and nothing of what is done', async () => {
      const stage = await open()
      expect(await stage.outbox.open()).toEqual([])
      await stage.publish(await stage.addChats(5), ['one', 'two'])
      const [sent, refused, lost] = await stage.take(noon)
      await stage.settle(
        [
          { id: sent?.id ?? 0, outcome: 'sent', receipt: receipt('1'), at: noon },
          { id: refused?.id ?? 0, outcome: 'rejected', failure },
          { id: lost?.id ?? 0, outcome: 'unknown', failure },
        ],
        noon,
      )
      const counts = (await stage.outbox.open()).map(({ state, count }) => [state, count])
      expect(counts).toEqual([
        ['due', 4],
        ['rejected', 1],
        ['sending', 2],
        ['unknown', 1],
      ])
    })
  })

  describe(`recovery on the outbox of ${name}`, () => {
    const none = { unknown: 0, repeated: 0, toReaders: 0 }
    const one = {
      unknown: { unknown: 1, repeated: 0, toReaders: 0 },
      repeated: { unknown: 0, repeated: 1, toReaders: 1 },
    }
    const alone = {
      owner: 'alone',
      hold: async () => {},
      isDead: async () => false,
      close: async () => {},
    }

    const sending = async (stage: Stage, more = {}) => {
      await stage.publish(await stage.addChats(1, more), ['one', 'two'])
      const [taken] = await stage.take(noon)
      return taken?.id ?? 0
    }

    it('touches nothing of a living lease', async () => {
      const stage = await open()
      await sending(stage)
      expect(await stage.outbox.recover('memory', false, noon + 14 * second)).toEqual(none)
    })

    it('makes due again what a lease left of a private chat when its time was up, in its place', async () => {
      const stage = await open()
      const id = await sending(stage)
      expect(await stage.outbox.recover('telegram', false, noon + 15 * second)).toEqual(none)
      expect(await stage.outbox.recover('memory', false, noon + 15 * second)).toEqual(one.repeated)
      expect(await stage.outbox.recover('memory', false, noon + 15 * second)).toEqual(none)
      const [repeated] = await stage.take(noon + 15 * second)
      expect(repeated).toMatchObject({ id, attempts: 2, firstAttemptAt: noon })
    })

    it('repeats a send once to a private chat, never to a shared one, and without end where that is safe', async () => {
      const stage = await open()
      await sending(stage)
      await sending(stage, { kind: 'channel' })
      const crash = async (idempotent: boolean, at: number) => {
        await stage.take(at)
        return stage.outbox.recover('memory', idempotent, at + minute)
      }
      expect(await crash(true, noon)).toEqual({ unknown: 0, repeated: 2, toReaders: 1 })
      expect(await crash(true, noon + 2 * minute)).toEqual({
        unknown: 0,
        repeated: 2,
        toReaders: 1,
      })
      expect(await crash(false, noon + 4 * minute)).toEqual({
        unknown: 2,
        repeated: 0,
        toReaders: 1,
      })
      expect(await stage.deliver(noon + 6 * minute)).toEqual([])
    })

    it('makes an edit due again, also in a channel, unless something newer follows it', async () => {
      const stage = await open()
      const channels = await stage.addChats(2, { kind: 'channel' })
      const { item, story } = await stage.publish(channels, ['one'])
      await stage.deliver(noon)
      const edit = async (text: string, chats: number[]) => {
        const fanout = await stage.addFanout({ kind: 'revise', item, story })
        const found = await stage.fanouts.chats(fanout, 10)
        const edits = found.flatMap(({ id, posts }) =>
          chats.includes(id)
            ? [{ chat: id, post: posts[0]?.id ?? 0, kind: 'revise' as const }]
            : [],
        )
        await stage.fanouts.commit(fanout, stage.batch(fanout, [text], edits), noon)
      }
      const [a = 0, b = 0] = channels
      await edit('older', channels)
      expect(await stage.take(noon)).toHaveLength(2)
      await edit('newer', [b])
      await stage.outbox.recover('memory', false, noon + minute)
      const sent = await stage.deliver(noon + minute)
      expect(sent.toSorted()).toEqual([`${a}:older`, `${b}:newer`])
    })

    it('leaves nothing between sending and what becomes of it when its transaction fails', async () => {
      const stage = await open()
      const id = await sending(stage)
      const { base } = stage
      const full: typeof base.write = (work) =>
        base.write(async (tx) => {
          await work(tx)
          throw new Error('the disk is full')
        })
      const failing = createOutbox({ ...base, write: full }, alone)
      await expect(failing.recover('memory', false, noon + minute)).rejects.toThrow('full')
      expect(await stage.outbox.open()).toContainEqual({
        platform: 'memory',
        private: true,
        state: 'sending',
        count: 1,
      })
      await stage.outbox.recover('memory', false, noon + minute)
      expect(await stage.take(noon + minute)).toMatchObject([{ id, firstAttemptAt: noon }])
    })

    it('owes nothing more to a chat that went meanwhile', async () => {
      const stage = await open()
      await sending(stage)
      const [chat] = await stage.chats.page(0, 1)
      await stage.chats.setState(chat?.id ?? 0, 'gone', 'removed', noon)
      await stage.outbox.recover('memory', true, noon + minute)
      expect(await stage.outbox.counts()).toEqual([
        { platform: 'memory', private: true, state: 'cancelled', count: 2 },
      ])
    })

    it('finds it at once when the owner is proven dead', async () => {
      const stage = await open()
      await sending(stage)
      stage.dead.add('first')
      const next = stage.process('next')
      const lease = await next.leases.acquire('sender', 'memory', noon + second)
      expect(lease).toMatchObject({ owner: 'next', fence: 2 })
      expect(await next.outbox.recover('memory', false, noon + second)).toEqual(one.repeated)
    })

    it('drops what the earlier holder says about a recovered operation', async () => {
      const stage = await open()
      const id = await sending(stage)
      const stale = await stage.lease(noon)
      const other = stage.process('second')
      await other.leases.acquire('sender', 'memory', noon + 15 * second)
      await other.outbox.recover('memory', false, noon + 15 * second)
      const sent = { id, outcome: 'sent', receipt: receipt('1'), at: noon } as const
      await stage.outbox.settle([sent], stale, noon + 16 * second)
      expect(await stage.outbox.counts()).toEqual([
        { platform: 'memory', private: true, state: 'due', count: 2 },
      ])
    })

    it('takes what an ended lease says of operations that nobody recovered', async () => {
      const stage = await open()
      const id = await sending(stage)
      const lease = await stage.lease(noon)
      const sent = { id, outcome: 'sent', receipt: receipt('1'), at: noon } as const
      await stage.outbox.settle([sent], lease, noon + minute)
      expect(await stage.outbox.counts()).toContainEqual({
        platform: 'memory',
        private: true,
        state: 'sent',
        count: 1,
      })
    })

    it('lets nothing but the parts of its own message wait for an unknown post', async () => {
      const stage = await open()
      await sending(stage, { kind: 'channel' })
      const [chat] = await stage.chats.page(0, 1)
      await stage.publish([chat?.id ?? 0], ['next'])
      expect(await stage.outbox.recover('memory', false, noon + minute)).toEqual(one.unknown)
      expect(await stage.deliver(noon + minute)).toEqual([`${chat?.id}:next`])
    })
  })
}
