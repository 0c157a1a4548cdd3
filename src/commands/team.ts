/** `/team`: owners take people in and out; to anybody else there is no such command. */

import { createTeamMessages } from '../../messages/team.ts'
import type { Message } from '../../messages/message.ts'
import type { Role } from '../store/ports/people.ts'
import type { Command, Question } from './command.ts'
import { westernDigits } from './digits.ts'
import type { CommandParts } from './parts.ts'
import { personally } from './personal.ts'
import type { PersonalCommand } from './personal.ts'

export type TeamCommand = Command & {
  /** What `/start team_…` does: an invitation is opened by the person that it was made for. */
  join(question: Question, invitation: string): Promise<Message>
}

/** A link `?start=team_…` holds an invitation. */
export const invitationLink = 'team_'

const isRole = (word: string | undefined): word is Role => word === 'owner' || word === 'editor'

export function createTeam(parts: CommandParts, help: Command['answer']): TeamCommand {
  const { texts, team, personAddress, privateLink } = parts
  const messages = createTeamMessages(texts)

  async function list({ language, person }: Question, all: boolean): Promise<Message> {
    const members = (await team.list()).map(({ number, role, address }) => ({
      number,
      role,
      isAsker: address === person,
    }))
    const seen = all ? members : members.filter(({ isAsker }) => isAsker)
    return messages.list(language, seen, all)
  }

  async function invite({ language, now }: Question, owner: string, role: Role): Promise<Message> {
    const invitation = await team.invite(owner, role, now)
    const link = await privateLink?.(invitationLink + invitation)
    return messages.invitation(language, { role, command: `/team join ${invitation}`, link })
  }

  /** `add editor`, `add editor telegram:123`, `remove 7`; anything else lists. */
  async function change(question: Question, owner: string): Promise<Message> {
    const { language, words, now } = question
    const [verb, what, who] = words.split(' ')
    if (verb === 'add' && isRole(what)) {
      const address = who && personAddress(who)
      if (!address) return invite(question, owner, what)
      const number = await team.add(address, what, await team.by(owner), now)
      return messages.added(language, { number, role: what })
    }
    if (verb === 'remove' && what) {
      const address = personAddress(what) ?? Number(westernDigits(what))
      return messages.removed(language, await team.remove(address, await team.by(owner), now))
    }
    return list(question, true)
  }

  async function join({ language, person, now }: Question, invitation: string): Promise<Message> {
    const role = person && (await team.accept(person, invitation, now))
    return role ? messages.joined(language, role) : messages.over(language)
  }

  const command: PersonalCommand = {
    name: 'team',
    async answer(question, { person }) {
      const [verb, invitation = ''] = question.words.split(' ')
      if (verb === 'join') return join(question, invitation)
      // Looked up each time: a role that was taken away ends here.
      const role = await team.roleOf(person)
      if (role === 'owner') return change(question, person)
      return role === 'editor' ? list(question, false) : help(question)
    },
  }
  return { ...personally(parts, command), join }
}
