/** What the CLI prints: a sentence for people or, with `--json`, one object a line. */

export type Output = {
  row(object: Record<string, unknown>, text: string): void
  /** For people alone, such as what to do when a list is empty. */
  hint(text: string): void
  /** Something went wrong: on standard error (with `--json` an object with `error`), with exit code 1 at the end. */
  fault(object: Record<string, unknown>, text: string): void
  readonly failed: boolean
  /** A program reads along: nothing is asked. */
  readonly json: boolean
}

type Streams = { out: (line: string) => void; err: (line: string) => void }

export function createOutput(json: boolean, { out, err }: Streams): Output {
  let failed = false
  return {
    json,
    row(object, text) {
      out(json ? JSON.stringify(object) : text)
    },
    hint(text) {
      if (!json) out(text)
    },
    fault(object, text) {
      failed = true
      if (json) out(JSON.stringify({ ...object, error: text }))
      else err(text)
    },
    get failed() {
      return failed
    },
  }
}

/** What goes with an address, a slug or a number: the parts that there are, with dots between. */
export const marks = (parts: unknown[]) => parts.filter(Boolean).join(' · ')

/** Bad usage: exit code 2 and a sentence that says what to write instead. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** A shared chat by its address, which other verbs take, and by its name where that is known. */
export const placeText = (address: string, title: string | undefined): string =>
  title === undefined ? address : `${address} (${title})`
