/** Short ways to write the commonest blocks and buttons. */

import type { Action, Block, Inline, Language, Message, TextBlock } from './message.ts'

export const text = (words: string): Inline => ({ kind: 'text', text: words })

export const paragraph = (...children: Inline[]): TextBlock => ({ kind: 'paragraph', children })

export const note = (...children: Inline[]): Block => ({ kind: 'note', children })

export const button = (label: string, command: string): Action => ({
  kind: 'command',
  label,
  command,
})

/** In rows of at most `width`. */
export const rowsOf = <T>(list: T[], width: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / width) }, (_, row) =>
    list.slice(row * width, (row + 1) * width),
  )

/** An answer of a few lines, with rows of buttons. */
export const answerOf = (
  language: Language,
  lines: string[],
  actions: Action[][] = [],
): Message => ({
  language,
  blocks: lines.map((line) => paragraph(text(line))),
  ...(actions.length > 0 && { actions }),
})
