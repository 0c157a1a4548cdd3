/** A list of headlines as one message: rows that are read by a button, by a link or by their number. */

import type { Headline } from '../src/news.ts'
import { button, note, paragraph, text } from './blocks.ts'
import { dateText } from './dates.ts'
import { isRightToLeft } from './direction.ts'
import type { Action, Block, Inline, Language, Message } from './message.ts'
import type { Texts } from './texts.ts'

export type HeadlineList = {
  title: string
  /** Five at most where there are buttons: one row of them. */
  rows: Headline[]
  /** The reader's; a headline in another is marked. */
  language: Language
  /** Buttons `[1]`, `[2]` carry `/read N`; where they are not allowed, each row names the command. */
  buttons: boolean
  /** A small line under the list. */
  note?: string
}

export function headlineList(list: HeadlineList, texts: Texts): Message {
  const { language, rows } = list
  const blocks: Block[] = [
    { kind: 'headline', children: [text(list.title)] },
    ...rows.map((row, index) => paragraph(...rowOf(row, index + 1, list, texts))),
    ...(list.note ? [note(text(list.note))] : []),
  ]
  const open = (row: Headline, index: number): Action =>
    button(String(index + 1), `/read ${row.number}`)
  return { language, blocks, ...(list.buttons && rows.length > 0 && { actions: [rows.map(open)] }) }
}

/** The headline, and under it on a line of its own what there is to know before reading it. */
function rowOf(row: Headline, position: number, list: HeadlineList, texts: Texts): Inline[] {
  const { language } = list
  const title = text(row.title)
  // An Arabic line does not begin with a digit, as the short date does.
  const form = isRightToLeft(language) ? 'long' : 'short'
  const known = [
    ...(row.issuer ? [row.issuer] : []),
    ...(row.date ? [dateText(row.date, language)[form]] : []),
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
