/** Places of pages: what a button carries comes back, fits, and cannot be forged into anything else. */
import { describe, expect, it } from 'vitest'
import { aboutMessage } from '../../messages/about.ts'
import { parsePlace, placeText, type Place } from '../../src/commands/place.ts'
import { ownerTextSettings } from '../../src/owner-texts.ts'
import { texts } from '../messages/catalogues.ts'
import { readable } from '../messages/readable.ts'

const place: Place = { before: { visibleFrom: 1_795_000_000_000, number: 4127 }, first: 6 }

describe('a place', () => {
  it.each([
    place,
    { ...place, before: { ...place.before, weight: 0 } },
    { ...place, before: { ...place.before, weight: 1 } },
  ] as Place[])('comes back: %o', (one) => {
    expect(parsePlace(placeText(one))).toEqual(one)
  })

  it('fits into the 64 bytes of a Telegram button, with the longest topic and a million texts', () => {
    const before = { visibleFrom: 1_795_000_000_000, number: 1_000_000, weight: 1 as const }
    const command = `/more ar t:${'x'.repeat(32)} ${placeText({ before, first: 40_000 })}`
    expect(Buffer.byteLength(command)).toBeLessThanOrEqual(64)
  })

  it.each(['', 'x', '1.2', '1.2.3.4', '1.2.3.-1', '1.2.é', '../..', '1.2.3 '])(
    'of another form is none: “%s”',
    (forged) => {
      expect(parsePlace(forged)).toBeUndefined()
    },
  )
})

describe('/about', () => {
  it('is in the owner’s words, a paragraph a line', () => {
    const own = { about: 'The press office of the Valley.', channels: '@valley\nvalley.example' }
    expect(readable(aboutMessage('en', own, texts))).toMatch(
      /^\*\*About this bot\*\*\n\nThe press office of the Valley\.\n\n\*\*Official channels\*\*\n\n@valley\n\nvalley\.example\n\nKept about you/,
    )
    expect(readable(aboutMessage('tr', {}, texts))).toMatch(/henüz açıklamadı\./)
  })

  it('is set a language at a time, within what fits', () => {
    const settings = ownerTextSettings(['ar', 'en'])
    expect(settings.map(({ name }) => name)).toEqual([
      'about',
      'about.ar',
      'about.en',
      'contact',
      'contact.ar',
      'contact.en',
      'channels',
    ])
    const faults = settings.map(({ fault }) => fault('x'.repeat(200)))
    expect(faults.filter(Boolean)).toEqual([])
    expect(settings.map(({ fault }) => fault('x'.repeat(901))).every(Boolean)).toBe(true)
    expect(settings[0]?.fault('  ')).toMatch(/words/)
  })
})
