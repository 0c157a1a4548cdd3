/** All commands: what people can ask, in the order of the menu. */

import { createReplies } from '../../messages/replies.ts'
import { createAbout, createCare } from './about.ts'
import type { Command } from './command.ts'
import { createLatest } from './latest.ts'
import { createLists } from './lists.ts'
import { wordKeys } from './menu.ts'
import { createMore } from './more.ts'
import type { CommandParts } from './parts.ts'
import { createPersonal } from './personal.ts'
import { createPlainText } from './plain-text.ts'
import { createRead } from './read.ts'
import { createSearch } from './search.ts'
import { withShowToAll } from './show-to-all.ts'
import { createHelp, createStart } from './start.ts'
import { createTeam } from './team.ts'
import { createTopic } from './topic.ts'
import { createTopics } from './topics.ts'

/** The same commands with Western digits and with Arabic-Indic ones; who asks decides which of them answer. */
export function createCommands(given: Omit<CommandParts, 'replies'>) {
  const western = commandsWith(given)
  const arabic = commandsWith({ ...given, texts: given.texts.withDigits('arabic') })
  const choose =
    (one: Answer, other: Answer): Answer =>
    (question) =>
      (question.preferences?.digits === 'arabic' ? other : one)(question)
  return {
    ...western,
    commands: western.commands.map((command, index): Command => {
      const other = arabic.commands[index] ?? command
      return { ...command, answer: choose(command.answer, other.answer) }
    }),
    plain: choose(western.plain, arabic.plain),
    help: choose(western.help, arabic.help),
  }
}

type Answer = Command['answer']

function commandsWith(given: Omit<CommandParts, 'replies'>) {
  const replies = createReplies(given.texts)
  const parts = { ...given, replies }
  const lists = createLists(parts)
  const topic = createTopic(parts, lists)
  const topics = createTopics(parts)
  const search = createSearch(parts, lists)
  const help = createHelp(parts)
  const team = createTeam(parts, help.answer)
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
    createMore(parts, lists, topics),
  ]
  return {
    commands,
    plain: createPlainText(parts, commands, wordKeys, { topic, search }),
    help: help.answer,
    care: createCare(parts),
    failed: replies.failed,
    tooMany: replies.tooMany,
    writeInPrivate: replies.writeInPrivate,
    mayNotShow: replies.mayNotShow,
    withShowToAll: (...[message, command]: [Parameters<typeof withShowToAll>[0], string]) =>
      withShowToAll(message, parts.texts.say(message.language, 'show-to-all'), command),
  }
}
