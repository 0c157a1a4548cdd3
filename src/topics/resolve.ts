/** Finds the topic that a person typed: by slug, name or alias in any language, with or without its article. */

import type { Language } from '../../messages/message.ts'
import type { Topic } from '../news.ts'
import { distanceWithin } from './edit-distance.ts'
import { lightStem, words } from './fold.ts'

/** What is typed beyond this is not looked at. */
const TYPED_LENGTH = 64
const NEAR_TOPICS = 5

/** Articles of Arabic names in Latin letters, and those of English and French. */
const ARTICLES = new Set('al el ar as ash at ad an az the le la les'.split(' '))

/** A topic's names as they are compared: the slug, the names, the aliases, each as its list of words. */
type Keys = { slug: string[]; names: string[][]; aliases: string[][] }

/** Folding all names of 2,000 topics takes tens of milliseconds; a topic is a value, so its keys stay. */
const known = new WeakMap<Topic, Keys>()

export function resolveTopic(topics: Topic[], typed: string): { exact?: Topic; near: Topic[] } {
  const wanted = keyOf(typed.slice(0, TYPED_LENGTH)).join('')
  if (!wanted) return { near: [] }
  const is = (key: string[]) => key.join('') === wanted
  const exact =
    topics.find((topic) => is(keysOf(topic).slug)) ??
    topics.find((topic) => keysOf(topic).names.some(is)) ??
    topics.find((topic) => keysOf(topic).aliases.some(is))
  return exact
    ? { exact, near: [] }
    : {
        near: ranked(topics, wanted)
          .slice(0, NEAR_TOPICS)
          .map(({ topic }) => topic),
      }
}

/** Suggestions while a person types, labelled in their language where the topic has it; nothing typed lists all. */
export function completeTopics(
  topics: Topic[],
  typed: string,
  language: Language,
  limit = 25,
): { label: string; value: string }[] {
  const { compare } = new Intl.Collator(language)
  return ranked(topics, keyOf(typed.slice(0, TYPED_LENGTH)).join(''))
    .map(({ topic, rank }) => ({ label: labelOf(topic, language), value: topic.slug, rank }))
    .sort((a, b) => a.rank - b.rank || compare(a.label, b.label))
    .slice(0, limit)
    .map(({ label, value }) => ({ label, value }))
}

const labelOf = ({ names, slug }: Topic, language: Language) =>
  names[language] ?? names.en ?? Object.values(names)[0] ?? slug

function ranked(topics: Topic[], wanted: string): { topic: Topic; rank: number }[] {
  return topics
    .map((topic) => ({ topic, rank: rankOf(keysOf(topic), wanted) }))
    .filter(({ rank }) => rank < Infinity)
    .sort((a, b) => a.rank - b.rank)
}

/** 0: a name begins so; 1: a later word of a name does; above: 1 and the edit distance; Infinity: nothing alike. */
function rankOf({ slug, names, aliases }: Keys, wanted: string): number {
  const ranks = [slug, ...names, ...aliases].map((key) => {
    if (key.join('').startsWith(wanted)) return 0
    if (key.some((_, at) => key.slice(at).join('').startsWith(wanted))) return 1
    return 1 + distanceWithin(key.join(''), wanted, tolerance(wanted))
  })
  return Math.min(...ranks)
}

/** In short words every other word is near: `Homs` and `Hama` are two letters apart. */
const tolerance = (wanted: string) => (wanted.length <= 3 ? 0 : wanted.length <= 5 ? 1 : 2)

function keysOf(topic: Topic): Keys {
  const keys = known.get(topic) ?? {
    slug: keyOf(topic.slug),
    names: Object.values(topic.names).map(keyOf),
    aliases: topic.aliases.map(keyOf),
  }
  known.set(topic, keys)
  return keys
}

/** Words without the article of the first; compared joined, so that `deirezzor` and `Deir ez-Zor` are one. */
function keyOf(name: string): string[] {
  const [first = '', ...others] = words(name).map(({ folded }) => folded)
  return others.length > 0 && ARTICLES.has(first) ? others : [lightStem(first) ?? first, ...others]
}
