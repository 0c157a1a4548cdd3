/** What Discord checks in a message that is created or edited; lengths in UTF-16 units. */
import { invalidForm, Refusal } from './refusal.ts'

export type EmbedBody = {
  title?: string
  description?: string
  url?: string
  image?: { url: string }
  footer?: { text: string }
}

export type ComponentBody = {
  type: number
  style?: number
  label?: string
  custom_id?: string
  url?: string
  components?: ComponentBody[]
}

export type MessageInput = {
  content?: string
  embeds?: EmbedBody[]
  components?: ComponentBody[]
  attachments?: { id: number | string; filename?: string; description?: string }[]
  allowed_mentions?: { parse?: string[]; users?: string[]; roles?: string[] }
  flags?: number
  nonce?: string | number
  enforce_nonce?: boolean
  message_reference?: { message_id: string; fail_if_not_exists?: boolean }
}

type Fields = Record<string, [string, string]>

const tooLong = (max: number): [string, string] => [
  'BASE_TYPE_MAX_LENGTH',
  `Must be ${max} or fewer in length.`,
]

const badLength = (min: number, max: number): [string, string] => [
  'BASE_TYPE_BAD_LENGTH',
  `Must be between ${min} and ${max} in length.`,
]

/** Throws what Discord would answer; `files` are the names of the uploads. */
export function checkMessage(input: MessageInput, files: string[]): void {
  const fields: Fields = {
    ...check('content', input.content, 2000),
    ...checkEmbeds(input.embeds ?? [], files),
    ...checkComponents(input.components ?? []),
    ...check('nonce', input.nonce === undefined ? undefined : String(input.nonce), 25),
  }
  for (const [index, one] of (input.attachments ?? []).entries()) {
    Object.assign(fields, check(`attachments.${index}.description`, one.description, 1024))
    if (one.filename !== undefined && !files.includes(one.filename)) {
      fields[`attachments.${index}`] = ['ATTACHMENT_NOT_FOUND', `Attachment ${one.id} not found`]
    }
  }
  const { parse = [], users } = input.allowed_mentions ?? {}
  if (parse.includes('users') && users) {
    fields['allowed_mentions'] = ['MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', 'Mutually exclusive']
  }
  if (input.enforce_nonce && input.nonce === undefined) {
    fields['nonce'] = ['BASE_TYPE_REQUIRED', 'This field is required']
  }
  if (Object.keys(fields).length > 0) throw invalidForm(fields)
}

/** After an edit or create, something must stand. */
export function checkNotEmpty(input: MessageInput, files: string[]): void {
  const has = [input.content?.trim(), input.embeds?.length, input.components?.length, files.length]
  if (!has.some(Boolean)) throw new Refusal(400, 50006, 'Cannot send an empty message')
}

const check = (path: string, text: string | undefined, max: number): Fields =>
  text !== undefined && text.length > max ? { [path]: tooLong(max) } : {}

function checkEmbeds(embeds: EmbedBody[], files: string[]): Fields {
  const fields: Fields = embeds.length > 10 ? { embeds: badLength(0, 10) } : {}
  let sum = 0
  for (const [index, embed] of embeds.entries()) {
    const at = `embeds.${index}`
    const { title, description, url, image, footer } = embed
    sum += (title?.length ?? 0) + (description?.length ?? 0) + (footer?.text.length ?? 0)
    Object.assign(fields, check(`${at}.title`, title, 256))
    Object.assign(fields, check(`${at}.description`, description, 4096))
    Object.assign(fields, check(`${at}.footer.text`, footer?.text, 2048))
    if (!title && !description && !image && !footer) {
      fields[`${at}.description`] = ['BASE_TYPE_REQUIRED', 'This field is required']
    }
    if (url !== undefined && !isUrl(url)) {
      fields[`${at}.url`] = ['URL_TYPE_INVALID_URL', 'Not a well formed URL.']
    }
    const upload = image && /^attachment:\/\/(.+)$/.exec(image.url)?.[1]
    if (image && !(upload ? files.includes(upload) : isUrl(image.url))) {
      fields[`${at}.image.url`] = ['URL_TYPE_INVALID_URL', 'Not a well formed URL.']
    }
  }
  if (sum > 6000) {
    fields['embeds'] = ['MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000']
  }
  return fields
}

function checkComponents(rows: ComponentBody[]): Fields {
  const fields: Fields = rows.length > 5 ? { components: badLength(1, 5) } : {}
  const ids = new Set<string>()
  for (const [index, { components = [] }] of rows.entries()) {
    const at = `components.${index}.components`
    if (components.length < 1 || components.length > 5) fields[at] = badLength(1, 5)
    for (const [place, { label = '', custom_id: id, url, style }] of components.entries()) {
      const here = `${at}.${place}`
      if (label.length < 1 || label.length > 80) fields[`${here}.label`] = badLength(1, 80)
      if (style === 5) {
        if (!url || url.length > 512 || !isUrl(url)) {
          fields[`${here}.url`] = ['URL_TYPE_INVALID_URL', 'Not a well formed URL.']
        }
      } else if (!id || id.length > 100) {
        fields[`${here}.custom_id`] = badLength(1, 100)
      } else if (ids.has(id)) {
        fields[`${here}.custom_id`] = [
          'COMPONENT_CUSTOM_ID_DUPLICATED',
          'Component custom id cannot be duplicated',
        ]
      } else ids.add(id)
    }
  }
  return fields
}

const isUrl = (text: string) =>
  text.length <= 2048 && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
