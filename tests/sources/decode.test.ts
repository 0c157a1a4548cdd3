/** Bytes in the encodings that offices use become the same text; other bytes are refused with a way out. */

import { describe, expect, it } from 'vitest'
import { decode } from '../../src/sources/press-release/decode.ts'
import { parseRelease } from '../../src/sources/press-release.ts'

const arabic = 'أعاد مجلس البلدات، الثلاثاء، تشغيل محطة المياه في تل ميسون.\nوقال: «شكراً» لكم؟\n'
const french =
  'Le Fonds du Cèdre a ouvert un hôpital à Genève. « Élan », « Où ? », déçu, près d’ici.\n'
const english = 'The Coalition’s “press office” – open again.\n'
const turkish = 'Zeytin Dalı Derneği üç ilçede eğitim verdi; İzmir’de çalışıyor, güneşli.\n'

/** The encoder that the platform lacks: the inverse of a single-byte decoder. */
function encode(text: string, encoding: string): Uint8Array {
  const all = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, code) => code))
  return Uint8Array.from(text.split(''), (letter) => {
    const code = all.indexOf(letter)
    if (code < 0) throw new Error(`${letter} is not in ${encoding}`)
    return code
  })
}

const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16()

describe('encodings', () => {
  it.each([
    ['UTF-8', Buffer.from(arabic), arabic],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${arabic}`), arabic],
    ['UTF-16 LE with a mark', Buffer.from(`\ufeff${arabic}`, 'utf16le'), arabic],
    ['UTF-16 BE with a mark', swapped(Buffer.from(`\ufeff${english}`, 'utf16le')), english],
    ['UTF-16 LE without a mark', Buffer.from(english, 'utf16le'), english],
    ['UTF-16 LE without a mark, Arabic', Buffer.from(arabic, 'utf16le'), arabic],
    ['UTF-16 BE without a mark', swapped(Buffer.from(arabic, 'utf16le')), arabic],
    ['windows-1256, Arabic', encode(arabic, 'windows-1256'), arabic],
    ['windows-1252, French', encode(french, 'windows-1252'), french],
    ['windows-1252, English quotes', encode(english, 'windows-1252'), english],
    ['windows-1254, Turkish', encode(turkish, 'windows-1254'), turkish],
  ])('%s', (_, bytes, text) => {
    const decoded = decode(bytes)
    expect(decoded.ok && decoded.text.replace(/^\ufeff/, '')).toBe(text)
  })

  it('says so where it had to guess', () => {
    const decoded = decode(encode(arabic, 'windows-1256'))
    expect(decoded.ok && decoded.doubts[0]?.reason).toContain('windows-1256')
  })
})

/** The bytes of a text, with the last byte of its n-th long letter cut off. */
function cut(text: string, n: number): Buffer {
  const before = [...text.matchAll(/[^\0-\u007f]/g)][n]!.index
  const [start, letter, end] = [text.slice(0, before), text.charAt(before), text.slice(before + 1)]
  return Buffer.concat([Buffer.from(start), Buffer.from(letter).subarray(0, -1), Buffer.from(end)])
}

/** UTF-8 that some program took for another encoding and saved again. */
const garbled = (text: string, encoding: string) =>
  Buffer.from(new TextDecoder(encoding).decode(Buffer.from(text)))

describe('no text', () => {
  const utf8 = Buffer.from(arabic)
  it.each([
    ['nothing', new Uint8Array(), 'empty'],
    ['white space', Buffer.from(' \r\n\t '), 'empty'],
    ['rules only', Buffer.from('-----\n***'), 'empty'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), 'picture'],
    ['a PDF', Buffer.from('%PDF-1.7 …'), 'PDF'],
    ['a Word document', Buffer.from('PK\u0003\u0004…'), 'Word'],
    ['zeros', Buffer.from([1, 2, 0, 0, 0, 3, 9, 7, 65]), 'not text'],
    ['UTF-8 with a broken letter', Buffer.concat([utf8, utf8.subarray(0, 1), utf8]), 'broken'],
    ['a file cut within a letter', utf8.subarray(0, 21), 'broken'],
    ['three curly quotes and a cut one', cut('The council’s “water plan’s” end', 3), 'as UTF-8'],
    ['one quotation mark and a cut one', cut('The council’s head’s house', 1), 'as UTF-8'],
    ['a long French text with a cut letter', cut(french, 2), 'as UTF-8'],
    ['a Turkish text with a cut letter', cut(turkish, 4), 'as UTF-8'],
    ['UTF-8 saved as windows-1252 text', garbled('The council’s leader', 'windows-1252'), 'broken'],
    ['UTF-8 saved as windows-1256 text', garbled('The council’s leader', 'windows-1256'), 'broken'],
    ['French saved as windows-1252 text', garbled('Un hôpital déçu', 'windows-1252'), 'broken'],
    ['French saved as windows-1256 text', garbled('Un café fermé', 'windows-1256'), 'broken'],
    ['Arabic saved as windows-1252 text', garbled('قال المجلس', 'windows-1252'), 'broken'],
    ['Arabic saved as windows-1256 text', garbled('قال المجلس', 'windows-1256'), 'broken'],
    ['letters already lost', Buffer.from('Caf\ufffd reopens'), 'broken'],
  ])('%s', (_, bytes, reason) => {
    const result = parseRelease(bytes, { today: '2026-04-20', format: 'text' })
    expect(result).toMatchObject({
      ok: false,
      missing: [{ field: 'text', reason: expect.stringContaining(reason) }],
    })
  })

  it('a string with half a surrogate pair', () => {
    expect(decode('Half a \ud83d face')).toMatchObject({ ok: false })
  })
})
