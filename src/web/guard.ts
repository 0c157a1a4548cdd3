/** The guard of the console: names that a foreign page could rebind, and requests that a foreign page could forge, are refused. */

import type { MiddlewareHandler } from 'hono'
import { isIP } from 'node:net'

export type GuardOptions = {
  host: string
  publicUrl?: string | undefined
}

const isLoopback = (host: string) =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)

/** Others than this machine can reach it. */
export const isExposed = ({ host, publicUrl }: GuardOptions) =>
  publicUrl !== undefined || !isLoopback(host)

export function createGuard({ host, publicUrl }: GuardOptions): MiddlewareHandler {
  const publicPlace = publicUrl === undefined ? undefined : new URL(publicUrl)

  /** A name can be made to point here by anybody; an address of this machine cannot. */
  function isOurs(place: URL): boolean {
    const name = place.hostname.replace(/^\[|\]$/g, '')
    return [host, 'localhost', publicPlace?.hostname].includes(name) || isIP(name) > 0
  }

  /** The page that asks was served by us: from the host that it asks, or under the public address. */
  function isOwnOrigin(origin: string, asked: URL): boolean {
    const from = placeOf(origin)
    return from !== undefined && (from.host === asked.host || from.origin === publicPlace?.origin)
  }

  return async (c, next) => {
    const asked = placeOf(`http://${c.req.header('host') ?? ''}`)
    if (!asked || !isOurs(asked)) return c.json({ error: 'unknown host' }, 421)
    const site = c.req.header('sec-fetch-site')
    const origin = c.req.header('origin')
    const reads = c.req.method === 'GET' || c.req.method === 'HEAD'
    if (reads) {
      // A link may lead here from anywhere; scripts, pictures and frames of other sites may not ask.
      const isVisit = c.req.header('sec-fetch-mode') === 'navigate'
      if (site === 'cross-site' && !isVisit) return c.json({ error: 'foreign page' }, 403)
      return next()
    }
    const isOwn =
      origin === undefined ? site === 'same-origin' : isOwnOrigin(origin, asked) && isNear(site)
    if (!isOwn) return c.json({ error: 'foreign page' }, 403)
    // A form of another site cannot send this type without being asked first.
    const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
    if (type !== 'application/json') return c.json({ error: 'JSON is expected' }, 415)
    return next()
  }
}

const isNear = (site: string | undefined) => site === undefined || site === 'same-origin'

const placeOf = (url: string): URL | undefined => (URL.canParse(url) ? new URL(url) : undefined)
