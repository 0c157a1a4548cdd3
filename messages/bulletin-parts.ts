/** The parts of a bulletin, from the headline to the meta lines. */

import type { Format } from '../src/news.ts'
import { button, note, paragraph, text } from './blocks.ts'
import type { BulletinItem, BulletinOptions } from './bulletin-item.ts'
import { dateText, momentText } from './dates.ts'
import { isRightToLeft } from './direction.ts'
import type { Block, Inline, Language, Meta, TextBlock } from './message.ts'
import type { Texts } from './texts.ts'

export function top(
  item: BulletinItem,
  format: Format,
  texts: Texts,
  { zone, markedFor }: BulletinOptions,
): Block[] {
  const { language, lines = [], subtitle, date } = item
  const title = item.urgent ? `${texts.say(language, 'urgent')} ${item.title}` : item.title
  const blocks: Block[] = [{ kind: 'headline', children: [text(title)] }]
  if (markedFor) blocks.push(note(text(texts.say(markedFor, 'in-language', { language }))))
  for (const { verb, text: line, at } of lines) {
    const moment = momentText(at, zone, language, texts.digits).short
    const key = verb === 'update' ? 'updated' : 'corrected'
    blocks.push(note(text(texts.say(language, key, { moment, line }))))
  }
  if (date && format === 'full')
    blocks.push({ kind: 'date', date: dateText(date, language, texts.digits) })
  if (subtitle && format !== 'headline') {
    blocks.push(paragraph({ kind: 'emphasis', children: [text(subtitle)] }))
  }
  return blocks
}

export function content(
  item: BulletinItem,
  format: Format,
  texts: Texts,
  { optIn }: BulletinOptions,
): Block[] {
  if (format === 'headline') return []
  const { language } = item
  const whole = [
    ...item.body,
    ...(optIn?.contact ? apart(texts.say(language, 'contact'), item.contact) : []),
    ...(optIn?.notes ? apart(texts.say(language, 'notes-to-editors'), item.notes) : []),
  ]
  if (format === 'full') return whole
  const lead = whole.findIndex((block) => block.kind !== 'heading') + 1
  const rest = whole.slice(lead)
  if (rest.length === 0) return whole
  return [
    ...whole.slice(0, lead),
    {
      kind: 'rest',
      children: rest,
      open: button(texts.say(language, 'read-all'), `/read ${item.number}`),
      overflow: item.url ? 'cut' : 'continue',
    },
  ]
}

/** A block kept apart from the text, such as the contact: its heading and its paragraphs. */
function apart(heading: string, source: string | undefined): TextBlock[] {
  const paragraphs = source?.split(/\n\s*\n/).filter((one) => one.trim() !== '') ?? []
  if (paragraphs.length === 0) return []
  return [
    { kind: 'heading', children: [text(heading)] },
    ...paragraphs.map((one) => paragraph(text(one.trim()))),
  ]
}

/** Where the whole text, or the twin, can be read elsewhere. */
export function links(
  item: BulletinItem,
  format: Format,
  texts: Texts,
  options: BulletinOptions,
): Block[] {
  const { language, url, twin } = item
  const link = (target: string, label: string): Inline => ({
    kind: 'link',
    url: target,
    children: [text(label)],
  })
  return [
    ...(url && format !== 'full' ? [note(link(url, texts.say(language, 'read-full-text')))] : []),
    ...(twin?.url && !options.buttons
      ? [note(link(twin.url, twinLabel(language, twin.language, texts)))]
      : []),
  ]
}

/** In the twin's own words, which its readers look for, where Barid speaks them. */
export const twinLabel = (language: Language, twin: Language, texts: Texts): string =>
  texts.languages.includes(twin)
    ? texts.say(twin, 'in-own-language')
    : texts.say(language, 'in-language', { language: twin })

export function meta(item: BulletinItem, format: Format, texts: Texts): Meta {
  const { language, date } = item
  const dateApart = isRightToLeft(language)
  const issuer = item.issuer ?? item.sourceName
  const credit = item.credit ?? issuer
  const who = {
    headline: issuer,
    summary: credit,
    full: credit && texts.say(language, 'source', { source: credit }),
  }
  return {
    kind: 'meta',
    parts: [texts.say(language, `kind-${item.kind}`), who[format]].filter((part) => part !== ''),
    ...(date && format !== 'full' && { date: dateText(date, language, texts.digits) }),
    // On a line of its own the date begins with the weekday, not with a digit.
    dateForm: format === 'headline' && !dateApart ? 'short' : 'long',
    dateApart,
    topics: item.topicNames.slice(0, 3),
    tagsLead: texts.say(language, 'tags-lead'),
  }
}
