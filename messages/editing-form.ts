/** The form that an editor changes an item with, where a platform has forms. */

import type { Verb } from '../src/news.ts'
import type { Form, FormField } from './form.ts'
import type { Language } from './message.ts'
import type { Texts } from './texts.ts'

/** Characters that a field takes. */
const longestText = 4_000

export type EditingForm = {
  command: string
  verb: Verb
  number: number
  /** The text as it stands, or as it was written last. */
  text: string
  line?: string
  /** Whether the verb has a line, and its characters at most. */
  longestLine?: number
}

/** A text that is too long for its field is not put there: a new one comes as a file. */
export function editingForm(language: Language, form: EditingForm, texts: Texts): Form {
  const { command, verb, number, text, line, longestLine } = form
  const isLong = text.length > longestText
  const ofLine: FormField[] = longestLine
    ? [
        {
          key: 'line',
          kind: 'line',
          label: texts.say(language, 'form-line', { verb }),
          hint: texts.say(language, 'form-line-hint'),
          required: true,
          most: longestLine,
          ...(line ? { value: line } : {}),
        },
      ]
    : []
  return {
    command,
    title: texts.say(language, 'form-title', { verb, number: String(number) }),
    fields: [
      ...(isLong
        ? []
        : [
            {
              key: 'text',
              kind: 'text' as const,
              label: texts.say(language, 'form-text'),
              hint: texts.say(language, 'form-text-hint'),
              required: false,
              value: text,
              most: longestText,
            },
          ]),
      ...ofLine,
      {
        key: 'file',
        kind: 'file',
        label: texts.say(language, 'form-file'),
        hint: texts.say(language, isLong ? 'form-text-long' : 'form-file-hint'),
        // A fix has nothing but its text.
        required: isLong && longestLine === undefined,
      },
    ],
  }
}
