/** The texts of every language, looked up by key in Fluent catalogues. */

import { FluentBundle, FluentResource } from '@fluent/bundle'
import type { Language } from './message.ts'
import type { TextKey, TextVariables } from './text-keys.ts'

export type Texts = {
  /** The languages that have a catalogue: those that Barid speaks. */
  languages: Language[]
  /** Never throws: a text that is missing comes from the fallback language, else the key stands for it. */
  say<Key extends TextKey>(language: Language, key: Key, ...variables: TextVariables<Key>): string
}

/**
 * `catalogues` holds the Fluent (FTL) source of each language. `onFault` is told in a sentence what a catalogue lacks,
 * when it is loaded or when it is first missed.
 */
export function createTexts(
  catalogues: Record<Language, string>,
  fallback: Language,
  onFault: (fault: string) => void = () => {},
): Texts {
  const bundles = new Map(
    Object.entries(catalogues).map(([language, source]) => {
      // Direction is set on the finished message, so values are not isolated here. Western digits in every language.
      const bundle = new FluentBundle(`${language}-u-nu-latn`, { useIsolating: false })
      for (const error of bundle.addResource(new FluentResource(source))) {
        onFault(`Texts of ${language}: ${error.message}`)
      }
      return [language, bundle]
    }),
  )

  const missed = new Set<string>()
  const tellOnce = (fault: string) => {
    if (!missed.has(fault)) onFault(fault)
    missed.add(fault)
  }

  return {
    languages: [...bundles.keys()],
    say(language, key, ...[variables]) {
      for (const candidate of [language, fallback]) {
        const bundle = bundles.get(candidate)
        const pattern = bundle?.getMessage(key)?.value
        if (bundle && pattern) {
          const errors: Error[] = []
          const text = bundle.formatPattern(pattern, variables, errors)
          for (const error of errors) tellOnce(`Text ${key} of ${candidate}: ${error.message}`)
          return text
        }
        if (bundle) tellOnce(`Text ${key} of ${candidate} is missing`)
      }
      return key
    },
  }
}
