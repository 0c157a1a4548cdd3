/** Commands of the team: to anybody else there is no such command, and a role that was taken away ends at the next word. */

import type { Message } from '../../messages/message.ts'
import type { Address } from '../news.ts'
import type { Role } from '../store/ports/people.ts'
import type { Command, Question } from './command.ts'
import type { CommandParts } from './parts.ts'
import { personally } from './personal.ts'
import type { PersonalParts } from './personal.ts'

type Member = {
  person: Address
  role: Role
  /** How the audit names them. */
  by: string
}

export type TeamCommand = Omit<Command, 'personal' | 'answer'> & {
  answer(question: Question, member: Member): Promise<Message>
}

export const teamOnly = (
  parts: PersonalParts & Pick<CommandParts, 'team'>,
  help: Command['answer'],
  command: TeamCommand,
): Command =>
  personally(parts, {
    ...command,
    async answer(question, { person }) {
      // Looked up each time.
      const role = await parts.team.roleOf(person)
      if (!role) return help(question)
      return command.answer(question, { person, role, by: await parts.team.by(person) })
    },
  })
