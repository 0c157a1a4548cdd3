/** Every text that Barid says, by key, with the variables that it takes. The catalogues are tested against this table. */

export const textVariables = {
  'kind-press-release': [],
  'kind-statement': [],
  'kind-news': [],
  urgent: [],
  source: ['source'],
  corrected: ['moment', 'line'],
  withdrawn: ['day'],
  'read-all': [],
  'read-full-text': [],
  'in-own-language': [],
  'in-language': ['language'],
  'tags-lead': [],
  contact: [],
  'notes-to-editors': [],

  latest: [],
  row: ['position'],

  'start-ask': ['topic'],
  'start-ask-latest': [],
  'start-kept': [],
  'start-care': [],
  'help-title': [],
  'help-row': ['command', 'description'],
  'no-such-topic': [],
  'no-such-topic-but': ['topics'],
  'nothing-on-topic': ['topic'],
  'nothing-yet': [],
  'no-such-number': ['number'],
  usage: ['example'],
  failed: [],

  'command-start': [],
  'command-help': [],
  'command-latest': [],
  'command-read': [],
  'command-topic': [],
  'option-number': [],
  'option-topic': [],
} as const

export type TextKey = keyof typeof textVariables

/** A number is counted and formatted by the language; what only names something, such as `4127`, is passed as a string. */
export type TextVariables<Key extends TextKey> = (typeof textVariables)[Key] extends readonly []
  ? []
  : [Record<(typeof textVariables)[Key][number], string | number>]
