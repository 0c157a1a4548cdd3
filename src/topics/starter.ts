/** Topic files, and the one that comes with Barid: read when they are asked for. */

import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'

const starter = resolve(import.meta.dirname, '../../topics/syria.yaml')

/** The topics of a YAML file, or what is wrong with it by line; without a path, of the starter file. */
export async function readTopicFile(path = starter) {
  const { parseTopicFile } = await import('./topic-file.ts')
  return parseTopicFile(await readFile(path, 'utf8'))
}
