/** Publishing releases: read them, hold what is unsure, and store the rest as one story or several. */

import type { Language } from '../../messages/message.ts'
import type { Format, Instant, ItemContent } from '../news.ts'
import type { Pipeline } from '../pipeline.ts'
import type { Parsed, ReleaseHints, ReleaseResult } from '../sources/press-release.ts'
import type { Media, StoredPicture } from '../store/ports/chats.ts'
import type { Edit, EditOutcome } from './editing.ts'
import { pairQuestion } from './embargo-questions.ts'
import type { Sources } from '../store/ports/desk.ts'
import type { Added, Items } from '../store/ports/items.ts'

export type Release = {
  /** The file's name, such as `x.ar.txt`. */
  name: string
  /** What language versions of one story share, such as `x`. */
  stem: string
  language?: Language
  format: ReleaseHints['format']
  bytes: Uint8Array
  picture?: { name: string; bytes: Uint8Array }
}

export type PublishRequest = {
  releases: Release[]
  source: string
  /** Given by the editor, for one release. */
  title?: string
  date?: string
  /** Given by the editor, for all releases: day, time and zone; wins over what the files say. */
  embargo?: string
  /** Wins over the setting of the source. */
  issuer?: string
  /** A word before the headline, and ahead of other items. */
  urgent?: boolean
  /** The release replaces what this item says. */
  revisionOf?: number
  /** The release is another language version of this item. */
  twinOf?: number
  /** The same file name with other text is another item, not a question. */
  asNew: boolean
  /** All releases are one story, whatever their names. */
  pair: boolean
  format?: Format
  /** Ids of the only chats that may get it. */
  chats?: number[]
  by: string
}

export type PublishOutcome = { name: string } & (
  | { outcome: 'stored'; number: number; visibleFrom: Instant; release: Parsed }
  | { outcome: 'revised'; number: number; revision: number; release: Parsed }
  | { outcome: 'duplicate'; number: number }
  /** The text was taken back for somebody's safety: it comes in by no door again, and its file is not kept. */
  | { outcome: 'redacted' }
  /**
   * `quotes` are lines of the text, which may be under embargo: for its editor alone, never for a log.
   * `known` is the item that had the same file name with another text.
   */
  | { outcome: 'held'; reasons: string[]; quotes?: string[]; known?: number }
)

/** Reads one release with what its source and the editor say about it. */
export type ReadRelease = (
  release: Omit<Release, 'picture'>,
  request: Pick<PublishRequest, 'source' | 'title' | 'date' | 'embargo' | 'issuer' | 'urgent'>,
) => Promise<ReleaseResult>

export function createReadRelease(parts: {
  sources: Sources
  parse(input: Uint8Array, hints: ReleaseHints): ReleaseResult
  now: () => Instant
}): ReadRelease {
  return async (release, { source: key, ...given }) => {
    const source = await parts.sources.get(key)
    const { title, date, embargo, urgent, issuer = source?.settings.issuer } = given
    const language = release.language ?? source?.settings.language
    const today = new Date(parts.now()).toISOString().slice(0, 10)
    const hints = { title, date, embargo, issuer, urgent, language }
    return parts.parse(release.bytes, { format: release.format, today, ...definite(hints) })
  }
}

export type PublishParts = {
  items: Items
  media: Media
  pipeline: Pipeline
  read: ReadRelease
  putPicture(bytes: Uint8Array): Promise<StoredPicture | undefined>
  /** A revision is an edit like any other. */
  edit(edit: Edit): Promise<EditOutcome>
  now: () => Instant
}

/** A file of the same stem joins the story of one published in the last 7 days: names are used again. */
const twinWithin = 7 * 24 * 60 * 60_000

type Ready = { release: Release; parsed: Parsed }

export function createPublish(parts: PublishParts) {
  const { items, pipeline, now } = parts

  /** Why a readable release must still be asked about; undefined when it may go. */
  async function question(
    one: Ready,
    request: PublishRequest,
  ): Promise<{ reason: string; known?: number } | undefined> {
    const { twinOf } = request
    if (twinOf !== undefined && !(await items.get(twinOf))) {
      return { reason: `there is no item ${twinOf}` }
    }
    if (request.asNew) return undefined
    const known = await items.byFileName(request.source, one.release.name)
    if (!known || known.identity === one.parsed.identity) return undefined
    const reason =
      `a file of this name was published as item ${known.number}, with other text. ` +
      `If this corrects it, publish it with --revision-of ${known.number}; if it is another item, with --new.`
    return { reason, known: known.number }
  }

  async function content({ release, parsed }: Ready): Promise<ItemContent> {
    if (!release.picture) return parsed.content
    const picture = await parts.putPicture(release.picture.bytes)
    if (!picture) {
      const reason = `${release.picture.name} is no JPEG, PNG, WebP or GIF of at most 10 MB`
      parsed.doubts.push({ field: 'picture', reason: `${reason}; published without it` })
      return parsed.content
    }
    await parts.media.add(picture, now())
    return { ...parsed.content, picture: picture.hash }
  }

  async function revise(
    release: Release,
    number: number,
    request: PublishRequest,
  ): Promise<PublishOutcome> {
    const { name, bytes, format, language, picture } = release
    const { title, date, embargo, issuer, by } = request
    const known = definite({ language, picture, title, date, embargo, issuer })
    const text = { bytes, format, fileName: name, ...known }
    const edited = await parts.edit({ verb: 'fix', item: number, text, by })
    const held = (...reasons: string[]): PublishOutcome => ({ name, outcome: 'held', reasons })
    switch (edited.outcome) {
      case 'done': {
        const { revision, release: read } = edited
        if (!read) throw new Error('a revision without its text')
        return { name, outcome: 'revised', number, revision, release: read }
      }
      case 'held':
        return held(...edited.reasons)
      case 'missing':
        return held(`there is no item ${number}`)
      case 'withdrawn':
        return held(`item ${number} was withdrawn; publish this as another item with --new`)
      case 'moved-on':
        return held(`item ${number} has changed meanwhile`)
      default:
        return edited satisfies never
    }
  }

  /** The story that a release belongs to because the editor or its name says so. */
  async function storyOf(one: Ready, request: PublishRequest): Promise<number | undefined> {
    if (request.twinOf !== undefined) return (await items.get(request.twinOf))?.story
    if (request.asNew) return undefined
    const since = now() - twinWithin
    const versions = await items.byStem(request.source, one.release.stem, since)
    const other = versions.find((version) => version.language !== one.parsed.content.language)
    return other?.story
  }

  async function store(story: Ready[], request: PublishRequest): Promise<PublishOutcome[]> {
    const [first] = story
    if (!first) return []
    const joins = await storyOf(first, request)
    const standing = joins === undefined ? [] : await items.story(joins)
    const embargoes = story.map((one) => one.parsed.embargo)
    const asked = pairQuestion(embargoes, standing, now())
    if (asked) {
      return story.map(({ release: { name } }) => ({ name, outcome: 'held', reasons: [asked] }))
    }
    const drafts = await Promise.all(
      story.map(async (one) => ({
        content: await content(one),
        source: request.source,
        identity: one.parsed.identity,
        fileName: one.release.name,
        stem: one.release.stem,
        embargo: one.parsed.embargo?.until ?? 0,
      })),
    )
    const added = await pipeline.keep(drafts, {
      fanOut: true,
      by: request.by,
      now: now(),
      ...definite({ story: joins, format: request.format, chats: request.chats }),
    })
    return story.map((one, i) => outcomeOf(one, added[i]))
  }

  /** One outcome per release, in order. What is held was not stored: its file stays with its editor. */
  return async function publish(request: PublishRequest): Promise<PublishOutcome[]> {
    const [only] = request.releases
    if (request.revisionOf !== undefined) {
      return only ? [await revise(only, request.revisionOf, request)] : []
    }
    const outcomes = new Map<Release, PublishOutcome>()
    const ready: Ready[] = []
    for (const release of request.releases) {
      const result = await parts.read(release, request)
      const { name } = release
      const { identity } = result.ok ? result.release : result
      if ((await items.redacted([identity])).length > 0) {
        outcomes.set(release, { name, outcome: 'redacted' })
        continue
      }
      if (!result.ok) {
        const reasons = result.missing.map((one) => one.reason)
        const quotes = result.missing.flatMap((one) => one.quote ?? [])
        outcomes.set(release, { name, outcome: 'held', reasons, quotes })
        continue
      }
      const one = { release, parsed: result.release }
      const asked = await question(one, request)
      if (asked) {
        const { reason, ...known } = asked
        outcomes.set(release, { name, outcome: 'held', reasons: [reason], ...known })
      } else ready.push(one)
    }
    for (const story of request.pair ? [ready] : byStem(ready)) {
      const stored = await store(story, request)
      story.forEach((one, i) => stored[i] && outcomes.set(one.release, stored[i]))
    }
    return request.releases.flatMap((release) => outcomes.get(release) ?? [])
  }
}

function outcomeOf({ release, parsed }: Ready, added: Added | undefined): PublishOutcome {
  const { name } = release
  if (added?.outcome === 'duplicate') return { name, outcome: 'duplicate', number: added.number }
  if (!added) throw new Error('the store answered for fewer items than it was given')
  const { number, visibleFrom } = added
  return { name, outcome: 'stored', number, visibleFrom, release: parsed }
}

/** Files of one stem in different languages are one story; the rest stand alone. */
function byStem(ready: Ready[]): Ready[][] {
  const stories: Ready[][] = []
  for (const one of ready) {
    const story = stories.find((other) =>
      other.every(
        ({ release, parsed }) =>
          release.stem === one.release.stem &&
          parsed.content.language !== one.parsed.content.language,
      ),
    )
    if (story) story.push(one)
    else stories.push([one])
  }
  return stories
}

/** Without the keys whose value is undefined. */
function definite<T extends Record<string, unknown>>(
  values: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}
