/** Actions → an inline keyboard, within what Telegram takes. */
import type { Action } from '../../messages/message.ts'
import { webUrl } from './entities.ts'
import type { Button, Keyboard } from './wire.ts'

/** Bytes of `callback_data` (Bot API: 1-64). */
const dataLimit = 64
/** Shown by all clients, though not documented: 8 buttons in a row, 100 in all. */
const rowLimit = 8
const totalLimit = 100

/** Undefined where no button is left. A command that is too long or a link that leads nowhere gives no button. */
export function keyboardOf(actions: Action[][]): Keyboard | undefined {
  const rows = actions.flatMap((row) => chunks(row.flatMap(buttonOf), rowLimit))
  let room = totalLimit
  const shown = rows.filter((row) => (room -= row.length) >= 0)
  return shown.length > 0 ? { inline_keyboard: shown } : undefined
}

function buttonOf(action: Action): Button[] {
  const text = action.label.toWellFormed()
  if (text.trim() === '') return []
  if (action.kind === 'link') {
    const url = webUrl(action.url)
    return url ? [{ text, url }] : []
  }
  const size = Buffer.byteLength(action.command)
  return size > 0 && size <= dataLimit ? [{ text, callback_data: action.command }] : []
}

const chunks = <T>(list: T[], size: number): T[][] =>
  list.length > size
    ? [list.slice(0, size), ...chunks(list.slice(size), size)]
    : list.length > 0
      ? [list]
      : []
