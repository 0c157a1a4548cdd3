/** Values of flags, read strictly: a typing mistake is told and never guessed at. */

import type { Format } from '../news.ts'
import { UsageError } from './output.ts'

export const formats: Format[] = ['headline', 'summary', 'full']

/** A number of an item, or how many: whole and from 1. */
export function wholeNumber(flag: string, typed: string): number {
  if (!/^[1-9]\d{0,14}$/.test(typed)) {
    throw new UsageError(`${flag} is a whole number from 1, not "${typed}"`)
  }
  return Number(typed)
}

export function oneOf<T extends string>(flag: string, typed: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === typed)
  if (!found) throw new UsageError(`${flag} is one of ${allowed.join(', ')}, not "${typed}"`)
  return found
}

/** Codes of languages with commas, in order. */
export function languages(flag: string, typed: string): string[] {
  const codes = words(typed)
  const odd = codes.find((code) => !/^[a-z]{2,3}$/.test(code))
  if (odd !== undefined || codes.length === 0) {
    throw new UsageError(`${flag} is a code such as en or ar, not "${odd ?? typed}"`)
  }
  return codes
}

/** A list with commas; spaces around a word are nobody's intention. */
export const words = (typed: string): string[] =>
  typed
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean)
