/** One look at the drop folder: what is whole is read, handed over and filed; one bad file never stops the others. */

import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DroppedFile, DropFolderOptions, Handled } from './drop-folder.ts'
import { codeOf, lookAt, moveInto, readWhole } from './inbox-file.ts'
import { groupsOf } from './inbox-group.ts'
import type { Entry, Group } from './inbox-group.ts'
import { cleanName, readName } from './inbox-name.ts'
import * as notes from './inbox-notes.ts'
import { createPatience } from './inbox-patience.ts'

/** The smaller of the platforms' limits for a picture sent by upload (Bot API: 10 MB). */
const pictureBytes = 10_000_000
/** How long a picture without a text waits for one. */
const pictureWaitMs = 600_000

type Options = DropFolderOptions & { settleMs: number; maxBytes: number }

export type InboxPass = {
  /** Never rejects; ends early, between two releases, when the signal aborts. */
  pass(stopping: AbortSignal): Promise<void>
  /** Some file is still being written, so that a look soon is worth it. */
  settling(): boolean
}

export function createInboxPass(options: Options): InboxPass {
  const { folder, handle, events, now, settleMs, maxBytes } = options
  const patience = createPatience(now, settleMs)
  const pathOf = (name: string) => join(folder, name)
  let outage = false

  async function pass(stopping: AbortSignal): Promise<void> {
    let entries: Entry[] = []
    try {
      entries = await look()
      outage = false
    } catch (error) {
      if (!outage) events.emit({ type: 'fault', where: 'inbox', detail: reasonOf(error) })
      outage = true
    }
    const groups = groupsOf(entries)
    const grouped = new Set(groups.flatMap(membersOf))
    for (const entry of entries) {
      if (stopping.aborted) return
      if (!grouped.has(entry)) await guarded([entry], () => takeAlone(entry))
    }
    for (const group of groups) {
      if (stopping.aborted) return
      // A version that is still being written holds up the others: they go out as one story.
      if (membersOf(group).every((entry) => entry.ready))
        await guarded(group.texts, () => takeGroup(group))
    }
  }

  async function look(): Promise<Entry[]> {
    for (const name of ['done', 'held']) await mkdir(pathOf(name), { recursive: true })
    const names = await readdir(folder)
    patience.keepOnly(new Set(names))
    const entries: Entry[] = []
    for (const name of names) {
      const read = readName(name)
      if (read.kind === 'left-alone' || name === 'done' || name === 'held') continue
      const look = await lookAt(pathOf(name))
      const ready = patience.ready(name, look?.fingerprint ?? '')
      if (look && look.kind !== 'other') entries.push({ name, read, look, ready })
      else if (look) tellOnce(name, notes.noFile)
      else if (name.includes('\uFFFD')) tellOnce(name, notes.oddName)
    }
    return entries
  }

  /** What goes with no text: a file of an unknown kind, or a picture that has waited long enough. */
  async function takeAlone(entry: Entry): Promise<void> {
    if (!entry.ready) return
    if (entry.read.kind === 'unknown') await hold(entry, notes.unknown)
    else if (patience.age(entry.name) >= pictureWaitMs) await hold(entry, notes.lonePicture)
  }

  async function takeGroup({ texts, pictures }: Group): Promise<void> {
    const files = await filesOf({ texts, pictures })
    if (files.length === 0) return
    const results = await handle(files)
    const done = new Set<Entry | undefined>()
    const erased = new Set<Entry | undefined>()
    for (const { name, picture } of files) {
      const entry = texts.find((text) => text.name === name)
      const handled = results.find((result) => result.name === name)
      if (!entry || !handled) throw new Error('nothing was said of what became of it')
      if (handled.outcome === 'done' && picture) done.add(pictures.get(name))
      if (handled.outcome === 'erased' && picture) erased.add(pictures.get(name))
      await guarded([entry], () => fileAway(entry, handled))
    }
    const used = new Set(
      files.flatMap(({ name, picture }) => (picture && pictures.get(name)) ?? []),
    )
    for (const picture of used) {
      const place = done.has(picture) ? 'done' : 'held'
      // A language version that was not erased keeps the picture.
      const goes = erased.has(picture) && !done.has(picture)
      await guarded([picture], () => (goes ? erase(picture) : move(picture, place)))
    }
  }

  /** What can be handed over, with its picture; the rest is held. Nothing while a file of it changes under our hands. */
  async function filesOf({ texts, pictures }: Group): Promise<DroppedFile[]> {
    const files: DroppedFile[] = []
    for (const text of texts) {
      const bytes = await contentOf(text, maxBytes)
      const entry = pictures.get(text.name)
      const picture = entry && (await contentOf(entry, pictureBytes))
      if (bytes === undefined || (entry && picture === undefined)) return []
      if (entry && typeof picture === 'string') await hold(entry, picture)
      if (typeof bytes === 'string') {
        await hold(text, bytes)
        continue
      }
      const { stem, language, format } = text.read
      const file: DroppedFile = { name: text.name, stem, language, format, bytes }
      if (entry && typeof picture === 'object') file.picture = { name: entry.name, bytes: picture }
      files.push(file)
    }
    return files
  }

  function fileAway(entry: Entry, handled: Handled): Promise<unknown> {
    if (handled.outcome === 'held') return hold(entry, handled.note, handled.reasons)
    return handled.outcome === 'erased' ? erase(entry) : move(entry, 'done')
  }

  const erase = ({ name }: Entry): Promise<void> => rm(pathOf(name), { force: true })

  /** The bytes, or the note of why it is held; undefined when it changed or went away meanwhile. */
  async function contentOf({ name, look }: Entry, limit: number) {
    if (look.kind === 'link') return notes.link
    if (look.size === 0) return notes.empty
    if (look.size > limit) return notes.tooLarge(look.size, limit)
    try {
      return await readWhole(pathOf(name), look)
    } catch (error) {
      const code = codeOf(error)
      if (code === 'EACCES' || code === 'EPERM') return notes.unreadable
      if (code === 'ENOENT' || code === 'ELOOP') return undefined
      throw error
    }
  }

  /** Told once the file lies where the note says. */
  async function hold(entry: Entry, note: string, reasons = [firstLine(note)]): Promise<void> {
    if (await moveWithNote(entry, note))
      events.emit({ type: 'file-held', file: cleanName(entry.name), reasons })
  }

  async function moveWithNote(entry: Entry, note: string): Promise<boolean> {
    const path = await move(entry, 'held')
    if (path === undefined) return false
    await writeFile(`${path}.note.txt`, `${note.replaceAll('{file}', quoted(path))}\n`)
    return true
  }

  /** Undefined when the file is no longer what was read: that is a new text, for the next look. */
  async function move({ name, look }: Entry, place: 'done' | 'held'): Promise<string | undefined> {
    const now = await lookAt(pathOf(name))
    if (now?.fingerprint !== look.fingerprint) return undefined
    return moveInto(pathOf(name), pathOf(place), cleanName(name))
  }

  async function guarded(entries: Entry[], work: () => Promise<unknown>): Promise<void> {
    try {
      await work()
    } catch (error) {
      for (const { name } of entries) {
        patience.postpone(name)
        events.emit({ type: 'file-failed', file: cleanName(name), reason: reasonOf(error) })
      }
    }
  }

  function tellOnce(name: string, reason: string): void {
    if (patience.firstTelling(name))
      events.emit({ type: 'file-failed', file: cleanName(name), reason })
  }

  return { pass, settling: () => patience.settling() }
}

const membersOf = ({ texts, pictures }: Group): Entry[] => [...texts, ...pictures.values()]
const firstLine = (text: string) => text.split('\n')[0] ?? ''
const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

/** A path that a person can paste into a shell. */
const quoted = (path: string) =>
  /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`
