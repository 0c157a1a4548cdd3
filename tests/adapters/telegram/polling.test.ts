/** How Telegram is listened to: polling, the menu of commands, and what the bot may do in a chat. */
import { describe, expect, it } from 'vitest'
import type { Announced } from '../../../adapters/adapter.ts'
import { DeliveryFailure } from '../../../adapters/adapter.ts'
import { libraries } from '../../support/libraries.ts'
import { factsOf, stageOver } from './stage.ts'

describe.each(libraries)('over %s', (library) => {
  const stage = stageOver(library)

  describe('polling', () => {
    it('confirms an update only when it was taken', async () => {
      const { fake, listening, faults, pauses } = await stage()
      let isLocked = true
      const next = await listening(async () => {
        if (!isLocked) return
        isLocked = false
        throw new Error('The database is locked.')
      })
      fake.person('Amal').says('/latest')
      expect(await next()).toMatchObject({ name: 'latest' })
      expect(faults.map((fault) => fault.facts.detail)).toEqual(['event-not-taken'])
      expect(pauses).toEqual([1_000])
    })

    it('lets no chat wait for another, and keeps the order within one', async () => {
      const { fake, listening, polled } = await stage()
      const slow = Promise.withResolvers<void>()
      const [first, second] = [fake.person('Amal'), fake.person('Basma')]
      const next = await listening((event) =>
        event.kind === 'command' && event.name === 'slow' ? slow.promise : Promise.resolve(),
      )
      await polled()
      first.says('/slow')
      first.says('/after')
      second.says('/quick')
      const quick = await next()
      slow.resolve()
      const order = [quick, await next(), await next()]
      expect(order.map((event) => event.kind === 'command' && event.name)).toEqual([
        'quick',
        'slow',
        'after',
      ])
    })

    it('goes on where an answer was forbidden', async () => {
      const { fake, listening, pauses } = await stage()
      let refusals = 1
      const next = await listening(async () => {
        if (refusals-- > 0) throw new DeliveryFailure({ kind: 'forbidden', detail: 'no-right' })
      })
      fake.person('Amal').says('/latest')
      expect(await next()).toMatchObject({ name: 'latest' })
      expect(pauses).toHaveLength(1)
    })

    it('stops and tells where another process polls', async () => {
      const { fake, listening, polled, fault } = await stage()
      await listening()
      await polled()
      await fetch(`${fake.apiRoot}/bot${fake.token}/getUpdates`, { method: 'POST' })
      expect(await fault()).toMatchObject({ kind: 'forbidden', detail: 'another-poller' })
    })

    it('takes away the webhook of an earlier set-up, and misses nothing', async () => {
      const { fake, listening, faults } = await stage()
      fake.world.webhook = { url: 'https://example.org/hook', connections: 40 }
      const next = await listening()
      fake.person('Amal').says('/latest')
      expect(await next()).toMatchObject({ kind: 'command', name: 'latest' })
      expect([fake.world.webhook, faults]).toEqual([undefined, []])
    })

    it('stops and tells where a webhook is set while it polls', async () => {
      const { fake, listening, listener, polled, fault } = await stage()
      await listening()
      await polled()
      await fetch(`${fake.apiRoot}/bot${fake.token}/setWebhook`, {
        method: 'POST',
        body: JSON.stringify({ url: 'https://example.org/hook' }),
      })
      expect(await fault()).toMatchObject({ kind: 'forbidden', detail: 'webhook-took-over' })
      const { promise, resolve } = Promise.withResolvers<string>()
      await listener.listen(
        async () => {},
        ({ facts }) => resolve(facts.detail),
      )
      expect(await promise).toBe('webhook-is-set')
      expect(fake.world.webhook?.url).toBe('https://example.org/hook')
    })

    it('asks for the updates it needs by name', async () => {
      const { fake, listening, polled } = await stage()
      await listening()
      await polled()
      expect(fake.calls.at(-1)).toMatchObject({
        method: 'getUpdates',
        fields: {
          allowed_updates: [
            'message',
            'channel_post',
            'edited_channel_post',
            'callback_query',
            'my_chat_member',
          ],
        },
      })
    })
  })

  describe('the menu', () => {
    const commands: Announced[] = [
      {
        name: 'latest',
        scopes: ['private', 'shared'],
        descriptions: { en: 'The newest items', ar: 'أحدث الأخبار' },
      },
      { name: 'forget', scopes: ['private'], descriptions: { en: 'Delete', ar: 'حذف' } },
    ]
    const places = ({ fields }: { fields: Record<string, unknown> }) => [
      Object(fields['scope']).type,
      fields['language_code'],
    ]

    it('has a list for each kind of chat and language, and one for all other languages', async () => {
      const { fake, listener } = await stage()
      await listener.announce(commands, 'en')
      const latest = { command: 'latest', description: 'The newest items' }
      const forget = { command: 'forget', description: 'Delete' }
      const arabic = { command: 'latest', description: 'أحدث الأخبار' }
      const written = fake.calls.filter((call) => call.method === 'setMyCommands')
      expect(written.map((call) => [...places(call), call.fields['commands']])).toEqual([
        ['all_private_chats', undefined, [latest, forget]],
        ['all_private_chats', 'en', [latest, forget]],
        ['all_private_chats', 'ar', [arabic, { command: 'forget', description: 'حذف' }]],
        ['all_group_chats', undefined, [latest]],
        ['all_group_chats', 'en', [latest]],
        ['all_group_chats', 'ar', [arabic]],
      ])
    })

    it('is written again only where it has changed: in its kind of chat and its language', async () => {
      const { fake, listener } = await stage()
      await listener.announce(commands, 'en')
      const [latest, forget] = commands as [Announced, Announced]
      const announced = fake.calls.length
      const reworded = { ...forget, descriptions: { ...forget.descriptions, ar: 'محو' } }
      await listener.announce([latest, reworded], 'en')
      const written = fake.calls.slice(announced).filter(({ method }) => method === 'setMyCommands')
      expect(written.map(places)).toEqual([['all_private_chats', 'ar']])
    })
  })

  describe('inspect', () => {
    it('names the right that is missing', async () => {
      const { fake, listener } = await stage()
      const channel = fake.chat('channel', 'News', { bot: { status: 'administrator' } })
      expect(await listener.inspect(`telegram:${channel}`)).toEqual({
        exists: true,
        kind: 'channel',
        title: 'News',
        mayPost: false,
        mayEmbed: true,
        missing: ['can_post_messages'],
      })
      const muted = fake.chat('supergroup', 'Group', { permissions: { can_send_messages: false } })
      expect(await listener.inspect(`telegram:${muted}`)).toMatchObject({
        mayPost: false,
        missing: ['can_send_messages'],
      })
    })

    it('sees no chat where the bot was removed, and says when it cannot ask', async () => {
      const { fake, listener } = await stage()
      const left = fake.chat('channel', 'News', { bot: { status: 'kicked' } })
      expect(await listener.inspect(`telegram:${left}`)).toMatchObject({ exists: false })
      await fake.down()
      expect(await factsOf(listener.inspect(`telegram:${left}`))).toMatchObject({
        kind: 'unreachable',
      })
    })
  })
})
