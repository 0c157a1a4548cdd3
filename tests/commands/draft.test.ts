/** A change in the making, word by word; and what the buttons of it carry. */
import { describe, expect, it } from 'vitest'
import { askText, parseAsk } from '../../src/commands/editing/ask.ts'
import {
  begin,
  done,
  filled,
  gave,
  keepText,
  longestText,
  rewrite,
  textOf,
  wrote,
} from '../../src/commands/editing/draft.ts'
import type { Draft } from '../../src/commands/editing/draft.ts'
import { longestLine } from '../../src/desk/edit-faults.ts'

const correction = begin('correct', 12, 3)
const fix = begin('fix', 12, 3)
const file = { format: 'markdown' as const, bytes: Buffer.from('# نص').toString('base64') }

const told = (draft: Draft, ...words: string[]): Draft =>
  words.reduce((one, word) => wrote(one, word).draft, draft)
const textIn = (draft: Draft) => Buffer.from(textOf(draft)?.bytes ?? []).toString()

describe('a draft', () => {
  it('asks for the text, then for the line, then for the yes', () => {
    const written = told(correction, 'Headline', 'Body.')
    expect(written.asks).toBe('text')
    const asked = done(written)
    expect(asked.draft.asks).toBe('line')
    const whole = told(asked.draft, ' It was\nTuesday. ')
    expect(whole).toMatchObject({ asks: 'yes', line: 'It was Tuesday.' })
    expect(textIn(whole)).toBe('Headline\n\nBody.')
  })

  it('of a fix asks for no line, and cannot do without a text', () => {
    expect(done(told(fix, 'Text.')).draft.asks).toBe('yes')
    expect(done(fix).fault).toBe('empty')
    expect(keepText(fix).fault).toBe('empty')
  })

  it('may leave the text as it stands', () => {
    const kept = keepText(told(correction, 'half a th'))
    expect(kept.draft.asks).toBe('line')
    expect(textOf(kept.draft)).toBeUndefined()
  })

  it('takes a file for the whole text, and messages in its place again', () => {
    const given = gave(told(correction, 'half a th'), file).draft
    expect(given.asks).toBe('line')
    expect(textOf(given)?.format).toBe('markdown')
    expect(textIn(given)).toBe('# نص')
    expect(textIn(told(rewrite(given).draft, 'New.'))).toBe('New.')
  })

  it('keeps its line when the text is written anew', () => {
    const whole = told(keepText(correction).draft, 'A line.')
    expect(done(told(rewrite(whole).draft, 'New.')).draft).toMatchObject({ asks: 'yes' })
  })

  it('takes no word and no file where it only waits for a yes', () => {
    const whole = told(keepText(correction).draft, 'A line.')
    expect(wrote(whole, 'by the way')).toEqual({ draft: whole, fault: 'choose' })
    expect(gave(whole, file)).toEqual({ draft: whole, fault: 'choose' })
  })

  it('takes no more than it holds, and loses nothing then', () => {
    const full = told(correction, 'x'.repeat(longestText))
    expect(wrote(full, 'y')).toEqual({ draft: full, fault: 'too-long' })
    const asked = keepText(correction).draft
    expect(wrote(asked, 'x'.repeat(longestLine + 1)).fault).toBe('line-too-long')
    expect(wrote(asked, 'x'.repeat(longestLine)).draft.asks).toBe('yes')
    expect(wrote(asked, ' \n ').fault).toBe('empty')
  })

  it('joins what a client cut in the middle of a paragraph, and parts what was sent apart', () => {
    const long = `${'word '.repeat(800)}the end of the`
    expect(textIn(told(correction, 'Headline', long, 'sentence.'))).toBe(
      `Headline\n\n${long} sentence.`,
    )
    expect(textIn(told(correction, `${long} sentence.`, 'Another.'))).toContain('sentence.\n\nAn')
  })

  it('is what a form says, whatever was given before', () => {
    const before = told(correction, 'old')
    const step = filled(before, { text: { format: 'markdown', words: '# New' }, line: 'A line.' })
    expect(step.draft).toMatchObject({ asks: 'yes', line: 'A line.', sent: [] })
    expect(textIn(step.draft)).toBe('# New')
    expect(textOf(filled(before, { line: 'A line.' }).draft)).toBeUndefined()
    expect(filled(before, {}).fault).toBe('empty')
    expect(filled(fix, {}).fault).toBe('empty')
    expect(filled(fix, { file }).draft.asks).toBe('yes')
  })
})

describe('a button', () => {
  it.each([
    [{ item: 12 }, '/correct 12'],
    [{ item: 12, press: { deed: 'done', revision: 3 } }, '/correct 12 3 done'],
    [
      { item: 12, press: { deed: 'yes', revision: 3, draft: 'AbC-_123', tell: true } },
      '/correct 12 3 yes AbC-_123 tell',
    ],
    [{ item: 12, press: { deed: 'look', revision: 3, tell: false } }, '/correct 12 3 look quiet'],
  ] as const)('says what it carries: %o', (ask, carried) => {
    expect(askText('correct', ask)).toBe(carried)
    expect(parseAsk(carried.replace('/correct ', ''))).toEqual(ask)
  })

  it('fits Telegram with the largest numbers', () => {
    const press = { deed: 'look' as const, revision: 9_999_999_999, draft: 'AbC-_123', tell: false }
    const carried = askText('withdraw', { item: 999_999_999_999_999, press })
    expect(Buffer.byteLength(carried)).toBeLessThanOrEqual(64)
  })

  it.each([
    '',
    'twelve',
    '12 3',
    '12 yes',
    '12 3 publish',
    '12 3 yes short',
    '12 3 yes AbC-_123 loud',
    '12 3 yes AbC-_123 tell more',
    '-1',
    '1.5',
    '12 -3 yes',
    '9'.repeat(16),
    '__proto__ 1 yes',
    '12 3 constructor',
  ])('that nobody made is none: %s', (words) => {
    expect(parseAsk(words)).toBeUndefined()
  })

  it('understands Arabic-Indic numbers', () => {
    expect(parseAsk('١٢')).toEqual({ item: 12 })
  })
})
