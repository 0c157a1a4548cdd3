/** The files of the drop folder that wait for an editor, and their release. */

import { mkdir, readdir, realpath, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { moveInto } from './inbox-file.ts'

/** Names, without the notes beside them; none where there is no folder yet. */
export async function heldFiles(inbox: string): Promise<string[]> {
  const names = await readdir(join(inbox, 'held')).catch(() => [])
  return names.filter((name) => !name.endsWith('.note.txt')).sort()
}

/** Moves a file out of `held/` into `done/`, and its note goes; undefined for a file that is not there. */
export async function takeFromHeld(inbox: string, path: string): Promise<string | undefined> {
  const held = await realpath(join(inbox, 'held')).catch(() => undefined)
  if ((await realpath(dirname(path))) !== held) return undefined
  const done = join(inbox, 'done')
  await mkdir(done, { recursive: true })
  const moved = await moveInto(path, done, basename(path))
  await rm(`${path}.note.txt`, { force: true })
  return moved
}
