/** Finds the topic that a person typed, by slug, name or alias in any language, or what is near. */

import type { Language } from '../../messages/message.ts'
import type { Topic } from '../news.ts'
import { distanceWithin } from './edit-distance.ts'
import { lightStem, words } from './fold.ts'

/** What is typed beyond this is not looked at. */
const TYPED_LENGTH = 64
const NEAR_TOPICS = 5

/** Articles of Arabic names in Latin letters, and those of English and French. */
const ARTICLES = new Set('al el ar as ash at ad an az the le la les'.split(' '))

/** A name as it is compared. Joined words, so that `deirezzor` and `Deir ez-Zor` are one. */
type Key = {
  full: string
  /** Without the article of its first word. */
  bare: string
  /** From each later word to the end. */
  tails: string[]
}

type Keys = { slug: Key; names: Key[]; aliases: Key[] }

/** Folding the names of 2,000 topics takes tens of milliseconds; a topic never changes. */
const known = new WeakMap<Topic, Keys>()

/** `near` has names that begin with what was typed or are a slip away, five at most, best first. */
export function resolveTopic(topics: Topic[], typed: string): { exact?: Topic; near: Topic[] } {
  const wanted = keyOf(typed.slice(0, TYPED_LENGTH))
  if (!wanted.full) return { near: [] }
  const is = ({ bare }: Key) => bare === wanted.bare
  const exact =
    topics.find((topic) => is(keysOf(topic).slug)) ??
    topics.find((topic) => keysOf(topic).names.some(is)) ??
    topics.find((topic) => keysOf(topic).aliases.some(is))
  if (exact) return { exact, near: [] }
  const near = alike(topics, wanted).sort((a, b) => a.rank - b.rank)
  return { near: near.slice(0, NEAR_TOPICS).map(({ topic }) => topic) }
}

/** Suggestions while a person types, in their language if the topic has it; `value` is the slug. */
export function completeTopics(
  topics: Topic[],
  typed: string,
  language: Language,
  limit = 25,
): { label: string; value: string }[] {
  const { compare } = new Intl.Collator(language)
  return alike(topics, keyOf(typed.slice(0, TYPED_LENGTH)))
    .map(({ topic, rank }) => ({ label: labelOf(topic, language), value: topic.slug, rank }))
    .sort((a, b) => a.rank - b.rank || compare(a.label, b.label))
    .slice(0, limit)
    .map(({ label, value }) => ({ label, value }))
}

const labelOf = ({ names, slug }: Topic, language: Language) =>
  names[language] ?? names.en ?? Object.values(names)[0] ?? slug

function alike(topics: Topic[], wanted: Key): { topic: Topic; rank: number }[] {
  return topics
    .map((topic) => ({ topic, rank: rankOf(keysOf(topic), wanted) }))
    .filter(({ rank }) => rank < Infinity)
}

/**
 * 0: a name begins so, with or without its article; 1: it would with another article, or a later
 * word does; above: 1 and the edit distance; Infinity: nothing alike.
 */
function rankOf({ slug, names, aliases }: Keys, wanted: Key): number {
  const ranks = [slug, ...names, ...aliases].map(({ full, bare, tails }) => {
    if ([full, bare].some((start) => start.startsWith(wanted.full))) return 0
    if (bare.startsWith(wanted.bare) || tails.some((tail) => tail.startsWith(wanted.full))) return 1
    return 1 + distanceWithin(bare, wanted.bare, tolerance(wanted.bare))
  })
  return Math.min(...ranks)
}

/** In short words every other word is near: `Homs` and `Hama` are two letters apart. */
const tolerance = ({ length }: string) => (length <= 3 ? 0 : length <= 5 ? 1 : 2)

function keysOf(topic: Topic): Keys {
  const keys = known.get(topic) ?? {
    slug: keyOf(topic.slug),
    names: Object.values(topic.names).map(keyOf),
    aliases: topic.aliases.map(keyOf),
  }
  known.set(topic, keys)
  return keys
}

function keyOf(name: string): Key {
  const all = words(name).map(({ folded }) => folded)
  const [first = '', ...others] = all
  const isArticle = others.length > 0 && ARTICLES.has(first)
  return {
    full: all.join(''),
    bare: [isArticle ? '' : (lightStem(first) ?? first), ...others].join(''),
    tails: others.map((_, at) => others.slice(at).join('')),
  }
}
