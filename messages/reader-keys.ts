/** The texts of what a reader may choose and take along besides: other languages, their data as a file. */

export const readerVariables = {
  'other-language': [],
  'other-language-ask': [],
  'other-language-wait': [],
  'other-language-mark': [],
  'other-language-nothing': [],
  'other-language-choose-wait': [],
  'other-language-choose-mark': [],
  'other-language-choose-nothing': [],

  'kept-all': [],
  'kept-as-file': [],
  'kept-file': [],

  'for-editors': [],
} as const
