/** What stands beside the text of a release, each unit with the part it plays: the ledger of all that is not body. */

import { breadcrumb } from './debris.ts'
import { saysTheSame } from './fold.ts'
import type { Mark } from './marks.ts'
import type { Unit } from './units.ts'

export type Aside =
  /** Read into a field, or a sign that means something to press offices only. */
  | { role: 'mark'; text: string; marks: Mark[] }
  /** Left out. */
  | { role: 'debris'; text: string; reason: string; section?: string; doubt?: string }
  | { role: 'contact' | 'notes'; text: string }

/** The unit as something else than text, given the headline or what may be it; undefined where it is text. */
export function asideOf(unit: Unit, titles: readonly string[]): Aside | undefined {
  const { text, marks } = unit
  if (marks[0]?.kind === 'share')
    return { role: 'debris', text, reason: 'Share links of a web page' }
  if (marks.length > 0) return { role: 'mark', text, marks }
  if (unit.shape !== 'plain' && unit.shape !== 'heading') return undefined
  const path = breadcrumb(text, titles)
  return path && { role: 'debris', text, reason: 'The breadcrumb of a web page', ...path }
}

/** The headline again, as a copied page has it above or below the text. */
export function repeatOf(unit: Unit, title: string): Aside | undefined {
  if (!saysTheSame(unit.text, title)) return undefined
  return { role: 'debris', text: unit.text, reason: 'The headline again' }
}
