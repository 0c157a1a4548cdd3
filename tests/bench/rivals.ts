/** The usual ways to send a message to many chats, each as its documentation says. They keep nothing and repeat only what they say they do. */
import { setTimeout as sleep } from 'node:timers/promises'
import { autoRetry } from '@grammyjs/auto-retry'
import { apiThrottler } from '@grammyjs/transformer-throttler'
import { Api } from 'grammy'
import { Telegraf, type Context, type MiddlewareFn } from 'telegraf'
import { telegrafThrottler } from 'telegraf-throttler'
import { Pool } from 'undici'
import { token } from './limited-telegram.ts'
import { firstChat, type Sending } from './sending.ts'

type Round = () => Promise<undefined>

/** Of a usual release. */
const text = 'One line of a release of the usual length. '.repeat(18)
const entities = [{ type: 'bold' as const, offset: 0, length: 30 }]

const chatsOf = ({ chats }: Pick<Sending, 'chats'>) =>
  Array.from({ length: chats }, (_, at) => firstChat + at)

/** So many at a time. What fails is lost, as it is without a store. */
async function each(chats: number[], atOnce: number, send: (chat: number) => Promise<unknown>) {
  const waiting = chats.values()
  const lane = async () => {
    for (const chat of waiting) await send(chat).catch(() => {})
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  return undefined
}

const loop =
  (atOnce: number) =>
  (sending: Sending): Round => {
    const api = new Api(token, { apiRoot: sending.root })
    api.config.use(autoRetry())
    return () => each(chatsOf(sending), atOnce, (chat) => api.sendMessage(chat, text, { entities }))
  }

export const rivals = {
  'grammY, one after the other, auto-retry': loop(1),
  'grammY, 30 at a time, auto-retry': loop(30),

  'grammY, its throttler'(sending: Sending): Round {
    const api = new Api(token, { apiRoot: sending.root })
    api.config.use(apiThrottler())
    const chats = chatsOf(sending)
    return () => each(chats, chats.length, (chat) => api.sendMessage(chat, text, { entities }))
  },

  'Telegraf, its throttler'(sending: Sending): Round {
    const { telegram } = new Telegraf(token, { telegram: { apiRoot: sending.root } })
    const chats = chatsOf(sending)
    const throttle = telegrafThrottler() as MiddlewareFn<Context>
    const context = { telegram, from: { id: 1 } } as unknown as Context
    return async () => {
      await throttle(context, async () => {
        await each(chats, chats.length, (chat) => telegram.sendMessage(chat, text, { entities }))
      })
      return undefined
    }
  },

  /** The floor: the right pace, known beforehand, and nothing but the request. */
  'undici alone, paced'({ root, rate, ...sending }: Sending): Round {
    const pool = new Pool(root)
    const send = async (chat: number) => {
      const { body } = await pool.request({
        path: `/bot${token}/sendMessage`,
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ chat_id: chat, text, entities }),
      })
      await body.json()
    }
    return async () => {
      const began = performance.now()
      const calls: Promise<void>[] = []
      for (const [at, chat] of chatsOf(sending).entries()) {
        const wait = began + (at * 1_000) / rate - performance.now()
        if (wait > 1) await sleep(wait)
        calls.push(send(chat))
      }
      await Promise.all(calls)
      return undefined
    }
  },
}

export type Rival = keyof typeof rivals
