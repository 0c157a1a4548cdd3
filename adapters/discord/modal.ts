/** A form as Discord's modal, and what comes back of one. Pure. */
import {
  type Form,
  type FormField,
  largestTextFile,
  textFormatOf,
  type TextFormat,
} from '../../messages/form.ts'
import { cutAtWord } from '../../messages/plain.ts'

type Input =
  | {
      type: 4
      custom_id: string
      style: 1 | 2
      required: boolean
      value?: string
      max_length: number
    }
  | { type: 19; custom_id: string; required: boolean; min_values: 0 | 1; max_values: 1 }

/** The data of a callback of type 9. */
export type Modal = {
  custom_id: string
  title: string
  components: { type: 18; label: string; description?: string; component: Input }[]
}

/** Documented limits; lengths in UTF-16 units. */
const most = { title: 45, label: 45, description: 100, value: 4000 }

export const modalOf = ({ command, title, fields }: Form): Modal => ({
  custom_id: command,
  title: cutAtWord(title, most.title),
  components: fields.map((field) => ({
    type: 18,
    label: cutAtWord(field.label, most.label),
    ...(field.hint ? { description: cutAtWord(field.hint, most.description) } : {}),
    component: inputOf(field),
  })),
})

function inputOf({ key, kind, required, value, most: longest = most.value }: FormField): Input {
  if (kind === 'file') {
    return { type: 19, custom_id: key, required, min_values: required ? 1 : 0, max_values: 1 }
  }
  const max_length = Math.min(longest, most.value)
  const shown = value !== undefined && value !== '' && value.length <= max_length
  return {
    type: 4,
    custom_id: key,
    style: kind === 'line' ? 1 : 2,
    required,
    max_length,
    ...(shown ? { value: value.toWellFormed() } : {}),
  }
}

/** What was filled in, as the gateway tells. */
export type Submitted = {
  components?: { component?: { custom_id?: string; value?: string; values?: string[] } }[]
  resolved?: { attachments?: Record<string, Attachment> }
}

type Attachment = { filename: string; size: number; url: string }

/** A text file, still at Discord. */
export type Uploaded = { format: TextFormat; url: string }

/** An answer that was left empty is absent. */
export function answersOf({ components = [], resolved }: Submitted): {
  fields: Record<string, string>
  uploads: Record<string, Uploaded | 'refused'>
} {
  const inputs = components.flatMap(({ component }) => component ?? [])
  const fields = inputs.flatMap(({ custom_id: key = '', value = '' }) =>
    value.trim() === '' ? [] : [[key, value] as const],
  )
  const uploads = inputs.flatMap(({ custom_id: key = '', values = [] }) => {
    const file = resolved?.attachments?.[values[0] ?? '']
    const format = textFormatOf(file?.filename ?? '')
    if (!file) return []
    const isTaken = format !== undefined && file.size <= largestTextFile
    return [[key, isTaken ? { format, url: file.url } : ('refused' as const)] as const]
  })
  return { fields: Object.fromEntries(fields), uploads: Object.fromEntries(uploads) }
}
