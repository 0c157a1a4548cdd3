/** What is particular to listening on Telegram: threads, other bots' commands, anonymous admins, migrations and polling. */
import { describe, expect, it } from 'vitest'
import { headline, message, wordsFrom } from '../../contract/messages.ts'
import { libraries } from '../../support/libraries.ts'
import { post, stageOver } from './stage.ts'

const answer = (words: string) => message([headline(words)])

describe.each(libraries)('over %s', (library) => {
  const stage = stageOver(library)

  describe('what arrives', () => {
    it('takes its own commands in a group and leaves talk and other bots alone', async () => {
      const { fake, listening } = await stage()
      const next = await listening()
      const group = fake.chat('supergroup', 'Group')
      const person = fake.person('Amal', 'ar-SY')
      person.says('hello all', group)
      person.says('/topic@other_bot idlib', group)
      person.says('/Topic@Barid_Bot  إدلب', group)
      expect(await next()).toMatchObject({
        kind: 'command',
        name: 'topic',
        words: 'إدلب',
        chat: `telegram:${group}`,
        surface: 'group',
        person: person.address,
        languageHint: 'ar',
      })
    })

    it('answers in the thread, in reply to the asker', async () => {
      const { fake, listening } = await stage()
      const next = await listening()
      const forum = fake.chat('supergroup', 'Forum', { threads: new Map([[7, true]]) })
      const asked = fake.person('Amal').says('/latest', forum, 7)
      const event = await next()
      expect(event).toMatchObject({ chat: `telegram:${forum}/7`, surface: 'thread' })
      await event.turn.answer(answer('Newest'))
      expect(fake.messages(forum).at(-1)).toMatchObject({
        text: 'Newest',
        message_thread_id: 7,
        reply_to_message: { message_id: asked.message_id },
      })
    })

    it('takes a command posted in a channel, by nobody known', async () => {
      const { fake, listening } = await stage()
      const next = await listening()
      const channel = fake.chat('channel', 'News')
      fake.person('Amal').says('/setup', channel)
      const event = await next()
      expect(event).toMatchObject({ kind: 'command', surface: 'channel' })
      expect(event.person).toBeUndefined()
    })

    it('is no command that is edited into a post, and tells of the change after a crash too', async () => {
      const { fake, listening, listener } = await stage()
      const next = await listening()
      const channel = fake.chat('channel', 'News')
      const person = fake.person('Amal')
      const { message_id } = person.says('/setup', channel)
      await next()
      person.edits(channel, message_id, '/held Huda')
      const event = await next()
      expect(event).toMatchObject({ kind: 'changed', post: String(message_id) })
      expect(event.kept).not.toContain('Huda')
      await listener.again?.(event.kept ?? '')
      const again = await next()
      expect(again).toMatchObject({ kind: 'changed', id: event.id })
      const posts = ['/held Huda', '/setup'].map((text) => post(answer(text)))
      const shows = again.kind === 'changed' ? posts.map(again.shows) : []
      expect(shows).toEqual([true, false])
    })

    it.each([
      ['voice', { voice: {} }],
      ['video', { video_note: {} }],
      ['video', { animation: {}, document: {} }],
      ['document', { document: {} }],
      ['contact', { contact: { phone_number: '+1' } }],
      ['location', { location: {} }],
      ['other', { sticker: {} }],
      ['other', { dice: {} }],
      ['other', { story: {} }],
      ['other', { paid_media: {} }],
      ['other', { checklist: {} }],
    ])('knows of a %s its kind alone', async (file, content) => {
      const { fake, listening } = await stage()
      const next = await listening()
      fake.person('Amal').sends({ ...content, caption: 'a name' })
      const { turn: _, ...facts } = await next()
      expect(facts).toMatchObject({ kind: 'file', file })
      expect(JSON.stringify(facts)).not.toMatch(/a name|\+1/)
    })

    it('takes a block and its end as a membership', async () => {
      const { fake, listening } = await stage()
      const next = await listening()
      const person = fake.person('Amal')
      person.says('/start')
      await next()
      person.blocks()
      expect(await next()).toMatchObject({ kind: 'membership', mayPost: false, left: true })
      person.unblocks()
      expect(await next()).toMatchObject({ kind: 'membership', mayPost: true, left: false })
    })

    it('knows an admin of a channel without the right to post', async () => {
      const { fake, listening } = await stage()
      const next = await listening()
      const channel = fake.chat('channel', 'News')
      fake.person('Amal').changes(channel, { status: 'administrator', can_post_messages: false })
      expect(await next()).toMatchObject({ kind: 'membership', mayPost: false, left: false })
    })

    it('tells what a chat is called: when the bot is added, and when people rename it', async () => {
      const { fake, listening } = await stage()
      const next = await listening()
      const channel = fake.chat('channel', 'News')
      fake.person('Amal').changes(channel, { status: 'administrator', can_post_messages: true })
      expect(await next()).toMatchObject({ kind: 'membership', mayPost: true, title: 'News' })
      const group = fake.chat('supergroup', 'Valley')
      for (const [chat, type, kind] of [
        [channel, 'channel', 'channel_post'],
        [group, 'supergroup', 'message'],
      ] as const) {
        fake.world.push(kind, {
          message_id: 900,
          date: fake.world.seconds(),
          chat: { id: chat, type },
          new_chat_title: 'Another',
        })
        const facts = { kind: 'renamed', chat: `telegram:${chat}`, title: 'Another' }
        expect(await next()).toMatchObject(facts)
      }
    })

    it('tells that a thread was opened again', async () => {
      const { fake, listening } = await stage()
      const next = await listening()
      const forum = fake.chat('supergroup', 'Valley', { threads: new Map([[7, true]]) })
      fake.world.push('message', {
        message_id: 900,
        date: fake.world.seconds(),
        chat: { id: forum, type: 'supergroup' },
        from: { id: 1, is_bot: false, first_name: 'Admin' },
        message_thread_id: 7,
        is_topic_message: true,
        forum_topic_reopened: {},
      })
      expect(await next()).toMatchObject({
        kind: 'membership',
        chat: `telegram:${forum}/7`,
        mayPost: true,
        left: false,
      })
    })

    it('tells that a group has moved', async () => {
      const { fake, listening } = await stage()
      const next = await listening()
      const group = fake.chat('group', 'Old')
      const to = fake.migrate(group)
      expect(await next()).toMatchObject({
        kind: 'moved',
        chat: `telegram:${group}`,
        to: `telegram:${to}`,
      })
    })
  })

  describe('presses', () => {
    const pressable = message([headline('Page 1')], {
      actions: [[{ kind: 'command', label: 'More', command: '/more 1' }]],
    })

    it('are acknowledged in private before they are handled', async () => {
      const { fake, listening } = await stage()
      const handled = Promise.withResolvers<void>()
      const next = await listening((event) =>
        event.kind === 'press' ? handled.promise : Promise.resolve(),
      )
      const person = fake.person('Amal')
      person.says('/latest')
      await (await next()).turn.answer(pressable)
      const query = person.presses('More')
      expect(await fake.until(() => fake.world.answers.get(query))).toEqual({})
      handled.resolve()
    })

    it('under a shared post are answered to the presser in a pop-up', async () => {
      const { fake, listening } = await stage()
      const next = await listening(async (event) => {
        if (event.kind === 'press') await event.turn.privately(answer('For you alone'))
      })
      const group = fake.chat('supergroup', 'Group')
      const person = fake.person('Amal')
      person.says('/latest', group)
      await (await next()).turn.answer(pressable)
      const query = person.presses('More', group)
      await next()
      expect(fake.world.answers.get(query)).toEqual({ text: 'For you alone' })
      expect(fake.messages(group).at(-1)).toMatchObject({ text: 'Page 1' })
    })

    it('under a shared post are answered in private where a pop-up is too small', async () => {
      const { fake, listening } = await stage()
      const next = await listening(async (event) => {
        if (event.kind === 'press') await event.turn.privately(answer(wordsFrom(60)))
      })
      const group = fake.chat('supergroup', 'Group')
      const person = fake.person('Amal')
      person.says('/start')
      await next()
      person.says('/latest', group)
      await (await next()).turn.answer(pressable)
      person.presses('More', group)
      await next()
      expect(fake.messages(person.id).at(-1)).toMatchObject({ text: wordsFrom(60) })
    })

    it('under a message that cannot be edited any more get a new one', async () => {
      const { fake, listening } = await stage()
      const next = await listening()
      const person = fake.person('Amal')
      person.says('/latest')
      await (await next()).turn.answer(pressable)
      person.presses('More')
      const { turn } = await next()
      const standing = fake.messages(person.id).at(-1)
      person.deletes(person.id, standing?.message_id ?? 0)
      await turn.inPlace(answer('Page 2'))
      expect(fake.messages(person.id).at(-1)).toMatchObject({ text: 'Page 2' })
    })
  })
})
