/** What an edit must have before it can be done: pure. */

import type { Verb } from '../news.ts'

export type EditFault =
  | 'text-missing'
  | 'text-unwanted'
  | 'text-unread'
  | 'line-missing'
  | 'line-unwanted'
  | 'line-long'
  | 'embargo'
  | 'unchanged'
  | 'redacted'

/** Characters: with a headline of any usual length it fits into the first line of every platform's post. */
export const longestLine = 300

/** What goes with each verb. */
const needs: Record<Verb, { text: 'yes' | 'maybe' | 'no'; line: boolean }> = {
  fix: { text: 'yes', line: false },
  correct: { text: 'maybe', line: true },
  update: { text: 'maybe', line: true },
  withdraw: { text: 'no', line: false },
  redact: { text: 'no', line: false },
}

const reasons = {
  'text-missing': 'a fix needs the new text',
  'text-unwanted': 'what is taken back says nothing of the item: give no text',
  'line-missing': 'say in a line what was changed',
  'line-unwanted': 'only a correction or an update has a line',
  'line-long': `a line has at most ${longestLine} characters`,
} as const

type Held = { fault: EditFault; reasons: string[] }

export const unchanged: Held = {
  fault: 'unchanged',
  reasons: ['the text says what the item says already'],
}

export const erased: Held = {
  fault: 'redacted',
  reasons: ['this text was redacted for somebody’s safety; it comes back by no door'],
}

/** Undefined where the edit has what its verb needs. */
export function fits(edit: {
  verb: Verb
  line: string | undefined
  hasText: boolean
}): Held | undefined {
  const { text, line } = needs[edit.verb]
  const said = edit.line !== undefined
  const faults: [boolean, keyof typeof reasons][] = [
    [text === 'yes' && !edit.hasText, 'text-missing'],
    [text === 'no' && edit.hasText, 'text-unwanted'],
    [line && !said, 'line-missing'],
    [!line && said, 'line-unwanted'],
    [(edit.line?.length ?? 0) > longestLine, 'line-long'],
  ]
  const fault = faults.find(([applies]) => applies)?.[1]
  return fault && { fault, reasons: [reasons[fault]] }
}
