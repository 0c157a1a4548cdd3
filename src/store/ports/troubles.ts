/** The port of troubles: what a person must be told of, each with a beginning and an end, so that it is told once. */

import type { Instant } from '../../news.ts'

export type Trouble = {
  /** Of this time that it happens: the next time has another. */
  id: number
  /** Such as `chat-paused`, `source-silent`. */
  kind: string
  /** What it befalls, such as a chat's number or a source's key; empty for the whole. Names no person. */
  subject: string
  since: Instant
}

export type Troubles = {
  /** The open one of this kind and subject, which begins now where there is none. */
  begin(kind: string, subject: string, now: Instant): Promise<Trouble>
  end(id: number, now: Instant): Promise<void>
  /** Oldest first. */
  open(): Promise<Trouble[]>
}
