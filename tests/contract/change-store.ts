/** The contract of changes to an item: every post ends as the newest change says, however far the others got, and nothing is told twice. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Post } from '../../adapters/adapter.ts'
import { createFanoutRunner } from '../../src/delivery/fanout.ts'
import type { RenderItem } from '../../src/delivery/plan.ts'
import { createEvents } from '../../src/events.ts'
import { createDialogues } from '../../src/store/dialogues.ts'
import { createItems } from '../../src/store/items.ts'
import type { ItemChange } from '../../src/store/ports/items.ts'
import type { ClaimedOperation } from '../../src/store/ports/outbox.ts'
import { indexText } from '../../src/topics/search-text.ts'
import { newItem } from '../support/news.ts'
import { minute, noon, textOf, type Stage } from '../support/outbox-stage.ts'

const keyOf = (text: string) => createHash('sha256').update(text).digest('hex')

/** A title is a text of as many posts as it has parts between bars. */
const render: RenderItem = (item, _chat, { told }) => {
  const lines = (item.lines ?? []).map((line) => ` (${line.text})`).join('')
  const whole = item.withdrawnAt === undefined ? item.title + lines : 'notice'
  const texts = told ? [`told ${told}`] : whole.split('|')
  const posts = texts.map((text): Post => ({
    kind: 'text',
    payload: { text },
    hasKeyboard: false,
    length: { used: 1, limit: 10 },
  }))
  return { key: keyOf(`${item.number} ${texts.join('|')}`), posts, twinShown: false }
}

export function changeContract(name: string, open: () => Promise<Stage>): void {
  async function newsroom(chats = 1, title = 'old') {
    const stage = await open()
    const items = createItems(stage.base, indexText)
    await stage.addChats(chats, { kind: 'channel' })
    const runner = createFanoutRunner({
      fanouts: stage.fanouts,
      items,
      events: createEvents(),
      now: () => noon,
      rendering: async () => render,
    })
    const plan = async () => {
      while (await runner.pass());
    }
    const publish = async (text: string) => {
      const options = { fanOut: true, by: 'test', now: noon }
      const [added] = await items.add([newItem({ title: text })], options)
      return added?.number ?? 0
    }
    const item = await publish(title)
    const change = async (what: ItemChange) => {
      const changed = await items.change(item, what, { by: 'test', now: noon })
      if (changed.outcome !== 'changed') throw new Error(changed.outcome)
      return changed.change
    }
    const says = (text: string): Pick<ItemChange, 'said'> => ({ said: newItem({ title: text }) })
    return { stage, items, item, plan, change, says, publish }
  }
  /** What each chat shows in the end: the newest text by post. */
  function shown(sent: ClaimedOperation[]): string[] {
    const posts = new Map<string, string>()
    for (const one of sent) {
      const key = one.receipt?.id ?? `sent-${one.id}`
      if (one.kind === 'retract') posts.delete(key)
      else posts.set(key, textOf(one))
    }
    return [...posts.values()].sort()
  }
  /** An edited post keeps its receipt. */
  const arrived = (stage: Stage, operations: ClaimedOperation[]) =>
    stage.settle(
      operations.map((one) => ({
        id: one.id,
        outcome: 'sent',
        receipt: one.receipt ?? { id: `sent-${one.id}`, kind: 'text' },
        at: noon,
      })),
      noon,
    )
  /** Takes and sends until nothing may go. */
  async function deliver(stage: Stage, sent: ClaimedOperation[] = []): Promise<ClaimedOperation[]> {
    for (;;) {
      const taken = await stage.take(noon)
      if (taken.length === 0) return sent
      sent.push(...taken)
      await arrived(stage, taken)
    }
  }

  describe(`changes of what is still going out on ${name}`, () => {
    it('corrected twice and withdrawn, every chat ends with the notice or nothing at all', async () => {
      const { stage, plan, change, says } = await newsroom(12)
      await plan()
      const sent = await stage.take(noon, 5)
      await arrived(stage, sent)
      await change({ verb: 'correct', ...says('better'), line: 'a' })
      await plan()
      const second = await stage.take(noon, 3)
      await arrived(stage, second)
      await change({ verb: 'correct', ...says('best'), line: 'b' })
      const flying = await stage.take(noon, 2)
      await change({ verb: 'withdraw', tells: true })
      await plan()
      await arrived(stage, flying)
      const all = await deliver(stage, [...sent, ...second, ...flying])
      const standing = new Set([...sent, ...second, ...flying].map((one) => one.chat)).size
      const texts = shown(all)
      expect(texts.filter((text) => text === 'notice').length).toBeGreaterThanOrEqual(5)
      expect(texts.every((text) => text === 'notice' || text === 'told withdraw')).toBe(true)
      expect(texts.length).toBeLessThanOrEqual(2 * standing)
    })

    it('a text that is not sent yet goes out in its newest form, once', async () => {
      const { stage, plan, change, says } = await newsroom(2)
      await plan()
      await change({ verb: 'fix', ...says('new') })
      await plan()
      const sent = await deliver(stage)
      expect(sent.map((one) => `${one.kind} ${textOf(one)}`)).toEqual(['send new', 'send new'])
    })

    it('a text that shrinks before it is sent, and grows again, goes out whole', async () => {
      const { stage, plan, change, says } = await newsroom(1, 'one|two')
      await plan()
      await change({ verb: 'fix', ...says('short') })
      await plan()
      await change({ verb: 'fix', ...says('long|longer') })
      await plan()
      const sent = await deliver(stage)
      expect(sent.map((one) => `${one.kind} ${textOf(one)}`)).toEqual(['send long', 'send longer'])
    })

    it('a part that was to be removed and certainly did not arrive comes back when the text grows', async () => {
      const { stage, plan, change, says } = await newsroom(1, 'one|two')
      await plan()
      await arrived(stage, await stage.take(noon))
      const [second] = await stage.take(noon)
      await change({ verb: 'fix', ...says('short') })
      await plan()
      const failure = { kind: 'rate-limited', detail: 'flood' } as const
      const again = { notBefore: noon, holdsUntil: noon, failure }
      await stage.settle([{ id: second?.id ?? 0, outcome: 'again', ...again }], noon)
      expect((await deliver(stage)).map(textOf)).toEqual(['short'])
      await change({ verb: 'fix', ...says('long|longer') })
      await plan()
      expect((await deliver(stage)).map(textOf)).toEqual(['long', 'longer'])
    })

    it('what is planned is not sent once its item is withdrawn, also before that is planned', async () => {
      const { stage, plan, change } = await newsroom(3)
      await plan()
      await change({ verb: 'withdraw', tells: true })
      expect(await deliver(stage)).toEqual([])
      await plan()
      expect(await deliver(stage)).toEqual([])
    })

    it('a send that may have arrived waits for a person; said not to have arrived, it stays away', async () => {
      const { stage, plan, change } = await newsroom(1)
      await plan()
      const [send] = await stage.take(noon)
      const failure = { kind: 'unknown-outcome', detail: 'cut' } as const
      const id = send?.id ?? 0
      const again = { notBefore: noon, holdsUntil: noon, failure }
      await stage.settle([{ id, outcome: 'repeat', ...again }], noon)
      await change({ verb: 'withdraw' })
      expect(await stage.take(noon)).toEqual([])
      await plan()
      expect(await stage.outbox.held(9)).toMatchObject([{ id }])
      expect(await stage.outbox.decide(id, 'again', { by: 'test', now: noon })).toBe(true)
      expect(await deliver(stage)).toEqual([])
    })
  })

  describe(`the reply that tells of a change on ${name}`, () => {
    it('is sent once, after the edit, however often the plan is made', async () => {
      const { stage, plan, change, says } = await newsroom(1)
      await plan()
      await deliver(stage)
      const id = await change({ verb: 'update', ...says('new'), line: 'x', tells: true })
      const [fanout] = await stage.fanouts.due(noon, 1)
      await plan()
      await stage.base.db
        .updateTable('fanouts')
        .set({ done_at: null })
        .where('id', '=', id)
        .execute()
      await plan()
      expect(fanout).toMatchObject({ id, verb: 'update', tells: true })
      const sent = await deliver(stage)
      expect(sent.map((one) => `${one.kind} ${textOf(one)}`)).toEqual([
        'revise new (x)',
        'send told update',
      ])
      expect(sent[1]?.replyTo).toEqual(sent[0]?.receipt)
    })

    it('is not sent where the edit is refused or the post is gone', async () => {
      const { stage, plan, change, says } = await newsroom(2)
      await plan()
      await deliver(stage)
      await change({ verb: 'update', ...says('new'), line: 'x', tells: true })
      await plan()
      const [refused, gone] = await stage.take(noon)
      await stage.settle(
        [
          {
            id: refused?.id ?? 0,
            outcome: 'rejected',
            failure: { kind: 'malformed', detail: 'entities' },
          },
          {
            id: gone?.id ?? 0,
            outcome: 'cancelled',
            postGone: true,
            failure: { kind: 'gone', detail: 'message-gone', covers: 'message' },
          },
        ],
        noon,
      )
      expect(await deliver(stage)).toEqual([])
    })

    it('is sent also where a silent fix follows, once that stands', async () => {
      const { stage, plan, change, says } = await newsroom(1)
      await plan()
      await deliver(stage)
      await change({ verb: 'update', ...says('new'), line: 'x', tells: true })
      await plan()
      await change({ verb: 'fix', ...says('newer') })
      await plan()
      const sent = await deliver(stage)
      expect(sent.map(textOf)).toEqual(['newer (x)', 'told update'])
    })

    it('is not sent once something newer takes the item back', async () => {
      const { stage, plan, change, says } = await newsroom(1)
      await plan()
      await deliver(stage)
      await change({ verb: 'update', ...says('new'), line: 'x', tells: true })
      await plan()
      await change({ verb: 'withdraw', tells: true })
      await plan()
      const sent = await deliver(stage)
      expect(sent.map(textOf)).toEqual(['notice', 'told withdraw'])
    })
  })

  describe(`the reply that tells of a change, where its chat moves, on ${name}`, () => {
    it.each([true, false])(
      'is not sent, since what it answers stays behind (edited before: %s)',
      async (edited) => {
        const { stage, plan, change, says } = await newsroom(1)
        await plan()
        await deliver(stage)
        await change({ verb: 'update', ...says('new'), line: 'x', tells: true })
        await plan()
        if (edited) await arrived(stage, await stage.take(noon))
        await stage.chats.move('memory:1', 'memory:-100', noon)
        expect(await deliver(stage)).toEqual([])
        expect(await stage.outbox.open()).toEqual([])
      },
    )
  })

  describe(`what a change costs on ${name}`, () => {
    it('an edit to what stands already costs no call', async () => {
      const { stage, plan, change, says } = await newsroom(2, 'one|two')
      await plan()
      await deliver(stage)
      await change({ verb: 'fix', ...says('one|two') })
      await plan()
      expect(await deliver(stage)).toEqual([])
    })

    it('of two edits only the newest is made', async () => {
      const { stage, plan, change, says } = await newsroom(1)
      await plan()
      await deliver(stage)
      await change({ verb: 'fix', ...says('second') })
      await plan()
      await change({ verb: 'fix', ...says('third') })
      await plan()
      expect((await deliver(stage)).map(textOf)).toEqual(['third'])
    })
  })

  it(`a text that grows on ${name} gets its new part after the edit, and none where that is refused`, async () => {
    const { stage, plan, change, says } = await newsroom(2)
    await plan()
    await deliver(stage)
    await change({ verb: 'fix', ...says('long|longer') })
    await plan()
    const [made, refused] = await stage.take(noon)
    expect([made?.kind, refused?.kind]).toEqual(['revise', 'revise'])
    const failure = { kind: 'malformed', detail: 'entities' } as const
    await stage.settle([{ id: refused?.id ?? 0, outcome: 'rejected', failure }], noon)
    await arrived(stage, made ? [made] : [])
    expect((await deliver(stage)).map(textOf)).toEqual(['longer'])
  })

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
