/** The texts of Barid as files: a folder of `.ftl` a language beside the code; adding a language is adding a folder. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '../messages/message.ts'

const folder = join(import.meta.dirname, '../messages')

/** Languages that Barid speaks. */
export function spokenLanguages(): Language[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

/** Language to Fluent source. */
export function readCatalogues(): Record<Language, string> {
  return Object.fromEntries(
    spokenLanguages().map((language) => {
      const files = readdirSync(join(folder, language)).filter((file) => file.endsWith('.ftl'))
      const texts = files.sort().map((file) => readFileSync(join(folder, language, file), 'utf8'))
      return [language, texts.join('\n')]
    }),
  )
}
