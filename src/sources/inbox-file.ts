/** Looking at, reading and moving one file of the drop folder without following links or overwriting anything. */

import { constants } from 'node:fs'
import { copyFile, lstat, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { numberedName } from './inbox-name.ts'

export type Look = {
  kind: 'file' | 'link' | 'other'
  size: number
  /** Milliseconds since 1970; what the file system says. */
  modified: number
  /** Changes with the content, the rights and the file itself; of a folder it never changes. */
  fingerprint: string
}

/** Undefined when it is gone. */
export async function lookAt(path: string): Promise<Look | undefined> {
  try {
    const stats = await lstat(path)
    const { size, mtimeMs, ctimeMs, ino } = stats
    const kind = stats.isFile() ? 'file' : stats.isSymbolicLink() ? 'link' : 'other'
    const fingerprint = kind === 'other' ? kind : [ino, size, mtimeMs, ctimeMs].join(':')
    return { kind, size, modified: mtimeMs, fingerprint }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

/** Undefined when it is no plain file any more or has another size than when it was looked at. Never reads beyond that size. */
export async function readWhole(path: string, look: Look): Promise<Uint8Array | undefined> {
  // Without O_NONBLOCK a pipe put in the file's place would wait for ever for a writer.
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK
  const file = await open(path, flags)
  try {
    if (!(await file.stat()).isFile()) return undefined
    const bytes = new Uint8Array(look.size + 1)
    let length = 0
    let read = 1
    while (read > 0 && length < bytes.length) {
      read = (await file.read(bytes, length, bytes.length - length)).bytesRead
      length += read
    }
    return length === look.size ? bytes.subarray(0, length) : undefined
  } finally {
    await file.close()
  }
}

/** Moves a file into a folder under its name or the first free `name (2)`, and returns the new path. */
export async function moveInto(source: string, folder: string, name: string): Promise<string> {
  const target = await reserve(folder, name)
  try {
    await rename(source, target)
  } catch (error) {
    if (codeOf(error) !== 'EXDEV') {
      await rm(target, { force: true })
      throw error
    }
    await copyFile(source, target)
    await rm(source)
  }
  return target
}

/** An empty file of our own, which the move then replaces: checking for a free name first could overwrite one made in between. */
async function reserve(folder: string, name: string): Promise<string> {
  for (let number = 1; ; number++) {
    const path = join(folder, number === 1 ? name : numberedName(name, number))
    try {
      await (await open(path, 'wx')).close()
      return path
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error
    }
  }
}

/** The system's code of an error, such as `EACCES`; empty for other errors. */
export const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? String(error.code) : ''
