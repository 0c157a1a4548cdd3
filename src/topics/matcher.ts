/** Finds the topics of an item in one walk over its words, at a cost that grows with the text. */

import type { ItemTopic, Topic, TopicWeight } from '../news.ts'
import { lightStem, readings, words } from './fold.ts'

/** `rest` is everything after the lead. A phrase never reaches from one part into the next. */
export type MatchText = { title: string; lead: string; rest: string }

export type Matcher = {
  /** Main topics first, each weight in the order of the text. */
  match(text: MatchText): ItemTopic[]
}

/** The words of the text that are kept for one topic. */
const KEPT_WORDS = 10

type Part = 'any' | 'all' | 'none'

/** A phrase of a topic's rule; `key` tells the `all` phrases of a topic apart. */
type Ending = { topic: Topic; part: Part; key: string }

/** Phrases by their words: what they share at the beginning is walked once. */
type Node = { next: Map<string, Node>; endings: Ending[] }

/** What a text has of one topic so far. */
type Finding = { weight?: TopicWeight; all: Set<string>; excluded: boolean; words: Set<string> }

const emptyNode = (): Node => ({ next: new Map(), endings: [] })

/** A phrase is kept without articles, since each word of a text is read without them too. */
const phraseWords = (phrase: string) =>
  words(phrase).map(({ folded }) => lightStem(folded) ?? folded)

export function compileTopics(topics: Topic[]): Matcher {
  const root = emptyNode()
  const wanted = new Map<Topic, number>()
  for (const topic of topics) {
    const { any, all, none } = topic.rule
    addPhrases(root, topic, 'any', [...Object.values(topic.names), ...topic.aliases, ...any])
    addPhrases(root, topic, 'none', none)
    wanted.set(topic, addPhrases(root, topic, 'all', all))
  }
  return {
    match(text) {
      const findings = new Map<Topic, Finding>()
      read(root, text.title, 'main', findings)
      read(root, text.lead, 'main', findings)
      read(root, text.rest, 'mentioned', findings)
      return conclude(findings, wanted)
    },
  }
}

/** Returns how many different phrases these are. */
function addPhrases(root: Node, topic: Topic, part: Part, phrases: string[]): number {
  const keys = new Map(phrases.map(phraseWords).map((list) => [list.join(' '), list]))
  keys.delete('')
  for (const [key, list] of keys) {
    let node = root
    for (const word of list) {
      const next = node.next.get(word) ?? emptyNode()
      node.next.set(word, next)
      node = next
    }
    node.endings.push({ topic, part, key })
  }
  return keys.size
}

function read(root: Node, text: string, weight: TopicWeight, findings: Map<Topic, Finding>): void {
  const found = words(text)
  const meant = found.map(({ folded }) => readings(folded))
  const walk = (node: Node, first: number, at: number): void => {
    for (const reading of meant[at] ?? []) {
      const next = node.next.get(reading)
      if (!next) continue
      for (const ending of next.endings) {
        const span = text.slice(found[first]?.start, found[at]?.end)
        note(findings, ending, weight, span)
      }
      walk(next, first, at + 1)
    }
  }
  for (const first of found.keys()) walk(root, first, first)
}

function note(
  findings: Map<Topic, Finding>,
  { topic, part, key }: Ending,
  weight: TopicWeight,
  span: string,
): void {
  const finding = findings.get(topic) ?? { all: new Set(), excluded: false, words: new Set() }
  findings.set(topic, finding)
  if (part === 'none') finding.excluded = true
  // The parts are read in order: the first hit weighs most.
  if (part === 'any') finding.weight ??= weight
  if (part === 'all') finding.all.add(key)
  if (finding.words.size < KEPT_WORDS) finding.words.add(span.replace(/\s+/g, ' '))
}

function conclude(findings: Map<Topic, Finding>, wanted: Map<Topic, number>): ItemTopic[] {
  const found = [...findings].flatMap(([topic, { weight, all, excluded, words }]): ItemTopic[] =>
    weight === undefined || excluded || all.size < (wanted.get(topic) ?? 0)
      ? []
      : [{ slug: topic.slug, weight, words: [...words] }],
  )
  const of = (weight: TopicWeight) => found.filter((one) => one.weight === weight)
  return [...of('main'), ...of('mentioned')]
}
