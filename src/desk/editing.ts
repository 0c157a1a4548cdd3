/** Editing what is stored: fix, correct, update, withdraw or redact an item, after a look at what that makes of its posts. */

import type { Language } from '../../messages/message.ts'
import type { Events } from '../events.ts'
import { few } from '../few.ts'
import type { Few } from '../few.ts'
import type { Instant, ItemContent, NewsItem, Verb } from '../news.ts'
import type { Pipeline } from '../pipeline.ts'
import type { Parsed, ReleaseHints } from '../sources/press-release.ts'
import type { Media, StoredPicture } from '../store/ports/chats.ts'
import type { Settings } from '../store/ports/desk.ts'
import type { Items } from '../store/ports/items.ts'
import type { Outbox } from '../store/ports/outbox.ts'
import { changeReport } from './change-report.ts'
import type { ChangeReport } from './change-report.ts'
import { createReadEdit } from './edited-text.ts'
import { fits, unchanged } from './edit-faults.ts'
import type { EditFault } from './edit-faults.ts'
import { previewItem } from './preview.ts'
import type { PreviewParts, PreviewPost } from './preview.ts'
import type { ReadRelease } from './publish.ts'
import { policyOf } from './withdraw-policy.ts'

/** A new text, as a release or as plain text; what it does not say (source, date, picture …) stays as it is. */
export type EditText = {
  bytes: Uint8Array
  format: ReleaseHints['format']
  /** Known from the file's name; else the item's. */
  language?: Language
  fileName?: string
  picture?: { name: string; bytes: Uint8Array }
  /** Given by the editor beside the text; each wins over what it says. */
  title?: string
  date?: string
  embargo?: string
  issuer?: string
}

export type Edit = {
  verb: Verb
  item: number
  /** Absent for withdraw and redact, and for correct and update that add only a line. */
  text?: EditText
  /** What was wrong, or what is new: a line of the editor's own words, in the item's language. */
  line?: string
  /** One short reply to the old post of each chat; by default for withdraw and update. */
  tell?: boolean
  /** Refused when the item has another revision by now. */
  revision?: number
  /** For the audit. */
  by: string
}

/** Why nothing was done, but for `done`. */
export type Refused =
  /** `fault` is for a text of our own; `reasons` are sentences for the CLI. */
  | { outcome: 'held'; fault: EditFault; reasons: string[] }
  | { outcome: 'moved-on'; revision: number }
  | { outcome: 'missing' }
  | { outcome: 'withdrawn' }

export type EditOutcome =
  | Refused
  /** `change` is for `report`. `release` is what was read of the new text. */
  | {
      outcome: 'done'
      item: number
      revision: number
      change: number
      release?: Parsed
      /** Of a redaction: its files could not all be removed yet. The server tries again until they are. */
      unerased?: true
    }

export type EditPreview =
  | Refused
  | {
      outcome: 'ready'
      item: number
      /** What `apply` is to refuse to go beyond. */
      revision: number
      /** The item as it would be. */
      next: NewsItem
      /** The exact posts of each platform; of `delete`, what stands where nothing can be deleted. */
      posts: PreviewPost[]
      /** The short reply, where there is one. */
      reply: PreviewPost[]
      /** Withdrawn posts are deleted where that is allowed. */
      deletes: boolean
      /** Chats that have posts of it; it is not out yet where `embargo` says so. */
      reaches: { shared: number; private: Few }
      embargo?: Instant
      release?: Parsed
    }

export type EditingDesk = {
  /** Stores and sends nothing. */
  preview(edit: Edit): Promise<EditPreview>
  apply(edit: Edit): Promise<EditOutcome>
  /** What became of a change, until 90 days after it. */
  report(change: number): Promise<ChangeReport | undefined>
}

export type EditingParts = Pick<PreviewParts, 'rendering' | 'places' | 'show'> & {
  items: Items
  media: Media
  outbox: Pick<Outbox, 'ofChange' | 'reach'>
  settings: Pick<Settings, 'get'>
  pipeline: Pipeline
  read: ReadRelease
  putPicture(bytes: Uint8Array): Promise<StoredPicture | undefined>
  /** After a redaction, what is outside the tables: files, pictures, and what the database left behind. */
  erase(): Promise<void>
  events: Events
  now: () => Instant
}

/** What an edit comes to, before it is done. */
type Draft = {
  item: NewsItem
  said?: { content: ItemContent; identity: string; fileName?: string }
  line?: string
  tells: boolean
  deletes: boolean
  release?: Parsed
  embargo?: Instant
}

const takesBack = (verb: Verb) => verb === 'withdraw' || verb === 'redact'

export function createEditingDesk(parts: EditingParts): EditingDesk {
  const { items, outbox, pipeline, events, now } = parts
  const readEdit = createReadEdit(parts)

  async function draftOf(edit: Edit): Promise<Draft | Refused> {
    const { verb, revision } = edit
    const item = await items.get(edit.item)
    if (!item) return { outcome: 'missing' }
    if (item.withdrawnAt !== undefined && verb !== 'redact') return { outcome: 'withdrawn' }
    if (revision !== undefined && revision !== item.revision) {
      return { outcome: 'moved-on', revision: item.revision }
    }
    const line = edit.line?.replace(/\s+/g, ' ').trim() || undefined
    const fault = fits({ verb, line, hasText: edit.text !== undefined })
    if (fault) return { outcome: 'held', ...fault }
    const read = edit.text && (await readEdit(item, edit.text))
    if (read && 'outcome' in read) return read
    if (read && verb === 'fix' && !read.changed) return { outcome: 'held', ...unchanged }
    return {
      item,
      tells: edit.tell ?? (takesBack(verb) || verb === 'update'),
      deletes: takesBack(verb) && (await policyOf(parts.settings)) === 'delete',
      ...(line ? { line } : {}),
      ...(read ? { said: read.said, release: read.release } : {}),
      ...(read?.release.embargo ? { embargo: read.release.embargo.until } : {}),
    }
  }

  function nextOf({ item, said, line, embargo }: Draft, verb: Verb): NewsItem {
    const lines = [
      ...(item.lines ?? []),
      ...(line
        ? [{ verb: verb === 'update' ? verb : ('correct' as const), text: line, at: now() }]
        : []),
    ]
    return {
      ...item,
      ...said?.content,
      revision: item.revision + 1,
      ...(embargo !== undefined && item.visibleFrom > now() ? { visibleFrom: embargo } : {}),
      ...(lines.length > 0 ? { lines } : {}),
      ...(takesBack(verb) ? { withdrawnAt: item.withdrawnAt ?? now() } : {}),
    }
  }

  async function tryErase(): Promise<boolean> {
    try {
      await parts.erase()
      return true
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error)
      events.emit({ type: 'fault', where: 'redaction', detail })
      return false
    }
  }

  return {
    async preview(edit) {
      const draft = await draftOf(edit)
      if ('outcome' in draft) return draft
      const { item, deletes, tells, release } = draft
      const next = nextOf(draft, edit.verb)
      const reached = await outbox.reach(item.number)
      return {
        outcome: 'ready',
        item: item.number,
        revision: item.revision,
        next,
        posts: await previewItem(parts, next),
        reply: tells && !deletes ? await previewItem(parts, next, { told: edit.verb }) : [],
        deletes,
        reaches: { shared: reached.shared, private: few(reached.private) },
        ...(item.visibleFrom > now() ? { embargo: next.visibleFrom } : {}),
        ...(release ? { release } : {}),
      }
    },

    async apply(edit) {
      const draft = await draftOf(edit)
      if ('outcome' in draft) return draft
      const { item, release, ...what } = draft
      const { verb, revision } = edit
      const guard = revision === undefined ? {} : { revision }
      const options = { by: edit.by, now: now() }
      const changed = await pipeline.change(item.number, { verb, ...guard, ...what }, options)
      if (changed.outcome !== 'changed') return changed
      events.emit({ type: 'item-revised', item: item.number, revision: changed.revision })
      const { revision: made, change } = changed
      const erased = verb !== 'redact' || (await tryErase())
      return {
        outcome: 'done',
        item: item.number,
        revision: made,
        change,
        ...(release ? { release } : {}),
        ...(erased ? {} : { unerased: true }),
      }
    },

    async report(change) {
      const changed = await outbox.ofChange(change)
      return changed && changeReport(change, changed)
    },
  }
}
