/** The catalogues of the project, read from their folders. */
import { globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '../../messages/message.ts'
import { createTexts } from '../../messages/texts.ts'

const root = join(import.meta.dirname, '../../messages')

export const catalogues: Record<Language, string> = Object.fromEntries(
  readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => [
      name,
      globSync('*.ftl', { cwd: join(root, name) })
        .map((file) => readFileSync(join(root, name, file), 'utf8'))
        .join('\n'),
    ]),
)

/** A fault in a catalogue fails the test that meets it. */
export const texts = createTexts(catalogues, 'en', (fault) => {
  throw new Error(fault)
})
