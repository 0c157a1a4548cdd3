/** What Discord checks in a form, and what it tells of one that was filled in. */
import { invalidForm } from './refusal.ts'

type Input = {
  type: number
  custom_id?: string
  style?: number
  value?: string
  min_length?: number
  max_length?: number
  required?: boolean
  max_values?: number
}

export type ModalBody = {
  custom_id: string
  title: string
  components: { type: number; label?: string; description?: string; component?: Input }[]
}

export type GivenFile = { name: string; size: number; url: string }

const between = (min: number, max: number): [string, string] => [
  'BASE_TYPE_BAD_LENGTH',
  `Must be between ${min} and ${max} in length.`,
]

const isWithin = (text: string | undefined, min: number, max: number) =>
  text !== undefined && text.length >= min && text.length <= max

/** Throws what Discord would answer. */
export function checkModal(body: Partial<ModalBody>): ModalBody {
  const { custom_id = '', title = '', components = [] } = body
  const fields: Record<string, [string, string]> = {}
  if (!isWithin(custom_id, 1, 100)) fields['custom_id'] = between(1, 100)
  if (!isWithin(title, 1, 45)) fields['title'] = between(1, 45)
  if (components.length < 1 || components.length > 5) fields['components'] = between(1, 5)
  const ids = new Set<string>()
  for (const [index, { type, label, description, component }] of components.entries()) {
    const at = `components.${index}`
    if (type !== 18 || !component || ![4, 19].includes(component.type)) {
      fields[`${at}.type`] = ['UNION_TYPE_CHOICES', 'Value of field "type" must be one of (18,).']
      continue
    }
    if (!isWithin(label, 1, 45)) fields[`${at}.label`] = between(1, 45)
    if (description !== undefined && !isWithin(description, 1, 100)) {
      fields[`${at}.description`] = between(1, 100)
    }
    const { custom_id: id, type: kind, style, value, max_length: longest = 4000 } = component
    if (!isWithin(id, 1, 100) || ids.has(id ?? '')) {
      fields[`${at}.component.custom_id`] = between(1, 100)
    }
    ids.add(id ?? '')
    if (kind !== 4) continue
    if (style !== 1 && style !== 2) {
      fields[`${at}.component.style`] = ['BASE_TYPE_CHOICES', 'Value must be one of (1, 2).']
    }
    if (longest < 1 || longest > 4000) fields[`${at}.component.max_length`] = between(1, 4000)
    if (value !== undefined && !isWithin(value, 0, longest)) {
      fields[`${at}.component.value`] = between(0, longest)
    }
  }
  if (Object.keys(fields).length > 0) throw invalidForm(fields)
  return { custom_id, title, components }
}

/** The data of the interaction that a filled form makes. Throws where Discord's client would not send it. */
export function submitted(
  { custom_id, components }: ModalBody,
  fields: Record<string, string>,
  file?: GivenFile,
): object {
  const inputs = components.flatMap(({ component }) => component ?? [])
  for (const key of Object.keys(fields)) {
    if (!inputs.some((one) => one.custom_id === key)) throw new Error(`No field ${key}.`)
  }
  const filled = inputs.map(({ type, custom_id: id = '', value = '', max_length, required }) => {
    if (type === 19) {
      if (required && !file) throw new Error(`A file is required for ${id}.`)
      return { type, custom_id: id, values: file ? ['1'] : [] }
    }
    const text = fields[id] ?? value
    if (text.length > (max_length ?? 4000)) throw new Error(`Too long for ${id}.`)
    if (required && text === '') throw new Error(`${id} is required.`)
    return { type, custom_id: id, value: text }
  })
  const attachment = file && { id: '1', filename: file.name, size: file.size, url: file.url }
  return {
    custom_id,
    components: filled.map((component) => ({ type: 18, component })),
    ...(attachment ? { resolved: { attachments: { 1: attachment } } } : {}),
  }
}
