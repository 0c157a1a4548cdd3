/** The fake Telegram: edits, deletions and updates. */
import { describe, expect, it } from 'vitest'
import { stage, type Answer } from './stage.ts'

const keyboard = (button: object) => ({ inline_keyboard: [[button]] })

describe('edits and deletions', () => {
  const sent = async (answer: Promise<Answer>) =>
    ((await answer).result as { message_id: number }).message_id

  it('refuses an edit to the same, an unknown message, and a text where a caption is', async () => {
    const { fake, channel, call, send } = await stage()
    const message_id = await sent(send({ text: 'x' }))
    const edit = (params: object) =>
      call('editMessageText', { chat_id: channel, message_id, text: 'x', ...params })
    expect((await edit({})).description).toMatch(/^Bad Request: message is not modified: /)
    expect((await edit({ message_id: 999 })).description).toBe(
      'Bad Request: message to edit not found',
    )
    expect((await edit({ text: 'x'.repeat(4097) })).description).toBe(
      'Bad Request: MESSAGE_TOO_LONG',
    )
    fake.world.files.set('photo-1', '')
    const photo = await sent(call('sendPhoto', { chat_id: channel, photo: 'photo-1' }))
    expect((await edit({ message_id: photo })).description).toBe(
      'Bad Request: there is no text in the message to edit',
    )
  })

  it('an edit without a keyboard removes it', async () => {
    const { fake, channel, call, send } = await stage()
    const reply_markup = keyboard({ text: 'x', callback_data: 'x' })
    const message_id = await sent(send({ text: 'x', reply_markup }))
    await call('editMessageText', { chat_id: channel, message_id, text: 'y' })
    expect(fake.messages(channel)[0]).not.toHaveProperty('reply_markup')
  })

  it('deletes its own posts for two days', async () => {
    let now = 0
    const { channel, call, send } = await stage({ now: () => now })
    const first = await sent(send({ text: 'x' }))
    const second = await sent(send({ text: 'x' }))
    now += 47 * 3_600_000
    expect(await call('deleteMessage', { chat_id: channel, message_id: first })).toMatchObject({
      ok: true,
    })
    expect(await call('deleteMessage', { chat_id: channel, message_id: first })).toMatchObject({
      description: 'Bad Request: message to delete not found',
    })
    now += 2 * 3_600_000
    expect(await call('deleteMessage', { chat_id: channel, message_id: second })).toMatchObject({
      description: "Bad Request: message can't be deleted for everyone",
    })
  })
})

describe('updates', () => {
  it('come until they are confirmed', async () => {
    const { fake, call } = await stage()
    fake.person('Amal').says('/start')
    fake.person('Basma').says('/start')
    const [first, second] = (await call('getUpdates', {})).result as { update_id: number }[]
    expect((await call('getUpdates', {})).result).toHaveLength(2)
    const rest = await call('getUpdates', { offset: second?.update_id })
    expect(rest.result).toMatchObject([{ update_id: (first?.update_id ?? 0) + 1 }])
  })

  it('of kinds that were not asked for are never made, also later', async () => {
    const { fake, call, channel } = await stage()
    await call('getUpdates', { allowed_updates: ['message'] })
    const person = fake.person('Amal')
    person.changes(channel, { status: 'left' })
    person.says('/start')
    expect((await call('getUpdates', {})).result).toMatchObject([{ message: { text: '/start' } }])
  })

  it('go to the newest poller, and the older one is told', async () => {
    const { fake, call } = await stage()
    const older = call('getUpdates', { timeout: 50 })
    await fake.until(() => fake.world.isPolled || undefined)
    await call('getUpdates', {})
    expect(await older).toMatchObject({
      error_code: 409,
      description:
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    })
  })

  it('are refused to a poller while a webhook is set', async () => {
    const { call } = await stage()
    expect(await call('setWebhook', { url: 'http://a.b' })).toMatchObject({
      description: 'Bad Request: bad webhook: An HTTPS URL must be provided for webhook',
    })
    await call('setWebhook', { url: 'https://a.b' })
    expect(await call('getUpdates', {})).toMatchObject({ error_code: 409 })
    await call('deleteWebhook', {})
    expect(await call('getUpdates', {})).toMatchObject({ ok: true })
  })

  it('a press is answered once', async () => {
    const { fake, call } = await stage()
    const person = fake.person('Amal')
    person.says('/start')
    const reply_markup = keyboard({ text: 'Press', callback_data: 'x' })
    await call('sendMessage', { chat_id: person.id, text: 'x', reply_markup })
    const callback_query_id = person.presses('Press')
    expect(await call('answerCallbackQuery', { callback_query_id })).toMatchObject({ ok: true })
    expect((await call('answerCallbackQuery', { callback_query_id })).description).toMatch(
      /query is too old/,
    )
  })
})
