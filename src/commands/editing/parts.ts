/** What editors' verbs work with. */

import type { EditingMessages } from '../../../messages/editing.ts'
import type { Message } from '../../../messages/message.ts'
import type { Address, NewsItem } from '../../news.ts'
import type { Command, Question } from '../command.ts'
import type { CommandParts } from '../parts.ts'

export type EditingParts = CommandParts & {
  messages: EditingMessages
  /** What anybody else is answered. */
  help: Command['answer']
}

/** One step of an editor: who they are and where, and what they ask. */
export type Editor = Question & { person: Address; direct: Address }

/** Absent for who speaks as a group or channel, who has no private chat. */
export async function editorOf(
  { openDirect }: Pick<EditingParts, 'openDirect'>,
  question: Question,
): Promise<Editor | undefined> {
  const { person, direct } = question
  if (person === undefined) return undefined
  return { ...question, person, direct: direct ?? (await openDirect(person)) }
}

/** The post of a channel, as it will stand. */
export async function postOf(
  { compose }: Pick<EditingParts, 'compose'>,
  item: NewsItem,
): Promise<Message> {
  const composed = await compose()
  return composed(item, { format: 'summary', buttons: false })
}
