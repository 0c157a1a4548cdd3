/** Knows what a copied web page leaves around a text: share bars, breadcrumbs, the headline again. */

import { fold, foldedWords, saysTheSame } from './fold.ts'
import { words } from './lexicon.ts'

const SHARE_WORDS = 14
const CRUMBS = 8
const CRUMB_LENGTH = 60
const SEPARATOR = /\s*[»›>|→«‹<←\\]\s*|\s+[/–-]\s+|\s*\/\s*/

const phrases = (list: string[]) => list.map((phrase) => foldedWords(phrase).join(' '))
const share = new Set(
  phrases(words((lexicon) => lexicon.web.share)).flatMap((one) => one.split(' ')),
)
const shareFiller = new Set(phrases(words((lexicon) => lexicon.web.shareFiller)))
const homes = phrases(words((lexicon) => lexicon.web.home))
const hubs = phrases(words((lexicon) => lexicon.web.hubs)).sort((a, b) => b.length - a.length)

/** A line made of the words of a share bar and nothing else. */
export function shareBar(line: string): boolean {
  const said = foldedWords(line)
  if (said.length === 0 || said.length > SHARE_WORDS || /[.@]\p{L}/u.test(line)) return false
  return said.every((word) => share.has(word) || shareFiller.has(word)) && share.has(said[0] ?? '')
}

export type Breadcrumb = { section?: string; doubt?: string }

/** Reads a line as the path of menus that led to the page; it may end in one of the titles. */
export function breadcrumb(line: string, titles: readonly string[]): Breadcrumb | undefined {
  const path =
    titles.map((title) => withoutEnd(line, title)).find((one) => one !== undefined) ?? line
  const endsInTitle = path !== line
  const parts = path.split(SEPARATOR).filter((part) => foldedWords(part).length > 0)
  const fromHome = homes.some((home) => startsWithWords(path, home))
  if (parts.length === 0 || !(fromHome || endsInTitle)) return undefined
  const isPath = parts.length > 1 || SEPARATOR.test(path.trim())
  if (isPath && parts.length <= CRUMBS && parts.every((part) => part.length <= CRUMB_LENGTH))
    return { section: sectionOf(parts) }
  if (!fromHome || !(endsInTitle || sectionWords(path) === '')) return undefined
  const section = sectionWords(path)
  const doubt = 'The breadcrumb has no separators; the section is what follows the known menus'
  return section === '' ? {} : { section, doubt }
}

/** The last crumb that is neither the front page nor a menu of menus. */
function sectionOf(parts: string[]): string | undefined {
  const crumb = parts.at(-1)?.trim()
  if (crumb === undefined) return undefined
  const said = foldedWords(crumb).join(' ')
  return homes.includes(said) || hubs.includes(said) ? undefined : crumb
}

/** What stands after the front page and the menus of menus, in a path without separators. */
function sectionWords(path: string): string {
  const known = [...homes, ...hubs]
  const next = known.find((name) => startsWithWords(path, name))
  if (next === undefined) return path.trim()
  const count = next.split(' ').length
  return sectionWords(path.trim().split(/\s+/).slice(count).join(' '))
}

function startsWithWords(text: string, start: string): boolean {
  return `${foldedWords(text).join(' ')} `.startsWith(`${start} `)
}

/** The text before the title at its end; undefined where it ends otherwise. */
function withoutEnd(line: string, title: string): string | undefined {
  const lineWords = line.trim().split(/\s+/)
  const titleWords = title.trim().split(/\s+/)
  if (lineWords.length <= titleWords.length) return undefined
  const split = lineWords.length - titleWords.length
  const end = lineWords.slice(split).join(' ')
  return saysTheSame(end, title) && fold(end) !== ''
    ? lineWords.slice(0, split).join(' ')
    : undefined
}
