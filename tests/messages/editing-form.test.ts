/** The form of an editor, in every language, within what a form takes. */
import { describe, expect, it } from 'vitest'
import { editingForm } from '../../messages/editing-form.ts'
import { texts } from './catalogues.ts'

const form = (language: string, verb: 'fix' | 'correct' | 'update', text: string) =>
  editingForm(
    language,
    {
      verb,
      number: 999_999,
      text,
      command: `/${verb} 999999 12 text`,
      ...(verb === 'fix' ? {} : { longestLine: 300 }),
    },
    texts,
  )

describe.each(texts.languages)('in %s', (language) => {
  it.each(['fix', 'correct', 'update'] as const)('%s is shown whole', (verb) => {
    for (const text of ['# Short', 'x'.repeat(5000)]) {
      const { title, fields } = form(language, verb, text)
      expect(title.length).toBeLessThanOrEqual(45)
      expect(fields.filter(({ label }) => label.length > 45)).toEqual([])
      expect(fields.filter(({ hint = '' }) => hint.length > 100)).toEqual([])
    }
  })
})

describe('a text', () => {
  const keys = (verb: 'fix' | 'correct', text: string) =>
    form('en', verb, text).fields.map(({ key, required }) => `${key}${required ? '!' : ''}`)

  it('of 4,000 characters stands in the form', () => {
    expect(keys('correct', 'x'.repeat(4000))).toEqual(['text', 'line!', 'file'])
    expect(keys('fix', 'x'.repeat(4000))).toEqual(['text', 'file'])
  })

  it('that is longer comes as a file', () => {
    expect(keys('correct', 'x'.repeat(4001))).toEqual(['line!', 'file'])
    expect(keys('fix', 'x'.repeat(4001))).toEqual(['file!'])
  })
})
