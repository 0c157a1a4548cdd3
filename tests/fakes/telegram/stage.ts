/** A fake Telegram with one channel, called as any client would call it. */
import { onTestFinished } from 'vitest'
import { startTelegramFake, type TelegramFakeOptions } from './telegram.ts'

export type Answer = { ok: boolean; result?: unknown; description?: string; parameters?: object }

export async function stage(options: TelegramFakeOptions = {}) {
  const fake = await startTelegramFake(options)
  onTestFinished(() => fake.close())
  const channel = fake.chat('channel', 'News')
  const call = async (method: string, params: object, token = fake.token): Promise<Answer> => {
    const response = await fetch(`${fake.apiRoot}/bot${token}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(params),
    })
    return (await response.json()) as Answer
  }
  const send = (params: object) => call('sendMessage', { chat_id: channel, ...params })
  return { fake, channel, call, send }
}
