/** What an event says in the log: its level and one English sentence. Pure; a table to be read. */

import type { BaridEvent } from './events.ts'

type Line = { level: 'debug' | 'info' | 'warn' | 'error'; words: string }

export function lineOf(event: BaridEvent): Line {
  switch (event.type) {
    case 'started':
      return info(`Barid ${event.version} started at ${event.at}`)
    case 'ready':
      return info(`ready: ${event.platforms.join(', ') || 'no platform is set up'}`)
    case 'stopping':
      return info(`stopping on ${event.signal}`)
    case 'stopped':
      return info('stopped')
    case 'platform-refused':
      return error(
        `${event.platform} refuses the bot (${event.detail}): ${cureOf(event)} and start Barid again`,
      )
    case 'platform-ready':
      return info(`${event.platform} is connected as ${event.name}`)
    case 'platform-lost':
      return warn(
        `${event.platform} is lost (${event.detail}); trying again in ${seconds(event.retryIn)}`,
      )
    case 'platform-held':
      return warn(
        `${event.platform} is sent nothing for ${seconds(event.retryIn)} (${event.detail}); if it comes again, barid doctor says what is refused`,
      )
    case 'item-stored':
      return info(`item ${event.item} stored from ${event.source}`)
    case 'item-revised':
      return info(`item ${event.item} is now revision ${event.revision}`)
    case 'item-duplicate':
      return info(`${event.file ?? 'a text'} is item ${event.item} already`)
    case 'file-held':
      return warn(`${event.file} is held: ${event.reasons.join('; ')}`)
    case 'file-erased':
      return info('a file whose text was redacted before was removed')
    case 'file-failed':
      return error(`${event.file} failed: ${event.reason}`)
    case 'fanout-batch':
      return debug(`item ${event.item}: ${event.operations} operations planned`)
    case 'fanout-done':
      return info(`item ${event.item} is planned for every chat`)
    case 'operation-sent':
      return debug(`operation ${event.operation} (${event.kind}) done on ${event.platform}`)
    case 'operation-failed':
      return operationFailed(event)
    case 'operations-recovered':
      return warn(
        `${event.platform}: after an unclean end ${event.unknown} operations are unknown (barid held lists them), ${event.repeated} repeated`,
      )
    case 'operations-expired':
      return warn(
        `${event.platform}: ${event.count} operations were too old for chats that are paused; barid doctor says which rights are missing`,
      )
    case 'freeze-changed':
      return warn(event.frozen ? 'all posts are stopped' : 'posts go out again')
    case 'notice-unreached':
      return warn(
        `somebody on ${event.platform} cannot be told something in private (${event.detail}); they must write to the bot first`,
      )
    case 'chat-changed':
      return info(`chat ${event.chat} on ${event.platform} is ${event.state}: ${event.reason}`)
    case 'question':
      return debug(
        `${event.platform} /${event.command} ${event.outcome} in ${event.milliseconds} ms`,
      )
    case 'archive-reread':
      return info(`archive read again: ${event.changed} of ${event.items} items changed`)
    case 'cache':
      return debug(`cache ${event.outcome}`)
    case 'fault':
      return error(`${event.where}: ${event.detail}`)
    default:
      return event satisfies never
  }
}

const cureOf = ({ platform, detail }: Extract<BaridEvent, { type: 'platform-refused' }>): string =>
  detail === 'user-agent-refused'
    ? 'see that no proxy on the way changes the User-Agent header of its requests'
    : `set ${platform.toUpperCase()}_BOT_TOKEN to a token that is in force`

function operationFailed(event: Extract<BaridEvent, { type: 'operation-failed' }>): Line {
  const words = `operation ${event.operation} (${event.kind}) on ${event.platform}: ${event.failure.kind}, ${event.failure.detail}; ${event.outcome}`
  return ['again', 'replaced', 'cancelled'].includes(event.outcome) ? info(words) : warn(words)
}

const debug = (words: string): Line => ({ level: 'debug', words })
const info = (words: string): Line => ({ level: 'info', words })
const warn = (words: string): Line => ({ level: 'warn', words })
const error = (words: string): Line => ({ level: 'error', words })
const seconds = (milliseconds: number) => `${Math.round(milliseconds / 1000)} s`
