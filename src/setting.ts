/** Shapes of settings: what a text of the environment must look like, and the cure where it does not. Pure. */

/** Turns a text into its value, or says what is wrong with it and what to do. */
export type Shape<T> = (text: string) => { value: T } | { problem: string; cure: string }

/** A token pasted into the wrong line must not reach a screen: only short texts are repeated. */
const shown = (text: string) => (text.length <= 20 ? `“${text}”` : 'the value')

/** A text of a form. The problem never repeats the text: it may be a secret. */
export function textOf(form: RegExp, problem: string, cure: string): Shape<string> {
  return (text) => (form.test(text) ? { value: text } : { problem, cure })
}

/** One of some words. */
export function oneOf<T extends string>(allowed: readonly T[]): Shape<T> {
  return (text) => {
    const value = allowed.find((word) => word === text)
    if (value !== undefined) return { value }
    const words = allowed.join(', ')
    return {
      problem: `${shown(text)} is not known`,
      cure: allowed.length === 1 ? `Set it to ${words}.` : `Use one of ${words}.`,
    }
  }
}

/** An `http` or `https` address without user, query or fragment; a trailing slash is dropped. */
export function webAddress(example: string): Shape<string> {
  return (text) => {
    const url = URL.parse(text)
    const plain = url && !url.username && !url.password && !url.search && !url.hash
    return plain && /^https?:$/.test(url.protocol)
      ? { value: text.replace(/\/+$/, '') }
      : { problem: 'is not a plain http or https address', cure: `Write it like ${example}.` }
  }
}

/**
 * Where a Telegram server delivers updates. `api.telegram.org` takes HTTPS on four ports alone (Bot API, `setWebhook`); a Bot API
 * server of one's own takes any address.
 */
export function webhookAddress(apiRoot: string): Shape<string> {
  const isOfficial = URL.parse(apiRoot)?.hostname === 'api.telegram.org'
  const read = webAddress('https://news.example.org')
  return (text) => {
    if (text === '') {
      return {
        problem: 'is missing, and TELEGRAM_UPDATES=webhook needs it: Telegram delivers there',
        cure: 'Set it to the https address under which the proxy serves Barid, or TELEGRAM_UPDATES to polling.',
      }
    }
    const { protocol, port } = URL.parse(text) ?? {}
    if (isOfficial && protocol === 'http:') {
      return {
        problem: 'is no https address, and Telegram delivers updates to no other',
        cure: 'Serve Barid behind a proxy with a certificate and write https://, or set TELEGRAM_UPDATES to polling.',
      }
    }
    if (isOfficial && protocol === 'https:' && !webhookPorts.includes(port ?? '')) {
      return {
        problem: `has port ${port}, and Telegram delivers updates to ports 443, 80, 88 and 8443 alone`,
        cure: 'Serve it on one of these, without a port in the address for 443, or set TELEGRAM_UPDATES to polling.',
      }
    }
    return read(text)
  }
}

/** A URL has no port where it is that of https. */
const webhookPorts = ['', '80', '88', '8443']

/** `postgres://…`, or `sqlite:` with or without a path; without one it becomes `file`. */
export function databaseUrl(file: string): Shape<string> {
  return (text) => {
    if (text === 'sqlite:') return { value: `sqlite:${file}` }
    if (text.startsWith('sqlite:')) return { value: text }
    if (/^postgres(ql)?:\/\/./.test(text) && URL.canParse(text)) return { value: text }
    return {
      problem: 'is neither a SQLite nor a PostgreSQL address',
      cure: 'Leave it empty for a file in the data folder, or write postgres://user:password@host:5432/barid, with special characters of the password percent-encoded.',
    }
  }
}

/** 1 to 65535; 0 lets the system choose a free one. */
export const port: Shape<number> = (text) => {
  const value = /^\d{1,5}$/.test(text) ? Number(text) : NaN
  return value <= 65_535
    ? { value }
    : { problem: `${shown(text)} is no port`, cure: 'Use a number from 1 to 65535, such as 8787.' }
}

/** A name of the IANA time zone database, as this Node knows it. */
export const timeZone: Shape<string> = (text) => {
  const wrong = {
    problem: `${shown(text)} is no time zone`,
    cure: 'Use a name such as Asia/Damascus, Europe/Istanbul or UTC.',
  }
  // Intl also takes offsets such as +03:00, which know no summer time.
  if (!/^[A-Za-z]/.test(text)) return wrong
  try {
    Intl.DateTimeFormat('en', { timeZone: text })
    return { value: text }
  } catch {
    return wrong
  }
}

/** Words parted by spaces or commas, each of one form; the problem tells the place, not the word. */
export function listOf(form: RegExp, what: string, example: string): Shape<string[]> {
  return (text) => {
    const words = text.split(/[\s,]+/).filter(Boolean)
    const wrong = words.findIndex((word) => !form.test(word))
    return wrong === -1
      ? { value: words }
      : {
          problem: `entry ${wrong + 1} is not ${what}`,
          cure: `Write them parted by spaces, like ${example}.`,
        }
  }
}

const escaped = (text: string) => text.replace(/[$()+.?[\\\]^{|}]/g, String.raw`\$&`)

/** Whether the variable DEBUG, as the npm package `debug` reads it, makes what bears this name write to the screen. */
export function isDebugged(debug: string, name: string): boolean {
  const patterns = debug.split(/[\s,]+/).filter(Boolean)
  const matches = (pattern: string) =>
    new RegExp(`^${pattern.split('*').map(escaped).join('.*')}$`).test(name)
  const isShut = patterns.some((one) => one.startsWith('-') && matches(one.slice(1)))
  return !isShut && patterns.some(matches)
}
