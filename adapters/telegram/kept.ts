/** What is kept of an update until it is handled, so that a crash leaves nobody without an answer. */
import { isQuery } from '../../messages/query.ts'
import type { Heard } from './updates.ts'

/** A later layout gets another number, and what an older one wrote is not read by it. */
const layout = 1

/** Of what may be a person's story, and of words too long for a question, only that they came. */
export function keptOf(heard: Heard): string {
  const kept = { ...heard, event: withoutStory(heard.event), document: undefined }
  return JSON.stringify({ layout, heard: kept })
}

function withoutStory(event: Heard['event']): Heard['event'] {
  if (event.kind === 'command' && !isQuery(event.words)) return { ...event, words: '' }
  if (event.kind !== 'text' || isQuery(event.text)) return event
  const { text: _, ...base } = event
  return { ...base, kind: 'file', file: 'other' }
}

/** Undefined for what another version kept. */
export function heardAgain(kept: string): Heard | undefined {
  const read = JSON.parse(kept) as { layout: number; heard: Heard }
  return read.layout === layout ? read.heard : undefined
}
