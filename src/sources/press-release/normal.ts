/** One spelling for every text: composed letters, plain line ends, no invisible marks. */

import { createHash } from 'node:crypto'

/** Byte order marks, bidi controls, soft hyphens, zero-width spaces and control characters. */
const INVISIBLE =
  // eslint-disable-next-line no-control-regex -- they are removed here
  /[\ufeff\u00ad\u200b\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\0-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g

// eslint-disable-next-line no-control-regex -- vertical tab and form feed end lines too
const LINE_END = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g

export function normalise(text: string): string {
  return text.replace(LINE_END, '\n').replace(INVISIBLE, '').normalize('NFC')
}

/** SHA-256 (hex) of a text with its white space folded, or of bytes that are no text. */
export function identityOf(content: string | Uint8Array): string {
  const folded = typeof content === 'string' ? content.replace(/\s+/g, ' ').trim() : content
  return createHash('sha256').update(folded).digest('hex')
}
