/** What the bot asks about itself and chats: getMe, getChat, getChatMember, the menu, and answers to presses. */
import { accessedChat } from './access.ts'
import { textIn, type Fields } from './body.ts'
import { bad } from './refusal.ts'
import { chatView, type World } from './world.ts'

type Command = { command: string; description: string }

export function createKnowing(world: World) {
  const scopeOf = (fields: Fields) =>
    `${JSON.stringify(fields['scope'] ?? null)} ${textIn(fields, 'language_code')}`

  return {
    getMe: () => world.me,

    getChat(fields: Fields) {
      const chat = accessedChat(world, fields['chat_id'], 'read')
      const { permissions } = chat
      return { ...chatView(chat), ...(permissions ? { permissions } : {}) }
    },

    getChatMember(fields: Fields) {
      const chat = accessedChat(world, fields['chat_id'], 'read')
      if (Number(fields['user_id']) !== world.me.id) throw bad('user not found')
      return { user: world.me, ...chat.bot }
    },

    getFile(fields: Fields) {
      const file_id = textIn(fields, 'file_id')
      const file_size = world.documents.get(file_id)?.length
      if (file_size === undefined) throw bad('wrong file_id or the file is temporarily unavailable')
      if (file_size > 20_000_000) throw bad('file is too big')
      return { file_id, file_unique_id: file_id, file_size, file_path: `documents/${file_id}` }
    },

    getMyCommands: (fields: Fields) => world.commands.get(scopeOf(fields)) ?? [],

    setMyCommands(fields: Fields) {
      const commands = fields['commands'] as Command[]
      if (commands.length > 100) throw bad('BOT_COMMANDS_TOO_MUCH')
      for (const { command, description } of commands) {
        if (command.length > 32) throw bad('command length must not exceed 32')
        if (!/^[a-z0-9_]+$/.test(command)) throw bad('BOT_COMMAND_INVALID')
        if (description.length < 1 || description.length > 256) {
          throw bad('BOT_COMMAND_DESCRIPTION_INVALID')
        }
      }
      world.commands.set(scopeOf(fields), commands)
      return true
    },

    answerCallbackQuery(fields: Fields) {
      const id = textIn(fields, 'callback_query_id')
      const text = textIn(fields, 'text')
      if (!world.queries.delete(id)) {
        throw bad('query is too old and response timeout expired or query ID is invalid')
      }
      if (text.length > 200) throw bad('MESSAGE_TOO_LONG')
      world.answers.set(id, text === '' ? {} : { text })
      return true
    },
  }
}
