/** The texts of every language, looked up by key in Fluent catalogues. */

import { FluentBundle, FluentResource } from '@fluent/bundle'
import { numbering } from './digits.ts'
import type { Digits } from './digits.ts'
import type { Language } from './message.ts'
import type { TextKey, TextVariables } from './text-keys.ts'

export type Texts = {
  /** The languages that have a catalogue: those that Barid speaks. */
  languages: Language[]
  digits: Digits
  /** The same texts with other digits. */
  withDigits(digits: Digits): Texts
  /** Never throws: a text that is missing comes from the fallback language, else the key stands for it. */
  say<Key extends TextKey>(language: Language, key: Key, ...variables: TextVariables<Key>): string
}

/**
 * `catalogues` holds the Fluent (FTL) source of each language. `onFault` is told in a sentence what a catalogue lacks,
 * when it is loaded or when it is first missed. Western digits, until others are asked for.
 */
export function createTexts(
  catalogues: Record<Language, string>,
  fallback: Language,
  onFault: (fault: string) => void = () => {},
): Texts {
  const resources = Object.entries(catalogues).map(
    ([language, source]) => [language, new FluentResource(source)] as const,
  )
  const told = new Set<string>()
  const tellOnce = (fault: string) => {
    if (!told.has(fault)) onFault(fault)
    told.add(fault)
  }

  function bundleOf(language: Language, resource: FluentResource, digits: Digits): FluentBundle {
    const locale = `${language}-u-nu-${numbering(language, digits)}`
    // Direction is set on the finished message, so values are not isolated here.
    const bundle = new FluentBundle(locale, { useIsolating: false })
    for (const error of bundle.addResource(resource)) {
      tellOnce(`Texts of ${language}: ${error.message}`)
    }
    return bundle
  }

  const made = new Map<Digits, Texts>()
  function withDigits(digits: Digits): Texts {
    const known = made.get(digits) ?? textsWith(digits)
    made.set(digits, known)
    return known
  }

  function textsWith(digits: Digits): Texts {
    const bundles = new Map(
      resources.map(([language, resource]) => [language, bundleOf(language, resource, digits)]),
    )
    return {
      languages: [...bundles.keys()],
      digits,
      withDigits,
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

  return withDigits('western')
}
