/** What the console's page is made of: its TypeScript without the types, its style, and the few packages that it runs on. */

import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'

export type Asset = { body: string; type: string; etag: string }

const root = join(import.meta.dirname, '../..')

/** Bare names of the page's imports to where they are served. */
export const importMap = JSON.stringify({
  imports: {
    preact: '/assets/node_modules/preact/dist/preact.mjs',
    'preact/hooks': '/assets/node_modules/preact/hooks/dist/hooks.mjs',
    '@fluent/bundle': '/assets/node_modules/@fluent/bundle/esm/index.js',
  },
})

/** The only inline script: named by its hash in the content security policy. */
export const importMapHash = `sha256-${createHash('sha256').update(importMap).digest('base64')}`

/** What may be asked for, as paths of the repository: so relative imports hold in the browser too. */
const served = [
  /^src\/web\/page\/[a-z-]+\.ts$/,
  /^src\/web\/page\/style\/[a-z-]+\.css$/,
  /^messages\/[a-z-]+\.ts$/,
  /^node_modules\/preact\/dist\/preact\.mjs$/,
  /^node_modules\/preact\/hooks\/dist\/hooks\.mjs$/,
  /^node_modules\/@fluent\/bundle\/esm\/[a-z]+\.js$/,
]

const script = 'text/javascript; charset=utf-8'
const types: Record<string, string> = {
  ts: script,
  js: script,
  mjs: script,
  css: 'text/css; charset=utf-8',
}

/** Each file is read once, when it is first asked for. */
export function createAssets() {
  const known = new Map<string, Promise<Asset>>()

  async function read(path: string): Promise<Asset> {
    const text = await readFile(join(root, path), 'utf8')
    const body = path.endsWith('.ts') ? quietly(() => stripTypeScriptTypes(text)) : text
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
    return { body, etag, type: types[path.split('.').at(-1) ?? ''] ?? 'text/plain' }
  }

  /** Undefined for what is not served. */
  return async function asset(path: string): Promise<Asset | undefined> {
    if (!served.some((pattern) => pattern.test(path))) return undefined
    const reading = known.get(path) ?? read(path)
    known.set(path, reading)
    return reading.catch(() => {
      known.delete(path)
      return undefined
    })
  }
}

/** Node says at the first call that the function is experimental; the version of Node is pinned, and the log is for people. */
function quietly<T>(work: () => T): T {
  const { emitWarning } = process
  process.emitWarning = () => {}
  try {
    return work()
  } finally {
    process.emitWarning = emitWarning
  }
}
