/** The port of what redactions still have to remove outside the tables: known from their transaction on, until it is done. */

type Erasure = {
  id: number
  /** Hashes of the redacted item's pictures, but for those that another item shows by now. */
  pictures: string[]
}

export type Erasures = {
  open(): Promise<Erasure[]>
  /** Everything of these is removed. */
  done(ids: number[]): Promise<void>
}
