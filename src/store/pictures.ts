/** The pictures folder: files named by the SHA-256 of their bytes, so that one picture is kept once. */

import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { StoredPicture } from './ports/chats.ts'

export type Pictures = {
  /** Undefined when the bytes are no JPEG, PNG, WebP or GIF, or more than 10 MB (the platforms' limit). */
  put(bytes: Uint8Array): Promise<StoredPicture | undefined>
  get(hash: string): Promise<Uint8Array | undefined>
  remove(hash: string): Promise<void>
}

const maxBytes = 10_000_000

const signatures: { type: StoredPicture['type']; at: number; bytes: number[] }[] = [
  { type: 'image/jpeg', at: 0, bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/png', at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/gif', at: 0, bytes: [0x47, 0x49, 0x46, 0x38] },
  { type: 'image/webp', at: 8, bytes: [0x57, 0x45, 0x42, 0x50] },
]

/** What the bytes are, whatever the file's name says. */
function pictureType(bytes: Uint8Array): StoredPicture['type'] | undefined {
  return signatures.find((one) => one.bytes.every((byte, i) => bytes[one.at + i] === byte))?.type
}

export function createPictures(folder: string): Pictures {
  return {
    async put(bytes) {
      const type = pictureType(bytes)
      if (!type || bytes.length > maxBytes) return undefined
      const hash = createHash('sha256').update(bytes).digest('hex')
      await mkdir(folder, { recursive: true })
      const half = join(folder, `.${randomUUID()}`)
      await writeFile(half, bytes, { mode: 0o600 })
      await rename(half, join(folder, hash))
      return { hash, type }
    },
    async remove(hash) {
      await rm(join(folder, hash), { force: true })
    },
    async get(hash) {
      try {
        return await readFile(join(folder, hash))
      } catch {
        return undefined
      }
    },
  }
}
