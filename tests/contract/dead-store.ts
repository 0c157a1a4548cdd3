/** The contract of dead letters: what was given up is listed with its payload, goes again or is dropped, once. */
import { describe, expect, it } from 'vitest'
import { minute, noon, textOf, type Stage } from '../support/outbox-stage.ts'

const refused = {
  kind: 'malformed',
  detail: 'too-long',
  words: 'Bad Request: message is too long',
} as const

export function deadContract(name: string, open: () => Promise<Stage>): void {
  /** A message in two parts, of which the platform refused the first. */
  async function refusedMessage(kind: 'channel' | 'private' = 'channel') {
    const stage = await open()
    const [chat = 0] = await stage.addChats(1, { kind })
    const fanout = await stage.publish([chat], ['one', 'two'])
    const [taken] = await stage.take(noon)
    const id = taken?.id ?? 0
    await stage.settle([{ id, outcome: 'rejected', failure: refused }], noon + 1)
    return { ...stage, chat, item: fanout.item, id }
  }
  const by = { by: 'cli', now: noon + minute }

  describe(`dead letters on ${name}`, () => {
    it('are listed with the platform’s words, without the place of a reader', async () => {
      const { outbox, chat, item, id } = await refusedMessage()
      const letter = { id, kind: 'send', state: 'rejected', item, chat, part: 0, attempts: 1 }
      expect(await outbox.dead(10)).toEqual([
        {
          ...letter,
          chatKind: 'channel',
          platform: 'memory',
          address: 'memory:1',
          at: noon + 1,
          failure: refused,
        },
      ])
      const reader = await refusedMessage('private')
      expect((await reader.outbox.dead(10))[0]).not.toHaveProperty('address')
    })

    it('are shown with the payload as it would have gone', async () => {
      const { outbox, id } = await refusedMessage()
      expect(await outbox.deadLetter(id)).toMatchObject({ id, post: { payload: { text: 'one' } } })
      expect(await outbox.deadLetter(999)).toBeUndefined()
    })

    it('go again with the rest of their message, in order, as if they had never been tried', async () => {
      const { outbox, take, arrived, deliver, chat, id } = await refusedMessage()
      expect(await deliver(noon)).toEqual([])
      expect(await outbox.resend(id, by)).toBe(true)
      expect(await outbox.resend(id, by)).toBe(false)
      const again = await take(noon + minute)
      expect(again.map((one) => [one.id, textOf(one), one.attempts])).toEqual([[id, 'one', 1]])
      await arrived(again, noon + minute)
      expect(await deliver(noon + minute)).toEqual([`${chat}:two`])
      expect(await outbox.dead(10)).toEqual([])
    })

    it('of an edit go again while nothing newer is due to its post', async () => {
      const stage = await open()
      const { outbox, fanouts, addChats, publish, addFanout, batch, take, settle, deliver } = stage
      const [chat = 0] = await addChats(1)
      const { item, story } = await publish([chat], ['one'])
      await deliver(noon)
      const edit = async (text: string) => {
        const fanout = await addFanout({ kind: 'revise', item, story })
        const [found] = await fanouts.chats(fanout, 10)
        const post = found?.posts[0]?.id ?? 0
        const change = { chat, post, kind: 'revise' as const }
        await fanouts.commit(fanout, batch(fanout, [text], [change]), noon)
      }
      await edit('two')
      const [taken] = await take(noon)
      const id = taken?.id ?? 0
      await settle([{ id, outcome: 'rejected', failure: refused }], noon)
      expect(await outbox.resend(id, by)).toBe(true)
      const [again] = await take(noon + minute)
      await settle([{ id, outcome: 'rejected', failure: refused }], noon + minute)
      expect(again?.id).toBe(id)
      await edit('three')
      expect(await outbox.resend(id, by)).toBe(false)
      expect(await deliver(noon + minute)).toEqual([`${chat}:three`])
    })

    it('of a chat that is gone go nowhere', async () => {
      const { outbox, chats, chat, id } = await refusedMessage()
      await chats.setState(chat, 'gone', 'kicked', noon)
      expect(await outbox.resend(id, by)).toBe(false)
    })

    it('are dropped once, and who saw to them is written down', async () => {
      const { base, outbox, id } = await refusedMessage()
      expect(await outbox.drop(id, by)).toBe(true)
      expect(await outbox.drop(id, by)).toBe(false)
      expect(await outbox.dead(10)).toEqual([])
      const audit = base.db.selectFrom('audit').select(['by', 'action', 'detail'])
      const rows = await audit.where('action', 'like', 'dead-%').execute()
      expect(rows.map((row) => ({ ...row }))).toEqual([
        { by: 'cli', action: 'dead-drop', detail: String(id) },
      ])
    })
  })

  describe(`an outbox that stands still on ${name}`, () => {
    it('is one in which something has long been due and nothing was sent since', async () => {
      const { addChats, publish, outbox, chats, deliver } = await open()
      const [chat = 0] = await addChats(1)
      expect(await outbox.stalled(noon)).toBe(false)
      await publish([chat], ['one'])
      expect(await outbox.stalled(noon - 1)).toBe(false)
      expect(await outbox.stalled(noon)).toBe(true)
      await chats.setState(chat, 'paused', 'no-right-to-post', noon)
      expect(await outbox.stalled(noon)).toBe(false)
      await chats.setState(chat, 'active', undefined, noon)
      await deliver(noon + minute)
      await publish([chat], ['two'])
      expect(await outbox.stalled(noon)).toBe(false)
      expect(await outbox.stalled(noon + minute)).toBe(true)
    })
  })
}
