/** What the server makes of an inline keyboard. */
import { bad } from './refusal.ts'
import { checkUrl } from './text.ts'
import type { FakeButton, FakeKeyboard } from './world.ts'

export function checkedMarkup(markup: unknown, folklore: boolean): FakeKeyboard | undefined {
  if (markup === undefined) return undefined
  if (typeof markup !== 'object' || markup === null) {
    throw bad('object expected as reply markup')
  }
  const rows: unknown = (markup as Partial<FakeKeyboard>).inline_keyboard
  if (rows === undefined) throw bad('inline keyboard expected')
  if (!Array.isArray(rows) || !rows.every((row) => Array.isArray(row))) {
    throw bad('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
  }
  // Rows are cut at 12 buttons and the keyboard at 300; clients show 8 and 100.
  const [inRow, inAll] = folklore ? [8, 100] : [12, 300]
  let room = inAll
  const kept = (rows as FakeButton[][])
    .map((row) => row.flatMap(buttonOf).slice(0, inRow))
    .filter((row) => row.length > 0 && (room -= row.length) >= 0)
  return kept.length > 0 ? { inline_keyboard: kept } : undefined
}

function buttonOf({ text, url, callback_data }: FakeButton): FakeButton[] {
  if (!text) return []
  if (url !== undefined) {
    checkUrl(url, 'inline keyboard button')
    return [{ text, url }]
  }
  if (callback_data === undefined) {
    throw bad(
      "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    )
  }
  const size = Buffer.byteLength(callback_data)
  if (size < 1 || size > 64) throw bad('BUTTON_DATA_INVALID')
  return [{ text, callback_data }]
}
