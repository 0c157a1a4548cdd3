/** Settings: the defaults, every fault with its cure, all at once, and no secret in any sentence. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { describe, expect, it } from 'vitest'
import { defaults, readConfig } from '../src/config.ts'
import type { Config, Fault } from '../src/config.ts'

const languages = ['en', 'ar']
const telegram = '123456789:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr'
const discord = 'MTIzNDU2Nzg5.GabcDe.f_GhIjKlMnOpQrStUvWxYz-0123456'
const secret = 'a secret of more than thirty-two characters'

const configOf = (env: Record<string, string | undefined>): Config => {
  const read = readConfig(env, languages)
  if ('faults' in read) throw new Error(JSON.stringify(read.faults))
  return read.config
}
const faultsOf = (env: Record<string, string | undefined>): Fault[] => {
  const read = readConfig(env, languages)
  return 'faults' in read ? read.faults : []
}

describe('what is read', () => {
  it('an empty environment gives the defaults, with both platforms off', () => {
    expect(configOf({})).toEqual({
      telegram: undefined,
      discord: undefined,
      database: { url: `sqlite:${join('data', 'barid.db')}` },
      cache: 'memory',
      secret: undefined,
      dataDir: 'data',
      privateSources: [],
      owners: [],
      host: '127.0.0.1',
      port: 8787,
      publicUrl: undefined,
      language: 'en',
      timezone: 'UTC',
      logLevel: 'info',
    })
  })

  it('everything set', () => {
    const config = configOf({
      TELEGRAM_BOT_TOKEN: telegram,
      TELEGRAM_API_ROOT: 'http://127.0.0.1:8081/',
      TELEGRAM_LIBRARY: 'telegraf',
      TELEGRAM_UPDATES: 'polling',
      TELEGRAM_PAID_BROADCAST: 'true',
      DISCORD_BOT_TOKEN: discord,
      DISCORD_API_ROOT: 'http://127.0.0.1:8082/api',
      DATABASE_URL: 'postgres://barid:pass@db:5432/barid',
      CACHE_URL: 'database:',
      BARID_SECRET: secret,
      BARID_DATA_DIR: '/var/lib/barid',
      BARID_PRIVATE_SOURCES: 'intranet.local:8080, [fd00::1]:80',
      BARID_OWNERS: 'telegram:123456 discord:987654',
      BARID_HOST: '::1',
      BARID_PORT: '0',
      BARID_PUBLIC_URL: 'https://news.example.org/barid/',
      BARID_LANGUAGE: 'ar',
      BARID_TIMEZONE: 'Asia/Damascus',
      LOG_LEVEL: 'debug',
    })
    expect(config).toEqual({
      telegram: {
        token: telegram,
        apiRoot: 'http://127.0.0.1:8081',
        library: 'telegraf',
        updates: 'polling',
        paidBroadcast: true,
      },
      discord: { token: discord, apiRoot: 'http://127.0.0.1:8082/api' },
      database: { url: 'postgres://barid:pass@db:5432/barid' },
      cache: 'database',
      secret,
      dataDir: '/var/lib/barid',
      privateSources: ['intranet.local:8080', '[fd00::1]:80'],
      owners: ['telegram:123456', 'discord:987654'],
      host: '::1',
      port: 0,
      publicUrl: 'https://news.example.org/barid',
      language: 'ar',
      timezone: 'Asia/Damascus',
      logLevel: 'debug',
    })
  })

  it('empty and blank values are the defaults, and space around a value is dropped', () => {
    const blank = Object.fromEntries(Object.keys(defaults).map((name) => [name, ' ']))
    expect(configOf(blank)).toEqual(configOf({}))
    expect(configOf({ TELEGRAM_BOT_TOKEN: `${telegram}\n` }).telegram?.token).toBe(telegram)
  })

  it('a SQLite file follows the data folder unless it is named', () => {
    expect(configOf({ BARID_DATA_DIR: 'x' }).database.url).toBe(`sqlite:${join('x', 'barid.db')}`)
    expect(configOf({ DATABASE_URL: 'sqlite:other.db' }).database.url).toBe('sqlite:other.db')
  })
})

describe('what is refused', () => {
  const wrong: [keyof typeof defaults, string, RegExp][] = [
    ['TELEGRAM_BOT_TOKEN', '123456:short', /@BotFather/],
    ['TELEGRAM_BOT_TOKEN', `bot${telegram}`, /@BotFather/],
    ['TELEGRAM_BOT_TOKEN', discord, /@BotFather/],
    ['TELEGRAM_API_ROOT', 'api.telegram.org', /https:\/\/api\.telegram\.org/],
    ['TELEGRAM_API_ROOT', 'ftp://api.telegram.org', /https:/],
    ['TELEGRAM_API_ROOT', 'https://user:pass@api.telegram.org', /https:/],
    ['TELEGRAM_LIBRARY', 'gramjs', /grammy, telegraf/],
    ['TELEGRAM_UPDATES', 'pulling', /polling, webhook/],
    ['TELEGRAM_PAID_BROADCAST', 'yes', /true, false/],
    ['DISCORD_BOT_TOKEN', `Bot ${discord}`, /without the word Bot/],
    ['DISCORD_BOT_TOKEN', 'two.parts', /three parts/],
    ['DISCORD_API_ROOT', 'https://discord.com/api?v=10', /https:\/\/discord\.com\/api/],
    ['DATABASE_URL', 'mysql://db/barid', /postgres:\/\//],
    ['DATABASE_URL', 'postgres://', /postgres:\/\//],
    ['CACHE_URL', 'redis://cache', /memory:, database:/],
    ['BARID_SECRET', 'too short', /openssl rand/],
    ['BARID_PRIVATE_SOURCES', 'intranet.local', /intranet\.local:8080/],
    ['BARID_PRIVATE_SOURCES', 'ok:80 http://intranet:80', /intranet\.local:8080/],
    ['BARID_OWNERS', '@name', /telegram:123456/],
    ['BARID_OWNERS', 'telegram:-1001234', /telegram:123456/],
    ['BARID_OWNERS', 'signal:1', /telegram:123456/],
    ['BARID_HOST', 'http://localhost', /127\.0\.0\.1/],
    ['BARID_PORT', '65536', /8787/],
    ['BARID_PORT', '-1', /8787/],
    ['BARID_PORT', '80a', /8787/],
    ['BARID_PUBLIC_URL', 'news.example.org', /https:\/\/news\.example\.org/],
    ['BARID_LANGUAGE', 'xx', /en, ar/],
    ['BARID_TIMEZONE', 'Damascus', /Asia\/Damascus/],
    ['BARID_TIMEZONE', '+03:00', /Asia\/Damascus/],
    ['LOG_LEVEL', 'loud', /trace, debug, info, warn, error, silent/],
  ]
  it.each(wrong)('%s=%s', (name, value, cure) => {
    const faults = faultsOf({ BARID_SECRET: secret, [name]: value })
    expect(faults.map((fault) => fault.name)).toEqual([name])
    expect(faults[0]!.cure).toMatch(cure)
    expect(faults[0]!.problem).not.toBe('')
  })

  const webhook = { TELEGRAM_UPDATES: 'webhook' }
  it.each([
    ['without an address', '', /is missing/],
    ['over http', 'http://news.example.org', /no https/],
    ['on another port', 'https://news.example.org:8080', /port 8080/],
    ['at no address', 'news.example.org', /not a plain http or https/],
  ])('a webhook %s', (_, address, problem) => {
    const [fault, ...others] = faultsOf({ ...webhook, BARID_PUBLIC_URL: address })
    expect(fault).toMatchObject({
      name: 'BARID_PUBLIC_URL',
      cure: expect.stringMatching(/https|443/),
    })
    expect(fault?.problem).toMatch(problem)
    expect(others).toEqual([])
  })

  it.each(['', ':443', ':80', ':88', ':8443'])('but not a webhook on https port %s', (port) => {
    const { publicUrl } = configOf({
      ...webhook,
      BARID_PUBLIC_URL: `https://news.example.org${port}`,
    })
    expect(publicUrl).toBe(`https://news.example.org${port}`)
  })

  it('nor any address where the Bot API server is one of its own', () => {
    const own = {
      TELEGRAM_API_ROOT: 'http://127.0.0.1:8081',
      BARID_PUBLIC_URL: 'http://127.0.0.1:8787',
    }
    expect(configOf({ ...webhook, ...own }).publicUrl).toBe('http://127.0.0.1:8787')
  })

  it('PostgreSQL without a secret', () => {
    const [fault, ...others] = faultsOf({ DATABASE_URL: 'postgresql://db/barid' })
    expect(fault).toMatchObject({ name: 'BARID_SECRET', cure: expect.stringMatching(/openssl/) })
    expect(others).toEqual([])
  })

  it('every fault at once, in the order of the table', () => {
    const names = Object.keys(defaults).filter((name) => name !== 'BARID_DATA_DIR')
    const everything = Object.fromEntries(names.map((name) => [name, '?']))
    expect(faultsOf(everything).map(({ name }) => name)).toEqual(names)
  })

  it('no sentence repeats a secret, wherever it was pasted', () => {
    const near = { telegram: `${telegram}!`, discord: `${discord}!`, url: 'mysql://u:pa55word@db' }
    for (const value of Object.values(near))
      for (const name of Object.keys(defaults)) {
        const said = JSON.stringify(faultsOf({ [name]: value }))
        expect(said).not.toContain(value)
        expect(said).not.toContain('pa55word')
      }
  })
})

describe('what Telegraf writes for its developers', () => {
  const over = { TELEGRAM_BOT_TOKEN: telegram, TELEGRAM_LIBRARY: 'telegraf' }

  it.each(['*', 'telegraf:*', 'telegraf:client', 'x,telegraf*', 'x  *:client', '*,-grammy*'])(
    'messages and whom they go to, is refused: DEBUG=%s',
    (DEBUG) => {
      expect(faultsOf({ ...over, DEBUG })).toEqual([
        {
          name: 'DEBUG',
          problem: 'makes Telegraf write every message and who gets it',
          cure: 'Unset DEBUG, or add to it: -telegraf:*',
        },
      ])
      expect(faultsOf({ ...over, TELEGRAM_LIBRARY: 'grammy', DEBUG })).toEqual([])
      expect(faultsOf({ DEBUG })).toEqual([])
    },
  )

  it.each(['', '1', 'true', 'grammy*', 'telegraf', 'telegraf.client', '*,-telegraf:*', '-*'])(
    'nothing of that is no fault: DEBUG=%s',
    (DEBUG) => {
      expect(faultsOf({ ...over, DEBUG })).toEqual([])
    },
  )
})

describe('loadConfig', () => {
  const read = (cwd: string, env: Record<string, string>) => {
    const file = JSON.stringify(join(import.meta.dirname, '../src/config.ts'))
    const script = `import { loadConfig } from ${file}; console.log(JSON.stringify(loadConfig(['en', 'ar'])))`
    const args = ['--input-type=module', '--eval', script]
    return JSON.parse(
      execFileSync(process.execPath, args, { cwd, env, encoding: 'utf8' }),
    ) as unknown
  }

  it('reads .env of the working directory, and the environment goes before it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'barid-config-'))
    expect(read(folder, {})).toMatchObject({ config: { language: 'en', port: 8787 } })
    writeFileSync(join(folder, '.env'), 'BARID_LANGUAGE=ar\nBARID_PORT=1\n')
    expect(read(folder, { BARID_PORT: '2' })).toMatchObject({ config: { language: 'ar', port: 2 } })
    rmSync(join(folder, '.env'))
    mkdirSync(join(folder, '.env'))
    expect(read(folder, {})).toMatchObject({
      faults: [{ name: '.env', problem: 'cannot be read' }],
    })
    rmSync(folder, { recursive: true })
  })
})

describe('.env.example', () => {
  const text = readFileSync(join(import.meta.dirname, '../.env.example'), 'utf8')

  it('has every variable with its default, in order, each under one line of comment', () => {
    const lines = text.trimEnd().split('\n').slice(2)
    expect(lines.map((line) => (line.startsWith('# ') ? 'comment' : line))).toEqual(
      Object.entries(defaults).flatMap(([name, value]) => ['comment', `${name}=${value}`]),
    )
  })

  it('copied as it is, starts with the defaults', () => {
    expect(configOf(parseEnv(text))).toEqual(configOf({}))
  })
})
