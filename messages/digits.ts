/** Digits of Barid's own words: Western, or Arabic-Indic where a reader chose them. */

import type { Language } from './message.ts'

export type Digits = 'western' | 'arabic'

/** Arabic alone has a choice; a text in another language keeps its digits. */
export const inDigits = (text: string | number, language: Language, digits: Digits): string =>
  digits === 'arabic' && language === 'ar'
    ? String(text).replace(/[0-9]/g, (digit) => String.fromCharCode(0x660 + Number(digit)))
    : String(text)

/** The Unicode numbering system of a language's numbers. */
export const numbering = (language: Language, digits: Digits): string =>
  digits === 'arabic' && language === 'ar' ? 'arab' : 'latn'
