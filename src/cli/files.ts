/** Files named on the command line, as releases: what the drop folder would make of them. */

import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Release } from '../desk/publish.ts'
import { readName } from '../sources/inbox-name.ts'

/** No press release is longer, in bytes: what the drop folder takes too. */
const maxText = 5_000_000
/** The platforms' limit for a picture. */
const maxPicture = 10_000_000

/** Or, in a sentence, why a file cannot be read as one: not there, too large, or none of .txt .md .html. */
export async function readRelease(
  path: string,
  picture?: string,
): Promise<{ release: Release } | { problem: string }> {
  const name = basename(path)
  const read = readName(name)
  if (read.kind !== 'text') return { problem: 'only .txt, .md and .html files are read' }
  const { stem, format, language } = read
  const text = await readBounded(path, maxText)
  if ('problem' in text) return text
  const release: Release = { name, stem, format, ...text, ...(language ? { language } : {}) }
  if (!picture) return { release }
  const bytes = await readBounded(picture, maxPicture)
  if ('problem' in bytes) return { problem: `its picture ${picture}: ${bytes.problem}` }
  return { release: { ...release, picture: { name: basename(picture), ...bytes } } }
}

export async function readBounded(
  path: string,
  limit: number,
): Promise<{ bytes: Uint8Array } | { problem: string }> {
  try {
    const look = await stat(path)
    if (look.isDirectory()) return { problem: 'this is a folder; name the files in it' }
    if (look.size > limit)
      return {
        problem: `the file has ${megabytes(look.size)} MB; at most ${megabytes(limit)} MB are taken`,
      }
    return { bytes: await readFile(path) }
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    return { problem: missing ? 'there is no such file' : 'the file may not be read' }
  }
}

const megabytes = (bytes: number) => (bytes / 1_000_000).toFixed(1)
