/** Where a page of a list begins, short enough for a button: `lm2x9k00.35n.6`, with a weight `lm2x9k00.35n.6.1`. Pure. */

import type { Cursor } from '../store/ports/items.ts'

export type Place = {
  /** Rows before this one. */
  before: Cursor
  /** The number that the page's first row bears. */
  first: number
}

const form = /^([0-9a-z]{1,9})\.([0-9a-z]{1,8})\.([0-9a-z]{1,4})(?:\.([01]))?$/

export function placeText({ before, first }: Place): string {
  const { visibleFrom, number, weight } = before
  const numbers = [visibleFrom, number, first].map((one) => one.toString(36))
  return [...numbers, ...(weight === undefined ? [] : [weight])].join('.')
}

/** Undefined for what no button of ours carries. */
export function parsePlace(text: string): Place | undefined {
  const [, visibleFrom, number, first, weight] = form.exec(text) ?? []
  if (visibleFrom === undefined || number === undefined || first === undefined) return undefined
  const [at, id, row] = [visibleFrom, number, first].map((one) => parseInt(one, 36))
  const before = { visibleFrom: at ?? 0, number: id ?? 0 }
  return {
    before: weight === undefined ? before : { ...before, weight: weight === '0' ? 0 : 1 },
    first: Math.max(1, row ?? 1),
  }
}
