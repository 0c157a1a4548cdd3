/** The seal: nothing can be read, changed or linked without the secret. */
import { describe, expect, it } from 'vitest'
import { assert, property, string } from 'fast-check'
import { createSeal } from '../../src/store/seal.ts'

const seal = createSeal('one secret')
const changed = 'Changed, or sealed under another secret'

describe('the seal', () => {
  it('opens what it sealed, and seals the same text to another each time', () => {
    assert(
      property(string({ unit: 'grapheme' }), (text) => {
        const [a, b] = [seal.seal(text), seal.seal(text)]
        expect([seal.open(a), seal.open(b)]).toEqual([text, text])
        expect(a).not.toBe(b)
        expect(a).toMatch(/^v1\.[\w-]+$/)
      }),
    )
  })

  it('refuses what was changed in any character, cut, or sealed under another secret', () => {
    const sealed = createSeal('one secret', () => Buffer.alloc(12, 7)).seal('telegram:1')
    // The last character holds bits that base64url does not use.
    for (let at = 3; at < sealed.length - 1; at++) {
      const other = sealed[at] === 'A' ? 'B' : 'A'
      expect(() => seal.open(sealed.slice(0, at) + other + sealed.slice(at + 1))).toThrow(changed)
    }
    for (const end of [0, 3, 10, 30])
      expect(() => seal.open(sealed.slice(0, end))).toThrow(/sealed/)
    expect(() => createSeal('another').open(sealed)).toThrow(changed)
    expect(() => seal.open(`v2.${sealed.slice(3)}`)).toThrow('Not sealed by this version')
  })

  it('hashes the same text alike, and otherwise under another secret', () => {
    expect(seal.keyedHash('telegram:1')).toBe(createSeal('one secret').keyedHash('telegram:1'))
    expect(seal.keyedHash('telegram:1')).not.toBe(seal.keyedHash('telegram:2'))
    expect(seal.keyedHash('telegram:1')).not.toBe(createSeal('another').keyedHash('telegram:1'))
    expect(seal.keyedHash('telegram:1')).toMatch(/^[\w-]{43}$/)
  })
})
