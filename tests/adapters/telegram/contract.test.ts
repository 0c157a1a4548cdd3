/** The Telegram adapter keeps the three contracts, against a server that behaves as documented and as is told. */
import type { TelegramPayload } from '../../../adapters/telegram/wire.ts'
import { telegramRenderer } from '../../../adapters/telegram/render.ts'
import { createTelegram, type TelegramLibrary } from '../../../adapters/telegram/telegram.ts'
import type { Fault, PeopleControls } from '../../contract/controls.ts'
import { listenerContract } from '../../contract/listener.ts'
import { rendererContract } from '../../contract/renderer.ts'
import { senderContract } from '../../contract/sender.ts'
import { startTelegramFake, type FakeFault } from '../../fakes/telegram/telegram.ts'
import { libraries } from '../../support/libraries.ts'
import { startWebhookServer } from '../../support/webhook-server.ts'

const refusal = (error_code: number, description: string, parameters?: object): FakeFault => ({
  status: error_code,
  body: { ok: false, error_code, description, ...(parameters ? { parameters } : {}) },
})

const faults: Record<Exclude<Fault, 'unreachable' | 'chat-gone'>, FakeFault> = {
  'rate-limited': refusal(429, 'Too Many Requests: retry after 35', { retry_after: 35 }),
  'cut-before': 'cut-before',
  'cut-after': 'cut-after',
  stall: 'stall',
  'server-error': { status: 502, body: '<html><h1>502 Bad Gateway</h1></html>' },
  'no-right': refusal(400, 'Bad Request: need administrator rights in the channel chat'),
  blocked: refusal(403, 'Forbidden: bot was blocked by the user'),
  'bad-token': refusal(401, 'Unauthorized'),
  refused: refusal(400, 'Bad Request: message is too long'),
  'picture-refused': refusal(400, 'Bad Request: PHOTO_INVALID_DIMENSIONS'),
  'not-editable': refusal(400, "Bad Request: message can't be edited"),
  'too-old': refusal(400, "Bad Request: message can't be deleted for everyone"),
}

type Updates = 'polling' | 'webhook'
const noForms = 'the Bot API has no forms: people are asked by messages'

const setup =
  (library: TelegramLibrary, mode: 'documented' | 'folklore', updates: Updates = 'polling') =>
  async (): Promise<PeopleControls> => {
    const fake = await startTelegramFake({ mode, local: true })
    const server = updates === 'webhook' ? await startWebhookServer() : undefined
    const { token, apiRoot } = fake
    const group = fake.chat('supergroup', 'News')
    const channel = fake.chat('channel', 'News')
    const person = fake.person('Amal')
    const wait = updates === 'webhook' ? untilClosed : async () => {}
    const idOf = (address: string) => Number(address.replace('telegram:', ''))
    const posts = async (address: string) =>
      fake
        .messages(idOf(address))
        .filter((message) => message.from?.is_bot)
        .map((message) => ({
          id: String(message.message_id),
          text: message.text ?? message.caption ?? '',
          hasPicture: message.photo !== undefined,
          ...(message.document
            ? {
                file: { name: message.document.file_name ?? '', text: message.document.text ?? '' },
              }
            : {}),
          ...(message.reply_to_message
            ? { replyTo: String(message.reply_to_message.message_id) }
            : {}),
          buttons: message.reply_markup?.inline_keyboard.flat().map((button) => button.text) ?? [],
        }))
    const webhook = server?.place
    const adapter = createTelegram({
      token,
      apiRoot,
      library,
      wait,
      ...(webhook ? { webhook } : {}),
    })
    server?.opens(adapter.listener.webhook)
    return {
      adapter,
      chat: `telegram:${group}`,
      reader: person.address,
      posts,
      async inject(fault) {
        if (fault === 'unreachable') await fake.down()
        else if (fault === 'chat-gone') fake.world.chats.delete(group)
        else fake.failNext(faults[fault])
      },
      removes: async (address, id) => person.deletes(idOf(address), Number(id)),
      uploads: () => fake.world.files.size,
      secrets: [token, String(group)],
      async dispose() {
        await Promise.all([fake.close(), server?.close()])
      },
      command: async (text) => void person.says(text),
      commandInChat: async (text) => {
        person.says('/start')
        person.says(text, group)
      },
      text: async (text) => void person.says(text),
      picture: async (caption) => void person.sendsPhoto(caption),
      document: async (name, bytes, caption) => void person.sendsDocument(name, bytes, caption),
      fill: () => Promise.reject(new Error('Telegram has no forms.')),
      press: async (label) => void person.presses(label),
      async addedAndRemoved() {
        person.changes(group, { status: 'administrator' })
        person.changes(group, { status: 'left' })
      },
      editing: {
        chat: `telegram:${channel}`,
        edits: async (id, text) => person.edits(channel, Number(id), text),
      },
      menuWrites: () => fake.calls.filter((call) => call.method === 'setMyCommands').length,
      seenByOthers: () => posts(`telegram:${group}`),
      withBadToken: () =>
        createTelegram({ token: '1:another_token', apiRoot, library, wait }).listener,
    }
  }

/** What is looked after every minute is not looked after here. */
const untilClosed = (_: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve())
  })

const noAnnouncements = 'Telegram has no announcement channels'

rendererContract('telegram', {
  renderer: telegramRenderer,
  textOf: (post) => (post.payload as TelegramPayload).text,
})

for (const library of libraries) {
  for (const mode of ['documented', 'folklore'] as const) {
    senderContract(`telegram over ${library} (${mode})`, {
      setup: setup(library, mode),
      differs: {
        'makes no second post of a repeated send':
          'the Bot API has no idempotency key, and a bot cannot list its own messages',
        'publishes a post of an announcement channel, once': noAnnouncements,
        'says that a post to publish is gone': noAnnouncements,
        'says that a post of another channel cannot be published': noAnnouncements,
      },
    })
  }

  for (const updates of ['polling', 'webhook'] as const) {
    listenerContract(`telegram over ${library} by ${updates}`, {
      setup: setup(library, 'documented', updates),
      nowhere: 'telegram:-1009999999999',
      differs: {
        'asks by a form and brings what was filled in': noForms,
        'brings the text file of a form on request alone': noForms,
      },
    })
  }
}
