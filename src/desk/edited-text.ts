/** Reads the new text of an item: what it does not say stays as it is. */

import type { Instant, ItemContent, NewsItem } from '../news.ts'
import type { Parsed } from '../sources/press-release.ts'
import type { Media, StoredPicture } from '../store/ports/chats.ts'
import type { Items } from '../store/ports/items.ts'
import { erased } from './edit-faults.ts'
import { revisionQuestion } from './embargo-questions.ts'
import type { EditText, Refused } from './editing.ts'
import type { ReadRelease, Release } from './publish.ts'

export type ReadEditParts = {
  items: Pick<Items, 'redacted'>
  read: ReadRelease
  media: Pick<Media, 'add'>
  putPicture(bytes: Uint8Array): Promise<StoredPicture | undefined>
  now: () => Instant
}

export type ReadText = {
  said: { content: ItemContent; identity: string; fileName?: string }
  release: Parsed
  changed: boolean
}

export function createReadEdit({ items, read, media, putPicture, now }: ReadEditParts) {
  /** A pasted text may lack the headline or the date that the item has. */
  async function parsed(item: NewsItem, text: EditText) {
    const { fileName: name = 'pasted.txt', language = item.language, ...given } = text
    const { bytes, format, title, date, embargo, issuer } = given
    const release: Release = { name, stem: name, bytes, format, language }
    const hints = { title, date, embargo, issuer }
    const asked = Object.fromEntries(Object.entries(hints).filter(([, value]) => value))
    const request = { source: item.source, ...asked }
    const first = await read(release, request)
    if (first.ok) return first
    const lacks = new Set(first.missing.map(({ field }) => field))
    const filled = {
      ...request,
      ...(lacks.has('title') ? { title: item.title } : {}),
      ...(lacks.has('date') && item.date && !date ? { date: item.date.day } : {}),
    }
    const second = await read(release, filled)
    if (second.ok && lacks.has('date') && item.date) second.release.content.date = item.date
    return second
  }

  async function pictureOf(text: EditText, release: Parsed): Promise<Pick<ItemContent, 'picture'>> {
    if (!text.picture) return {}
    const picture = await putPicture(text.picture.bytes)
    if (!picture) {
      const reason = `${text.picture.name} is no JPEG, PNG, WebP or GIF of at most 10 MB`
      release.doubts.push({ field: 'picture', reason: `${reason}; the item keeps what it had` })
      return {}
    }
    await media.add(picture, now())
    return { picture: picture.hash }
  }

  return async function readEdit(item: NewsItem, text: EditText): Promise<ReadText | Refused> {
    const result = await parsed(item, text)
    if (!result.ok) {
      const reasons = result.missing.map((one) => one.reason)
      return { outcome: 'held', fault: 'text-unread', reasons }
    }
    const { release } = result
    if ((await items.redacted([release.identity])).length > 0) return { outcome: 'held', ...erased }
    const asked = revisionQuestion(item, release.embargo, now())
    if (asked) return { outcome: 'held', fault: 'embargo', reasons: [asked] }
    const content = keeping(item, release, await pictureOf(text, release))
    const { fileName } = text
    const moves = release.embargo !== undefined && release.embargo.until !== item.visibleFrom
    const said = { content, identity: release.identity, ...(fileName ? { fileName } : {}) }
    return { said, release, changed: !sameContent(content, contentOf(item)) || moves }
  }
}

/** A text without a picture, a credit or an issuer keeps those that stand; it says itself whether it has a second headline. */
function keeping(
  item: NewsItem,
  { content, doubts }: Parsed,
  picture: Pick<ItemContent, 'picture'>,
): ItemContent {
  const { subtitle: _subtitle, ...standing } = contentOf(item)
  const kindUnsaid = doubts.some(({ field }) => field === 'kind')
  return {
    ...standing,
    ...content,
    urgent: item.urgent,
    ...(kindUnsaid ? { kind: item.kind } : {}),
    ...picture,
  }
}

/** What of an item no text of it says. */
const beside: ReadonlySet<string> = new Set<Exclude<keyof NewsItem, keyof ItemContent>>([
  'number',
  'story',
  'source',
  'revision',
  'withdrawnAt',
  'storedAt',
  'visibleFrom',
  'topics',
  'lines',
])

const contentOf = (item: NewsItem): ItemContent =>
  Object.fromEntries(Object.entries(item).filter(([name]) => !beside.has(name))) as ItemContent

const sameContent = (a: ItemContent, b: ItemContent): boolean =>
  JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))

const sorted = (content: ItemContent) =>
  Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1))
