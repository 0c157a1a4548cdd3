/** Ports of the desk: sources, the owner's settings, and the audit. */

import type { Instant } from '../../news.ts'

export type SourceSettings = {
  name: string
  /** Wins over what is read from the credit. */
  issuer?: string
  /** Language of the source where the text does not tell. */
  language?: string
  /** Opt-ins: contact blocks and notes to editors are never posted without. */
  postContact: boolean
  postNotes: boolean
}

export type Source = { key: string; kind: 'drop-folder' | 'editor'; settings: SourceSettings }

export type Sources = {
  all(): Promise<Source[]>
  get(key: string): Promise<Source | undefined>
  put(source: Source, options: { by: string; now: Instant }): Promise<void>
}

/** The owner's texts and budgets by key; a value is a string as `barid set KEY VALUE` gave it. */
export type Settings = {
  all(): Promise<Record<string, string>>
  get(key: string): Promise<string | undefined>
  set(key: string, value: string | undefined, options: { by: string; now: Instant }): Promise<void>
}

/** Append only. Names no address, no text of people. */
export type AuditLog = {
  list(limit: number): Promise<{ at: Instant; by: string; action: string; detail: string }[]>
}
