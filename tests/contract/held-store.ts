/** The contract of what only a person can decide: whether a post arrived. */
import { describe, expect, it } from 'vitest'
import { minute, noon, type Stage } from '../support/outbox-stage.ts'

const cut = { kind: 'unknown-outcome', detail: 'connection-cut' } as const

export function heldContract(name: string, open: () => Promise<Stage>): void {
  /** A message in two parts, of the first of which nobody knows whether it arrived. */
  async function lost(kind: 'channel' | 'private' = 'channel') {
    const stage = await open()
    const [chat = 0] = await stage.addChats(1, { kind })
    const { item } = await stage.publish([chat], ['one', 'two'])
    const [taken] = await stage.take(noon)
    const id = taken?.id ?? 0
    await stage.settle([{ id, outcome: 'unknown', failure: cut }], noon + 1)
    return { stage, chat, item, id }
  }
  const by = { by: 'cli', now: noon + minute }

  describe(`what is held on ${name}`, () => {
    it('is listed with its place, but not with that of a reader', async () => {
      const { stage, chat, item, id } = await lost()
      const one = { id, kind: 'send', item, chat, platform: 'memory', part: 0, since: noon }
      expect(await stage.outbox.held(10)).toEqual([
        { ...one, chatKind: 'channel', address: 'memory:1' },
      ])
      expect(await stage.outbox.held(0)).toEqual([])
      const reader = await lost('private')
      const [listed] = await reader.stage.outbox.held(10)
      expect(listed).toMatchObject({ chatKind: 'private', chat: reader.chat })
      expect(listed).not.toHaveProperty('address')
    })

    it('is listed with what its chat is called, but not with that of a reader', async () => {
      for (const kind of ['channel', 'private'] as const) {
        const { stage, chat, id } = await lost(kind)
        await stage.chats.setTitle(chat, 'Herald')
        const [held] = await stage.outbox.held(10)
        expect(held?.title).toBe(kind === 'private' ? undefined : 'Herald')
        const failure = { kind: 'malformed', detail: 'bad' } as const
        await stage.outbox.decide(id, 'again', by)
        const [again] = await stage.take(noon + minute)
        await stage.settle([{ id: again?.id ?? 0, outcome: 'rejected', failure }], noon + minute)
        const [dead] = await stage.outbox.dead(10)
        expect(dead?.title).toBe(held?.title)
      }
    })

    it('that arrived stands without a receipt, and the rest of its message follows', async () => {
      const { stage, chat, item, id } = await lost()
      expect(await stage.outbox.decide(id, 'arrived', by)).toBe(true)
      expect(await stage.deliver(noon + minute)).toEqual([`${chat}:two`])
      const [first, second] = await stage.outbox.ofItem(item)
      expect(first).toMatchObject({ kind: 'send', state: 'sent' })
      expect(first).not.toHaveProperty('receipt')
      expect(second).toMatchObject({ state: 'sent', receipt: {} })
      expect(await stage.outbox.held(10)).toEqual([])
    })

    it('that is to go again goes in its place, remembering the first attempt', async () => {
      const { stage, chat, id } = await lost()
      expect(await stage.outbox.decide(id, 'again', by)).toBe(true)
      const [again] = await stage.take(noon + minute)
      expect(again).toMatchObject({ id, attempts: 2, firstAttemptAt: noon })
      await stage.arrived(again ? [again] : [], noon + minute)
      expect(await stage.deliver(noon + minute)).toEqual([`${chat}:two`])
    })

    it('is decided once, and who decided is written down', async () => {
      const { stage, id } = await lost()
      await stage.outbox.decide(id, 'again', by)
      expect(await stage.outbox.decide(id, 'arrived', by)).toBe(false)
      expect(await stage.outbox.decide(999, 'arrived', by)).toBe(false)
      const audit = stage.base.db.selectFrom('audit').select(['at', 'by', 'action', 'detail'])
      const rows = await audit.where('action', 'like', 'post-%').execute()
      expect(rows.map((row) => ({ ...row }))).toEqual([
        { at: noon + minute, by: 'cli', action: 'post-again', detail: String(id) },
      ])
    })

    it('of a chat that is gone meanwhile goes nowhere', async () => {
      const { stage, chat, id } = await lost()
      await stage.chats.setState(chat, 'gone', 'removed', noon)
      expect(await stage.outbox.held(10)).toEqual([])
      expect(await stage.outbox.decide(id, 'again', by)).toBe(true)
      await stage.chats.setState(chat, 'active', undefined, noon)
      expect(await stage.deliver(noon + minute)).toEqual([])
    })
  })
}
