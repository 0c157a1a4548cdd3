/** The console as a platform: one private chat in this process, whose reader sits at the web page. */
import type { Message } from '../../messages/message.ts'
import type { Adapter, Address } from '../adapter.ts'
import { createConsoleListener, type ConsoleListener } from './listener.ts'
import { consoleRenderer, type ConsolePayload } from './render.ts'
import type { Entry } from './entry.ts'
import { consoleChat, createRoom, type KeptChat, type Room } from './room.ts'
import { createConsoleSender } from './sender.ts'

/** An entry as the page shows it. */
type ShownEntry = { id: string } & (
  | { from: 'reader'; text: string }
  | (Pick<ConsolePayload, 'html' | 'language' | 'direction'> & {
      from: 'barid'
      buttons: { label: string; url?: string }[][]
      picture?: string
      file?: { name: string; url: string }
      /** Other platforms could show its message too. */
      hasPosts: boolean
    })
)

export type Console = {
  adapter: Adapter
  address: Address
  chat: Pick<ConsoleListener, 'says' | 'presses' | 'types'> &
    Pick<Room, 'watch'> & {
      entries(): Promise<ShownEntry[]>
      message(entry: string): Promise<Message | undefined>
    }
}

/** @param id makes an id that no event and no entry of an earlier run had, such as a random UUID */
export function createConsole(id: () => string, kept: KeptChat): Console {
  const room = createRoom(id, kept)
  const sender = createConsoleSender(room)
  const listener = createConsoleListener(room, sender, id)
  const { says, presses, types } = listener
  return {
    adapter: { renderer: consoleRenderer, sender, listener },
    address: consoleChat,
    chat: {
      says,
      presses,
      types,
      watch: room.watch,
      entries: async () => (await room.entries()).flatMap(shown),
      async message(id) {
        const entry = (await room.entries()).find((one) => one.id === id)
        return entry?.from === 'barid' ? entry.message : undefined
      },
    },
  }
}

function shown(entry: Entry): ShownEntry[] {
  if (entry.from === 'nobody') return []
  if (entry.from === 'reader') return [entry]
  const { id, from, html, language, direction, actions, picture, message, file } = entry
  const buttons = actions.map((row) =>
    row.map((action) => ({
      label: action.label,
      ...(action.kind === 'link' ? { url: action.url } : {}),
    })),
  )
  const hasPosts = message !== undefined
  const attached = file && {
    name: file.name,
    url: `data:${file.type};base64,${Buffer.from(file.bytes).toString('base64')}`,
  }
  const hung = { ...(picture ? { picture } : {}), ...(attached ? { file: attached } : {}) }
  return [{ id, from, html, language, direction, buttons, hasPosts, ...hung }]
}
