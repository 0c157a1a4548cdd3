/** Who runs this bot, where it speaks officially, and what is kept. */

import { paragraph, text } from './blocks.ts'
import type { Block, Language, Message } from './message.ts'
import type { Texts } from './texts.ts'

/** The owner's own texts, as far as they are set; a line break parts paragraphs. */
export type OwnerTexts = { about?: string | undefined; channels?: string | undefined }

export function aboutMessage(
  language: Language,
  { about, channels }: OwnerTexts,
  texts: Texts,
): Message {
  const lines = (words: string): Block[] =>
    words
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
      .map((line) => paragraph(text(line)))
  const heading = (words: string): Block => ({ kind: 'heading', children: [text(words)] })
  return {
    language,
    blocks: [
      heading(texts.say(language, 'about-title')),
      ...lines(about ?? texts.say(language, 'about-unset')),
      ...(channels ? [heading(texts.say(language, 'channels')), ...lines(channels)] : []),
      paragraph(text(texts.say(language, 'start-kept'))),
      paragraph(text(texts.say(language, 'start-kept-besides'))),
    ],
  }
}
