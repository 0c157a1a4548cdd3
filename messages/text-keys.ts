/** Every text that Barid says, by key, with the variables that it takes. The catalogues are tested against this table. */

import { alertsVariables } from './alerts-keys.ts'
import { editingVariables } from './editing-keys.ts'
import { personalVariables } from './personal-keys.ts'
import { readerVariables } from './reader-keys.ts'

import { changesVariables } from './changes-keys.ts'
import { consoleVariables } from './console-keys.ts'
import { platformVariables } from './platforms-keys.ts'

export const textVariables = {
  ...personalVariables,
  ...alertsVariables,
  ...editingVariables,
  ...readerVariables,

  'kind-press-release': [],
  'kind-statement': [],
  'kind-news': [],
  urgent: [],
  source: ['source'],
  corrected: ['moment', 'line'],
  withdrawn: ['day'],
  'part-removed': [],
  'read-all': [],
  'read-full-text': [],
  'in-own-language': [],
  'in-language': ['language'],
  'tags-lead': [],
  contact: [],
  'notes-to-editors': [],

  latest: [],
  topics: [],
  more: [],
  'show-to-all': [],
  'write-in-private': [],
  row: ['position'],
  'search-title': ['words'],
  'search-bounded': ['count'],
  'topics-hint': ['topic'],
  'topics-row': ['topic', 'command'],

  'start-ask': ['topic'],
  'start-ask-command': ['topic', 'buttons'],
  'start-ask-latest': ['buttons'],
  'start-kept': [],
  'start-care': [],
  'help-title': [],
  'help-row': ['command', 'description'],
  'no-such-topic': [],
  'no-such-topic-but': ['topics'],
  'nothing-on-topic': ['topic'],
  'nothing-yet': [],
  'no-such-number': ['number'],
  'nothing-found': [],
  'no-more': [],
  usage: ['example'],
  failed: [],
  'too-many': [],
  'private-only': [],
  'nobody-reads': [],
  'reach-us': ['contact'],
  'about-title': [],
  'about-unset': [],
  channels: [],

  'command-start': [],
  'command-help': [],
  'command-latest': [],
  'command-read': [],
  'command-topic': [],
  'command-topics': [],
  'command-search': [],
  'command-about': [],
  'option-number': [],
  'option-topic': [],
  'option-count': [],
  'option-words': [],

  'words-start': [],
  'words-help': [],
  'words-latest': [],
  'words-read': [],
  'words-topic': [],
  'words-topics': [],
  'words-search': [],
  'words-about': [],
  ...changesVariables,
  ...consoleVariables,
  ...platformVariables,
} as const

export type TextKey = keyof typeof textVariables

/** A number is counted and formatted by the language; what only names something, such as `4127`, is passed as a string. */
export type TextVariables<Key extends TextKey> = (typeof textVariables)[Key] extends readonly []
  ? []
  : [Record<(typeof textVariables)[Key][number], string | number>]
