/** The contract of the freeze and of troubles: one at a time, obeyed at the next claim, ended by the number that was seen. */
import { describe, expect, it } from 'vitest'
import { createFreezes } from '../../src/store/freezes.ts'
import { createTroubles } from '../../src/store/troubles.ts'
import { minute, noon, type Stage } from '../support/outbox-stage.ts'

export function freezeContract(name: string, open: () => Promise<Stage>): void {
  async function desk() {
    const stage = await open()
    return { ...stage, freezes: createFreezes(stage.base) }
  }
  const editor = { by: 'person:7', now: noon }
  const owner = { by: 'person:1', now: noon + minute }

  describe(`a freeze on ${name}`, () => {
    it('is one, whoever asks for it at the same time', async () => {
      const { freezes } = await desk()
      expect(await freezes.current()).toBeUndefined()
      const asked = await Promise.all([freezes.freeze(editor), freezes.freeze(editor)])
      expect(asked.sort()).toEqual([false, true])
      expect(await freezes.current()).toMatchObject({ since: noon, by: 'person:7' })
    })

    it('holds items and corrections, and lets withdrawals and what the team is told go', async () => {
      const { addChats, publish, freezes, deliver } = await desk()
      const chats = await addChats(3)
      const [item = 0, correction = 0, withdrawal = 0] = chats
      await publish([item], ['news'], { priority: 30 })
      await publish([correction], ['corrected'], { priority: 20 })
      await publish([withdrawal], ['withdrawn'], { priority: 19 })
      await freezes.freeze(editor)
      expect(await deliver(noon)).toEqual([`${withdrawal}:withdrawn`])
      await freezes.thaw(owner)
      expect(await deliver(noon)).toEqual([`${correction}:corrected`, `${item}:news`])
    })

    it('that comes between a look and its claim stops the claim', async () => {
      const { addChats, publish, freezes, outbox, lease } = await desk()
      await publish(await addChats(1), ['news'])
      const [ready] = await outbox.ready('memory', noon, 10)
      await freezes.freeze(editor)
      expect(await outbox.claim([ready?.id ?? 0], await lease(), noon)).toEqual([])
      expect(await outbox.ready('memory', noon, 10)).toEqual([])
    })

    it('ends by its own number, and never by that of an earlier one', async () => {
      const { freezes } = await desk()
      expect(await freezes.thaw(owner)).toBe(false)
      await freezes.freeze(editor)
      const first = (await freezes.current())?.number ?? 0
      expect(await freezes.thaw({ ...owner, number: first })).toBe(true)
      await freezes.freeze(editor)
      expect(await freezes.thaw({ ...owner, number: first })).toBe(false)
      expect(await freezes.current()).toMatchObject({ number: first + 1 })
    })

    it('remembers who ended it, by its number', async () => {
      const { freezes } = await desk()
      await freezes.freeze(editor)
      const number = (await freezes.current())?.number ?? 0
      expect(await freezes.endedBy(number)).toBeUndefined()
      await freezes.thaw(owner)
      await freezes.freeze(owner)
      expect(await freezes.endedBy(number)).toBe('person:1')
      expect(await freezes.endedBy(number + 1)).toBeUndefined()
    })

    it('is in the audit with who began and who ended it', async () => {
      const { freezes, base } = await desk()
      await freezes.freeze(editor)
      await freezes.thaw(owner)
      const rows = base.db.selectFrom('audit').select(['by', 'action']).orderBy('id')
      expect((await rows.execute()).map(({ by, action }) => `${by} ${action}`)).toEqual([
        'person:7 freeze',
        'person:1 thaw',
      ])
    })
  })

  describe(`troubles on ${name}`, () => {
    it('begin once and, when they are over, anew', async () => {
      const troubles = createTroubles((await open()).base)
      const begun = await Promise.all([
        troubles.begin('chat-paused', '7', noon),
        troubles.begin('chat-paused', '7', noon + 1),
      ])
      expect(begun[0]?.id).toBe(begun[1]?.id)
      const other = await troubles.begin('chat-paused', '8', noon)
      expect((await troubles.open()).map(({ id }) => id)).toEqual([begun[0]?.id, other.id])
      await troubles.end(other.id, noon + 1)
      expect(await troubles.open()).toEqual([
        { id: begun[0]?.id, kind: 'chat-paused', subject: '7', since: expect.any(Number) },
      ])
      expect((await troubles.begin('chat-paused', '8', noon + 2)).id).not.toBe(other.id)
    })
  })
}
