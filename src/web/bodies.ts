/** What the console's page may send, read from JSON: a wrong shape is undefined, never a guess. */

import type { Destination, GivenRelease, SameName } from './api.ts'

type Shape<T> = (value: unknown) => T | undefined

const object = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined

const text = (value: unknown, longest: number): string | undefined =>
  typeof value === 'string' && value.length <= longest ? value : undefined

const number = (value: unknown): number | undefined =>
  Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : undefined

/** As much as a chat platform lets a person type. */
const longestLine = 4096
const longestField = 1000

const isLanguage = /^[a-z]{2,3}$/

function languageIn(fields: Record<string, unknown>): string | undefined {
  const language = text(fields['language'], 3)
  return language && isLanguage.test(language) ? language : undefined
}

/** Of an entry of the chat, as a random UUID has. */
const longestId = 40

/** A line that is said or typed. */
export const line: Shape<{ text: string; language: string }> = (value) => {
  const fields = object(value)
  const words = fields && text(fields['text'], longestLine)
  const language = fields && languageIn(fields)
  return words === undefined || !language ? undefined : { text: words, language }
}

export const press: Shape<{ entry: string; row: number; column: number; language: string }> = (
  value,
) => {
  const fields = object(value)
  if (!fields) return undefined
  const [entry, language] = [text(fields['entry'], longestId), languageIn(fields)]
  const [row, column] = [number(fields['row']), number(fields['column'])]
  if (!entry || !language || row === undefined || column === undefined) return undefined
  return { entry, row, column, language }
}

/** What exact posts are asked for: an item, or an entry of the chat. */
export const subject: Shape<{ item: number } | { entry: string }> = (value) => {
  const fields = object(value)
  const [item, entry] = [number(fields?.['item']), text(fields?.['entry'], longestId)]
  if (item !== undefined) return { item }
  return entry === undefined ? undefined : { entry }
}

const base64 = /^[A-Za-z0-9+/]*={0,2}$/

export const release: Shape<GivenRelease> = (value) => {
  const fields = object(value)
  const name = fields?.['name'] === undefined ? undefined : text(fields['name'], 200)
  const bytes = text(fields?.['bytes'], Number.MAX_SAFE_INTEGER)
  if (!fields || !bytes || !base64.test(bytes)) return undefined
  if (fields['name'] !== undefined && !name) return undefined
  const mended = (['title', 'date', 'issuer'] as const).map((field) => [field, fields[field]])
  if (mended.some(([, given]) => given !== undefined && text(given, longestField) === undefined))
    return undefined
  const { urgent } = fields
  if (urgent !== undefined && typeof urgent !== 'boolean') return undefined
  const answer = sameName(fields['answer'])
  if (fields['answer'] !== undefined && !answer) return undefined
  return {
    ...(name ? { name } : {}),
    bytes,
    ...Object.fromEntries(mended.filter(([, given]) => given !== undefined)),
    ...(urgent ? { urgent } : {}),
    ...(answer ? { answer } : {}),
  }
}

const sameName: Shape<SameName> = (value) => {
  if (value === 'new') return value
  const fields = object(value)
  const [corrects, revision] = [number(fields?.['corrects']), number(fields?.['revision'])]
  return corrects === undefined || revision === undefined ? undefined : { corrects, revision }
}

const destination: Shape<Destination> = (value) => {
  if (value === 'all' || value === 'here') return value
  const chats = Array.isArray(value) ? value.map(number) : []
  const known = chats.filter((chat) => chat !== undefined)
  return known.length > 0 && known.length === chats.length ? known : undefined
}

export const publication: Shape<{ release: GivenRelease; to: Destination; language: string }> = (
  value,
) => {
  const fields = object(value)
  const given = release(fields?.['release'])
  const to = destination(fields?.['to'])
  const language = fields && languageIn(fields)
  return given && to && language ? { release: given, to, language } : undefined
}

export const start: Shape<{ language: string }> = (value) => {
  const fields = object(value)
  const language = fields && languageIn(fields)
  return language ? { language } : undefined
}
