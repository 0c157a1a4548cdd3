/** What people do on Telegram, by long polling or by webhook. */
import type { Address, Listener } from '../adapter.ts'
import { addressOf, targetOf } from './address.ts'
import type { TelegramClient } from './client.ts'
import { failureOf } from './errors.ts'
import { inspect } from './inspect.ts'
import { heardAgain, keptOf } from './kept.ts'
import { announce } from './menu.ts'
import { poll, type PollParts } from './poll.ts'
import type { ReadFile } from './files.ts'
import { createTurn, type TurnParts } from './turn.ts'
import { heardIn, type Heard, type Told } from './updates.ts'
import { setWebhook, watchWebhook, type WebhookPlace } from './webhook-place.ts'
import { createWebhook } from './webhook.ts'
import type { Update, User } from './wire.ts'
import { hasWording } from './wording.ts'

export type ListenerParts = Omit<TurnParts, 'signal' | 'admit'> &
  Pick<PollParts, 'wait'> & {
    readFile: ReadFile
    /** Where updates are delivered; without it the server is asked for them. */
    webhook?: WebhookPlace
  }

export function createTelegramListener(parts: ListenerParts): Listener {
  const { client, sender, picture, wait, readFile } = parts
  /** Ends the polling; what is in hand may still be answered. */
  const stop = new AbortController()
  const answering = new AbortController()
  /** What only asks ends with the listener: a server may never answer. */
  const asking: TelegramClient = {
    call: (method, params) => client.call(method, params, stop.signal),
  }
  let polling: Promise<void> = Promise.resolve()
  let watching: Promise<void> = Promise.resolve()
  let takesWebhookAway = true
  let botName = ''
  /** Who takes what people do, while somebody listens. */
  let onHeard: ((heard: Heard) => Promise<void>) | undefined
  /** The bot's name in links. */
  let known: string | undefined

  const me = async (): Promise<User> => {
    try {
      return await asking.call('getMe', {})
    } catch (error) {
      throw failureOf(error)
    }
  }

  /** A press that is nothing to us (under a message that cannot be seen, say) still waits for an answer. */
  async function dismiss({ callback_query: query }: Update): Promise<void> {
    if (!query) return
    await client
      .call('answerCallbackQuery', { callback_query_id: query.id }, answering.signal)
      .catch(() => {})
  }

  /** What was heard, with a way to the bytes where it is a text file, and to the words of a post that was edited. */
  function told({ event, document, wording = '' }: Heard): Told {
    if (event.kind === 'changed') return { ...event, shows: (post) => hasWording(post, wording) }
    if (event.kind !== 'file' || !document) return event
    const { id, format } = document
    return { ...event, text: { format, read: () => readFile(id, answering.signal) } }
  }

  async function take(update: Update): Promise<void> {
    const heard = heardIn(update, botName)
    await (heard ? onHeard?.(heard) : dismiss(update))
  }

  const door =
    parts.webhook &&
    createWebhook(parts.webhook, () => (onHeard && !stop.signal.aborted ? take : undefined))

  return {
    async listen(onEvent, onFault = () => {}, admit = async () => {}) {
      const { username = '' } = await me()
      botName = username
      onHeard = async (heard) => {
        const { turn, acknowledge } = createTurn(heard, {
          client,
          sender,
          admit,
          picture,
          signal: answering.signal,
        })
        if (heard.event.surface === 'private') void acknowledge()
        await onEvent({ ...told(heard), kept: keptOf(heard), turn })
        void acknowledge()
      }
      if (!parts.webhook) {
        polling = poll({ client, take, onFault, takesWebhookAway, wait, signal: stop.signal })
        takesWebhookAway = false
        return
      }
      await setWebhook(asking, parts.webhook)
      watching = watchWebhook({
        ...parts,
        client: asking,
        place: parts.webhook,
        onFault,
        signal: stop.signal,
      })
    },

    async again(kept) {
      const heard = heardAgain(kept)
      if (heard) await onHeard?.(heard)
    },

    ...(door ? { webhook: { path: door.path, receive: door.receive } } : {}),

    async announce(commands, defaultLanguage) {
      try {
        await announce(asking, commands, defaultLanguage)
      } catch (error) {
        throw failureOf(error)
      }
    },

    inspect: (chat: Address) => inspect(client, chat),

    // A person's private chat has the person's own id.
    async openDirect(person) {
      const { chat_id } = targetOf(person)
      return addressOf(Number(chat_id))
    },

    async privateLink(payload) {
      known ??= (await me()).username
      return `https://t.me/${known ?? ''}?start=${payload}`
    },

    async identity() {
      const { id, username = '' } = await me()
      return { id: String(id), name: username }
    },

    async close() {
      stop.abort()
      await Promise.all([polling, watching, door?.idle()])
      answering.abort()
    },
  }
}
