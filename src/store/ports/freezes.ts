/** The port of the freeze: whether all broadcasts are stopped, in the store, so that every process obeys at its next claim. */

import type { Instant } from '../../news.ts'

export type Freeze = {
  /** Grows with each freeze: a button to end one does not end a later one. */
  number: number
  since: Instant
  /** As in the audit: `person:7`, `cli`, `console`. */
  by: string
}

export type Freezes = {
  current(): Promise<Freeze | undefined>
  /** Who ended the freeze of this number, as in the audit; undefined while it lasts. */
  endedBy(number: number): Promise<string | undefined>
  /** From the end of this transaction on no process claims what a freeze holds. False where everything is stopped already. */
  freeze(options: { by: string; now: Instant }): Promise<boolean>
  /** False where nothing is stopped, or not by this freeze. */
  thaw(options: { by: string; now: Instant; number?: number }): Promise<boolean>
}
