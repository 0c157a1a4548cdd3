/** The contract of publishing: after the send, by an operation of its own, and of what stands. */
import { describe, expect, it } from 'vitest'
import type { Verb } from '../../src/news.ts'
import type { Fanout } from '../../src/store/ports/fanouts.ts'
import { minute, noon, receipt, second, type Stage } from '../support/outbox-stage.ts'

const limited = {
  kind: 'rate-limited',
  detail: 'rate-limited',
  retryAfter: 50 * minute,
  scope: 'kind',
} as const

export function publishingContract(name: string, open: () => Promise<Stage>): void {
  /** An announcement channel with an item in as many parts as there are texts. */
  async function announced(texts: string[]) {
    const stage = await open()
    const [chat = 0] = await stage.addChats(1, { kind: 'announcement' })
    const publish = (words: string[], priority = 40) =>
      stage.publish([chat], words, { announced: true, priority })
    const fanout = await publish(texts)
    /** Sends and publishes what is due; each as `kind item`. */
    async function done(now = noon): Promise<string[]> {
      const all: string[] = []
      for (;;) {
        const taken = await stage.take(now)
        if (taken.length === 0) return all
        all.push(...taken.map(({ kind, item }) => `${kind} ${item}`))
        await stage.arrived(taken, now)
      }
    }
    return { stage, chat, publish, fanout, done }
  }

  describe(`publishing on ${name}`, () => {
    it('follows the send of each part, and keeps its receipt', async () => {
      const { stage, fanout } = await announced(['one', 'two'])
      const [send] = await stage.take(noon)
      expect(send).toMatchObject({ kind: 'send', part: 0 })
      expect(await stage.take(noon)).toEqual([])
      await stage.settle(
        [{ id: send?.id ?? 0, outcome: 'sent', receipt: receipt('77'), at: noon }],
        noon,
      )
      const [publish] = await stage.take(noon)
      expect(publish).toMatchObject({ kind: 'publish', part: 0, receipt: receipt('77') })
      expect(await stage.outbox.ofItem(fanout.item)).toMatchObject([
        { part: 0, kind: 'send', state: 'sent', publishing: 'sending' },
        { part: 1, kind: 'send', state: 'due', publishing: 'due' },
      ])
      await stage.arrived(publish ? [publish] : [], noon)
      await stage.deliver(noon)
      expect(await stage.outbox.ofItem(fanout.item)).toMatchObject([
        { publishing: 'sent', receipt: receipt('77') },
        { publishing: 'sent' },
      ])
      expect(await stage.outbox.ofItems([fanout.item])).toMatchObject([{ state: 'sent', count: 2 }])
    })

    it('says nothing of whether the item came to the chat', async () => {
      const { stage, fanout, chat } = await announced(['one'])
      const [send] = await stage.take(noon)
      await stage.arrived(send ? [send] : [], noon)
      const posts = await stage.outbox.postsIn(fanout.item, chat)
      expect(posts).toMatchObject([{ part: 0, standing: true, state: 'sent' }])
    })

    it('is of announced posts alone', async () => {
      const stage = await open()
      const chats = await stage.addChats(1)
      await stage.publish(chats, ['one'])
      expect(await stage.deliver(noon)).toHaveLength(1)
    })

    it('comes after a correction, which does not take its place', async () => {
      const { stage, chat, fanout, done } = await announced(['one'])
      const [send] = await stage.take(noon)
      const revision = await stage.addFanout({ ...fanout, kind: 'revise' })
      const { outbox } = stage
      const post = await onlyPost(stage)
      const edit = { chat, post, kind: 'revise', priority: 20 } as const
      await stage.fanouts.commit(revision, stage.batch(revision, ['one, corrected'], [edit]), noon)
      await stage.arrived(send ? [send] : [], noon)
      expect(await done()).toEqual([`revise ${fanout.item}`, `publish ${fanout.item}`])
      expect(await outbox.ofItem(fanout.item)).toMatchObject([
        { kind: 'revise', state: 'sent', publishing: 'sent' },
      ])
    })

    it('is not done to what is removed', async () => {
      const { stage, chat, fanout, done } = await announced(['one'])
      const [send] = await stage.take(noon)
      await stage.arrived(send ? [send] : [], noon)
      const revision = await stage.addFanout({ ...fanout, kind: 'revise' })
      const post = await onlyPost(stage)
      const removal = { chat, post, kind: 'retract', priority: 20 } as const
      await stage.fanouts.commit(revision, stage.batch(revision, ['one'], [removal]), noon)
      expect(await done()).toEqual([`retract ${fanout.item}`])
    })

    it('is not done to what was withdrawn', async () => {
      const { stage, fanout, done } = await announced(['one'])
      const [send] = await stage.take(noon)
      await stage.arrived(send ? [send] : [], noon)
      await stage.addFanout({ ...fanout, kind: 'revise', verb: 'withdraw' })
      expect(await done()).toEqual([])
      expect(await stage.outbox.ofItem(fanout.item)).toMatchObject([
        { state: 'sent', publishing: 'cancelled' },
      ])
    })

    it('is not done to what could not be sent', async () => {
      const { stage, done } = await announced(['one'])
      const [send] = await stage.take(noon)
      const failure = { kind: 'malformed', detail: 'too-long' } as const
      await stage.settle([{ id: send?.id ?? 0, outcome: 'rejected', failure }], noon)
      expect(await done(noon + minute)).toEqual([])
    })

    it('waits at its limit for all of the chat, holds up no post, and then the urgent goes first', async () => {
      const { stage, publish, fanout, done } = await announced(['one'])
      const [send] = await stage.take(noon)
      await stage.arrived(send ? [send] : [], noon)
      const [first] = await stage.take(noon)
      const until = noon + 50 * minute
      const second_ = await publish(['two'])
      // Sent while the first is being published, so that both wait to be published.
      await stage.settle(
        [
          {
            id: first?.id ?? 0,
            outcome: 'again',
            notBefore: until,
            holdsUntil: noon,
            failure: limited,
          },
        ],
        noon,
      )
      const [next] = await stage.take(noon)
      expect(next).toMatchObject({ kind: 'send', item: second_.item })
      await stage.arrived(next ? [next] : [], noon)
      const urgent = await publish(['three'], 30)
      const [urgentSend] = await stage.take(noon + second)
      expect(urgentSend).toMatchObject({ kind: 'send', item: urgent.item })
      await stage.arrived(urgentSend ? [urgentSend] : [], noon)
      const [tried] = await stage.take(noon + second)
      expect(tried).toMatchObject({ kind: 'publish', item: urgent.item })
      await stage.settle(
        [
          {
            id: tried?.id ?? 0,
            outcome: 'again',
            notBefore: until + 3,
            holdsUntil: noon,
            failure: limited,
          },
        ],
        noon,
      )
      expect(await done(until + 2)).toEqual([])
      expect(await done(until + 3)).toEqual(
        [urgent, fanout, second_].map(({ item }) => `publish ${item}`),
      )
    })

    describe('of the reply that tells of a change', () => {
      /** A plan that edits the post, and tells of that. */
      async function told(stage: Stage, { item, story }: Fanout, chat: number, verb: Verb) {
        const fanout = await stage.addFanout({ kind: 'revise', item, story, verb })
        const post = await onlyPost(stage)
        const edit = { chat, post, kind: 'revise', priority: 20 } as const
        const reply = {
          chat,
          subject: 'notice',
          replyTo: post,
          announced: true,
          priority: 20,
        } as const
        await stage.fanouts.commit(fanout, stage.batch(fanout, ['new'], [edit, reply]), noon)
      }

      it('follows it where the post was published, before what is new and not urgent', async () => {
        const { stage, chat, fanout, publish, done } = await announced(['one'])
        await done()
        await told(stage, fanout, chat, 'update')
        await publish(['next'])
        expect((await done()).map((one) => one.split(' ')[0])).toEqual([
          'revise',
          'send',
          'publish',
          'send',
          'publish',
        ])
      })

      it('is not done where the post itself is not published yet', async () => {
        const { stage, chat, fanout, done } = await announced(['one'])
        const [send] = await stage.take(noon)
        await stage.arrived(send ? [send] : [], noon)
        await told(stage, fanout, chat, 'update')
        const kinds = (await done()).map((one) => one.split(' ')[0])
        expect(kinds.filter((kind) => kind === 'publish')).toHaveLength(1)
      })

      it('is not done any more once the item is taken back', async () => {
        const { stage, chat, fanout, done } = await announced(['one'])
        await done()
        await told(stage, fanout, chat, 'update')
        for (const kind of ['revise', 'send']) {
          const taken = await stage.take(noon)
          expect(taken.map((one) => one.kind)).toEqual([kind])
          await stage.arrived(taken, noon)
        }
        const withdrawal = await stage.addFanout({ ...fanout, kind: 'revise', verb: 'withdraw' })
        const edit = { chat, post: await onlyPost(stage), kind: 'revise', priority: 10 } as const
        await stage.fanouts.commit(withdrawal, stage.batch(withdrawal, ['notice'], [edit]), noon)
        expect(await done()).toEqual([`revise ${fanout.item}`])
      })
    })

    it('is done again where a crash left it open', async () => {
      const { stage, fanout, done } = await announced(['one'])
      const [send] = await stage.take(noon)
      await stage.arrived(send ? [send] : [], noon)
      expect(await stage.take(noon)).toMatchObject([{ kind: 'publish' }])
      stage.dead.add('first')
      const { outbox } = stage.process('second')
      expect(await outbox.recover('memory', false, noon)).toMatchObject({ unknown: 0, repeated: 1 })
      stage.dead.delete('first')
      expect(await done(noon + second)).toEqual([`publish ${fanout.item}`])
    })

    it('is done to the post that takes the place of one that cannot be edited', async () => {
      const { stage, chat, fanout, done } = await announced(['one'])
      expect(await done()).toHaveLength(2)
      const revision = await stage.addFanout({ ...fanout, kind: 'revise' })
      const post = await onlyPost(stage)
      const edit = { chat, post, kind: 'revise', priority: 20 } as const
      await stage.fanouts.commit(revision, stage.batch(revision, ['corrected'], [edit]), noon)
      const [revise] = await stage.take(noon)
      const failure = { kind: 'malformed', detail: 'not-editable' } as const
      await stage.settle([{ id: revise?.id ?? 0, outcome: 'replaced', by: 'reply', failure }], noon)
      expect(await done()).toEqual([`send ${fanout.item}`, `publish ${fanout.item}`])
    })
  })
}

async function onlyPost({ base }: Stage): Promise<number> {
  const { id } = await base.db.selectFrom('posts').select('id').executeTakeFirstOrThrow()
  return id
}
