/** What a chat wants of a story that it has in none of its languages: pure. */

import type { Language } from '../messages/message.ts'
import type { Chat, OtherLanguage } from './news.ts'
import type { Preferences } from './store/ports/people.ts'

type Listed = { subscription?: Pick<NonNullable<Chat['subscription']>, 'languages'> }
type Rules = Pick<Chat, 'kind' | 'pairs' | 'otherLanguage'> & Listed
type Wishes = Rules & Pick<Chat, 'language'>

/** Those that were listed; without a list the one that Barid speaks there. */
export const wantedLanguages = ({
  subscription,
  language,
}: Listed & Pick<Chat, 'language'>): Language[] => {
  const listed = subscription?.languages ?? []
  return listed.length > 0 ? listed : [language]
}

/**
 * What was chosen; else `nothing` where languages are listed, and `mark` to a reader who listed none. A shared chat without
 * a list, and one that wants every version, takes any language as it comes: undefined.
 */
export function otherLanguageRule(chat: Rules): OtherLanguage | undefined {
  if (chat.otherLanguage) return chat.otherLanguage
  if ((chat.subscription?.languages ?? []).length > 0) return 'nothing'
  return chat.kind === 'private' && chat.pairs === 'preferred' ? 'mark' : undefined
}

/** Taken there although it is in none of the languages that are wanted: its post says which language it is in. */
export function isForeign(chat: Wishes, language: Language): boolean {
  const rule = otherLanguageRule(chat)
  const isTaken = rule === 'mark' || rule === 'wait'
  return isTaken && !wantedLanguages(chat).includes(language)
}

/** What a reader gets by what they chose. */
export const readerRule = ({ newsLanguages, otherLanguage }: Preferences): OtherLanguage =>
  otherLanguageRule({
    kind: 'private',
    pairs: 'preferred',
    subscription: { languages: newsLanguages ?? [] },
    ...(otherLanguage ? { otherLanguage } : {}),
  }) ?? 'mark'
