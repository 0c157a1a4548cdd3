/** An entry of the console's chat, and the text as which it is kept. */
import type { AnswerFile } from '../inbound.ts'
import type { ConsolePayload } from './render.ts'

export type ReaderEntry = { from: 'reader'; text: string }

/** `marker`: of the operation that posted it. */
export type BaridEntry = ConsolePayload & {
  from: 'barid'
  picture?: string
  replyTo?: string
  file?: AnswerFile
  marker?: string
}

/** What was said there is erased; a post that is still to be edited has its place. */
type Erased = { from: 'nobody' }

type Content = ReaderEntry | BaridEntry | Erased

export type Entry = { id: string } & Content

type Kept =
  | ReaderEntry
  | (Omit<BaridEntry, 'file'> & { file?: Omit<AnswerFile, 'bytes'> & { base64: string } })

export function entryText(content: ReaderEntry | BaridEntry): string {
  if (content.from === 'reader' || !content.file) return JSON.stringify(content satisfies Content)
  const { bytes, ...file } = content.file
  const kept: Kept = {
    ...content,
    file: { ...file, base64: Buffer.from(bytes).toString('base64') },
  }
  return JSON.stringify(kept)
}

export function readEntry(text: string): ReaderEntry | BaridEntry {
  const kept = JSON.parse(text) as Kept
  if (kept.from === 'reader' || !kept.file) return kept as ReaderEntry | BaridEntry
  const { base64, ...file } = kept.file
  return { ...kept, file: { ...file, bytes: Buffer.from(base64, 'base64') } }
}
