/** The team, told to its owners: people by numbers that name nobody. */

import { answerOf, button, rowsOf } from './blocks.ts'
import type { Language, Message } from './message.ts'
import type { Texts } from './texts.ts'

type Role = 'owner' | 'editor'

export type Member = { number: number; role: Role; isAsker: boolean }

/** Discord has five rows: four of these and one to invite. */
const inRow = 3
const mostButtons = 12

export function createTeamMessages(texts: Texts) {
  const roleOf = (language: Language, role: Role) => texts.say(language, `role-${role}`)
  const overview = (language: Language) => button(texts.say(language, 'team'), '/team')

  return {
    /** `mayChange`: to an owner, with the ways to change it. */
    list(language: Language, members: Member[], mayChange: boolean): Message {
      const rows = members.map(({ number, role, isAsker }) => {
        const row = texts.say(language, 'team-row', {
          number: String(number),
          role: roleOf(language, role),
        })
        return isAsker ? `${row} (${texts.say(language, 'team-you')})` : row
      })
      const removals = members
        .filter(({ isAsker }) => !isAsker)
        .slice(0, mostButtons)
        .map(({ number }) =>
          button(
            texts.say(language, 'team-remove', { number: String(number) }),
            `/team remove ${number}`,
          ),
        )
      const invitations = [
        button(texts.say(language, 'team-invite-editor'), '/team add editor'),
        button(texts.say(language, 'team-invite-owner'), '/team add owner'),
      ]
      return answerOf(
        language,
        [texts.say(language, 'team'), ...rows],
        mayChange ? [...rowsOf(removals, inRow), invitations] : [],
      )
    },

    /** `link` opens the private chat and sends `command` there. */
    invitation(
      language: Language,
      { role, command, link }: { role: Role; command: string; link: string | undefined },
    ): Message {
      const line = texts.say(language, 'team-invitation', { command, role: roleOf(language, role) })
      const label = texts.say(language, 'team-invitation-link')
      return answerOf(language, [line], link ? [[{ kind: 'link', label, url: link }]] : [])
    },

    over: (language: Language): Message =>
      answerOf(language, [texts.say(language, 'team-invitation-over')]),

    joined: (language: Language, role: Role): Message =>
      answerOf(language, [texts.say(language, 'team-joined', { role: roleOf(language, role) })]),

    added(language: Language, { number, role }: { number: number; role: Role }): Message {
      const named = { number: String(number), role: roleOf(language, role) }
      return answerOf(language, [texts.say(language, 'team-added', named)], [[overview(language)]])
    },

    removed(language: Language, number: number | undefined): Message {
      const line =
        number === undefined
          ? texts.say(language, 'team-not-removed')
          : texts.say(language, 'team-removed', { number: String(number) })
      return answerOf(language, [line], [[overview(language)]])
    },
  }
}
