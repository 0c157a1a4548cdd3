/** Reads a time zone as releases name it and turns wall clocks into instants. */

import type { Instant } from '../../news.ts'
import { anyOf, fold } from './fold.ts'
import { lexicons, words } from './lexicon.ts'

/** Minutes east of Greenwich, or the IANA zone of a place. */
export type Zone = { offset: number } | { region: string }

/** A zone and where it stands in the folded text. */
export type FoundZone = { zone: Zone; start: number; end: number }

const MINUTE = 60_000
const HOURS_24 = 24 * 60 * MINUTE

/** Abbreviations with one meaning in hours; IST, AST, CST and their like have several and are not read. */
const ABBREVIATIONS: Readonly<Record<string, number>> = {
  gmt: 0,
  utc: 0,
  ut: 0,
  wet: 0,
  west: 1,
  bst: 1,
  cet: 1,
  cest: 2,
  mez: 1,
  mesz: 2,
  eet: 2,
  eest: 3,
  msk: 3,
  trt: 3,
  tsi: 3,
  edt: -4,
  est: -5,
  pdt: -7,
  pst: -8,
}

const PLACE = "(?<place>[\\p{L}'-]+(?:\\s[\\p{L}'-]+)?)"
const before = anyOf(words((lexicon) => lexicon.zone.before).map(fold))
const after = anyOf(words((lexicon) => lexicon.zone.after).map(fold))

const OFFSET =
  /(?:(?<!\p{L})(?:gmt|utc)\s?(?<sign>[+-])(?<hours>\d{1,2})(?::?(?<minutes>\d{2}))?|(?<sign2>(?<=\s)[+-]|(?<=\d)\+)(?<hours2>\d{2}):?(?<minutes2>\d{2}))(?!\d)/gu
const NAMED = new RegExp(
  `(?<![\\p{L}])(?<name>${anyOf(Object.keys(ABBREVIATIONS))})(?![\\p{L}])|(?<=\\d)(?<zulu>z)(?![\\p{L}])`,
  'gu',
)
const REGION =
  /(?<region>(?:africa|america|asia|europe|pacific|australia|atlantic|indian)\/[a-z_/]+)/gu
const LEADING = new RegExp(`(?<![\\p{L}])(?:${before})\\s*${PLACE}`, 'gu')
const TRAILING = new RegExp(`(?<![\\p{L}])${PLACE}\\s(?:${after})(?![\\p{L}])`, 'gu')

const regionOfPlace = placeIndex()

/** The first zone in the text that can be told for sure. */
export function findZone(folded: string): FoundZone | undefined {
  const forms = [OFFSET, REGION, LEADING, TRAILING, NAMED]
  for (const match of forms.flatMap((form) => [...folded.matchAll(form)])) {
    const found = match.groups && zoneOf(match[0], match.groups)
    if (found) {
      const start = match.index + found.skipped
      return { zone: found.zone, start, end: start + found.length }
    }
  }
  return undefined
}

type Named = { zone: Zone; skipped: number; length: number }

function zoneOf(all: string, groups: Record<string, string | undefined>): Named | undefined {
  const whole = (zone: Zone): Named => ({ zone, skipped: 0, length: all.length })
  const hours = groups['hours'] ?? groups['hours2']
  if (hours !== undefined) {
    const minutes = Number(hours) * 60 + Number(groups['minutes'] ?? groups['minutes2'] ?? 0)
    const west = (groups['sign'] ?? groups['sign2']) === '-'
    return minutes > 14 * 60 ? undefined : whole({ offset: west ? -minutes : minutes })
  }
  if (groups['zulu']) return whole({ offset: 0 })
  if (groups['name']) return whole({ offset: (ABBREVIATIONS[groups['name']] ?? 0) * 60 })
  if (groups['region']) {
    const region = regionOfPlace.get(groups['region'])
    return region === undefined ? undefined : whole({ region })
  }
  return placeZone(all, groups['place'] ?? '')
}

/** Of two words, both or the one beside the word for time may name the place. */
function placeZone(all: string, place: string): Named | undefined {
  const [first = '', second] = place.split(' ')
  const leads = !all.startsWith(place)
  const one = leads || second === undefined ? first : second
  for (const name of [place, one]) {
    const region = regionOfPlace.get(name)
    if (region === undefined) continue
    const unused = place.length - name.length
    return { zone: { region }, skipped: leads ? 0 : unused, length: all.length - unused }
  }
  return undefined
}

/**
 * The instant of a wall clock. An hour that a change of clocks repeats or skips is read as the later
 * instant, so that an embargo never ends early.
 */
export function instantOf(day: string, time: string, zone: Zone): Instant {
  const wall = Date.parse(`${day}T${time}:00Z`)
  if ('offset' in zone) return wall - zone.offset * MINUTE
  const offsets = [-HOURS_24, 0, HOURS_24].map((shift) => offsetAt(wall + shift, zone.region))
  const candidates = offsets.map((offset) => wall - offset)
  const exact = candidates.filter((instant) => instant + offsetAt(instant, zone.region) === wall)
  return Math.max(...(exact.length > 0 ? exact : candidates))
}

/** Milliseconds that the region's clocks are ahead of UTC at an instant. */
function offsetAt(instant: Instant, region: string): number {
  const format = new Intl.DateTimeFormat('en-u-hc-h23', {
    timeZone: region,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  const part = Object.fromEntries(format.formatToParts(instant).map((one) => [one.type, one.value]))
  const { year, month, day, hour, minute, second } = part
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) - instant
}

/** Folded names of places and of the zones themselves. */
function placeIndex(): Map<string, string> {
  const index = new Map<string, string>()
  for (const region of Intl.supportedValuesOf('timeZone')) {
    index.set(fold(region), region)
    index.set(fold(region.split('/').at(-1) ?? '').replaceAll('_', ' '), region)
  }
  for (const { zone } of lexicons) {
    for (const [place, region] of Object.entries(zone.places)) index.set(fold(place), region)
  }
  return index
}
