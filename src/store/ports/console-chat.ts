/** The port of what is said in the console's chat: sealed, the newest 200 alone, gone after 90 days or with `/forget`. */

import type { Address, Instant } from '../../news.ts'

type SaidEntry = {
  /** Of the chat's own making. */
  id: string
  /** Absent where a redaction erased it: its place stays, since a post may stand there that is still to be edited. */
  content?: string
}

export type ConsoleChat = {
  /** The oldest first. */
  all(chat: Address): Promise<SaidEntry[]>
  /** Ids of what redactions erased. */
  erased(chat: Address): Promise<string[]>
  /** At the end, or in the place that it has; what is too old for the chat's length goes. */
  put(chat: Address, entry: Required<SaidEntry>, now: Instant): Promise<void>
  remove(chat: Address, id: string): Promise<void>
}
