/** The console as a platform: one private chat in this process, whose reader sits at the web page. */
import type { Adapter } from '../adapter.ts'
import { createConsoleListener, type ConsoleListener } from './listener.ts'
import { consoleRenderer } from './render.ts'
import { createRoom, type Room } from './room.ts'
import { createConsoleSender } from './sender.ts'

export type Console = {
  adapter: Adapter
  room: Room
  reader: Pick<ConsoleListener, 'says' | 'presses' | 'types'>
}

/** @param id makes an id that no event of an earlier run had, such as a random UUID */
export function createConsole(id: () => string): Console {
  const room = createRoom()
  const sender = createConsoleSender(room)
  const listener = createConsoleListener(room, sender, id)
  return { adapter: { renderer: consoleRenderer, sender, listener }, room, reader: listener }
}
