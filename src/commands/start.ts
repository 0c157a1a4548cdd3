/** `/start` and `/help`: what can be asked here, and what is kept. A link may lead through `/start` to a topic or a text. */

import { commandLink } from './command.ts'
import type { Message } from '../../messages/message.ts'
import type { Command, Question } from './command.ts'
import { exampleTopic, topicName } from './parts.ts'
import type { CommandParts } from './parts.ts'
import { invitationLink } from './team.ts'

/** `find` gives the commands that links lead to; a link shows and changes nothing, but for an invitation, which `join` opens. */
export function createStart(
  { reads, replies }: CommandParts,
  find: (name: string) => Command | undefined,
  join: (question: Question, invitation: string) => Promise<Message>,
): Command {
  /** `?start=t_idlib` shows a topic, `i_4127` a text, `c_settings` what a personal command shows. */
  async function linked({
    words: payload,
    person,
  }: Question): Promise<{ command: Command; words: string } | undefined> {
    const [, kind, name = ''] = /^(t_|i_|c_)([a-z0-9-]{1,32})$/.exec(payload) ?? []
    const command = find(kind === 't_' ? 'topic' : kind === 'i_' ? 'read' : name)
    if (!kind || !command || (kind === commandLink && !command.personal)) return undefined
    const isTheirs = !command.isFor || (person !== undefined && (await command.isFor(person)))
    if (!isTheirs) return undefined
    return { command, words: kind === commandLink ? '' : name }
  }

  return {
    name: 'start',
    async answer(question) {
      const link = await linked(question)
      if (link) return link.command.answer({ ...question, words: link.words })
      if (question.words.startsWith(invitationLink) && question.direct) {
        return join(question, question.words.slice(invitationLink.length))
      }
      const { language, now, private: buttons, preferences, direct } = question
      if (buttons && !preferences?.language) return replies.firstContact(language)
      const [used] = await reads.topics(now)
      const topic = used && topicName(used.topic, language)
      return replies.start(language, { topic, words: direct !== undefined, buttons })
    },
  }
}

export function createHelp(parts: CommandParts): Command {
  const { reads, replies } = parts
  return {
    name: 'help',
    async answer(question) {
      const { language, languages, now } = question
      const [newest] = (await reads.latest({ languages, limit: 1 }, now)).rows
      const topic = await exampleTopic(parts, question)
      return replies.help(language, { topic, number: newest?.number ?? 1 })
    },
  }
}
