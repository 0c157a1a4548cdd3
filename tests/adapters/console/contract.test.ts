/** The console keeps the contracts as far as one private chat in the same process can. */
import { randomUUID } from 'node:crypto'
import { createConsoleListener } from '../../../adapters/console/listener.ts'
import { consoleRenderer, type ConsolePayload } from '../../../adapters/console/render.ts'
import { consoleChat, createRoom } from '../../../adapters/console/room.ts'
import { createConsoleSender } from '../../../adapters/console/sender.ts'
import { wordsOfHtml } from '../../../messages/html.ts'
import type { PeopleControls } from '../../contract/controls.ts'
import { createKeptChat } from '../../support/kept-chat.ts'
import { listenerContract } from '../../contract/listener.ts'
import { rendererContract } from '../../contract/renderer.ts'
import { senderContract } from '../../contract/sender.ts'

const noAnnouncements = 'the console has no announcement channels'

async function setup(): Promise<PeopleControls> {
  const room = createRoom(randomUUID, createKeptChat().kept)
  const sender = createConsoleSender(room)
  const reader = createConsoleListener(room, sender, randomUUID)
  const adapter = { renderer: consoleRenderer, sender, listener: reader }
  const posts = async () =>
    (await room.entries()).flatMap((entry) =>
      entry.from !== 'barid'
        ? []
        : {
            id: entry.id,
            ...(entry.replyTo ? { replyTo: entry.replyTo } : {}),
            text: wordsOfHtml(entry.html),
            hasPicture: entry.picture !== undefined,
            ...(entry.file
              ? { file: { name: entry.file.name, text: String(Buffer.from(entry.file.bytes)) } }
              : {}),
            buttons: entry.actions.flat().map((action) => action.label),
          },
    )
  const impossible = async () => {
    throw new Error('Not on the console.')
  }
  return {
    adapter,
    chat: consoleChat,
    reader: consoleChat,
    posts,
    inject: impossible,
    removes: async (_, id) => room.remove(id),
    uploads: () => 0,
    secrets: [],
    dispose: async () => {},
    command: (text) => reader.says(text, 'en'),
    commandInChat: impossible,
    text: (text) => reader.says(text, 'en'),
    picture: impossible,
    document: impossible,
    fill: impossible,
    async press(label) {
      for (const entry of (await room.entries()).toReversed()) {
        if (entry.from !== 'barid') continue
        const row = entry.actions.findIndex((one) => one.some((action) => action.label === label))
        const column = entry.actions[row]?.findIndex((action) => action.label === label) ?? -1
        if (column >= 0) return reader.presses(entry.id, row, column, 'en')
      }
    },
    addedAndRemoved: impossible,
    menuWrites: () => 0,
    seenByOthers: async () => [],
    withBadToken: () => adapter.listener,
  }
}

rendererContract('console', {
  renderer: consoleRenderer,
  textOf: (post) => wordsOfHtml((post.payload as ConsolePayload).html),
  differs: {
    'ends a cut rest at a paragraph, in one post': 'the console shows all of a text',
    'keeps the words of a link that leads nowhere':
      'the tree stands beside the HTML; render.test.ts holds that no such link is in the HTML',
  },
})

const inProcess = 'the chat stands in this process: nothing lies between it and the sender'

senderContract('console', {
  setup,
  differs: {
    'gives a picture to the platform once': 'the page reads pictures from where they are kept',
    'sends the text where the platform refuses the picture': 'the console refuses no picture',
    'says that a post is too old to be deleted': 'a post of the console may always be deleted',
    'publishes a post of an announcement channel, once': noAnnouncements,
    'says that a post to publish is gone': noAnnouncements,
    'says that a post of another channel cannot be published': noAnnouncements,
    'says that a post takes no edit': 'a post of the console may always be edited',
    'says how long to wait, in milliseconds': inProcess,
    'knows that nothing was sent where the connection was refused': inProcess,
    'does not know what came of a cut connection': inProcess,
    'does not know what came of a server error': inProcess,
    'does not know what came of an aborted send': inProcess,
    'says what is missing, gone or refused': inProcess,
    'says nothing secret': inProcess,
    'makes no second post of a repeated send': inProcess,
  },
})

const noForms = 'the chat of the page asks by messages'
const oneReader = 'the console has one reader and one private chat'

listenerContract('console', {
  setup,
  nowhere: 'console:2',
  differs: {
    'refuses a token that the platform refuses': 'the console has no token',
    'brings the kind of a picture and nothing of its content': 'the page sends lines of text alone',
    'brings a text file whose bytes come on request alone': 'the page sends lines of text alone',
    'brings no bytes of what is no text of at most 1 MB': 'the page sends lines of text alone',
    'asks by a form and brings what was filled in': noForms,
    'brings the text file of a form on request alone': noForms,
    'answers a person in a shared chat so that no other sees it': oneReader,
    'gives a file to the asker alone in a shared chat': oneReader,
    'tells that a post was changed, and not by which words': oneReader,
    'tells that the bot was added and removed': oneReader,
    'writes the menu of commands only when it has changed': 'the page lists the commands itself',
    'brings an event again that could not be taken': 'the console keeps no updates',
  },
})
