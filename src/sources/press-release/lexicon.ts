/** The words by which a release is read, one table a language; the code itself knows no language. */

import type { Language } from '../../../messages/message.ts'
import { arabic } from './words/ar.ts'
import { english } from './words/en.ts'
import { french } from './words/fr.ts'
import { turkish } from './words/tr.ts'

export type EmbargoSigns = {
  /** News may not be published; absent where another language's word is used. */
  ban?: RegExp
  /** Embargoes on goods and countries: prose. */
  goods?: RegExp
  /** Something is published. */
  publish: RegExp
  not: RegExp
  until: RegExp
  after: RegExp
  /** Opens a line that says from when a text is free. */
  begins: RegExp
  /** The line speaks of the text that it stands in. */
  self: RegExp
}

export type Lexicon = {
  language: Language
  /** Words so common that a page without them is in another language (Latin script only). */
  stopWords: readonly string[]
  /** Letters that no other of these languages has. */
  letters?: RegExp
  /** January first, every spelling; compared folded. */
  months: readonly (readonly string[])[]
  /** Sunday first. */
  weekdays: readonly (readonly string[])[]
  /** Words that may stand beside a date, a time and a zone without saying anything more. */
  filler: readonly string[]
  clock: {
    morning: readonly string[]
    afternoon: readonly string[]
    noon: readonly string[]
    /** One o'clock first, where hours are written as words. */
    hours: readonly (readonly string[])[]
  }
  zone: {
    /** What stands around a place's name: `time` in "Damascus time". */
    before: readonly string[]
    after: readonly string[]
    /** Place to IANA zone, beside the cities that name an IANA zone themselves. */
    places: Readonly<Record<string, string>>
  }
  /** Whole lines that say what the page is. */
  kinds: {
    release: readonly string[]
    statement: readonly string[]
    news: readonly string[]
  }
  /** Openings of a headline that is a statement. */
  statementBy: readonly string[]
  embargo: {
    /** Open an embargo line whatever follows. */
    opens: readonly string[]
    /** Open one only before a colon, a dash, a digit or the end of the line. */
    bare: readonly string[]
    /** May stand before what opens a line. */
    courtesies: readonly string[]
    /** Open the second line of an embargo that takes two. */
    until: readonly string[]
    /** Words that an embargo line may hold beside those and its time. */
    phrases: readonly string[]
    /** What the words of a line say, wherever they stand in it; met with folded text (`fold`), so written folded. */
    says: EmbargoSigns
  }
  /** Whole lines after which the text is over. */
  end: readonly string[]
  /** Labels before a colon. */
  label: {
    date: readonly string[]
    title: readonly string[]
    reference: readonly string[]
    credit: readonly string[]
    phone: readonly string[]
  }
  /** Headings of what is kept apart: alone on a line or before a colon. */
  notes: readonly string[]
  contact: readonly string[]
  /** Openings of a sentence that sends the reader to the press office. */
  inquiries: readonly string[]
  web: {
    /** The first crumb of a breadcrumb. */
    home: readonly string[]
    /** Crumbs that hold sections but are none. */
    hubs: readonly string[]
    /** What share bars are made of. */
    share: readonly string[]
    /** Words between those. */
    shareFiller: readonly string[]
  }
  /** Credit to issuer: the group `issuer` is who speaks, `owner` the same behind the Arabic preposition «ل». */
  pressOffice: readonly RegExp[]
}

export const lexicons: readonly Lexicon[] = [english, arabic, french, turkish]

/** What `pick` finds in each language, as one list. */
export function words(pick: (lexicon: Lexicon) => readonly string[]): string[] {
  return lexicons.flatMap((lexicon) => [...pick(lexicon)])
}
