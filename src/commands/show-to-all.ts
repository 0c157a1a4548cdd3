/** A button that shows to all what its asker alone has seen. Pure. */

import { button } from '../../messages/blocks.ts'
import type { Message } from '../../messages/message.ts'

/** Rows of one message (Discord). */
const mostRows = 5

/** In a row of its own, where there is room for one. */
export function withShowToAll(message: Message, label: string, command: string): Message {
  const show = button(label, `/show ${command}`)
  const rows = message.actions ?? []
  if (rows.length < mostRows) return { ...message, actions: [...rows, [show]] }
  return { ...message, actions: [...rows.slice(0, -1), [...(rows.at(-1) ?? []), show]] }
}
