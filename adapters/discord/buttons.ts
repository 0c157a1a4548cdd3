/** Actions → rows of Discord buttons. */
import type { Action } from '../../messages/message.ts'
import { cutAtWord } from '../../messages/plain.ts'
import { safeUrl } from './escape.ts'
import { type Button, type ButtonRow, limits } from './payload.ts'

/** Rows of at most five; what Discord would refuse (a second button of one command, a longer row or table) is left out. */
export function buttonRows(rows: Action[][]): ButtonRow[] {
  const taken = new Set<string>()
  return rows
    .map((row) => row.flatMap((action) => button(action, taken)))
    .flatMap((row) => chunks(row, limits.buttonsInRow))
    .slice(0, limits.rows)
    .map((components) => ({ type: 1, components }))
}

function button(action: Action, taken: Set<string>): Button[] {
  const label = cutAtWord(action.label.trim(), limits.label).toWellFormed()
  if (label === '') return []
  if (action.kind === 'link') {
    const url = safeUrl(action.url)
    return url && url.length <= limits.buttonUrl ? [{ type: 2, style: 5, label, url }] : []
  }
  const command = action.command.trim()
  if (command === '' || command.length > limits.command || taken.has(command)) return []
  taken.add(command)
  return [{ type: 2, style: 2, label, custom_id: command }]
}

function chunks<T>(list: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  )
}
