/** The owner's own texts as `barid set` takes them: who runs this bot, its official channels, and how to reach the newsroom safely. */

import type { Language } from '../messages/message.ts'

/** Characters; with what stands around it each fits into one post of every platform. */
const longest = { about: 900, channels: 600, contact: 200 }

const meanings = {
  about: 'who runs this bot, for /about',
  channels: 'the official channels, one a line, for /about',
  contact: 'how to reach the newsroom safely, said to people who send names or pictures',
}

type Kind = keyof typeof meanings

/** The settings `about`, `about.en`, … : the one of the reader's language, else the one without. */
export function ownerTextSettings(languages: Language[]) {
  const setting = (kind: Kind, language?: Language) => ({
    name: language ? `${kind}.${language}` : kind,
    meaning: meanings[kind] + (language ? `, in “${language}”` : ''),
    fault(value: string) {
      if (value.trim() === '') return 'a text has words; "" takes the setting back'
      return value.length > longest[kind]
        ? `a text of at most ${longest[kind]} characters`
        : undefined
    },
  })
  const inAll = (kind: Kind) => [setting(kind), ...languages.map((one) => setting(kind, one))]
  return [...inAll('about'), ...inAll('contact'), setting('channels')]
}
