/** The fake Telegram refuses what the Bot API server refuses, in its order and in its words. */
import { describe, expect, it } from 'vitest'
import { stage, type Answer } from './stage.ts'

const bold = (offset: number, length: number) => ({ type: 'bold', offset, length })
const link = (url: string) => ({ type: 'text_link', offset: 0, length: 1, url })
const keyboard = (button: object) => ({ inline_keyboard: [[button]] })

describe('texts and entities', () => {
  it.each([
    ['text is too long', { text: '😀'.repeat(8193) }],
    ['message text is empty', { text: '' }],
    ['strings must be encoded in UTF-8', { text: '\ud83d' }],
    ['text must be non-empty', { text: ' \n\u202e ' }],
    ['message is too long', { text: 'x'.repeat(4097) }],
    ["can't parse MessageEntity: Unsupported type specified", { entities: [{ type: 'h1' }] }],
    ['receive an entity with incorrect offset -1', { entities: [bold(-1, 1)] }],
    ['receive an entity with incorrect length 1000001', { entities: [bold(0, 1_000_001)] }],
    ['entity begins after the end of the text at UTF-16 offset 9', { entities: [bold(9, 1)] }],
    [
      'entity beginning at UTF-16 offset 1 ends after the end of the text at UTF-16 offset 9',
      { entities: [bold(1, 8)] },
    ],
    [
      'entity begins in a middle of a UTF-16 symbol at byte offset 3',
      { text: '😀!', entities: [bold(1, 1)] },
    ],
    [
      'entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol at byte offset 3',
      { text: '😀!', entities: [bold(0, 1)] },
    ],
    [
      "entity URL 'http://localhost/' is invalid: Wrong HTTP URL",
      { entities: [link('http://localhost/')] },
    ],
    [
      "entity URL 'ftp://a.b/' is invalid: Unsupported URL protocol",
      { entities: [link('ftp://a.b/')] },
    ],
    ["entity URL 'https://' is invalid: URL host is empty", { entities: [link('https://')] }],
    [
      "entity URL 'http://a.b:0/' is invalid: Wrong port number specified in the URL",
      { entities: [link('http://a.b:0/')] },
    ],
  ])('%s', async (words, params) => {
    const { send, fake, channel } = await stage()
    expect(await send({ text: 'text', ...params })).toMatchObject({
      ok: false,
      error_code: 400,
      description: `Bad Request: ${words}`,
    })
    expect(fake.messages(channel)).toEqual([])
  })

  it('counts code points after cleaning and trimming', async () => {
    const { send } = await stage()
    expect(await send({ text: ` ${'😀'.repeat(4096)}\u202e\n` })).toMatchObject({ ok: true })
  })

  it('moves entities with the text that it cleans, and ignores those it finds itself', async () => {
    const { send } = await stage()
    const entities = [bold(4, 4), { type: 'hashtag', offset: 0, length: 1 }]
    expect(await send({ text: ' a\u202e\rbold', entities })).toMatchObject({
      result: { text: 'abold', entities: [bold(1, 4)] },
    })
  })

  it('refuses entities that are too large together', async () => {
    const { send } = await stage()
    const entities = Array.from({ length: 40 }, () => link(`https://a.b/${'x'.repeat(250)}`))
    expect(await send({ text: 'text', entities })).toMatchObject({
      description: 'Bad Request: ENTITIES_TOO_LONG',
    })
  })

  it.each([
    ['documented', 150],
    ['folklore', 100],
  ] as const)('%s: %i entities are kept', async (mode, count) => {
    const { send } = await stage({ mode })
    const entities = Array.from({ length: 150 }, (_, index) => bold(index, 1))
    const { result } = await send({ text: 'x'.repeat(150), entities })
    expect((result as { entities: object[] }).entities).toHaveLength(count)
  })
})

describe('keyboards', () => {
  it.each([
    ['object expected as reply markup', 'x'],
    ['inline keyboard expected', { keyboard: [[]] }],
    [
      'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
      { inline_keyboard: ['x'] },
    ],
    [
      "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
      keyboard({ text: 'x' }),
    ],
    ['BUTTON_DATA_INVALID', keyboard({ text: 'x', callback_data: 'ع'.repeat(33) })],
    [
      "inline keyboard button URL 'http://localhost/' is invalid: Wrong HTTP URL",
      keyboard({ text: 'x', url: 'http://localhost/' }),
    ],
  ])('%s', async (words, reply_markup) => {
    const { send } = await stage()
    expect(await send({ text: 'x', reply_markup })).toMatchObject({
      description: `Bad Request: ${words}`,
    })
  })

  it('drop a button without a label', async () => {
    const { send } = await stage()
    const { result } = await send({ text: 'x', reply_markup: keyboard({ text: '', url: 'x' }) })
    expect(result).not.toHaveProperty('reply_markup')
  })
})

describe('access', () => {
  it.each([
    [400, 'Bad Request: chat not found', 'channel', undefined],
    [403, 'Forbidden: bot was kicked from the channel chat', 'channel', { status: 'kicked' }],
    [403, 'Forbidden: bot is not a member of the channel chat', 'channel', { status: 'left' }],
    [
      403,
      'Forbidden: bot is not a member of the supergroup chat',
      'supergroup',
      { status: 'left' },
    ],
    [
      400,
      'Bad Request: need administrator rights in the channel chat',
      'channel',
      { status: 'member' },
    ],
    [
      400,
      'Bad Request: not enough rights to send text messages to the chat',
      'supergroup',
      { status: 'restricted', can_send_messages: false },
    ],
  ] as const)('%i %s', async (error_code, description, type, bot) => {
    const { fake, send } = await stage()
    const chat_id = bot ? fake.chat(type, 'Chat', { bot }) : 5
    expect(await send({ chat_id, text: 'x' })).toMatchObject({ error_code, description })
  })

  it('ignores a thread in a chat without threads', async () => {
    const { send } = await stage()
    expect(await send({ text: 'x', message_thread_id: 9 })).toMatchObject({ ok: true })
  })

  it('a group that became a supergroup names it, and can still be read', async () => {
    const { fake, call, send } = await stage()
    const chat_id = fake.chat('group', 'Old')
    const migrate_to_chat_id = fake.migrate(chat_id)
    expect(await send({ chat_id, text: 'x' })).toMatchObject({ parameters: { migrate_to_chat_id } })
    expect(await call('getChat', { chat_id })).toMatchObject({ ok: true })
  })

  it.each([
    ['424242:another', 401, 'Unauthorized'],
    ['no-token', 404, 'Not Found'],
  ])('%s: %i %s', async (token, error_code, description) => {
    const { call } = await stage()
    expect(await call('getMe', {}, token)).toMatchObject({ error_code, description })
  })

  it('knows no other method', async () => {
    const { call } = await stage()
    expect(await call('sendRichMessage', {})).toMatchObject({
      description: 'Not Found: method not found',
    })
  })
})

describe('documents', () => {
  const upload = async (bytes: string, caption = 'All of it') => {
    const { fake, channel } = await stage()
    const form = new FormData()
    form.set('chat_id', String(channel))
    form.set('caption', caption)
    form.set('document', new Blob([bytes]), 'barid.json')
    const address = `${fake.apiRoot}/bot${fake.token}/sendDocument`
    const response = await fetch(address, { method: 'POST', body: form })
    return (await response.json()) as Answer
  }

  it('come as they were sent, under their name', async () => {
    expect((await upload('{}')).result).toMatchObject({
      caption: 'All of it',
      document: { file_name: 'barid.json', text: '{}' },
    })
  })

  it('are refused empty, with a long caption, and by a name that is no file', async () => {
    expect((await upload('')).description).toBe('Bad Request: file must be non-empty')
    expect((await upload('{}', 'x'.repeat(1025))).description).toBe(
      'Bad Request: message caption is too long',
    )
    const { call, channel } = await stage()
    expect((await call('sendDocument', { chat_id: channel, document: 'none' })).description).toBe(
      'Bad Request: wrong file identifier/HTTP URL specified',
    )
  })
})
