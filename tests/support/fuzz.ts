/** What every fuzz is made of: numbers from a seed, words that nobody meant, and the book of what was not taken well. */
import type { Newsroom } from './newsroom.ts'
import { badCharacters, badPresses, badWords } from './bad-input.ts'

/** A person asks less than an allowance, so that every question has an answer to check. */
export const deedsOfOne = 15

export type FuzzOptions = { updates: number; seed: number }

export type FuzzReport = {
  questions: number
  /** Faults of ours, answers that failed, payloads that a platform refused, presses that still wait. */
  wrong: string[]
}

export const commands =
  'latest topic topics search read about start help more show follow unfollow following language settings mydata forget team nonsense'.split(
    ' ',
  )

export const languages = ['en', 'ar', 'fr', 'tr', 'de']

/** The same numbers for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export function chanceOf(seed: number) {
  const random = randomOf(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T
  return {
    below,
    pick,

    words(): string {
      const [, first] = pick(random() < 0.5 ? badWords : badCharacters)
      return random() < 0.3 ? `${first} ${pick(badWords)[1]}`.slice(0, 4096) : first
    },

    /** What a button that stands carries, whole or with a character changed; where none stands, what none of ours carries. */
    press(standing: string[]): string {
      const data = (standing.length > 0 && pick(standing)) || pick(badPresses)[1]
      if (random() < 0.5) return data
      const at = below(data.length)
      return data.slice(0, at) + pick(['', ' ', '0', 'z', '\u202e', '🕊', '/']) + data.slice(at + 1)
    },
  }
}

/** Counts questions and takes down what fails, until `end`. */
export function bookOf(newsroom: Newsroom) {
  const report: FuzzReport = { questions: 0, wrong: [] }
  const watchers = new Set<() => void>()
  const end = newsroom.events.on((event) => {
    if (event.type === 'fault') report.wrong.push(`fault: ${event.detail}`)
    if (event.type !== 'question') return
    report.questions += 1
    if (event.outcome === 'failed') report.wrong.push(`failed: ${event.command}`)
    for (const look of watchers) look()
  })
  return {
    report,
    end,
    /** Resolves when so many questions have been answered in all. */
    reaches: (count: number) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (report.questions < count) return
          watchers.delete(look)
          resolve()
        }
        watchers.add(look)
        look()
      }),
  }
}
