/** Tells whether something given is a topic, and if not, every fault with its place. */

import type { Topic } from '../news.ts'
import { words } from './fold.ts'

/** `path` leads to the faulty value, as in `['names', 'en']` or `['any', 0]`. */
export type Fault = { path: (string | number)[]; text: string }

/** The phrases of one list, and a phrase in characters and in words. */
const LIST_LENGTH = 200
const PHRASE_LENGTH = 64
const PHRASE_WORDS = 8

const FIELDS = ['slug', 'names', 'aliases', 'any', 'all', 'none']

/** Takes the flat form of the topic file, where `any`, `all` and `none` stand beside `aliases`. */
export function inspectTopic(input: unknown): { topic: Topic } | { faults: Fault[] } {
  if (!isRecord(input)) return { faults: [{ path: [], text: 'a topic needs a slug and names' }] }
  const faults: Fault[] = []
  const fault = (path: Fault['path'], text: string) => faults.push({ path, text })

  const phrase = (value: unknown, path: Fault['path']): string => {
    const wrong = phraseFault(value)
    if (wrong) fault(path, wrong)
    return String(value).trim()
  }
  const list = (field: string): string[] => {
    const value = input[field] ?? []
    if (!Array.isArray(value)) fault([field], `${field} must be a list, such as [one, two]`)
    else if (value.length > LIST_LENGTH)
      fault([field], `${field} has more than ${LIST_LENGTH} phrases`)
    else return value.map((one, at) => phrase(one, [field, at]))
    return []
  }

  for (const field of Object.keys(input)) {
    if (!FIELDS.includes(field)) fault([field], `unknown field ${field}: use ${FIELDS.join(', ')}`)
  }
  const slug = typeof input.slug === 'string' ? input.slug : ''
  if (!/^[a-z0-9-]{1,32}$/.test(slug)) {
    const given = input.slug === undefined ? 'but is missing' : `not ${JSON.stringify(input.slug)}`
    fault(['slug'], `slug must be 1 to 32 of a-z, 0-9 and -, ${given}`)
  }
  const names = isRecord(input.names) ? Object.entries(input.names) : []
  if (names.length === 0) fault(['names'], 'names needs one name at least, such as en: Idlib')
  for (const [language] of names) {
    if (!/^[a-z]{2,3}$/.test(language)) {
      fault(['names', language], `${language} is no language: use two or three letters such as en`)
    }
  }
  const topic = {
    slug,
    names: Object.fromEntries(
      names.map(([language, name]) => [language, phrase(name, ['names', language])]),
    ),
    aliases: list('aliases'),
    rule: { any: list('any'), all: list('all'), none: list('none') },
  }
  return faults.length > 0 ? { faults } : { topic }
}

function phraseFault(value: unknown): string | undefined {
  const shown = JSON.stringify(value)
  if (typeof value !== 'string') return `${shown} is no text: put it in quotes`
  const found = words(value)
  // A single letter would be found in nearly every text.
  if (found.map(({ folded }) => folded).join('').length < 2)
    return `${shown} has no word to look for`
  if (value.trim().length > PHRASE_LENGTH) return `${shown} is over ${PHRASE_LENGTH} characters`
  if (found.length > PHRASE_WORDS) return `${shown} is over ${PHRASE_WORDS} words`
  return undefined
}

/** Faults as sentences, for a topic given by hand. */
export function checkTopic(input: Partial<Topic>): { topic: Topic } | { faults: string[] } {
  const { rule, ...fields } = input
  const checked = inspectTopic({ ...fields, ...rule })
  return 'topic' in checked ? checked : { faults: checked.faults.map(({ text }) => text) }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
