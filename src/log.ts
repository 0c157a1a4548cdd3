/** The log: one line per event, with stable field names; it only listens. */

import { pino } from 'pino'
import type { DestinationStream } from 'pino'
import type { LogLevel } from './config.ts'
import type { Events } from './events.ts'
import { lineOf } from './log-line.ts'

/**
 * One JSON object a line: `time`, `level`, `event`, the facts of the event under their own names, and `msg`, the same in words.
 * On a terminal it is text instead. Returns the way to stop listening.
 */
export function createLog(
  events: Events,
  level: LogLevel,
  stream: DestinationStream = process.stdout.isTTY ? textTo(process.stdout) : pino.destination(1),
): () => void {
  const log = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    stream,
  )
  return events.on((event) => {
    const { level, words } = lineOf(event)
    if (!log.isLevelEnabled(level)) return
    const { type, ...facts } = event
    log[level]({ event: type, ...cleaned(facts) }, withoutSecrets(words))
  })
}

/** Counting lines of private chats would tell how many there are; a new address is nobody's business. */
const withheld = new Set(['chatKind', 'movedTo'])

/** Events carry no secret; this net is for what a platform, a driver or a file name brings along all the same. */
function cleaned<T>(value: T): T {
  if (typeof value === 'string') return withoutSecrets(value) as T
  if (Array.isArray(value)) return value.map(cleaned) as T
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([name]) => !withheld.has(name))
  return Object.fromEntries(kept.map(([name, part]) => [name, cleaned(part)])) as T
}

const secretForms: [RegExp, string][] = [
  [/\d{6,}:[A-Za-z0-9_-]{30,}/g, '[token]'],
  [/\b[\w-]{20,}\.[\w-]{6,}\.[\w-]{25,}/g, '[token]'],
  [/\b(telegram|discord):[@-]?\d+(\/\d+)?/g, '$1:[address]'],
  // The user part of an address, the secret paths of webhooks, and signed queries.
  [/(\w+:\/\/)[^\s/@]+@/g, '$1[user]@'],
  [/(https?:\/\/[^\s/]+\/(?:api\/)?webhooks\/)\S+/g, '$1[path]'],
  [/(https?:\/\/[^\s?]+\?)\S+/g, '$1[query]'],
]

const withoutSecrets = (text: string) =>
  secretForms.reduce((clean, [form, instead]) => clean.replace(form, instead), text)

/** `18:05:01 info  item 7 stored from inbox`: for people who watch. */
export function textTo(terminal: { write(text: string): unknown }): DestinationStream {
  return {
    write(line) {
      const { time, level, msg } = JSON.parse(line) as Record<string, string>
      terminal.write(`${time?.slice(11, 19)} ${level?.padEnd(5)} ${msg}\n`)
    },
  }
}
