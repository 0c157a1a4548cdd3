/** The topic file: what it yields, and each fault with its line. */
import { describe, expect, it } from 'vitest'
import { checkTopic } from '../../src/topics/topic-check.ts'
import { parseTopicFile } from '../../src/topics/topic-file.ts'

const faultsOf = (text: string) => {
  const parsed = parseTopicFile(text)
  return 'faults' in parsed ? parsed.faults : []
}

describe('a topic file', () => {
  it('yields topics; what is left out is empty', () => {
    const text = `
topics:
  - slug: idlib
    names: { en: Idlib, ar: ' إدلب ' }
    aliases: [Edlib]
  - slug: schools
    names:
      en: Schools
    any: [school, مدرسة]
    all: [Syria]
    none:
      - school of thought
`
    expect(parseTopicFile(text)).toEqual({
      topics: [
        {
          slug: 'idlib',
          names: { en: 'Idlib', ar: 'إدلب' },
          aliases: ['Edlib'],
          rule: { any: [], all: [], none: [] },
        },
        {
          slug: 'schools',
          names: { en: 'Schools' },
          aliases: [],
          rule: { any: ['school', 'مدرسة'], all: ['Syria'], none: ['school of thought'] },
        },
      ],
    })
  })

  it('names every fault at once, each with its line', () => {
    const text = `topics:
  - slug: Idlib!
    names: { en: Idlib, english: Idlib }
  - names: {}
    alias: [Edlib]
  - slug: resolution
    names:
      en: Resolution
      ar: —
    aliases:
      - 2254
      - x
      - ${'long '.repeat(20)}
    any: one
  - slug: homs
    names: { en: Homs }
    none: [a b c d e f g h i]
  - { slug: hama, names: { en: Hama } }
  - { slug: hama, names: { en: Hama } }
  - just text
`
    expect(faultsOf(text)).toEqual([
      'line 2: slug must be 1 to 32 of a-z, 0-9 and -, not "Idlib!"',
      'line 3: english is no language: use two or three letters such as en',
      'line 5: unknown field alias: use slug, names, aliases, any, all, none',
      'line 4: slug must be 1 to 32 of a-z, 0-9 and -, but is missing',
      'line 4: names needs one name at least, such as en: Idlib',
      'line 9: "—" has no word to look for',
      'line 11: 2254 is no text: put it in quotes',
      'line 12: "x" has no word to look for',
      expect.stringMatching(/^line 13: "long .* is over 64 characters$/),
      'line 14: any must be a list, such as [one, two]',
      'line 17: "a b c d e f g h i" is over 8 words',
      'line 19: hama stands here twice',
      'line 20: a topic needs a slug and names',
    ])
  })

  it.each([
    ['nothing', '', 'line 1: the file needs a list named topics'],
    ['another file', 'name: barid', 'line 1: the file needs a list named topics'],
    ['an empty list', 'topics: []', 'line 1: the file needs a list named topics'],
    ['no text', '\u0000\u0001', 'line 1: the file needs a list named topics'],
  ])('refuses %s', (_, text, fault) => {
    expect(faultsOf(text)).toEqual([fault])
  })

  it('names the line of broken YAML and of a repeated field', () => {
    expect(faultsOf('topics:\n  - slug: idlib\n    names: { en: Idlib\n')[0]).toMatch(
      /^line [34]: /,
    )
    expect(faultsOf('topics:\n  - slug: a\n    slug: b\n')[0]).toMatch(/^line 3: .*unique/)
  })

  it('refuses what would not end: aliases within aliases, deep nesting, size', () => {
    const layers = Array.from({ length: 12 }, (_, at) => {
      const list = Array.from({ length: 9 }, () => (at === 0 ? 'x' : `*l${at - 1}`))
      return `l${at}: &l${at} [${list.join(', ')}]`
    })
    expect(faultsOf(layers.join('\n'))).toEqual(['line 1: the file needs a list named topics'])
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
    expect(faultsOf(deep)).toEqual([expect.stringMatching(/^line 1: /)])
    expect(faultsOf(' '.repeat(10_000_001))).toEqual(['the file is over 10 MB'])
  })
})

describe('a topic given by hand', () => {
  it('is completed', () => {
    expect(checkTopic({ slug: 'idlib', names: { en: 'Idlib' } })).toEqual({
      topic: {
        slug: 'idlib',
        names: { en: 'Idlib' },
        aliases: [],
        rule: { any: [], all: [], none: [] },
      },
    })
  })

  it('is refused with every fault', () => {
    const rule = { any: ['—'], all: [], none: Array.from({ length: 201 }, () => 'word') }
    expect(checkTopic({ slug: 'a'.repeat(33), rule })).toEqual({
      faults: [
        expect.stringMatching(/^slug must be/),
        expect.stringMatching(/^names needs/),
        '"—" has no word to look for',
        'none has more than 200 phrases',
      ],
    })
  })
})
