/** The only reader of the environment: every fault named at once, each with its cure. */

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Language } from '../messages/message.ts'
import type { Address } from './news.ts'
import {
  databaseUrl,
  isDebugged,
  listOf,
  oneOf,
  port,
  textOf,
  timeZone,
  webAddress,
  webhookAddress,
} from './setting.ts'
import type { Shape } from './setting.ts'

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

export type Config = {
  /** Absent: the platform is off. */
  telegram?: {
    token: string
    apiRoot: string
    library: 'grammy' | 'telegraf'
    updates: 'polling' | 'webhook'
    paidBroadcast: boolean
  }
  /** Absent: the platform is off. */
  discord?: { token: string; apiRoot: string }
  /** `sqlite:` with a path, or `postgres://…`. */
  database: { url: string }
  cache: 'memory' | 'database'
  /** At least 32 characters; absent: one is made beside the SQLite file. */
  secret?: string
  /** Holds the database, the drop folder `inbox/` and `pictures/`. */
  dataDir: string
  /** `host:port` pairs of the own network that sources may be read from. */
  privateSources: string[]
  owners: Address[]
  host: string
  /** 0 lets the system choose. */
  port: number
  publicUrl?: string
  language: Language
  timezone: string
  logLevel: LogLevel
}

/** A setting or place that stops the start. Neither sentence repeats a secret. */
export type Fault = { name: string; problem: string; cure: string }

/** With faults, `known` holds what could be read all the same: other faults are looked for with it. */
export type Reading = { config: Config } | { faults: Fault[]; known: Partial<Config> }

/** Every variable with its default, in the order of `.env.example`; empty means none. */
export const defaults = {
  TELEGRAM_BOT_TOKEN: '',
  TELEGRAM_API_ROOT: 'https://api.telegram.org',
  TELEGRAM_LIBRARY: 'grammy',
  TELEGRAM_UPDATES: 'polling',
  TELEGRAM_PAID_BROADCAST: 'false',
  DISCORD_BOT_TOKEN: '',
  DISCORD_API_ROOT: 'https://discord.com/api',
  DATABASE_URL: 'sqlite:',
  CACHE_URL: 'memory:',
  BARID_SECRET: '',
  BARID_DATA_DIR: 'data',
  BARID_PRIVATE_SOURCES: '',
  BARID_OWNERS: '',
  BARID_HOST: '127.0.0.1',
  BARID_PORT: '8787',
  BARID_PUBLIC_URL: '',
  BARID_LANGUAGE: 'en',
  BARID_TIMEZONE: 'UTC',
  LOG_LEVEL: 'info',
}

type Name = keyof typeof defaults

const telegramToken = textOf(
  /^\d+:[A-Za-z0-9_-]{30,}$/,
  'has not the shape of a Telegram bot token',
  'Copy the whole token from @BotFather: digits, a colon and at least 30 characters.',
)
const discordToken = textOf(
  /^[\w-]+\.[\w-]+\.[\w-]+$/,
  'has not the shape of a Discord bot token',
  'Copy the token from the page “Bot” of your application at https://discord.com/developers/applications: three parts with dots between, without the word Bot.',
)
const secretText = textOf(
  /^.{32,}$/s,
  'is shorter than 32 characters',
  'Make one with: openssl rand -base64 32. A secret that is already in use must not be changed.',
)
const hostName = textOf(
  /^[A-Za-z0-9.:_-]+$/,
  'is not a host name or IP address',
  'Use 127.0.0.1 for this machine alone or 0.0.0.0 for all its networks; the port has its own setting.',
)
const hostAndPort = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+):\d{1,5}$/i

/** Pure. `languages` are those that the texts exist in. */
export function readConfig(
  environment: Record<string, string | undefined>,
  languages: readonly Language[],
): Reading {
  const faults: Fault[] = []
  const textIn = (name: Name) => environment[name]?.trim() || defaults[name]

  function optional<T>(name: Name, shape: Shape<T>): T | undefined {
    return textIn(name) === '' ? undefined : needed(name, shape)
  }
  function needed<T>(name: Name, shape: Shape<T>): T {
    const read = shape(textIn(name))
    if ('value' in read) return read.value
    faults.push({ name, ...read })
    // Only what is known beside the faults can be without it.
    return undefined as T
  }

  const telegram: Config['telegram'] = {
    token: optional('TELEGRAM_BOT_TOKEN', telegramToken) ?? '',
    apiRoot: needed('TELEGRAM_API_ROOT', webAddress(defaults.TELEGRAM_API_ROOT)),
    library: needed('TELEGRAM_LIBRARY', oneOf(['grammy', 'telegraf'])),
    updates: needed('TELEGRAM_UPDATES', oneOf(['polling', 'webhook'])),
    paidBroadcast: needed('TELEGRAM_PAID_BROADCAST', oneOf(['true', 'false'])) === 'true',
  }
  const discord: Config['discord'] = {
    token: optional('DISCORD_BOT_TOKEN', discordToken) ?? '',
    apiRoot: needed('DISCORD_API_ROOT', webAddress(defaults.DISCORD_API_ROOT)),
  }
  const dataDir = textIn('BARID_DATA_DIR')
  const url = needed('DATABASE_URL', databaseUrl(join(dataDir, 'barid.db')))
  const cache = needed('CACHE_URL', oneOf(['memory:', 'database:']))
  if (textIn('DATABASE_URL').startsWith('postgres') && textIn('BARID_SECRET') === '')
    faults.push({
      name: 'BARID_SECRET',
      problem: 'is missing, and PostgreSQL needs it: addresses are sealed with it',
      cure: 'Make one with: openssl rand -base64 32. Keep it safe, and give the same to every process.',
    })
  if (telegram.token && telegram.library === 'telegraf') {
    if (isDebugged(environment['DEBUG'] ?? '', 'telegraf:client'))
      faults.push({
        name: 'DEBUG',
        problem: 'makes Telegraf write every message and who gets it',
        cure: 'Unset DEBUG, or add to it: -telegraf:*',
      })
  }
  const config: Config = {
    telegram: telegram.token ? telegram : undefined,
    discord: discord.token ? discord : undefined,
    database: { url },
    cache: cache === 'memory:' ? 'memory' : 'database',
    secret: optional('BARID_SECRET', secretText),
    dataDir,
    privateSources: needed(
      'BARID_PRIVATE_SOURCES',
      listOf(hostAndPort, 'a host and a port', 'intranet.local:8080'),
    ),
    owners: needed(
      'BARID_OWNERS',
      listOf(/^(telegram|discord):\d+$/, 'a platform and a number', 'telegram:123456'),
    ),
    host: needed('BARID_HOST', hostName),
    port: needed('BARID_PORT', port),
    publicUrl:
      telegram.updates === 'webhook'
        ? needed('BARID_PUBLIC_URL', webhookAddress(telegram.apiRoot))
        : optional('BARID_PUBLIC_URL', webAddress('https://news.example.org')),
    language: needed('BARID_LANGUAGE', oneOf(languages)),
    timezone: needed('BARID_TIMEZONE', timeZone),
    logLevel: needed('LOG_LEVEL', oneOf(logLevels)),
  }
  return faults.length > 0 ? { faults, known: config } : { config }
}

/** The shell: reads `.env` of the working directory, if it is there; the environment goes before it. */
export function loadConfig(languages: readonly Language[]): Reading {
  try {
    if (existsSync('.env')) process.loadEnvFile('.env')
  } catch {
    const cure = 'Make it readable for the user that runs Barid.'
    return { faults: [{ name: '.env', problem: 'cannot be read', cure }], known: {} }
  }
  return readConfig(process.env, languages)
}
