/** Which files of the drop folder belong together: language versions of one stem, each with its picture. Pure. */

import type { Look } from './inbox-file.ts'
import type { InboxName } from './inbox-name.ts'

export type Entry<Read extends InboxName = InboxName> = {
  name: string
  read: Read
  look: Look
  ready: boolean
}
type TextEntry = Entry<Extract<InboxName, { kind: 'text' }>>
type PictureEntry = Entry<Extract<InboxName, { kind: 'picture' }>>

/** One hand-over: texts, the oldest first, and the picture of each by the text's name. */
export type Group = { texts: TextEntry[]; pictures: Map<string, PictureEntry> }

const isText = (entry: Entry): entry is TextEntry => entry.read.kind === 'text'
const isPicture = (entry: Entry): entry is PictureEntry => entry.read.kind === 'picture'

/** Texts of one stem are one group if their languages differ; the oldest group comes first. */
export function groupsOf(entries: Entry[]): Group[] {
  const pictures = entries.filter(isPicture)
  const byStem = Map.groupBy(entries.filter(isText), ({ read }) => read.stem)
  const lists = [...byStem.values()].flatMap((texts) => {
    const languages = new Set(texts.map(({ read }) => read.language))
    return languages.size === texts.length ? [texts] : texts.map((text) => [text])
  })
  return lists
    .map((texts) => ({
      texts: texts.toSorted(byAge),
      pictures: new Map(
        texts.flatMap((text) => {
          const picture = pictureOf(text, pictures)
          return picture ? [[text.name, picture] as const] : []
        }),
      ),
    }))
    .sort((a, b) => byAge(a.texts[0]!, b.texts[0]!))
}

/** Its own (`x.en.jpg`) before the one of all languages (`x.jpg`). */
function pictureOf({ read }: TextEntry, pictures: PictureEntry[]) {
  const own = read.language ? `${read.stem}.${read.language}`.toLowerCase() : undefined
  return (
    pictures.find((picture) => picture.read.stem.toLowerCase() === own) ??
    pictures.find((picture) => picture.read.stem === read.stem)
  )
}

const byAge = (a: Entry, b: Entry) =>
  a.look.modified - b.look.modified || (a.name < b.name ? -1 : 1)
