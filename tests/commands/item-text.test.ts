/** What an editor starts a change from reads as the same item again. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { itemText } from '../../src/commands/editing/item-text.ts'
import { parseRelease } from '../../src/sources/press-release.ts'
import type { ReleaseHints } from '../../src/sources/press-release.ts'

const folder = join(import.meta.dirname, '../fixtures/releases')
const today = '2026-03-02'

const formats: Record<string, ReleaseHints['format']> = {
  txt: 'text',
  md: 'markdown',
  html: 'html',
}

const readable = readdirSync(folder).flatMap((name) => {
  const format = formats[name.split('.').at(-1) ?? '']
  const result = format && parseRelease(readFileSync(join(folder, name)), { format, today })
  return result?.ok ? [[name, result.release.content] as const] : []
})

it('has releases to read', () => {
  expect(readable.length).toBeGreaterThan(50)
})

it.each(readable)('%s', (_, content) => {
  const { language, date, title, subtitle, body } = content
  const hints = {
    format: 'markdown' as const,
    today,
    language,
    ...(date ? { date: date.day } : {}),
  }
  const again = parseRelease(Buffer.from(itemText(content)), hints)
  expect(again).toMatchObject({ ok: true, release: { content: { title, body } } })
  expect(again.ok && again.release.content.subtitle).toBe(subtitle)
})
