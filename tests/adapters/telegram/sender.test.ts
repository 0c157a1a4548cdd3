/** What is particular to sending on Telegram: threads, migrations, refused parts, and edits that must repeat everything. */
import { describe, expect, it } from 'vitest'
import type { TelegramPayload } from '../../../adapters/telegram/wire.ts'
import { hash, headline, jpeg, message, paragraph } from '../../contract/messages.ts'
import { libraries } from '../../support/libraries.ts'
import { context, factsOf, post, stageOver } from './stage.ts'

const actions = [[{ kind: 'command' as const, label: 'Press', command: '/read 1' }]]
const words = (text: string) => post(message([headline('Headline'), paragraph(text)]))
const picture = (text: string) => post(message([headline(text)], { picture: { hash }, actions }))

/** The post with another payload. */
const altered = (text: string, change: Partial<TelegramPayload>) => {
  const one = words(text)
  return { ...one, payload: { ...(one.payload as TelegramPayload), ...change } }
}

describe.each(libraries)('over %s', (library) => {
  const stage = stageOver(library)

  describe('send', () => {
    it('posts into a thread, silently where asked', async () => {
      const { fake, sender } = await stage()
      const forum = fake.chat('supergroup', 'Forum', { threads: new Map([[7, true]]) })
      await sender.send(words('x'), `telegram:${forum}/7`, context({ silent: true }))
      expect(fake.messages(forum)).toMatchObject([{ message_thread_id: 7 }])
      expect(fake.calls.at(-1)?.fields).toMatchObject({ disable_notification: true })
      expect(fake.calls.at(-1)?.fields).not.toHaveProperty('allow_paid_broadcast')
      await sender.send(words('x'), `telegram:${forum}/7`, context({ paid: true }))
      expect(fake.calls.at(-1)?.fields).toMatchObject({ allow_paid_broadcast: true })
    })

    it.each([
      ['a closed thread', 7, { kind: 'forbidden', detail: 'thread-closed', covers: 'thread' }],
      ['a deleted thread', 8, { kind: 'gone', detail: 'thread-gone', covers: 'thread' }],
    ])('says that %s takes no post', async (_, thread, facts) => {
      const { fake, sender } = await stage()
      const forum = fake.chat('supergroup', 'Forum', { threads: new Map([[7, false]]) })
      const sent = sender.send(words('x'), `telegram:${forum}/${thread}`, context())
      expect(await factsOf(sent)).toMatchObject(facts)
    })

    it('tells the new address of a group that became a supergroup', async () => {
      const { fake, sender } = await stage()
      const group = fake.chat('group', 'Old')
      const moved = fake.migrate(group)
      const facts = await factsOf(sender.send(words('x'), `telegram:${group}`, context()))
      expect(facts).toMatchObject({ kind: 'moved', movedTo: `telegram:${moved}` })
    })

    it('uploads again where the server no longer knows the file id', async () => {
      const { fake, sender } = await stage()
      const chat = fake.chat('channel', 'News')
      const known = { bytes: jpeg, type: 'image/jpeg' as const, fileId: 'of-another-bot' }
      const receipt = await sender.send(
        picture('x'),
        `telegram:${chat}`,
        context({ picture: async () => known }),
      )
      expect(receipt).toMatchObject({ kind: 'picture', fileId: 'photo-1' })
      expect(receipt.degraded).toBeUndefined()
    })

    it('sends the text where the group takes no pictures, with its buttons', async () => {
      const { fake, sender } = await stage()
      const group = fake.chat('supergroup', 'Group', { permissions: { can_send_photos: false } })
      const receipt = await sender.send(picture('Words'), `telegram:${group}`, context())
      expect(receipt).toMatchObject({ kind: 'text', degraded: 'picture' })
      expect(fake.messages(group)).toMatchObject([{ text: 'Words', reply_markup: {} }])
    })

    it('sends the text where the picture is broken or cannot be read', async () => {
      const { fake, sender } = await stage()
      const chat = fake.chat('channel', 'News')
      const broken = async () => ({ bytes: new Uint8Array([1, 2, 3]), type: 'image/png' as const })
      const unreadable = () => Promise.reject(new Error('EIO'))
      for (const source of [broken, unreadable]) {
        const sent = sender.send(picture('x'), `telegram:${chat}`, context({ picture: source }))
        expect(await sent).toMatchObject({ kind: 'text', degraded: 'picture' })
      }
    })

    it('sends plain words where the server refuses the entities or the keyboard', async () => {
      const { fake, sender } = await stage()
      const chat = fake.chat('channel', 'News')
      const beyond = altered('x', { entities: [{ type: 'bold', offset: 0, length: 999 }] })
      const button = { text: 'Nowhere', url: 'http://localhost/' }
      const nowhere = altered('y', { reply_markup: { inline_keyboard: [[button]] } })
      for (const refused of [beyond, nowhere]) {
        expect(await sender.send(refused, `telegram:${chat}`, context())).toMatchObject({
          degraded: 'markup',
        })
      }
      expect(fake.messages(chat).map((one) => one.text)).toEqual(['Headline\n\nx', 'Headline\n\ny'])
    })

    it('gives up what the server refuses without a part to leave out', async () => {
      const { fake, sender } = await stage()
      const chat = fake.chat('channel', 'News')
      const long = altered('', { text: 'x'.repeat(4097), entities: [] })
      expect(await factsOf(sender.send(long, `telegram:${chat}`, context()))).toMatchObject({
        kind: 'malformed',
        detail: 'too-long',
      })
      expect(fake.calls).toHaveLength(1)
    })

    it.each([
      ['a person who blocked the bot', 'gone', 'blocked-by-person', true],
      ['a person whose account is gone', 'gone', 'person-deactivated', undefined],
    ])('says that %s takes no post', async (_, kind, detail, mayReturn) => {
      const { fake, sender } = await stage()
      const reader = fake.person('Amal')
      reader.says('/start')
      const chat = fake.world.chatOf(reader.id)
      if (detail === 'blocked-by-person') reader.blocks()
      else chat.isDeactivated = true
      const facts = await factsOf(sender.send(words('x'), reader.address, context()))
      expect(facts).toMatchObject({ kind, detail })
      expect(facts.mayReturn).toBe(mayReturn)
    })

    it('does not know what came of a send that was aborted after the server read it', async () => {
      const { fake, sender } = await stage()
      const chat = fake.chat('channel', 'News')
      fake.failNext('stall')
      const stop = new AbortController()
      const sent = factsOf(
        sender.send(words('x'), `telegram:${chat}`, context({ signal: stop.signal })),
      )
      await fake.until(() => fake.stalled() || undefined)
      stop.abort()
      expect(await sent).toMatchObject({ kind: 'unknown-outcome', detail: 'aborted' })
    })

    it('keeps to the pace that a crowded group is said to have', async () => {
      const { fake, sender } = await stage({ mode: 'folklore', now: () => 1_000_000 })
      const group = `telegram:${fake.chat('supergroup', 'Group')}`
      for (let count = 0; count < 20; count += 1) await sender.send(words('x'), group, context())
      expect(await factsOf(sender.send(words('x'), group, context()))).toMatchObject({
        kind: 'rate-limited',
        retryAfter: 60_000,
      })
    })

    it('refuses an address of another platform', async () => {
      const { fake, sender } = await stage()
      expect(await factsOf(sender.send(words('x'), 'discord:1', context()))).toMatchObject({
        kind: 'malformed',
        detail: 'bad-address',
      })
      expect(fake.calls).toEqual([])
    })
  })

  describe('revise', () => {
    it('edits the text where the picture was left out', async () => {
      const { fake, sender } = await stage()
      const chat = fake.chat('channel', 'News')
      const absent = context({ picture: async () => undefined })
      const receipt = await sender.send(picture('Before'), `telegram:${chat}`, absent)
      await sender.revise(picture('After'), receipt, `telegram:${chat}`, context())
      expect(fake.messages(chat)).toMatchObject([{ text: 'After', reply_markup: {} }])
    })

    it('edits the caption of a picture, and keeps picture and buttons', async () => {
      const { fake, sender } = await stage()
      const chat = fake.chat('channel', 'News')
      const receipt = await sender.send(picture('Before'), `telegram:${chat}`, context())
      await sender.revise(picture('After'), receipt, `telegram:${chat}`, context())
      expect(fake.messages(chat)).toMatchObject([
        { caption: 'After', photo: [{}, {}], reply_markup: {} },
      ])
    })

    it.each([
      ['a text too long for a caption', 'x'.repeat(1500)],
      ['a short text', 'Short'],
    ])('says before any call that a picture does not become %s', async (_, text) => {
      const { fake, sender } = await stage()
      const chat = fake.chat('channel', 'News')
      const receipt = await sender.send(picture('Before'), `telegram:${chat}`, context())
      const calls = fake.calls.length
      const facts = await factsOf(
        sender.revise(words(text), receipt, `telegram:${chat}`, context()),
      )
      expect(facts).toEqual({ kind: 'malformed', detail: 'kind-changed' })
      expect(fake.calls).toHaveLength(calls)
      expect(fake.messages(chat)).toMatchObject([{ caption: 'Before', photo: [{}, {}] }])
    })

    it('says the same of a picture post whose text is longer than a caption', async () => {
      const { fake, sender } = await stage()
      const chat = fake.chat('channel', 'News')
      const receipt = await sender.send(picture('Before'), `telegram:${chat}`, context())
      const long = { ...altered('', { text: 'x'.repeat(1025), entities: [] }), picture: hash }
      const facts = await factsOf(sender.revise(long, receipt, `telegram:${chat}`, context()))
      expect(facts).toMatchObject({ kind: 'malformed', detail: 'kind-changed' })
    })

    it('writes plain words where the server refuses the entities or the keyboard', async () => {
      const { fake, sender } = await stage()
      const chat = fake.chat('channel', 'News')
      const button = { text: 'Nowhere', url: 'http://localhost/' }
      const refused = altered('After', {
        entities: [{ type: 'bold', offset: 0, length: 999 }],
        reply_markup: { inline_keyboard: [[button]] },
      })
      for (const before of [words('Before'), picture('Before')]) {
        const receipt = await sender.send(before, `telegram:${chat}`, context())
        const after = { ...refused, ...(before.picture ? { picture: hash } : {}) }
        const revised = await sender.revise(after, receipt, `telegram:${chat}`, context())
        expect(revised).toEqual({ ...receipt, degraded: 'markup' })
        const clean = await sender.revise(before, revised, `telegram:${chat}`, context())
        expect(clean).toEqual(receipt)
        await sender.revise(after, clean, `telegram:${chat}`, context())
      }
      const shown = fake.messages(chat).map((one) => one.text ?? one.caption)
      expect(shown).toEqual(['Headline\n\nAfter', 'Headline\n\nAfter'])
    })

    it('says still that the picture was left out when it was sent', async () => {
      const { fake, sender } = await stage()
      const chat = fake.chat('channel', 'News')
      const absent = context({ picture: async () => undefined })
      const receipt = await sender.send(picture('Before'), `telegram:${chat}`, absent)
      const revised = await sender.revise(picture('After'), receipt, `telegram:${chat}`, context())
      expect(revised).toEqual({ ...receipt, degraded: 'picture' })
    })

    it('says that a message of another cannot be edited', async () => {
      const { fake, sender } = await stage()
      const reader = fake.person('Amal')
      const { message_id } = reader.says('Mine')
      const receipt = { id: String(message_id), kind: 'text' as const }
      const facts = await factsOf(sender.revise(words('x'), receipt, reader.address, context()))
      expect(facts).toMatchObject({ kind: 'malformed', detail: 'not-editable' })
    })

    it('repeats that there is no preview, and takes the buttons away where there are none', async () => {
      const { fake, sender } = await stage()
      const chat = fake.chat('channel', 'News')
      const pressable = post(message([headline('Before')], { actions }))
      const receipt = await sender.send(pressable, `telegram:${chat}`, context())
      await sender.revise(words('After'), receipt, `telegram:${chat}`, context())
      const [standing] = fake.messages(chat)
      expect(standing?.link_preview_options).toEqual({ is_disabled: true })
      expect(standing?.reply_markup).toBeUndefined()
    })
  })

  it('says that a post of two days ago can no longer be deleted', async () => {
    let now = 1_000_000_000_000
    const { fake, sender } = await stage({ now: () => now })
    const chat = fake.chat('channel', 'News')
    const receipt = await sender.send(words('x'), `telegram:${chat}`, context())
    now += 49 * 3_600_000
    const facts = await factsOf(sender.retract(receipt, `telegram:${chat}`, context().signal))
    expect(facts).toMatchObject({ kind: 'malformed', detail: 'too-old' })
  })
})
