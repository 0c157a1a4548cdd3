/** Reads topics from YAML, as in `topics/syria.yaml`, and names every fault with its line. */

import { LineCounter, isNode, parseDocument } from 'yaml'
import type { Document } from 'yaml'
import type { Topic } from '../news.ts'
import { inspectTopic } from './topic-check.ts'
import type { Fault } from './topic-check.ts'

/** Some twenty times what 2,000 topics take. */
const FILE_LENGTH = 10_000_000

export function parseTopicFile(text: string): { topics: Topic[] } | { faults: string[] } {
  if (text.length > FILE_LENGTH) return { faults: ['the file is over 10 MB'] }
  const lineCounter = new LineCounter()
  const document = parseDocument(text, { lineCounter, prettyErrors: false })
  const line = (offset: number) => `line ${lineCounter.linePos(offset).line}`
  if (document.errors.length > 0) {
    // One fault of the YAML is often met several times.
    const faults = document.errors.map(({ pos, message }) => `${line(pos[0])}: ${message}`)
    return { faults: [...new Set(faults)] }
  }
  const { topics, faults } = inspectAll(contentOf(document))
  if (faults.length === 0) return { topics }
  return {
    faults: faults.map((fault) => `${line(offsetOf(document, fault.path))}: ${fault.text}`),
  }
}

/** Undefined for what is made to exhaust a reader: references to references, endless nesting. */
function contentOf(document: Document): unknown {
  try {
    return document.toJS()
  } catch (error) {
    if (error instanceof ReferenceError || error instanceof RangeError) return undefined
    throw error
  }
}

function inspectAll(content: unknown): { topics: Topic[]; faults: Fault[] } {
  const list = (content as { topics?: unknown } | null)?.topics
  if (!Array.isArray(list) || list.length === 0) {
    return { topics: [], faults: [{ path: [], text: 'the file needs a list named topics' }] }
  }
  const topics: Topic[] = []
  const faults: Fault[] = []
  const slugs = new Set<string>()
  for (const [at, one] of list.entries()) {
    const checked = inspectTopic(one)
    if ('faults' in checked) {
      faults.push(
        ...checked.faults.map(({ path, text }) => ({ path: ['topics', at, ...path], text })),
      )
    } else if (slugs.has(checked.topic.slug)) {
      faults.push({ path: ['topics', at, 'slug'], text: `${checked.topic.slug} stands here twice` })
    } else {
      slugs.add(checked.topic.slug)
      topics.push(checked.topic)
    }
  }
  return { topics, faults }
}

/** Where the value stands, or what it is missing from. */
function offsetOf(document: Document, path: Fault['path']): number {
  const node = path.length > 0 ? document.getIn(path, true) : document.contents
  if (isNode(node) && node.range) return node.range[0]
  return path.length > 0 ? offsetOf(document, path.slice(0, -1)) : 0
}
