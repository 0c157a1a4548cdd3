/** The handle to answer one event on Telegram. */
import type { Message } from '../../messages/message.ts'
import { cutAtWord } from '../../messages/plain.ts'
import type { Address, Admit, Post, Receipt, SendContext, Sender } from '../adapter.ts'
import type { Turn } from '../inbound.ts'
import { DeliveryFailure } from '../adapter.ts'
import type { TelegramClient } from './client.ts'
import type { Heard } from './updates.ts'
import { sendDocument } from './document.ts'
import { telegramRenderer } from './render.ts'
import type { TelegramPayload } from './wire.ts'

export type TurnParts = {
  client: TelegramClient
  sender: Sender
  /** Asked before each message and edit. */
  admit: Admit
  picture: SendContext['picture']
  signal: AbortSignal
}

/** Characters of a pop-up (Bot API: `answerCallbackQuery`, 0-200). */
const popUpLimit = 200

/**
 * `acknowledge` ends the waiting of a pressed button. In a private chat the listener calls it at once. Under a shared post
 * the first use of the turn does, as one press has one answer and that may be a pop-up; the listener does after the event.
 */
export function createTurn(
  heard: Heard,
  { client, sender, admit, picture, signal }: TurnParts,
): { turn: Turn; acknowledge: (popUp?: string) => Promise<void> } {
  const { event, replyTo, press } = heard
  let isAcknowledged = press === undefined

  async function acknowledge(popUp?: string): Promise<void> {
    if (!press || isAcknowledged) return
    isAcknowledged = true
    const shown = popUp ? { text: popUp, show_alert: true } : {}
    // A press that is too old to be answered is no reason not to handle it.
    await client
      .call('answerCallbackQuery', { callback_query_id: press.query, ...shown }, signal)
      .catch(() => {})
  }

  const context = (receipt?: Receipt): SendContext => ({
    marker: event.id.padStart(16, '0'),
    ...(receipt ? { replyTo: receipt } : {}),
    picture,
    signal,
  })

  const asked: Receipt | undefined =
    replyTo === undefined ? undefined : { id: String(replyTo), kind: 'text' }

  async function say(posts: Post[], to: Address, first?: Receipt): Promise<Receipt[]> {
    const receipts: Receipt[] = []
    const kind = to === event.chat ? event.surface : 'private'
    for (const post of posts) {
      await admit(to, kind)
      receipts.push(await sender.send(post, to, context(receipts[0] ?? first)))
    }
    return receipts
  }

  const rendered = (message: Message) => telegramRenderer.render(message, { kind: event.surface })

  async function answer(message: Message): Promise<Receipt[]> {
    await acknowledge()
    return say(rendered(message), event.chat, asked)
  }

  return {
    acknowledge,
    turn: {
      answer,

      async inPlace(message) {
        const [post, ...more] = rendered(message)
        if (!press?.message || !post || post.kind === 'picture' || more.length > 0)
          return answer(message)
        await acknowledge()
        const { id, kind } = press.message
        try {
          const receipt = { id: String(id), kind }
          await admit(event.chat, event.surface)
          return [await sender.revise(post, receipt, event.chat, context())]
        } catch (error) {
          if (!isFinal(error)) throw error
          return answer(message)
        }
      },

      async privately(message) {
        if (event.surface === 'private' || !event.person) return answer(message)
        const posts = telegramRenderer.render(message, { kind: 'private' })
        const [only, ...more] = posts.map((post) => (post.payload as TelegramPayload).text)
        if (!isAcknowledged && only && more.length === 0 && only.length <= popUpLimit) {
          await acknowledge(only)
          return []
        }
        try {
          const receipts = await say(posts, event.person)
          await acknowledge()
          return receipts
        } catch (error) {
          // Nobody can be written to who has not written first: a pop-up shows how it begins.
          if (isAcknowledged || !only || !isClosed(error)) throw error
          await acknowledge(cutAtWord(only, popUpLimit))
          return []
        }
      },

      async file(file, caption) {
        await acknowledge()
        const to = event.surface === 'private' ? event.chat : event.person
        if (to === undefined) throw new DeliveryFailure(nobody)
        const [post] = telegramRenderer.render(caption, { kind: 'private' })
        return [await sendDocument(client, file, post, to, signal)]
      },

      // Telegram completes nothing as people type commands.
      async suggest() {},
    },
  }
}

/** Anonymous admins and channels have no private chat. */
const nobody = { kind: 'malformed', detail: 'no-private-chat' } as const

const isClosed = (error: unknown) =>
  error instanceof DeliveryFailure && ['gone', 'forbidden'].includes(error.facts.kind)

/** The message cannot be edited, now or later: a new one is due. */
const isFinal = (error: unknown) =>
  error instanceof DeliveryFailure && ['gone', 'malformed'].includes(error.facts.kind)
