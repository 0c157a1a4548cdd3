/** The contract of posts that people changed where they stand: they stay so, that is told, and what is taken back goes all the same. */
import { describe, expect, it } from 'vitest'
import type { Post } from '../../adapters/adapter.ts'
import type { Fanout } from '../../src/store/ports/fanouts.ts'
import type { ClaimedOperation } from '../../src/store/ports/outbox.ts'
import { minute, noon, receipt, textOf, type Stage } from '../support/outbox-stage.ts'

export function changedThereContract(name: string, open: () => Promise<Stage>): void {
  /** An item in one channel, in as many posts as there are texts, which stand as `sent-1`, `sent-2` …. */
  async function standing(...texts: string[]) {
    const stage = await open()
    const [chat = 0] = await stage.addChats(1, { kind: 'channel' })
    const fanout = await stage.publish([chat], texts)
    const sent: ClaimedOperation[] = []
    for (let taken = await stage.take(noon); taken.length > 0; taken = await stage.take(noon)) {
      sent.push(...taken)
      await stage.arrived(taken, noon)
    }
    const ids = sent.map(({ id }) => `sent-${id}`)
    return { stage, chat, fanout, ids }
  }

  /** People write `words` into the post. */
  const write = ({ outbox }: Stage, post: string | undefined, words: string, at = noon) =>
    outbox.changedThere(
      'memory:1',
      {
        post: post ?? '',
        sentAt: at,
        shows: ({ payload }: Post) => (payload as { text: string }).text === words,
      },
      noon,
    )

  /** Plans an editor's change of the item: edits of its posts, unless told otherwise. */
  async function change(
    stage: Stage,
    { item, story }: Fanout,
    verb: NonNullable<Fanout['verb']>,
    texts: string[],
    of = item,
  ): Promise<number> {
    const fanout = await stage.addFanout({ kind: 'revise', item, story, verb })
    const [only] = await stage.fanouts.chats(fanout, 10)
    const shown = only?.posts.filter((post) => post.item === of) ?? []
    const edits = shown.map(({ id, part }) => ({
      chat: 1,
      post: id,
      item: of,
      part: Math.min(part, texts.length - 1),
      kind: part < texts.length ? ('revise' as const) : ('retract' as const),
    }))
    await stage.fanouts.commit(fanout, stage.batch(fanout, texts, edits), noon)
    return fanout.id
  }

  const told = async ({ outbox }: Stage, id: number) =>
    (await outbox.ofChange(id))?.operations.map(({ kind, state, failure }) =>
      `${kind} ${state} ${failure?.detail ?? ''}`.trim(),
    )

  describe(`a post that people changed on ${name}`, () => {
    it('is not edited, whether the edit is planned before that or after, and that is told', async () => {
      const { stage, fanout, ids } = await standing('one')
      const before = await change(stage, fanout, 'fix', ['two'])
      expect(await write(stage, ids[0], 'by hand')).toBe(true)
      const after = await change(stage, fanout, 'correct', ['three'])
      expect(await stage.deliver(noon)).toEqual([])
      expect(await told(stage, before)).toEqual(['revise cancelled changed-by-people'])
      expect(await told(stage, after)).toEqual(['revise cancelled changed-by-people'])
    })

    it('keeps the later parts of its message as they are', async () => {
      const { stage, fanout, ids } = await standing('one', 'two', 'three')
      await write(stage, ids[1], 'by hand')
      await change(stage, fanout, 'fix', ['all', 'of it'])
      expect(await stage.deliver(noon)).toEqual(['1:all'])
    })

    it('is not tried again where an edit was put off meanwhile', async () => {
      const { stage, fanout, ids } = await standing('one')
      await change(stage, fanout, 'fix', ['two'])
      const [{ id } = { id: 0 }] = await stage.take(noon)
      await write(stage, ids[0], 'by hand')
      const failure = { kind: 'rate-limited', detail: 'too-many' } as const
      const later = { notBefore: noon + minute, holdsUntil: noon }
      await stage.settle([{ id, outcome: 'again', ...later, failure }], noon)
      expect(await stage.take(noon + minute)).toEqual([])
    })

    it('is one of many in its chat, and found', async () => {
      const { stage, chat, fanout, ids } = await standing('one')
      for (let n = 0; n < 3; n++) {
        await stage.publish(
          [chat],
          Array.from({ length: 100 }, (_, part) => `${part}`),
        )
        await stage.deliver(noon)
      }
      expect(await write(stage, ids[0], 'by hand', noon - 10 * minute)).toBe(false)
      expect(await write(stage, 'unknown', 'by hand')).toBe(false)
      expect(await write(stage, ids[0], 'by hand')).toBe(true)
      await change(stage, fanout, 'fix', ['two'])
      expect(await stage.deliver(noon)).toEqual([])
    })

    it.each(['withdraw', 'redact'] as const)(
      'goes when its item is taken back: %s',
      async (verb) => {
        const { stage, fanout, ids } = await standing('one', 'two')
        await write(stage, ids[0], 'by hand')
        await change(stage, fanout, verb, ['notice'])
        expect(await stage.deliver(noon)).toEqual(['1:notice', '1:notice'])
      },
    )

    it('says what it says where another version is withdrawn, and not where that is redacted', async () => {
      const { stage, chat, fanout, ids } = await standing('one')
      const twin = await stage.addItem({ story: fanout.story })
      await stage.fanouts.commit(twin, stage.batch(twin, ['twin'], [{ chat }]), noon)
      await stage.deliver(noon)
      await write(stage, ids[0], 'by hand')
      await change(stage, twin, 'withdraw', ['one, linked no more'], fanout.item)
      expect(await stage.deliver(noon)).toEqual([])
      await change(stage, twin, 'redact', ['one, linked no more'], fanout.item)
      expect(await stage.deliver(noon)).toEqual(['1:one, linked no more'])
    })
  })

  describe(`words that are ours on ${name}`, () => {
    it('are no change by people: what stands, what is due and what is on its way', async () => {
      const { stage, fanout, ids } = await standing('one')
      expect(await write(stage, ids[0], 'one')).toBe(false)
      await change(stage, fanout, 'fix', ['two'])
      expect(await write(stage, ids[0], 'two')).toBe(false)
      const taken = await stage.take(noon)
      expect(taken.map(textOf)).toEqual(['two'])
      expect(await write(stage, ids[0], 'two')).toBe(false)
      await stage.settle(
        taken.map(({ id }) => ({ id, outcome: 'sent', receipt: receipt(ids[0] ?? ''), at: noon })),
        noon,
      )
      await change(stage, fanout, 'fix', ['three'])
      expect(await stage.deliver(noon)).toEqual(['1:three'])
    })

    it('are ours again when people put them back', async () => {
      const { stage, fanout, ids } = await standing('one')
      await write(stage, ids[0], 'by hand')
      await write(stage, ids[0], 'one')
      await change(stage, fanout, 'fix', ['two'])
      expect(await stage.deliver(noon)).toEqual(['1:two'])
    })
  })
}
