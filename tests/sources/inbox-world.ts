/** A drop folder on a real folder with a clock of our own, for tests. */
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { createEvents } from '../../src/events.ts'
import type { BaridEvent } from '../../src/events.ts'
import { createDropFolder } from '../../src/sources/drop-folder.ts'
import type { DropFolderOptions, DroppedFile, Handled } from '../../src/sources/drop-folder.ts'

export const settleMs = 500

export const allDone = async (group: DroppedFile[]): Promise<Handled[]> =>
  group.map(({ name }) => ({ name, outcome: 'done' }))

/** A fresh folder before each test of the file, removed after it. */
export function useInbox() {
  let clock = 0
  const inbox = {
    folder: '',
    emitter: createEvents(),
    events: [] as BaridEvent[],
    groups: [] as DroppedFile[][],
    handle: allDone,
    open,
    dropFolder: undefined as unknown as ReturnType<typeof createDropFolder>,
    drop: (name: string, text: string | Uint8Array = 'A headline\n\nA body.') =>
      writeFileSync(join(inbox.folder, name), text),
    list: (place = '') => readdirSync(join(inbox.folder, place)).toSorted(),
    read: (path: string) => readFileSync(join(inbox.folder, path), 'utf8'),
    after: async (milliseconds: number) => {
      clock += milliseconds
      await inbox.dropFolder.scan()
    },
    /** Two looks, with the time to settle between. */
    twoLooks: async () => {
      await inbox.dropFolder.scan()
      await inbox.after(settleMs)
    },
    /** What was handed over, as text. */
    texts: () => inbox.groups.flat().map(({ bytes }) => Buffer.from(bytes).toString()),
    heldReasons: () =>
      inbox.events.flatMap((event) =>
        event.type === 'file-held' ? [[event.file, ...event.reasons]] : [],
      ),
    failures: () =>
      inbox.events.flatMap((event) =>
        event.type === 'file-failed' ? [[event.file, event.reason]] : [],
      ),
  }
  /** Opens the folder anew, as another start would. */
  function open(options: Partial<DropFolderOptions> = {}) {
    inbox.dropFolder = createDropFolder({
      folder: inbox.folder,
      handle: async (group) => {
        inbox.groups.push(group)
        return inbox.handle(group)
      },
      events: inbox.emitter,
      now: () => clock,
      settleMs,
      maxBytes: 1000,
      ...options,
    })
  }
  beforeEach(() => {
    const folder = join(mkdtempSync(join(tmpdir(), 'barid-inbox-')), 'inbox')
    mkdirSync(folder)
    const emitter = createEvents()
    Object.assign(inbox, { folder, emitter, events: [], groups: [], handle: allDone })
    emitter.on((event) => inbox.events.push(event))
    open()
  })
  afterEach(async () => {
    await inbox.dropFolder.stop()
    rmSync(join(inbox.folder, '..'), { recursive: true, force: true })
  })
  return inbox
}
