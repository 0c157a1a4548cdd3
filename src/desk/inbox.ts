/** What the drop folder hands over, published; what is unsure comes back with a note for its editor. */

import type { Events } from '../events.ts'
import type { Instant } from '../news.ts'
import type { DroppedFile, Handled } from '../sources/drop-folder.ts'
import type { Sources } from '../store/ports/desk.ts'
import type { PublishOutcome, PublishRequest } from './publish.ts'

export type InboxParts = {
  publish(request: PublishRequest): Promise<PublishOutcome[]>
  events: Events
}

/** The key of the drop folder as a source. */
const inboxSource = 'inbox'

/** The drop folder is a source from the first start. */
export async function ensureInbox(sources: Sources, now: Instant): Promise<void> {
  if (await sources.get(inboxSource)) return
  const settings = { name: '', postContact: false, postNotes: false }
  await sources.put({ key: inboxSource, kind: 'drop-folder', settings }, { by: 'start', now })
}

export function createInbox({ publish, events }: InboxParts) {
  return async function take(group: DroppedFile[]): Promise<Handled[]> {
    const outcomes = await publish({
      releases: group,
      source: inboxSource,
      asNew: false,
      pair: false,
      by: `source:${inboxSource}`,
    })
    return outcomes.map((outcome) => {
      const { name } = outcome
      if (outcome.outcome === 'redacted') {
        events.emit({ type: 'file-erased', file: name })
        return { name, outcome: 'erased' }
      }
      if (outcome.outcome !== 'held') {
        tellPublished(outcome, inboxSource, events)
        return { name, outcome: 'done' }
      }
      return { name, outcome: 'held', reasons: outcome.reasons, note: noteOf(outcome) }
    })
  }
}

/** So that the fan-out wakes, and log and metrics know. */
export function tellPublished(
  outcome: Exclude<PublishOutcome, { outcome: 'held' }>,
  source: string,
  events: Events,
): void {
  switch (outcome.outcome) {
    case 'stored': {
      const { number: item, visibleFrom } = outcome
      return events.emit({ type: 'item-stored', item, source, visibleFrom })
    }
    case 'duplicate':
      return events.emit({
        type: 'item-duplicate',
        item: outcome.number,
        source,
        file: outcome.name,
      })
    case 'redacted':
    case 'revised':
      // A revision is told by the edit itself.
      return
    default:
      return outcome satisfies never
  }
}

/** `{file}` becomes the path under which the file is held. */
const noteOf = ({ reasons, quotes = [] }: { reasons: string[]; quotes?: string[] }): string =>
  [
    'Barid has not published this file:',
    ...reasons.map((reason) => `- ${reason}`),
    ...quotes.map((quote) => `  The line: ${quote}`),
    '',
    'When that is mended, drop the file into the inbox again, or publish it from here, with what was missing:',
    'npx barid publish {file} --title "…" --date 2026-05-03',
  ].join('\n')
