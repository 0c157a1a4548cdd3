/** `/why N [CHAT]`: why a post did not go out; for editors of any chat, for a reader of their own. */

import { createAlerts } from '../../messages/alerts.ts'
import type { Message } from '../../messages/message.ts'
import { createWhyMessages } from '../../messages/why.ts'
import type { Command, Question } from './command.ts'
import { westernDigits } from './digits.ts'
import { topicName } from './parts.ts'
import type { CommandParts } from './parts.ts'
import type { PersonalCommand } from './personal.ts'

/** Discord has five rows of buttons: these take four. */
const shownPlaces = 8

export function createWhy(parts: CommandParts, help: Command['answer']): PersonalCommand {
  const { texts, zone, team, replies, reads, why } = parts

  async function messages() {
    const topics = new Map((await parts.topics()).map((topic) => [topic.slug, topic]))
    return createWhyMessages(texts, createAlerts(texts, zone), (slug, language) => {
      const topic = topics.get(slug)
      return topic ? topicName(topic, language) : slug
    })
  }

  async function toEditor(question: Question, number: number, chat: string): Promise<Message> {
    const { language, now } = question
    const { answer, places } = await messages()
    if (chat !== '') {
      const reasons = await why.ask(number, await why.numberOf(chat), now)
      return reasons ? answer(language, reasons) : replies.noSuchNumber(language, String(number))
    }
    const reasons = await why.ask(number, undefined, now)
    if (!reasons) return replies.noSuchNumber(language, String(number))
    const known = reasons.filter(({ kind }) => kind !== 'no-chat')
    const there = (await why.places(number, shownPlaces)).map(
      ({ chat: id, platform, state, title }) => ({
        place: {
          number: id,
          platform,
          isPrivate: false,
          ...(title === undefined ? {} : { title }),
        },
        state,
      }),
    )
    return places(language, number, known, there)
  }

  /** Only of what they may read, and only of their own chat. */
  async function toReader(question: Question, number: number, chat: string): Promise<Message> {
    const { language, now } = question
    const item = await reads.item(number, now)
    if (!item) return replies.noSuchNumber(language, String(number))
    const reasons = (await why.ask(number, await why.ownChat(chat), now)) ?? []
    const { answer } = await messages()
    return answer(
      language,
      reasons.map((one) => (one.kind === 'no-chat' ? { kind: 'follows-nothing' } : one)),
    )
  }

  return {
    name: 'why',
    async answer(question, { person, chat: direct }) {
      const { language, words } = question
      const [typed = '', chat = ''] = westernDigits(words).split(' ')
      const isEditor = (await team.roleOf(person)) !== undefined
      if (!/^\d{1,15}$/.test(typed)) {
        return isEditor ? (await messages()).usage(language, '/why 4127 12') : help(question)
      }
      const number = Number(typed)
      return isEditor ? toEditor(question, number, chat) : toReader(question, number, direct)
    },
  }
}
