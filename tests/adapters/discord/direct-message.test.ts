/** What people write to the bot in private: only what the port carries goes on, and only two intents are asked for. */
import { describe, expect, it } from 'vitest'
import type { InboundEvent } from '../../../adapters/inbound.ts'
import { type DirectMessage, writtenIn } from '../../../adapters/discord/direct-message.ts'
import { headline, message } from '../../contract/messages.ts'
import { stage } from './stage.ts'

const by = { id: '1', channel_id: '2', type: 0, author: { id: '3' } }
const attached = (content_type?: string): Partial<DirectMessage> => ({
  content: 'her name is Zubaida',
  attachments: [content_type ? { content_type } : {}],
})

describe('a private message', () => {
  it.each<[string, Partial<DirectMessage>, object]>([
    ['a word', { content: 'idlib' }, { kind: 'text', text: 'idlib' }],
    ['a reply', { type: 19, content: 'idlib' }, { kind: 'text', text: 'idlib' }],
    ['a command', { content: '/Team  add editor ' }, { name: 'team', words: 'add editor' }],
    ['a slash before words', { content: '/ a story' }, { kind: 'text', text: '/ a story' }],
    ['a picture', attached('image/png'), { kind: 'file', file: 'picture' }],
    ['a film', attached('video/mp4'), { kind: 'file', file: 'video' }],
    ['a sound', attached('audio/mpeg'), { kind: 'file', file: 'voice' }],
    ['a voice note', { ...attached('audio/ogg'), flags: 8192 }, { kind: 'file', file: 'voice' }],
    ['a document', attached('application/pdf'), { kind: 'file', file: 'document' }],
    ['a file of no kind', attached(), { kind: 'file', file: 'document' }],
    ['a sticker', { sticker_items: [{}] }, { kind: 'file', file: 'other' }],
    ['a poll', { poll: {} }, { kind: 'file', file: 'other' }],
    ['what it forwards', { message_snapshots: [{}] }, { kind: 'file', file: 'other' }],
    ['a space', { content: ' ' }, { kind: 'text', text: ' ' }],
  ])('%s', (_, content, expected) => {
    const written = writtenIn({ ...by, ...content })
    expect(written).toMatchObject({
      ...expected,
      id: '1',
      chat: 'discord:2',
      person: 'discord:@3',
      surface: 'private',
    })
    expect(JSON.stringify(written)).not.toContain('Zubaida')
  })

  it.each<[string, Partial<DirectMessage>]>([
    ['nothing', { content: '' }],
    ['a notice of Discord', { type: 6, content: 'idlib' }],
    ['a bot’s', { author: { id: '3', bot: true }, content: 'idlib' }],
    ['a server’s', { guild_id: '4', content: 'idlib' }],
  ])('is none of ours where it is %s', (_, content) => {
    expect(writtenIn({ ...by, ...content })).toBeUndefined()
  })
})

describe('the gateway', () => {
  it('is asked for servers and private messages, and for nothing privileged', async () => {
    const { fake, listener } = await stage()
    await listener.listen(async () => {})
    expect(fake.intents()).toEqual([(1 << 0) | (1 << 12)])
  })

  it('tells of no talk in a server, and the bot hears neither itself nor other bots', async () => {
    const { fake, listener } = await stage()
    const reader = fake.person('Reader')
    const heard: InboundEvent[] = []
    const done = Promise.withResolvers<void>()
    await listener.listen(async (event) => {
      heard.push(event)
      if (event.kind !== 'text') return
      await event.turn.answer(message([headline(`You wrote ${event.text}`)]))
      if (event.text === 'the end') done.resolve()
    })
    fake.chatter(fake.channel('news'), 'talk')
    fake.dispatch('MESSAGE_CREATE', { ...by, author: { id: '9', bot: true }, content: 'beep' })
    reader.says('hello')
    await reader.sees(/You wrote hello/)
    fake.dispatch('MESSAGE_CREATE', { ...by, author: fake.bot, content: 'You wrote hello' })
    reader.says('the end')
    await done.promise
    expect(heard.map((event) => event.kind === 'text' && event.text)).toEqual(['hello', 'the end'])
  })

  it('leaves a message that could not be taken, and answers the next one', async () => {
    const { fake, listener } = await stage()
    const reader = fake.person('Reader')
    let locked = true
    await listener.listen(async ({ turn }) => {
      if (locked) throw new Error('The database is locked.')
      await turn.answer(message([headline('Newest')]))
    })
    reader.says('latest')
    await reader.types('/latest')
    locked = false
    reader.says('latest')
    await reader.sees(/Newest/)
    expect(reader.screen()).toHaveLength(1)
  })
})
