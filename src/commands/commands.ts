/** All commands: what people can ask, in the order of the menu. */

import { createEditingMessages } from '../../messages/editing.ts'
import { createReplies } from '../../messages/replies.ts'
import { createAbout } from './about.ts'
import { createCare } from './care.ts'
import type { Answer, Command, Question } from './command.ts'
import { createEditing } from './editing/editing.ts'
import { createFreeze } from './freeze.ts'
import { createHeld } from './held.ts'
import { createLatest } from './latest.ts'
import { createLists } from './lists.ts'
import { wordKeys } from './menu.ts'
import { createMore } from './more.ts'
import type { CommandParts } from './parts.ts'
import { createPersonal, personally } from './personal.ts'
import { createPlainText } from './plain-text.ts'
import { createRead } from './read.ts'
import { createSearch } from './search.ts'
import { withShowToAll } from './show-to-all.ts'
import { createHelp, createStart } from './start.ts'
import { createTeam } from './team.ts'
import { teamOnly } from './team-only.ts'
import { createTopic } from './topic.ts'
import { createTopics } from './topics.ts'
import { createWhy } from './why.ts'

/** The same commands with Western digits and with Arabic-Indic ones; who asks decides which of them answer. */
export function createCommands(given: Omit<CommandParts, 'replies'>) {
  const western = commandsWith(given)
  const arabic = commandsWith({ ...given, texts: given.texts.withDigits('arabic') })
  const choose =
    <More extends unknown[]>(one: Way<More>, other: Way<More>): Way<More> =>
    (question, ...more) =>
      (question.preferences?.digits === 'arabic' ? other : one)(question, ...more)
  return {
    ...western,
    commands: western.commands.map((command, index): Command => {
      const other = arabic.commands[index] ?? command
      const filled = command.filled && other.filled && choose(command.filled, other.filled)
      const answer = choose(command.answer, other.answer)
      return { ...command, answer, ...(filled ? { filled } : {}) }
    }),
    plain: choose(western.plain, arabic.plain),
    help: choose(western.help, arabic.help),
    dialogue: async (...who: Parameters<typeof western.dialogue>) => {
      const [one, other] = [await western.dialogue(...who), await arabic.dialogue(...who)]
      return one && other && { ...one, goOn: choose(one.goOn, other.goOn) }
    },
  }
}

type Way<More extends unknown[]> = (question: Question, ...more: More) => Promise<Answer>

const teamCommands = (parts: CommandParts) => [...createFreeze(parts), createHeld(parts)]

function commandsWith(given: Omit<CommandParts, 'replies'>) {
  const replies = createReplies(given.texts)
  const parts = { ...given, replies }
  const lists = createLists(parts)
  const topic = createTopic(parts, lists)
  const topics = createTopics(parts)
  const search = createSearch(parts, lists, topic)
  const help = createHelp(parts)
  const team = createTeam(parts, help.answer)
  const editing = createEditing({
    ...parts,
    messages: createEditingMessages(given.texts),
    help: help.answer,
  })
  const find = (name: string) => commands.find((command) => command.name === name)
  const start = createStart(parts, find, team.join)
  const commands: Command[] = [
    createLatest(parts, lists),
    topics,
    topic,
    search,
    createRead(parts),
    createAbout(parts),
    ...createPersonal(parts, start.answer),
    start,
    help,
    team,
    personally(parts, createWhy(parts, help.answer)),
    ...teamCommands(parts).map((command) => teamOnly(parts, help.answer, command)),
    ...editing.commands,
    createMore(parts, lists, topics),
  ]
  return {
    commands,
    plain: createPlainText(parts, commands, wordKeys, { topic, search }),
    help: help.answer,
    dialogue: editing.dialogue,
    care: createCare(parts),
    failed: replies.failed,
    tooMany: replies.tooMany,
    writeInPrivate: replies.writeInPrivate,
    mayNotShow: replies.mayNotShow,
    withShowToAll: (...[message, command]: [Parameters<typeof withShowToAll>[0], string]) =>
      withShowToAll(message, parts.texts.say(message.language, 'show-to-all'), command),
  }
}
