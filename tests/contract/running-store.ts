/** The contract of running processes: leases and their fences, updates taken once, holds. */
import { describe, expect, it } from 'vitest'
import { createHolds } from '../../src/store/holds.ts'
import { createInbound } from '../../src/store/inbound.ts'
import { createRates } from '../../src/store/rates.ts'
import { minute, noon, second, type Stage } from '../support/outbox-stage.ts'

export function runningContract(name: string, open: () => Promise<Stage>): void {
  describe(`leases on ${name}`, () => {
    it('have one holder a role and bot, for 15 s', async () => {
      const { leases, process } = await open()
      const other = process('second').leases
      const lease = await leases.acquire('sender', 'memory', noon)
      expect(lease).toEqual({
        role: 'sender',
        bot: 'memory',
        owner: 'first',
        until: noon + 15 * second,
        fence: 1,
      })
      expect(await other.acquire('sender', 'memory', noon + 15 * second - 1)).toBeUndefined()
      expect(await other.acquire('poller', 'memory', noon)).toMatchObject({ owner: 'second' })
      expect(await other.acquire('sender', 'memory:2', noon)).toMatchObject({ fence: 1 })
      expect(await other.acquire('sender', 'memory', noon + 15 * second)).toMatchObject({
        owner: 'second',
        fence: 2,
      })
    })

    it('last as long as they are renewed, and no longer', async () => {
      const { leases, process } = await open()
      const lease = await leases.acquire('sender', 'memory', noon)
      if (!lease) throw new Error('The lease is held by another.')
      const renewed = await leases.renew(lease, noon + 14 * second)
      expect(renewed).toEqual({ ...lease, until: noon + 29 * second })
      expect(await leases.renew(lease, noon + 29 * second)).toBeUndefined()
      const next = await process('second').leases.acquire('sender', 'memory', noon + 29 * second)
      expect(next?.fence).toBe(2)
      expect(await leases.renew(lease, noon + 20 * second)).toBeUndefined()
      await leases.release(lease)
      expect(next && (await process('second').leases.renew(next, noon + 30 * second))).toBeDefined()
    })

    it('are free at once when given back, or when the owner is proven dead', async () => {
      const { leases, process, dead } = await open()
      const lease = await leases.acquire('sender', 'memory', noon)
      if (lease) await leases.release(lease)
      const next = await process('second').leases.acquire('sender', 'memory', noon)
      expect(next).toMatchObject({ owner: 'second', fence: 2 })
      dead.add('second')
      expect(await leases.acquire('sender', 'memory', noon)).toMatchObject({ fence: 3 })
    })

    it('go to one of many who ask at the same time', async () => {
      const { process } = await open()
      const asked = Array.from({ length: 8 }, (_, i) =>
        process(`owner-${i}`).leases.acquire('sender', 'memory', noon),
      )
      expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(1)
    })
  })

  describe(`updates on ${name}`, () => {
    it('are taken once a bot', async () => {
      const inbound = createInbound((await open()).base)
      const asked = Array.from({ length: 5 }, () => inbound.take('telegram:1', '77', noon))
      expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(1)
      expect(await inbound.take('telegram:2', '77', noon)).toBe(true)
      await inbound.handled('telegram:1', '77', noon)
      expect(await inbound.take('telegram:1', '77', noon + minute)).toBe(false)
    })

    it('are taken again when the process that took them ended before they were handled', async () => {
      const { base } = await open()
      await createInbound(base).take('telegram:1', '77', noon)
      const afterRestart = createInbound(base)
      expect(await afterRestart.take('telegram:1', '77', noon + minute)).toBe(true)
      expect(await afterRestart.take('telegram:1', '77', noon + minute)).toBe(false)
      await afterRestart.handled('telegram:1', '77', noon + minute)
      expect(await createInbound(base).take('telegram:1', '77', noon + minute)).toBe(false)
    })

    it('that a process left behind are told again as it kept them, the oldest first', async () => {
      const { base } = await open()
      const before = createInbound(base)
      await before.take('telegram', '79', noon + 1, 'the second')
      await before.take('telegram', '78', noon, 'the first')
      await before.take('telegram', '80', noon, 'a handled one')
      await before.handled('telegram', '80', noon)
      await before.take('discord', '81', noon, 'of another bot')
      await before.take('telegram', '82', noon)
      expect(await before.left('telegram')).toEqual([])
      const afterRestart = createInbound(base)
      expect(await afterRestart.left('telegram')).toEqual(['the first', 'the second'])
      expect(await afterRestart.take('telegram', '78', noon + minute, 'the first')).toBe(true)
      expect(await afterRestart.left('telegram')).toEqual(['the second'])
    })

    it('are sealed while they are kept, and keep nothing once they are handled', async () => {
      const { base } = await open()
      const inbound = createInbound(base)
      await inbound.take('telegram:1', '77', noon, 'words')
      const [row] = await base.db.selectFrom('inbound').selectAll().execute()
      expect(row?.sealed).toMatch(/^v1\./)
      expect(base.seal.open(row?.sealed ?? '')).toBe('words')
      await inbound.handled('telegram:1', '77', noon + second)
      expect(await base.db.selectFrom('inbound').selectAll().execute()).toMatchObject([
        { sealed: null, handled_at: noon + second },
      ])
    })
  })

  describe(`holds on ${name}`, () => {
    it('are kept until they are over, the longest counts', async () => {
      const holds = createHolds((await open()).base)
      await holds.set('telegram', 'bot', noon + minute)
      await holds.set('telegram', 'bot', noon + second)
      await holds.set('telegram', 12, noon + second)
      await holds.set('discord', 12, noon + minute)
      expect(await holds.all('telegram', noon)).toEqual([
        { scope: 12, until: noon + second },
        { scope: 'bot', until: noon + minute },
      ])
      expect(await holds.all('telegram', noon + second)).toEqual([
        { scope: 'bot', until: noon + minute },
      ])
    })
  })

  describe(`what was learned of the rate on ${name}`, () => {
    it('is kept for each platform as it was learned last, until there is nothing to keep', async () => {
      const rates = createRates((await open()).base)
      const learned = { slow: 2.5, refusedAt: 1.25, probedAt: noon, every: 3_000 }
      expect(await rates.get('telegram')).toBeUndefined()
      await rates.set('telegram', { ...learned, slow: 9 })
      await rates.set('telegram', learned)
      await rates.set('discord', { ...learned, slow: 4 })
      expect(await rates.get('telegram')).toEqual(learned)
      await rates.set('telegram', undefined)
      expect(await rates.get('telegram')).toBeUndefined()
      expect(await rates.get('discord')).toMatchObject({ slow: 4 })
    })
  })
}
