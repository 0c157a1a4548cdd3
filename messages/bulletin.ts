/** One item as a message, in one of three formats. */

import type { Format, Instant } from '../src/news.ts'
import { button, paragraph, text } from './blocks.ts'
import type { BulletinItem, BulletinOptions } from './bulletin-item.ts'
import { content, links, meta, top, twinLabel } from './bulletin-parts.ts'
import { momentDay } from './dates.ts'
import type { Action, Language, Message } from './message.ts'
import type { Texts } from './texts.ts'

export type { BulletinItem, BulletinOptions } from './bulletin-item.ts'

/**
 * `headline`: the headline and who speaks. `summary`: the lead, whole, and the rest to be opened. `full`: everything.
 * A withdrawn item gives the withdrawal notice in every format. The message's language is the item's.
 */
export function bulletin(
  item: BulletinItem,
  format: Format,
  given: Texts,
  options: BulletinOptions,
): Message {
  const texts = given.withDigits(options.digits ?? given.digits)
  if (item.withdrawnAt !== undefined) {
    return withdrawnNotice(item.language, { at: item.withdrawnAt, zone: options.zone }, texts)
  }
  const { language, picture } = item
  const actions = options.buttons ? actionsOf(item, texts) : []
  const isPictured = picture && format !== 'headline' && !options.textOnly
  return {
    language,
    blocks: [
      ...top(item, format, texts, options),
      ...content(item, format, texts, options),
      ...links(item, format, texts, options),
      meta(item, format, texts),
    ],
    ...(actions.length > 0 && { actions: [actions] }),
    ...(isPictured && { picture: { hash: picture } }),
  }
}

function actionsOf({ language, follow, twin }: BulletinItem, texts: Texts): Action[] {
  const topic = follow?.name ?? ''
  return [
    ...(follow
      ? [button(texts.say(language, 'follow-topic', { topic }), `/follow ${follow.slug}`)]
      : []),
    ...(twin ? [button(twinLabel(language, twin.language, texts), `/read ${twin.number}`)] : []),
  ]
}

/** What stands where a part of a text stood that has been shortened since. */
export const removedNotice = (language: Language, texts: Texts): Message => ({
  language,
  blocks: [paragraph(text(texts.say(language, 'part-removed')))],
})

/** What stands where a withdrawn item stood; nothing of the item is repeated. */
export function withdrawnNotice(
  language: Language,
  moment: { at: Instant; zone: string },
  texts: Texts,
): Message {
  const day = momentDay(moment.at, moment.zone, language, texts.digits).short
  return { language, blocks: [paragraph(text(texts.say(language, 'withdrawn', { day })))] }
}
