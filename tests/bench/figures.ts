/** Figures: times and rates, how they are taken, and how a reader sees them. */
import { performance } from 'node:perf_hooks'

/** Rows of one table; a number without a unit in its column's name is a ratio. */
export type Row = Record<string, string | number>
export type Table = { title: string; rows: Row[]; notes?: string[] }

/** Milliseconds. */
export type Times = { p50: number; p99: number }

/** One after the other. */
export async function timed(
  rounds: number,
  work: (round: number) => Promise<unknown>,
): Promise<number[]> {
  const taken: number[] = []
  for (let round = 0; round < rounds; round++) {
    const began = performance.now()
    await work(round)
    taken.push(performance.now() - began)
  }
  return taken
}

/** The smallest time that this part of all did not exceed. */
const quantile = (times: number[], part: number) =>
  times.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(times.length * part) - 1)] ?? Number.NaN

export const timesOf = (times: number[]): Times => ({
  p50: quantile(times, 0.5),
  p99: quantile(times, 0.99),
})

/** As the columns `cold p50 ms` and `cold p99 ms`. */
export const columns = (name: string, { p50, p99 }: Times): Row => ({
  [`${name} p50 ms`]: p50,
  [`${name} p99 ms`]: p99,
})

export const spread = (times: number[]): Row => ({
  'min ms': quantile(times, 0),
  'median ms': quantile(times, 0.5),
  'max ms': quantile(times, 1),
})

export const perSecond = (count: number, times: number[]) =>
  (count * 1_000) / times.reduce((sum, time) => sum + time, 0)

export const verdict = (target: string, value: number, limit: number) =>
  `target: ${target}: ${value <= limit ? 'met' : 'MISSED'}, ${shown(value)}`

export function describe({ title, rows, notes = [] }: Table): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const lines = [names, ...rows.map((row) => names.map((name) => shown(row[name] ?? '')))]
  const widths = names.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)))
  const table = lines.map((line) =>
    line.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))),
  )
  return [title, ...table.map((line) => `  ${line.join('  ')}`), ...notes.map((one) => `  ${one}`)]
    .map((line) => line.trimEnd())
    .join('\n')
}

const shown = (value: string | number) =>
  typeof value === 'string' ? value : value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2)
