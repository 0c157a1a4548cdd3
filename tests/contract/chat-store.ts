/** The contract of chats: thousands at once, sealed, and what becomes of what is due when they change. */
import { describe, expect, it } from 'vitest'
import { createPeople } from '../../src/store/people.ts'
import type { ChatSettings } from '../../src/store/ports/chats.ts'
import { minute, noon, settings, type Stage } from '../support/outbox-stage.ts'

const by = { by: 'cli', now: noon }
const put = (stage: Stage, address: string, more: Partial<ChatSettings> = {}) =>
  stage.chats.put([{ address, settings: { ...settings, ...more } }], by)

export function chatContract(name: string, open: () => Promise<Stage>): void {
  describe(`chats on ${name}`, () => {
    it('finds a group and its threads by the place', async () => {
      const stage = await open()
      for (const address of [
        'telegram:-1001',
        'telegram:-1001/7',
        'telegram:-1001/9',
        'telegram:-10017',
      ]) {
        await put(stage, address)
      }
      const found = await stage.chats.ofPlace('telegram:-1001')
      expect(found.map((chat) => chat.address)).toEqual([
        'telegram:-1001',
        'telegram:-1001/7',
        'telegram:-1001/9',
      ])
    })

    it('knows which chats share a place, and what stands for it', async () => {
      const stage = await open()
      const ids = new Map<string, number>()
      const kinds = { group: 'group', thread: 'thread', private: 'private' } as const
      for (const [address, kind] of [
        ['telegram:-1001/7', kinds.thread],
        ['telegram:-1002/5', kinds.thread],
        ['telegram:-1001', kinds.group],
        ['telegram:-1001/9', kinds.thread],
        ['telegram:-10017', kinds.group],
        ['telegram:5', kinds.private],
        ['discord:11', kinds.thread],
      ] as const) {
        const [added] = await put(stage, address, { kind })
        ids.set(address, added?.id ?? 0)
      }
      const id = (address: string) => ids.get(address) ?? 0
      const place = id('telegram:-1001/7')
      expect(await stage.chats.sharedPlaces('telegram')).toEqual(
        new Map([
          [place, place],
          [id('telegram:-1001'), place],
          [id('telegram:-1001/9'), place],
        ]),
      )
      expect(await stage.chats.sharedPlaces('discord')).toEqual(new Map())
      expect(await stage.chats.placeOf('telegram:-1001/44')).toBe(place)
      expect(await stage.chats.placeOf('telegram:5')).toBe(id('telegram:5'))
      expect(await stage.chats.placeOf('telegram:-1003/1')).toBeUndefined()
    })

    it('adds chats, then sets them, and says which in the order asked', async () => {
      const stage = await open()
      const [added] = await put(stage, 'telegram:-1001/7', { title: 'Newsroom' })
      expect(added).toMatchObject({ address: 'telegram:-1001/7', added: true })
      const subscription: ChatSettings['subscription'] = {
        rule: { any: ['idlib'], none: ['sport'], weight: 'main' },
        languages: ['ar', 'en'],
        format: 'headline',
        schedule: 'at-once',
      }
      const more = { subscription, kind: 'thread', language: 'ar', pairs: 'all' } as const
      const other = { otherLanguage: 'wait' } as const
      const both = await stage.chats.put(
        [
          { address: 'discord:5', settings },
          { address: 'telegram:-1001/7', settings: { ...settings, ...more, ...other } },
        ],
        by,
      )
      expect(both.map((one) => [one.address, one.added])).toEqual([
        ['discord:5', true],
        ['telegram:-1001/7', false],
      ])
      const chat = {
        id: added?.id,
        address: 'telegram:-1001/7',
        platform: 'telegram',
        state: 'active',
        ...more,
        ...other,
        title: 'Newsroom',
      }
      expect(await stage.chats.byAddress('telegram:-1001/7')).toEqual(chat)
      expect(await stage.chats.get(added?.id ?? 0)).toEqual(chat)
      expect(await stage.chats.byAddress('telegram:-1001')).toBeUndefined()
      await put(stage, 'telegram:-1001/7')
      expect(await stage.chats.byAddress('telegram:-1001/7')).not.toHaveProperty('otherLanguage')
    })

    it('puts thousands in one call and pages through them', async () => {
      const stage = await open()
      const ids = await stage.addChats(4_000)
      expect(new Set(ids).size).toBe(4_000)
      const page = await stage.chats.page(ids[2_999] ?? 0, 10)
      expect(page.map((chat) => chat.id)).toEqual(ids.slice(3_000, 3_010))
      expect(await stage.chats.counts()).toEqual([
        { platform: 'memory', kind: 'private', state: 'active', count: 4_000 },
      ])
    })

    it('takes one that is named twice in a call once, and none from none', async () => {
      const stage = await open()
      const twice = [
        { address: 'memory:1', settings },
        { address: 'memory:1', settings: { ...settings, language: 'ar' } },
      ]
      expect(await stage.chats.put(twice, by)).toHaveLength(1)
      expect(await stage.chats.byAddress('memory:1')).toMatchObject({ language: 'ar' })
      expect(await stage.chats.put([], by)).toEqual([])
    })

    it('makes a paused or gone chat active again', async () => {
      const stage = await open()
      const [a = 0, b = 0] = await stage.addChats(2)
      await stage.chats.setState(a, 'paused', 'no-rights', noon)
      await stage.chats.setState(b, 'gone', 'chat-not-found', noon)
      expect(await put(stage, 'memory:1')).toMatchObject([{ id: a, added: false }])
      expect(await put(stage, 'memory:2')).toMatchObject([{ id: b, added: true }])
      expect(await stage.chats.get(a)).not.toHaveProperty('reason')
      expect(await stage.chats.get(b)).toMatchObject({ state: 'active' })
    })

    it('refuses what is no address without repeating it', async () => {
      const stage = await open()
      const refused = put(stage, 'nowhere secret')
      await expect(refused).rejects.toThrow('Not an address')
      await expect(refused).rejects.not.toThrow('secret')
    })

    it('removes a chat: its subscription, what is due and its receipts', async () => {
      const stage = await open()
      const [a = 0] = await stage.addChats(1)
      const sent = await stage.publish([a], ['one'])
      await stage.deliver(noon)
      await stage.publish([a], ['flying'])
      const flying = await stage.take(noon)
      await stage.publish([a], ['due'])
      expect(await stage.chats.remove('memory:1', by)).toBe(true)
      expect(await stage.chats.remove('memory:1', by)).toBe(false)
      expect(await stage.chats.remove('memory:404', by)).toBe(false)
      await stage.arrived(flying, noon)
      expect(await stage.chats.get(a)).toMatchObject({ state: 'gone', reason: 'removed' })
      expect(await stage.chats.get(a)).not.toHaveProperty('subscription')
      expect((await stage.outbox.ofItem(sent.item))[0]).not.toHaveProperty('receipt')
      const receipts = stage.base.db.selectFrom('posts').where('receipt_sealed', 'is not', null)
      expect(await receipts.selectAll().execute()).toEqual([])
      await put(stage, 'memory:1')
      expect(await stage.deliver(noon)).toEqual([])
    })

    it('removes a chat that vanished, once', async () => {
      const stage = await open()
      const [a = 0] = await stage.addChats(1)
      await stage.chats.setState(a, 'gone', 'chat-not-found', noon)
      expect(await stage.chats.remove('memory:1', by)).toBe(true)
      expect(await stage.chats.get(a)).toMatchObject({ state: 'gone', reason: 'removed' })
      expect(await stage.chats.remove('memory:1', by)).toBe(false)
    })

    it.each(['again', 'unknown'] as const)(
      'sends nothing to a removed chat, also when a send was on its way: %s',
      async (outcome) => {
        const stage = await open()
        await stage.publish(await stage.addChats(1), ['one'])
        const [flying] = await stage.take(noon)
        const id = flying?.id ?? 0
        await stage.chats.remove('memory:1', by)
        const failure = { kind: 'unknown-outcome', detail: 'connection-cut' } as const
        await stage.settle([{ id, outcome, failure, notBefore: noon, holdsUntil: noon }], noon)
        await stage.outbox.decide(id, 'again', { by: 'test', now: noon })
        await put(stage, 'memory:1')
        expect(await stage.deliver(noon)).toEqual([])
      },
    )

    it('keeps no address or title readable, in any table', async () => {
      const stage = await open()
      const { base } = stage
      await put(stage, 'memory:1990771', { title: 'Ayesha' })
      await createPeople(base).put('memory:1990772', { language: 'ar' }, noon)
      const chat = await stage.chats.byAddress('memory:1990771')
      const { item } = await stage.publish([chat?.id ?? 0], ['one'])
      const [taken] = await stage.take(noon)
      const failure = { kind: 'malformed', detail: 'bad', words: 'not to 1990771' } as const
      await stage.settle([{ id: taken?.id ?? 0, outcome: 'rejected', failure }], noon)
      expect((await stage.outbox.ofItem(item))[0]).toMatchObject({ failure })
      await stage.chats.remove('memory:1990771', by)
      const tables = ['chats', 'people', 'operations', 'posts', 'audit', 'subscriptions'] as const
      for (const table of tables) {
        const rows = JSON.stringify(await base.db.selectFrom(table).selectAll().execute())
        expect(rows).not.toMatch(/199077|Ayesha/)
      }
    })

    it('remembers what a chat is called, also when it is set again', async () => {
      const stage = await open()
      const [one] = await put(stage, 'telegram:-1')
      expect(await stage.chats.byAddress('telegram:-1')).not.toHaveProperty('title')
      await stage.chats.setTitle(one?.id ?? 0, 'Herald')
      await put(stage, 'telegram:-1')
      expect(await stage.chats.facts(one?.id ?? 0)).toMatchObject({ title: 'Herald' })
    })

    it('writes who added and removed chats', async () => {
      const stage = await open()
      const [one] = await put(stage, 'memory:1')
      const person = { by: 'person:7', now: noon + minute }
      const [, two] = await stage.chats.put(
        ['memory:1', 'memory:2'].map((address) => ({ address, settings })),
        person,
      )
      await stage.chats.remove('memory:1', by)
      await stage.chats.remove('memory:1', by)
      const entries = await stage.base.db.selectFrom('audit').selectAll().orderBy('id').execute()
      expect(entries).toMatchObject([
        { by: 'cli', at: noon, action: 'chat-put', detail: `{"added":[${one?.id}],"set":[]}` },
        {
          by: 'person:7',
          at: noon + minute,
          action: 'chat-put',
          detail: `{"added":[${two?.id}],"set":[${one?.id}]}`,
        },
        { by: 'cli', at: noon, action: 'chat-remove', detail: `{"chat":${one?.id}}` },
      ])
    })
  })
}
