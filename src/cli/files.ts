/** Files named on the command line, as releases: what the drop folder would make of them. */

import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Release } from '../desk/publish.ts'
import { readName } from '../sources/inbox-name.ts'
import { UsageError } from './output.ts'

/** No press release is longer. */
const maxText = 5_000_000
const maxPicture = 10_000_000

/** @throws UsageError when it cannot be read, is too large, or is none of .txt .md .html */
export async function readRelease(path: string, picture?: string): Promise<Release> {
  const name = basename(path)
  const read = readName(name)
  if (read.kind !== 'text') throw new UsageError(`${path}: Barid reads .txt, .md and .html files`)
  const { stem, format, language } = read
  return {
    name,
    stem,
    format,
    bytes: await readBounded(path, maxText),
    ...(language ? { language } : {}),
    ...(picture
      ? { picture: { name: basename(picture), bytes: await readBounded(picture, maxPicture) } }
      : {}),
  }
}

async function readBounded(path: string, limit: number): Promise<Uint8Array> {
  const { size } = await stat(path).catch(() => {
    throw new UsageError(`${path}: there is no such file, or it may not be read`)
  })
  if (size > limit) throw new UsageError(`${path}: ${size} bytes; at most ${limit} are read`)
  return readFile(path)
}
