/** The contract of changes to an item: every post ends as the newest change says, however far the others got, and nothing is told twice. */
import { describe, expect, it } from 'vitest'
import { arrived, deliver, openChangeStage, shown } from '../support/change-stage.ts'
import { noon, textOf, type Stage } from '../support/outbox-stage.ts'

export function changeContract(name: string, open: () => Promise<Stage>): void {
  const newsroom = (chats?: number, title?: string) => openChangeStage(open, chats, title)

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
}
