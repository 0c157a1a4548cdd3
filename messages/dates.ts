/** Dates in words. Written out by us, since a reader's client would use its own locale; no clock and no zone of the process. */

import type { Instant, SourceDate } from '../src/news.ts'
import { inDigits } from './digits.ts'
import type { Digits } from './digits.ts'
import type { DateText, Language } from './message.ts'

/**
 * The source's own date; its clock time only together with its zone, as the source writes it.
 * A language without a form of its own here gets the English one. `date.day` must be a valid day.
 */
export function dateText(
  date: SourceDate,
  language: Language,
  digits: Digits = 'western',
): DateText {
  const { weekdays, months, first, long, comma } = forms[language] ?? english
  const [year = 0, month = 0, day = 0] = date.day.split('-').map(Number)
  const weekday = weekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? ''
  const own = (words: string | number) => inDigits(words, language, digits)
  const short = `${own(day === 1 ? first : day)} ${months[month - 1]} ${own(year)}`
  const time = date.time && date.zone ? `${comma}${own(date.time)} (${date.zone})` : ''
  return { long: long(weekday, short) + time, short: short + time }
}

/** A moment of ours (a correction, say) on the clock of `zone` (IANA), which is named: `18 February 2020, 21:05 (Damascus)`. */
export function momentText(
  at: Instant,
  zone: string,
  language: Language,
  digits?: Digits,
): DateText {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'short' }).format(at)
  const date = { day: dayOf(at, zone), time, zone: zoneName(zone, language) }
  return dateText(date, language, digits)
}

/** The same without the clock time. */
export function momentDay(
  at: Instant,
  zone: string,
  language: Language,
  digits?: Digits,
): DateText {
  return dateText({ day: dayOf(at, zone) }, language, digits)
}

/** Both families: the one of Syria, Lebanon and Iraq, and the one of Egypt and the press agencies. */
const arabicMonths = [
  'كانون الثاني/يناير',
  'شباط/فبراير',
  'آذار/مارس',
  'نيسان/أبريل',
  'أيار/مايو',
  'حزيران/يونيو',
  'تموز/يوليو',
  'آب/أغسطس',
  'أيلول/سبتمبر',
  'تشرين الأول/أكتوبر',
  'تشرين الثاني/نوفمبر',
  'كانون الأول/ديسمبر',
]

type Form = {
  weekdays: string[]
  months: string[]
  /** How the first day of a month is written. */
  first: string
  long(weekday: string, short: string): string
  comma: string
}

const english: Form = {
  weekdays: weekdaysOf('en'),
  months: monthsOf('en'),
  first: '1',
  long: (weekday, short) => `${weekday}, ${short}`,
  comma: ', ',
}

const forms: Record<Language, Form> = {
  ar: {
    weekdays: weekdaysOf('ar'),
    months: arabicMonths,
    first: '1',
    long: (weekday, short) => `${weekday} ${short}`,
    comma: '، ',
  },
  fr: {
    weekdays: weekdaysOf('fr'),
    months: monthsOf('fr'),
    first: '1er',
    long: (weekday, short) => `${weekday} ${short}`,
    comma: ', ',
  },
  tr: {
    weekdays: weekdaysOf('tr'),
    months: monthsOf('tr'),
    first: '1',
    long: (weekday, short) => `${short} ${weekday}`,
    comma: ', ',
  },
}

function monthsOf(language: Language): string[] {
  const format = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' })
  return Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2023, month)))
}

function weekdaysOf(language: Language): string[] {
  const format = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })
  // 1 January 2023 was a Sunday, the first weekday of `Date`.
  return Array.from({ length: 7 }, (_, weekday) => format.format(Date.UTC(2023, 0, 1 + weekday)))
}

function dayOf(at: Instant, zone: string): string {
  // The Swedish form of a date is YYYY-MM-DD.
  return new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short' }).format(at)
}

function zoneName(zone: string, language: Language): string {
  const [area, ...place] = zone.split('/')
  if (place.length === 0 || area === 'Etc') return zone
  if (language !== 'ar') return place.at(-1)?.replaceAll('_', ' ') ?? zone
  // No Latin city in an Arabic line: «توقيت سوريا».
  const format = new Intl.DateTimeFormat('ar', { timeZone: zone, timeZoneName: 'shortGeneric' })
  return format.formatToParts(0).find((part) => part.type === 'timeZoneName')?.value ?? zone
}
