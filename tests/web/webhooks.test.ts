/** What platforms deliver reaches the door of its path, without a session, whole and within limits; nothing else does. */
import { describe, expect, it } from 'vitest'
import type { Delivery, Webhook } from '../../adapters/adapter.ts'
import { openConsole } from './stage.ts'

const path = '/webhooks/telegram/hard_to_guess'

function open(receive: Webhook['receive'] = async () => 200) {
  const received: Delivery[] = []
  const webhook: Webhook = {
    path,
    async receive(delivery) {
      received.push(delivery)
      return receive(delivery)
    },
  }
  const { request, faults } = openConsole({
    publicUrl: 'https://news.example.org',
    webhooks: [webhook],
  })
  const post = (to = path, body = '{"update_id":1}', headers: Record<string, string> = {}) =>
    request(to, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    })
  return { post, request, received, faults }
}

describe('a delivery', () => {
  it('is handed on with its headers and its body, and answered as it says', async () => {
    let seen: unknown
    const { post } = open(async ({ header, json }) => {
      seen = [header('X-Telegram-Bot-Api-Secret-Token'), await json()]
      return 503
    })
    const answer = await post(path, '{"update_id":7}', { 'x-telegram-bot-api-secret-token': 's' })
    expect([answer.status, await answer.text()]).toEqual([503, ''])
    expect(seen).toEqual(['s', { update_id: 7 }])
  })

  it('is taken under any name that the proxy hands on', async () => {
    expect((await open().post(path, '{}', { host: 'barid.internal:8787' })).status).toBe(200)
  })

  it.each([
    '/webhooks',
    '/webhooks/telegram',
    '/webhooks/telegram/hard_to_gues',
    '/webhooks/telegram/hard_to_guess/',
    '/webhooks/telegram/HARD_TO_GUESS',
    '/webhooks/telegram/../telegram/hard_to_guesx',
  ])('to the forged path %s reaches nobody', async (forged) => {
    const { post, received } = open()
    expect((await post(forged)).status).toBeGreaterThanOrEqual(400)
    expect(received).toEqual([])
  })

  it.each(['GET', 'PUT', 'DELETE'])('by %s reaches nobody', async (method) => {
    const { request, received } = open()
    expect((await request(path, { method })).status).toBeGreaterThanOrEqual(400)
    expect(received).toEqual([])
  })

  it('of more than a megabyte reaches nobody', async () => {
    const { post, received } = open()
    expect((await post(path, 'x'.repeat(1_000_001))).status).toBe(413)
    expect(received).toEqual([])
  })

  it('that is no JSON is the door’s to refuse', async () => {
    const { post, faults } = open(async ({ json }) =>
      (await json().catch(() => 'none')) === 'none' ? 400 : 200,
    )
    expect((await post(path, 'no json')).status).toBe(400)
    expect(faults).toEqual([])
  })
})
