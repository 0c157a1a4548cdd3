/** Turns the bytes of a file into text, or says why they are none. */

import type { Doubt } from './result.ts'

export type Decoded = { ok: true; text: string; doubts: Doubt[] } | { ok: false; reason: string }

/** First bytes (as Latin-1) of files that people take for text. */
const DOCUMENTS: readonly (readonly [magic: string, name: string])[] = [
  ['%PDF-', 'a PDF document'],
  ['PK\u0003\u0004', 'a Word document or a ZIP archive'],
  ['\u00d0\u00cf\u0011\u00e0', 'an old Word document'],
  ['{\\rtf', 'an RTF document'],
  ['\u0089PNG', 'a picture'],
  ['\u00ff\u00d8\u00ff', 'a picture'],
]

/** Single-byte encodings, the likelier first; with equal letters the first wins. */
const SINGLE_BYTE = ['windows-1252', 'windows-1256', 'windows-1254'] as const

/**
 * UTF-8 that was read as a single-byte encoding: `â€™`, `Ã©`, `Ø§Ù„`, and the same letters in windows-1256.
 * No language writes these side by side; «ملجأ»» is Arabic, so guillemets are no sign of it.
 */
const MOJIBAKE =
  /â€|Ã[\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|Â[\u0080-\u00a0£§©°·]|[ØÙ][\u0080-\u00bf„…†ƒˆŠ]|أ[©¨§¢´®¯¶¼±]|ط[§¨©ھ¯±³´¹]ط|ط§ظ„/u

const EMPTY = 'The file is empty; put the text of the release into it'
const BINARY = 'The file is not text; save the release as plain text (UTF-8)'
const BROKEN = 'The encoding is broken and some letters are lost; save the release again as UTF-8'

/** Text as it stands, or bytes in UTF-8, UTF-16, windows-1252, -1254 or -1256. */
export function decode(input: Uint8Array | string): Decoded {
  const decoded = typeof input === 'string' ? sure(input) : decodeBytes(input)
  if (!decoded.ok) return decoded
  if (decoded.text.includes('\ufffd') || !decoded.text.isWellFormed()) return not(BROKEN)
  if (MOJIBAKE.test(decoded.text)) return not(BROKEN)
  if (isBinary(decoded.text)) return not(BINARY)
  if (!/[\p{L}\p{N}]/u.test(decoded.text)) return not(EMPTY)
  return decoded
}

function decodeBytes(bytes: Uint8Array): Decoded {
  const start = String.fromCharCode(...bytes.subarray(0, 8))
  const document = DOCUMENTS.find(([magic]) => start.startsWith(magic))
  if (document) return not(`The file is ${document[1]}; save the release as plain text (UTF-8)`)
  const wide = start.startsWith('\u00ff\u00fe')
    ? 'utf-16le'
    : start.startsWith('\u00fe\u00ff')
      ? 'utf-16be'
      : wideWithoutMark(bytes)
  if (wide) return strict(bytes, wide) ?? not(BROKEN)
  if (bytes.includes(0)) return not(BINARY)
  return strict(bytes, 'utf-8') ?? (isMostlyUtf8(bytes) ? not(BROKEN) : singleByte(bytes))
}

function strict(bytes: Uint8Array, encoding: string): Decoded | undefined {
  try {
    return sure(new TextDecoder(encoding, { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

/** UTF-16 without a mark: the zero halves of spaces and line ends stand on one side only. */
function wideWithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes.length < 4 || bytes.length % 2 === 1 || !bytes.includes(0)) return undefined
  const zeros = [0, 0]
  for (const [index, byte] of bytes.entries()) if (byte === 0) zeros[index % 2]! += 1
  const [even = 0, odd = 0] = zeros
  if (even + odd < bytes.length / 40) return undefined
  if (odd > 20 * even) return 'utf-16le'
  return even > 20 * odd ? 'utf-16be' : undefined
}

/** As many whole UTF-8 letters as broken ones: no other encoding looks like this by chance. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes)
  const broken = text.match(/\ufffd/g)?.length ?? 0
  const whole = text.match(/[^\0-\u007f\ufffd]/g)?.length ?? 0
  return whole >= broken
}

function singleByte(bytes: Uint8Array): Decoded {
  const readings = SINGLE_BYTE.map((encoding) => {
    const text = new TextDecoder(encoding).decode(bytes)
    return { encoding, text, score: plausibility(text) }
  })
  const best = readings.reduce((a, b) => (b.score > a.score ? b : a))
  if (best.score <= 0) return not(BROKEN)
  const reason = `The file is not UTF-8; it was read as ${best.encoding}`
  return { ok: true, text: best.text, doubts: [{ field: 'text', reason }] }
}

/** Letters outside ASCII that stand where a language puts them, less those that no word would hold. */
function plausibility(text: string): number {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  const arabic = count(/(?<![a-z])[\u0621-\u064a](?![a-z])/giu)
  const accented = count(/[À-ÖØ-ßà-öø-ÿŒœŠšŽžŸĞğİıŞş](?=[a-z ,.;:!?)\n’'-]|$)/gu)
  const quotes = count(/[“”‘’«»–—…،؛؟]/gu)
  const mixed = count(/[a-z][\u0621-\u06ff]|[\u0621-\u06ff][a-z]/giu)
  const capitalInside = count(/\p{Ll}\p{Lu}/gu)
  const foreign = count(/[ðþýÐÞÝ\u0080-\u009f¤¦¨¯¸¹º¼-¾]/gu)
  return 2 * arabic + accented + quotes - 3 * mixed - 3 * capitalInside - 4 * foreign
}

function isBinary(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  const controls = text.match(/[\0-\u0008\u000e-\u0019\u001b-\u001f]/g)?.length ?? 0
  return text.includes('\0') || controls * 100 > text.length
}

const sure = (text: string): Decoded => ({ ok: true, text, doubts: [] })
const not = (reason: string): Decoded => ({ ok: false, reason })
