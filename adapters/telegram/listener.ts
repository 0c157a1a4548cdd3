/** What people do on Telegram, by long polling. */
import type { Address, Listener } from '../adapter.ts'
import { addressOf, targetOf } from './address.ts'
import type { TelegramClient } from './client.ts'
import { failureOf } from './errors.ts'
import { inspect } from './inspect.ts'
import { announce } from './menu.ts'
import { poll, type PollParts } from './poll.ts'
import type { ReadFile } from './files.ts'
import { createTurn, type TurnParts } from './turn.ts'
import { heardIn, type Heard } from './updates.ts'
import type { Update, User } from './wire.ts'

export type ListenerParts = Omit<TurnParts, 'signal'> &
  Pick<PollParts, 'wait'> & { readFile: ReadFile }

export function createTelegramListener({
  client,
  sender,
  picture,
  wait,
  readFile,
}: ListenerParts): Listener {
  /** Ends the polling; what is in hand may still be answered. */
  const stop = new AbortController()
  const answering = new AbortController()
  /** What only asks ends with the listener: a server may never answer. */
  const asking: TelegramClient = {
    call: (method, params) => client.call(method, params, stop.signal),
  }
  let polling: Promise<void> = Promise.resolve()
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

  /** What was heard, with a way to the bytes where it is a text file. */
  function withText({ event, document }: Heard): Heard['event'] {
    if (event.kind !== 'file' || !document) return event
    const { id, format } = document
    return { ...event, text: { format, read: () => readFile(id, answering.signal) } }
  }

  return {
    async listen(onEvent, onFault = () => {}) {
      const { username = '' } = await me()

      async function take(update: Update): Promise<void> {
        const heard = heardIn(update, username)
        if (!heard) return dismiss(update)
        const { turn, acknowledge } = createTurn(heard, {
          client,
          sender,
          picture,
          signal: answering.signal,
        })
        if (heard.event.surface === 'private') void acknowledge()
        await onEvent({ ...withText(heard), turn })
        void acknowledge()
      }

      polling = poll({ client, take, onFault, wait, signal: stop.signal })
    },

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
      await polling
      answering.abort()
    },
  }
}
