/** `/mydata`: all that is kept about the asker, told in their chat; `/mydata file` as a file for machines. */

import type { AnswerFile } from '../../adapters/inbound.ts'
import { createKeptMessages } from '../../messages/kept.ts'
import type { KeptFacts } from '../../messages/kept.ts'
import type { Language } from '../../messages/message.ts'
import { readerRule } from '../other-language.ts'
import type { Kept } from '../store/ports/people.ts'
import { named } from './parts.ts'
import type { CommandParts } from './parts.ts'
import type { PersonalCommand } from './personal.ts'

export function createMyData({ texts, topics, people, zone }: CommandParts): PersonalCommand {
  const messages = createKeptMessages(texts)

  async function factsOf(kept: Kept, language: Language): Promise<KeptFacts> {
    const {
      preferences: chosen,
      topics: followed,
      without,
      follows,
      role,
      queries,
      draft,
      receipts,
      said,
      since,
    } = kept
    const known = await topics()
    const namesOf = (slugs: string[]) => {
      const found = known.filter(({ slug }) => slugs.includes(slug))
      const gone = slugs.filter((slug) => !found.some((topic) => topic.slug === slug))
      return [...named(found, language).map(({ name }) => name), ...gone]
    }
    return {
      chosen,
      ...(role ? { role } : {}),
      ...(follows ? { follows: namesOf(followed) } : {}),
      ...(without.length > 0 ? { without: namesOf(without) } : {}),
      queries,
      draft,
      receipts,
      said,
      since,
    }
  }

  return {
    name: 'mydata',
    async answer({ words, language }, { person, chat }) {
      const kept = await people.kept(person, chat)
      if (!kept) return { ...messages.nothing(language), untraced: true }
      const facts = await factsOf(kept, language)
      if (words === 'file') return { ...messages.asFile(language), file: fileOf(facts) }
      const shown = { ...facts.chosen, otherLanguage: readerRule(facts.chosen) }
      return messages.all(language, { ...facts, chosen: shown }, zone)
    },
  }
}

function fileOf({ since, ...facts }: KeptFacts): AnswerFile {
  const text = JSON.stringify({ ...facts, since: new Date(since).toISOString() }, undefined, 2)
  return { name: 'barid.json', type: 'application/json', bytes: Buffer.from(`${text}\n`) }
}
