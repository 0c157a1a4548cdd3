/** The contract of what is taken back: withdrawals and redactions, whatever still goes out. */
import { describe, expect, it } from 'vitest'
import { createDialogues } from '../../src/store/dialogues.ts'
import { newItem } from '../support/news.ts'
import { keyOf, arrived, deliver, openChangeStage, shown } from '../support/change-stage.ts'
import { minute, noon, textOf, type Stage } from '../support/outbox-stage.ts'

export function withdrawalContract(name: string, open: () => Promise<Stage>): void {
  const newsroom = (chats?: number, title?: string) => openChangeStage(open, chats, title)

  describe(`a withdrawal on ${name}`, () => {
    it('removes the later parts also where the first takes no edit', async () => {
      const { stage, plan, change } = await newsroom(1, 'one|two|three')
      await plan()
      await deliver(stage)
      await change({ verb: 'withdraw', tells: true })
      await plan()
      const [edit] = await stage.take(noon)
      expect(edit).toMatchObject({ kind: 'revise', withdraws: true, priority: 10 })
      const failure = { kind: 'malformed', detail: 'entities' } as const
      await stage.settle([{ id: edit?.id ?? 0, outcome: 'rejected', failure }], noon)
      expect((await deliver(stage)).map((one) => one.kind)).toEqual(['retract', 'retract'])
    })

    it('puts the notice in the place of a post that takes no edit, and removes that', async () => {
      const { stage, plan, change } = await newsroom(1)
      await plan()
      await deliver(stage)
      await change({ verb: 'withdraw' })
      await plan()
      const [edit] = await stage.take(noon)
      const failure = { kind: 'malformed', detail: 'not-editable' } as const
      await stage.settle([{ id: edit?.id ?? 0, outcome: 'replaced', by: 'reply', failure }], noon)
      const sent = await deliver(stage)
      expect(sent.map((one) => `${one.kind} ${textOf(one)}`)).toEqual([
        'send notice',
        'retract notice',
      ])
    })

    it('removes what a correction could only answer, together with the answers', async () => {
      const { stage, plan, change, says } = await newsroom(1)
      await plan()
      const sent = await deliver(stage)
      const failure = { kind: 'malformed', detail: 'not-editable' } as const
      for (const text of ['better', 'best']) {
        await change({ verb: 'correct', ...says(text), line: 'x' })
        await plan()
        const [edit] = await stage.take(noon)
        await stage.settle([{ id: edit?.id ?? 0, outcome: 'replaced', by: 'reply', failure }], noon)
        await deliver(stage, sent)
      }
      expect(shown(sent)).toEqual(['best (x) (x)', 'better (x)', 'old'])
      const withdrawal = await change({ verb: 'withdraw' })
      await plan()
      await plan()
      await deliver(stage, sent)
      expect(shown(sent)).toEqual(['notice'])
      expect((await stage.outbox.ofChange(withdrawal))?.operations).toMatchObject([
        { kind: 'retract', state: 'sent', count: 2 },
        { kind: 'revise', state: 'sent', count: 1 },
      ])
    })

    it('leaves the notice also where a post was on its way, and nothing where that did not arrive', async () => {
      const { stage, plan, change } = await newsroom(2)
      await plan()
      const [flying, put] = await stage.take(noon)
      await change({ verb: 'withdraw', tells: true })
      await plan()
      const failure = { kind: 'rate-limited', detail: 'flood' } as const
      const again = { notBefore: noon, holdsUntil: noon, failure }
      await stage.settle([{ id: put?.id ?? 0, outcome: 'again', ...again }], noon)
      await arrived(stage, flying ? [flying] : [])
      expect(await deliver(stage)).toMatchObject([{ kind: 'revise', chat: flying?.chat }])
    })

    it('removes what was on its way where that is the policy', async () => {
      const { stage, plan, change } = await newsroom(1)
      await plan()
      const flying = await stage.take(noon)
      await change({ verb: 'withdraw', deletes: true })
      await plan()
      await arrived(stage, flying)
      expect((await deliver(stage)).map((one) => one.kind)).toEqual(['retract'])
    })

    it('under embargo never goes out, and refuses every later change but a redaction', async () => {
      const { stage, items, plan } = await newsroom(1)
      await plan()
      await deliver(stage)
      const options = { fanOut: true, by: 'test', now: noon }
      const [added] = await items.add(
        [newItem({ title: 'later', embargo: noon + minute })],
        options,
      )
      const number = added?.number ?? 0
      const who = { by: 'test', now: noon }
      await items.change(number, { verb: 'withdraw' }, who)
      expect(await stage.fanouts.due(noon + minute, 9)).toEqual([])
      expect(await items.change(number, { verb: 'fix' }, who)).toEqual({ outcome: 'withdrawn' })
      expect(await items.change(number, { verb: 'redact' }, who)).toMatchObject({ revision: 3 })
    })

    it('is refused when the item has changed since it was looked at', async () => {
      const { items, item, change, says } = await newsroom(1)
      await change({ verb: 'fix', ...says('new') })
      expect(
        await items.change(item, { verb: 'withdraw', revision: 1 }, { by: 'test', now: noon }),
      ).toEqual({ outcome: 'moved-on', revision: 2 })
    })
  })

  describe(`dead letters of what is taken back on ${name}`, () => {
    it.each(['withdraw', 'redact'] as const)('are not sent again (%s)', async (verb) => {
      const { stage, plan, change } = await newsroom(1)
      await plan()
      const [send] = await stage.take(noon)
      const failure = { kind: 'malformed', detail: 'entities' } as const
      await stage.settle([{ id: send?.id ?? 0, outcome: 'rejected', failure }], noon)
      await change({ verb })
      expect(await stage.outbox.resend(send?.id ?? 0, { by: 'cli', now: noon })).toBe(false)
      await plan()
      expect(await stage.outbox.resend(send?.id ?? 0, { by: 'cli', now: noon })).toBe(false)
    })

    it('are sent again where they are what takes it back', async () => {
      const { stage, plan, change } = await newsroom(1)
      await plan()
      await deliver(stage)
      await change({ verb: 'withdraw' })
      await plan()
      const [edit] = await stage.take(noon)
      const failure = { kind: 'malformed', detail: 'entities' } as const
      await stage.settle([{ id: edit?.id ?? 0, outcome: 'rejected', failure }], noon)
      expect(await stage.outbox.resend(edit?.id ?? 0, { by: 'cli', now: noon })).toBe(true)
      expect((await deliver(stage)).map(textOf)).toEqual(['notice'])
    })
  })

  describe(`the changes of the last while on ${name}`, () => {
    it('are told with who made each, the newest first, and nothing that was only published', async () => {
      const { stage, items, item, change, says } = await newsroom(1)
      const first = await change({ verb: 'fix', ...says('new') })
      const later = { by: 'person:3', now: noon + minute }
      const second = await items.change(item, { verb: 'withdraw' }, later)
      const change2 = second.outcome === 'changed' ? second.change : 0
      expect(await stage.outbox.changes(noon)).toEqual([
        { change: change2, by: 'person:3' },
        { change: first, by: 'test' },
      ])
      expect(await stage.outbox.changes(noon + 1)).toEqual([{ change: change2, by: 'person:3' }])
      expect(await stage.outbox.changes(noon + minute + 1)).toEqual([])
    })
  })

  describe(`a redaction on ${name}`, () => {
    it('takes the drafts of editors along, and leaves those of other items', async () => {
      const { stage, change, item } = await newsroom(1)
      const dialogues = createDialogues(stage.base)
      await dialogues.put('memory:7', { item, state: 'a draft' }, noon)
      await dialogues.put('memory:8', { item: item + 1, state: 'another' }, noon)
      await change({ verb: 'redact' })
      expect(await dialogues.get('memory:7', noon)).toBeUndefined()
      expect(await dialogues.get('memory:8', noon)).toBe('another')
    })

    it('goes ahead of everything that is due', async () => {
      const { stage, plan, change, publish } = await newsroom(1)
      await plan()
      await deliver(stage)
      await publish('another')
      await plan()
      await change({ verb: 'redact', tells: true })
      await plan()
      const sent = await deliver(stage)
      expect(sent.map(textOf)).toEqual(['notice', 'told redact', 'another'])
    })

    it('leaves no words in any table, and settles what was on its way', async () => {
      const { stage, plan, change, items, item, says } = await newsroom(2, 'zebulonia')
      await plan()
      const [first] = await stage.take(noon, 1)
      await change({ verb: 'correct', ...says('zebulonia again'), line: 'Zebulonia.' })
      await change({ verb: 'redact' })
      const flying = first ? [first] : []
      await arrived(stage, flying)
      await plan()
      const sent = await deliver(stage, [...flying])
      expect(shown(sent)).toEqual(['notice'])
      const { db } = stage.base
      const text = newItem({ title: 'zebulonia' })
      const hashes = [text.identity, keyOf(`${item} zebulonia`)]
      const archive = ['items', 'item_revisions', 'item_topics', 'audit'] as const
      for (const table of [...archive, ...(['renderings', 'posts', 'operations'] as const)]) {
        const rows = JSON.stringify(await db.selectFrom(table).selectAll().execute())
        expect(rows).not.toMatch(/zebulonia/i)
        // A hash without a key tells whoever guesses the text that they are right.
        expect(hashes.filter((hash) => rows.includes(hash))).toEqual([])
      }
      expect(await items.redacted([text.identity, 'other'])).toEqual([text.identity])
      expect(await items.byIdentity(text.identity)).toBe(item)
    })
  })
}
