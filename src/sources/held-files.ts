/** The files of the drop folder that wait for an editor. */

import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** Names, without the notes beside them; none where there is no folder yet. */
export async function heldFiles(inbox: string): Promise<string[]> {
  const names = await readdir(join(inbox, 'held')).catch(() => [])
  return names.filter((name) => !name.endsWith('.note.txt')).sort()
}
