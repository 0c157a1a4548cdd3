/** Removes files of the drop folder by what they say, whatever they are called by now. */

import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** As the folder itself takes them, in bytes. */
const largest = 10_000_000

export type EraseParts = {
  /** The drop folder. */
  inbox: string
  /** Whether a file of these bytes is to go. */
  isErased(bytes: Uint8Array): Promise<boolean>
}

/** Looks at what waits, what is held and what is done; resolves to how many files went. A note goes with its file. */
export async function eraseFiles({ inbox, isErased }: EraseParts): Promise<number> {
  let erased = 0
  for (const folder of [inbox, join(inbox, 'held'), join(inbox, 'done')]) {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
    for (const entry of entries) {
      if (!entry.isFile() || entry.name.endsWith('.note.txt')) continue
      const path = join(folder, entry.name)
      const bytes = await readFile(path).catch(() => undefined)
      if (!bytes || bytes.length > largest || !(await isErased(bytes))) continue
      await rm(path, { force: true })
      await rm(`${path}.note.txt`, { force: true })
      erased += 1
    }
  }
  return erased
}
