/** The running server's place and link key, in a file that only its user can read: how `barid console` makes a link into it. */

import { randomBytes } from 'node:crypto'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { mintToken } from '../web/link.ts'

const fileIn = (dataDir: string) => join(dataDir, 'console.json')

export const randomName = () => randomBytes(24).toString('base64url')

/** Tells where the server is; returns the way to a new link. */
export async function openConsoleLink(dataDir: string, root: string, key: string) {
  const file = fileIn(dataDir)
  await writeFile(file, JSON.stringify({ root, key }), { mode: 0o600 })
  return {
    link: (now: number) => linkOf(root, key, now),
    close: () => rm(file, { force: true }),
  }
}

/** A link into the server of this data folder; undefined where none runs. */
export async function consoleLink(dataDir: string, now: number): Promise<string | undefined> {
  const text = await readFile(fileIn(dataDir), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const { root, key } = JSON.parse(text) as { root: string; key: string }
  return linkOf(root, key, now)
}

const linkOf = (root: string, key: string, now: number) =>
  `${root}/enter/${mintToken(key, now, randomName())}`

/** Where people open it: under the public address, else on this machine. */
export function rootOf(host: string, port: number, publicUrl: string | undefined): string {
  if (publicUrl) return publicUrl.replace(/\/+$/, '')
  const place = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return `http://${place.includes(':') ? `[${place}]` : place}:${port}`
}
