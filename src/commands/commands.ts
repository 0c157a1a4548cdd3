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

export function createCommands(given: Omit<CommandParts, 'replies'>) {
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
    withShowToAll: (...[message, command]: [Parameters<typeof withShowToAll>[0], string]) =>
      withShowToAll(message, parts.texts.say(message.language, 'show-to-all'), command),
  }
}
