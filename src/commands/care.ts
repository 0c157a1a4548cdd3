/** The one reply to whatever is no question: long texts, pictures and the like, of which nothing goes any further. */

import type { Message } from '../../messages/message.ts'
import { ownText } from './about.ts'
import type { Question } from './command.ts'
import type { CommandParts } from './parts.ts'

type Parts = Pick<CommandParts, 'setting' | 'replies' | 'team'>

export const createCare =
  (parts: Parts) =>
  async ({ language, person }: Question): Promise<Message> => {
    // Looked up each time: a role that was taken away ends here.
    const isEditor = person !== undefined && (await parts.team.roleOf(person)) !== undefined
    if (isEditor) return parts.replies.forEditors(language)
    return parts.replies.nobodyReads(language, await ownText(parts, 'contact', language))
  }
