/** The reference adapter keeps the three contracts. */
import { createMemoryPlatform } from '../../../adapters/memory/memory.ts'
import type { TextFile } from '../../../adapters/inbound.ts'
import type { Fault as MemoryFault } from '../../../adapters/memory/platform.ts'
import { type MemoryPayload, memoryRenderer } from '../../../adapters/memory/render.ts'
import { largestTextFile, textFormatOf } from '../../../messages/form.ts'
import type { Fault, PeopleControls } from '../../contract/controls.ts'
import { listenerContract } from '../../contract/listener.ts'
import { rendererContract } from '../../contract/renderer.ts'
import { senderContract } from '../../contract/sender.ts'

const faults: Record<Fault, MemoryFault> = {
  'rate-limited': { facts: { kind: 'rate-limited', detail: 'too-many', retryAfter: 35_000 } },
  unreachable: { facts: { kind: 'unreachable', detail: 'connection-refused' } },
  'cut-before': { facts: { kind: 'unknown-outcome', detail: 'connection-cut' } },
  'cut-after': { facts: { kind: 'unknown-outcome', detail: 'connection-cut' }, stored: true },
  stall: 'stall',
  'server-error': { facts: { kind: 'unknown-outcome', detail: 'server-error' } },
  'no-right': { facts: { kind: 'forbidden', detail: 'no-right-to-post', covers: 'chat' } },
  'chat-gone': { facts: { kind: 'gone', detail: 'chat-not-found', covers: 'chat' } },
  blocked: {
    facts: { kind: 'gone', detail: 'blocked-by-person', covers: 'chat', mayReturn: true },
  },
  'bad-token': { facts: { kind: 'unauthorised', detail: 'bad-token' } },
  refused: { facts: { kind: 'malformed', detail: 'bad-payload' } },
  'picture-refused': 'refuse-picture',
  'too-old': { facts: { kind: 'malformed', detail: 'too-old' } },
  'not-editable': { facts: { kind: 'malformed', detail: 'not-editable' } },
}

function textFile(name: string, bytes: Uint8Array): TextFile | undefined {
  const format = bytes.length > largestTextFile ? undefined : textFormatOf(name)
  return format && { format, read: async () => bytes }
}

async function setup(): Promise<PeopleControls> {
  const platform = createMemoryPlatform()
  const chat = platform.chat('news', 'group')
  const person = platform.person('reader')
  const announcements = platform.chat('announcements', 'announcement')
  const channel = platform.chat('channel')
  const { listener } = platform.adapter
  const posts = async (address: string) =>
    platform.posts(address).map(({ file, ...post }) => ({
      ...post,
      ...(file ? { file: { name: file.name, text: String(Buffer.from(file.bytes)) } } : {}),
      hasPicture: post.picture !== undefined,
      buttons: post.actions.flat().map((action) => action.label),
    }))
  return {
    adapter: platform.adapter,
    chat,
    reader: person.address,
    posts,
    inject: async (fault) => platform.failNext(faults[fault]),
    removes: async (address, id) => platform.removes(address, id),
    announcements: {
      chat: announcements,
      published: () =>
        platform.posts(announcements).flatMap((post) => (post.published ? [post.id] : [])),
    },
    uploads: () => 0,
    secrets: [chat],
    dispose: async () => {},
    command: (text) => person.says(text),
    commandInChat: (text) => person.in(chat).says(text),
    text: (text) => person.says(text),
    picture: () => person.sendsFile('picture'),
    document: (name, bytes) => person.sendsFile('document', textFile(name, bytes)),
    fill: (fields, file) =>
      person.fills(fields, file && { file: textFile(file.name, file.bytes) ?? 'refused' }),
    press: (label) => person.presses(label),
    async addedAndRemoved() {
      await platform.membership(chat, { mayPost: true, left: false })
      await platform.membership(chat, { mayPost: false, left: true })
    },
    editing: { chat: channel, edits: (id, text) => platform.edits(channel, id, text) },
    menuWrites: () => 0,
    seenByOthers: async () => (await posts(chat)).filter((post) => post.only === undefined),
    withBadToken: () => listener,
  }
}

rendererContract('memory', {
  renderer: memoryRenderer,
  // Memory shows where a link leads, after its words.
  textOf: (post) => (post.payload as MemoryPayload).text.replace(/ <https?:[^>]*>/g, ''),
  differs: {
    'ends a cut rest at a paragraph, in one post':
      'memory shows all of a text, so that tests can read it',
  },
})

senderContract('memory', {
  setup,
  differs: { 'gives a picture to the platform once': 'memory uploads nothing' },
})

listenerContract('memory', {
  setup,
  nowhere: 'memory:nowhere',
  differs: {
    'refuses a token that the platform refuses': 'memory has no token',
    'writes the menu of commands only when it has changed': 'memory has no remote menu',
    'brings an event again that could not be taken': 'memory keeps no updates',
    'has no form once it shows that an answer is on its way': 'memory shows no such thing',
  },
})
