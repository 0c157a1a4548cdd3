/** A list of headlines as one message: rows that are read by a button, by a link or by their number. */

import type { Headline } from '../src/news.ts'
import { button, note, paragraph, rowsOf, text } from './blocks.ts'
import { dateText } from './dates.ts'
import { inDigits } from './digits.ts'
import { isRightToLeft } from './direction.ts'
import type { Action, Block, Inline, Language, Message } from './message.ts'
import type { Texts } from './texts.ts'

/** Discord: five buttons in a row. */
const buttonsInRow = 5

export type HeadlineList = {
  title: string
  rows: Headline[]
  /** The number of the first row; 1 when absent. */
  first?: number
  /** The reader's; a headline in another is marked. */
  language: Language
  /** Buttons `[1]`, `[2]` carry `/read N`; where they are not allowed, each row names the command. */
  buttons: boolean
  /** A small line under the list. */
  note?: string
  /** The command that brings the next page, where there is one. */
  more?: string
}

export function headlineList(list: HeadlineList, texts: Texts): Message {
  const { language, rows, first = 1 } = list
  const blocks: Block[] = [
    { kind: 'headline', children: [text(list.title)] },
    ...rows.map((row, index) => paragraph(...rowOf(row, first + index, list, texts))),
    ...(list.note ? [note(text(list.note))] : []),
  ]
  const open = (row: Headline, index: number): Action =>
    button(inDigits(first + index, language, texts.digits), `/read ${row.number}`)
  if (!list.buttons || rows.length === 0) return { language, blocks }
  const opening = rowsOf(rows.map(open), buttonsInRow)
  const more = list.more ? [[button(texts.say(language, 'more'), list.more)]] : []
  return { language, blocks, actions: [...opening, ...more] }
}

/** The headline, and under it on a line of its own what there is to know before reading it. */
function rowOf(row: Headline, position: number, list: HeadlineList, texts: Texts): Inline[] {
  const { language } = list
  const title = text(row.title)
  // An Arabic line does not begin with a digit, as the short date does.
  const form = isRightToLeft(language) ? 'long' : 'short'
  const known = [
    ...(row.issuer ? [row.issuer] : []),
    ...(row.date ? [dateText(row.date, language, texts.digits)[form]] : []),
    ...(row.language === language
      ? []
      : [texts.say(language, 'in-language', { language: row.language })]),
    ...(list.buttons ? [] : [`/read ${row.number}`]),
  ].join(' · ')
  return [
    text(`${texts.say(language, 'row', { position })} `),
    row.url ? { kind: 'link', url: row.url, children: [title] } : title,
    ...(known === '' ? [] : [text('\n'), { kind: 'emphasis' as const, children: [text(known)] }]),
  ]
}
