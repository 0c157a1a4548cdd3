/** sendMessage, sendPhoto, the edits and deleteMessage. */
import { accessedChat, accessedThread, mayWrite } from './access.ts'
import type { FakeFile, Fields } from './body.ts'
import { checkedMarkup } from './markup.ts'
import { bad, Refusal } from './refusal.ts'
import { checkedText, checkUrl } from './text.ts'
import { chatView, type FakeChat, type FakeMessage, type World } from './world.ts'

const caption = { limit: 1024, tooLong: 'message caption is too long', empty: 'allowed' } as const
const text = { limit: 4096, tooLong: 'message is too long', empty: 'refused' } as const

/** `folklore` adds what is said of the server and documented nowhere. */
export function createPosting(world: World, folklore: boolean) {
  const isPhoto = (message: FakeMessage) => message.photo !== undefined

  function put(
    chat: FakeChat,
    fields: Fields,
    content: Partial<FakeMessage>,
    markup: FakeMessage['reply_markup'],
  ): FakeMessage {
    const thread = accessedThread(chat, fields['message_thread_id'])
    mayWrite(chat, content.photo ? 'photo' : 'text')
    const message: FakeMessage = {
      message_id: world.nextId(),
      date: world.seconds(),
      chat: chatView(chat),
      ...(chat.type === 'channel' ? { sender_chat: chatView(chat) } : { from: world.me }),
      ...(thread === undefined ? {} : { message_thread_id: thread, is_topic_message: true }),
      ...repliedTo(chat, fields['reply_parameters']),
      ...content,
      ...(markup ? { reply_markup: markup } : {}),
    }
    chat.messages.push(message)
    return message
  }

  function repliedTo(chat: FakeChat, parameters: unknown): Partial<FakeMessage> {
    if (parameters === undefined) return {}
    const { message_id, allow_sending_without_reply } = parameters as Record<string, unknown>
    const target = chat.messages.find((one) => one.message_id === Number(message_id))
    if (target) return { reply_to_message: { message_id: target.message_id } }
    if (allow_sending_without_reply === true) return {}
    throw bad('message to be replied not found')
  }

  function editable(fields: Fields): { chat: FakeChat; message: FakeMessage } {
    const chat = accessedChat(world, fields['chat_id'], 'edit')
    const message = chat.messages.find((one) => one.message_id === Number(fields['message_id']))
    if (!message) throw bad('message to edit not found')
    if (!isOwn(chat, message)) throw bad("message can't be edited")
    return { chat, message }
  }

  /** Applies an edit; a keyboard that is left out vanishes. */
  function edit(message: FakeMessage, change: Partial<FakeMessage>): FakeMessage {
    const edited: FakeMessage = { ...message, ...change }
    if (change.reply_markup === undefined) delete edited.reply_markup
    if (JSON.stringify(contentOf(edited)) === JSON.stringify(contentOf(message))) {
      throw bad(
        'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
      )
    }
    if (change.reply_markup === undefined) delete message.reply_markup
    return Object.assign(message, change)
  }

  const isOwn = (chat: FakeChat, message: FakeMessage) =>
    chat.type === 'channel' ? message.sender_chat !== undefined : message.from?.id === world.me.id

  return {
    sendMessage(fields: Fields) {
      const checked = checkedText(fields['text'], fields['entities'], { ...text, folklore })
      const markup = checkedMarkup(fields['reply_markup'], folklore)
      const preview = previewOf(fields)
      const chat = accessedChat(world, fields['chat_id'], 'write')
      return put(chat, fields, { ...checked, ...preview }, markup)
    },

    sendPhoto(fields: Fields, files: Map<string, FakeFile>) {
      const checked = checkedText(fields['caption'], fields['caption_entities'], {
        ...caption,
        folklore,
      })
      const markup = checkedMarkup(fields['reply_markup'], folklore)
      const chat = accessedChat(world, fields['chat_id'], 'write')
      const photo = photoOf(world, fields['photo'], files)
      return put(
        chat,
        fields,
        { caption: checked.text, caption_entities: checked.entities, photo },
        markup,
      )
    },

    sendDocument(fields: Fields, files: Map<string, FakeFile>) {
      const checked = checkedText(fields['caption'], fields['caption_entities'], {
        ...caption,
        folklore,
      })
      const markup = checkedMarkup(fields['reply_markup'], folklore)
      const chat = accessedChat(world, fields['chat_id'], 'write')
      const document = documentOf(fields['document'], files)
      const words = { caption: checked.text, caption_entities: checked.entities }
      return put(chat, fields, { ...words, document }, markup)
    },

    editMessageText(fields: Fields) {
      const rules = { ...text, tooLong: 'MESSAGE_TOO_LONG', folklore }
      const checked = checkedText(fields['text'], fields['entities'], rules)
      const markup = checkedMarkup(fields['reply_markup'], folklore)
      const { message } = editable(fields)
      if (isPhoto(message)) throw bad('there is no text in the message to edit')
      return edit(message, {
        ...checked,
        ...previewOf(fields),
        ...(markup ? { reply_markup: markup } : {}),
      })
    },

    editMessageCaption(fields: Fields) {
      const rules = { ...caption, tooLong: 'MEDIA_CAPTION_TOO_LONG', folklore }
      const checked = checkedText(fields['caption'], fields['caption_entities'], rules)
      const markup = checkedMarkup(fields['reply_markup'], folklore)
      const { message } = editable(fields)
      if (!isPhoto(message)) throw bad('there is no caption in the message to edit')
      return edit(message, {
        caption: checked.text,
        caption_entities: checked.entities,
        ...(markup ? { reply_markup: markup } : {}),
      })
    },

    editMessageMedia(fields: Fields, files: Map<string, FakeFile>) {
      const media = fields['media'] as Fields
      const rules = { ...caption, tooLong: 'MEDIA_CAPTION_TOO_LONG', folklore }
      const checked = checkedText(media['caption'], media['caption_entities'], rules)
      const markup = checkedMarkup(fields['reply_markup'], folklore)
      const { message } = editable(fields)
      return edit(message, {
        photo: photoOf(world, media['media'], files),
        caption: checked.text,
        caption_entities: checked.entities,
        ...(markup ? { reply_markup: markup } : {}),
      })
    },

    editMessageReplyMarkup(fields: Fields) {
      const markup = checkedMarkup(fields['reply_markup'], folklore)
      const { message } = editable(fields)
      return edit(message, markup ? { reply_markup: markup } : {})
    },

    deleteMessage(fields: Fields) {
      const chat = accessedChat(world, fields['chat_id'], 'edit')
      const at = chat.messages.findIndex((one) => one.message_id === Number(fields['message_id']))
      const message = chat.messages[at]
      if (!message) throw bad('message to delete not found')
      const mayAny = chat.bot.can_delete_messages === true
      if (!isOwn(chat, message) && !mayAny) throw bad("message can't be deleted")
      if (world.seconds() - message.date > 2 * 86_400) {
        throw bad("message can't be deleted for everyone")
      }
      chat.messages.splice(at, 1)
      return true
    },
  }
}

const contentOf = (message: FakeMessage) => [
  message.text,
  message.entities,
  message.caption,
  message.caption_entities,
  message.reply_markup,
  message.photo,
]

function previewOf(fields: Fields): Partial<FakeMessage> {
  const options = fields['link_preview_options'] as { url?: string } | undefined
  if (!options) return {}
  if (options.url !== undefined) checkUrl(options.url, 'entity')
  return { link_preview_options: options }
}

const largestPhoto = 10_485_760

function photoOf(world: World, value: unknown, files: Map<string, FakeFile>): FakeMessage['photo'] {
  const name = typeof value === 'string' ? value : ''
  const upload = files.get(name.replace(/^attach:\/\//, '')) ?? files.get('photo')
  if (upload) {
    if (upload.bytes.length === 0) throw bad('file must be non-empty')
    if (upload.bytes.length > largestPhoto) {
      throw bad(
        `File of size ${upload.bytes.length} bytes is too big for a photo; the maximum size is ${largestPhoto} bytes`,
      )
    }
    if (!isPicture(upload.bytes)) throw bad('IMAGE_PROCESS_FAILED')
    const id = `photo-${world.files.size + 1}`
    world.files.set(id, `${upload.bytes.length} bytes`)
    return sizesOf(id)
  }
  if (world.files.has(name)) return sizesOf(name)
  if (/^https?:\/\//.test(name)) throw bad('failed to get HTTP URL content')
  throw bad('wrong file identifier/HTTP URL specified')
}

const largestDocument = 52_428_800

/** Multipart alone, which may hold anything up to 50 MB. */
function documentOf(value: unknown, files: Map<string, FakeFile>): FakeMessage['document'] {
  const name = typeof value === 'string' ? value.replace(/^attach:\/\//, '') : 'document'
  const upload = files.get(name)
  if (!upload) throw bad('wrong file identifier/HTTP URL specified')
  if (upload.bytes.length === 0) throw bad('file must be non-empty')
  if (upload.bytes.length > largestDocument) throw new Refusal(413, 'Request Entity Too Large')
  return { file_id: `document-${upload.name}`, file_name: upload.name, text: String(upload.bytes) }
}

const sizesOf = (file_id: string): FakeMessage['photo'] => [
  { file_id: `${file_id}-small`, file_unique_id: 'small', width: 90, height: 90 },
  { file_id, file_unique_id: 'large', width: 800, height: 800 },
]

const isPicture = (bytes: Buffer) =>
  ['ffd8ff', '89504e', '474946', '524946'].includes(bytes.subarray(0, 3).toString('hex'))
