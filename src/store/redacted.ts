/** What stands in the place of the hash of a redacted text. */

import type { Seal } from './seal.ts'

/** The text can be recognised when it comes again, and not be guessed. */
export const redactedIdentity = (seal: Pick<Seal, 'keyedHash'>, identity: string) =>
  `redacted ${seal.keyedHash(`redacted ${identity}`)}`

const isRedacted = (identity: string) => identity.startsWith('redacted ')

/** As an identity, once: it may be redacted again. */
export const redactedKey = (seal: Pick<Seal, 'keyedHash'>, key: string) =>
  isRedacted(key) ? key : redactedIdentity(seal, key)
