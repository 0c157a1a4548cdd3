/** What the page says, in the language of who reads it, and how it writes moments. */

import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { TextKey, TextVariables } from '../../../messages/text-keys.ts'
import type { Texts } from '../../../messages/texts.ts'

export type Speech = {
  language: string
  say<Key extends TextKey>(key: Key, ...variables: TextVariables<Key>): string
  moment(iso: string): string
}

export function createSpeech(texts: Texts, language: string): Speech {
  // Western digits, as in the posts.
  const format = new Intl.DateTimeFormat(`${language === 'en' ? 'en-GB' : language}-u-nu-latn`, {
    dateStyle: 'medium',
    timeStyle: 'short',
  })
  return {
    language,
    say: (key, ...variables) => texts.say(language, key, ...variables),
    moment: (iso) => format.format(new Date(iso)),
  }
}

export const SpeechContext = createContext<Speech | undefined>(undefined)

export function useSpeech(): Speech {
  const speech = useContext(SpeechContext)
  if (!speech) throw new Error('The page has no language.')
  return speech
}

const rightToLeft = new Set(['ar', 'fa', 'he', 'ur'])

export const directionOf = (language: string): 'ltr' | 'rtl' =>
  rightToLeft.has(language) ? 'rtl' : 'ltr'

const names: Record<string, string> = { telegram: 'Telegram', discord: 'Discord' }

export const platformName = (platform: string, { say }: Speech): string =>
  names[platform] ?? (platform === 'console' ? say('console-here') : platform)
