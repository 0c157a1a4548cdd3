/** The drop folder: hands over each release that is put there once it is whole, and files it under `done/` or `held/`. */

import { watch } from 'node:fs'
import type { FSWatcher } from 'node:fs'
import type { Language } from '../../messages/message.ts'
import type { Events } from '../events.ts'
import type { TextFormat } from './inbox-name.ts'
import { createInboxPass } from './inbox-pass.ts'

export type DroppedFile = {
  /** As it stands in the folder. */
  name: string
  /** `x` of `x.txt` and `x.en.txt`. */
  stem: string
  language?: Language
  format: TextFormat
  bytes: Uint8Array
  picture?: { name: string; bytes: Uint8Array }
}

/** What became of a file. Reasons are told to everybody; the note is for its editor. In a note `{file}` stands for its path under `held/`, quoted for a shell. */
export type Handled =
  | { name: string; outcome: 'done' }
  /** It must not be kept. */
  | { name: string; outcome: 'erased' }
  | { name: string; outcome: 'held'; reasons: string[]; note: string }

export type DropFolderOptions = {
  folder: string
  /**
   * Takes the language versions of one release, and says of each what became of it once that is stored. A rejection leaves
   * them where they are; they come again after a pause. The same text may come again after a crash.
   */
  handle(group: DroppedFile[]): Promise<Handled[]>
  events: Events
  /** Milliseconds of a clock that never jumps, such as `performance.now`. */
  now(): number
  /** How long a file must look the same to be whole. */
  settleMs?: number
  pollMs?: number
  /** A longer text is held unread. */
  maxBytes?: number
}

export type DropFolder = {
  /** Takes what is there already, then what comes. */
  start(): void
  /** One look at the folder; a file is taken at the second look that finds it unchanged. Never rejects. */
  scan(): Promise<void>
  /** Resolves when the release in hand is filed. */
  stop(): Promise<void>
}

export function createDropFolder(options: DropFolderOptions): DropFolder {
  const { folder, settleMs = 500, pollMs = 1000, maxBytes = 5_000_000 } = options
  const inbox = createInboxPass({ ...options, settleMs, maxBytes })
  const stopping = new AbortController()
  let looking: Promise<void> | undefined
  let watcher: FSWatcher | undefined
  let timer: NodeJS.Timeout | undefined

  const scan = () =>
    (looking ??= inbox.pass(stopping.signal).finally(() => {
      looking = undefined
    }))

  async function poll(): Promise<void> {
    clearTimeout(timer)
    await scan()
    if (stopping.signal.aborted) return
    watcher ??= watchFolder()
    timer = setTimeout(() => void poll(), inbox.settling() ? Math.min(settleMs, pollMs) : pollMs)
  }

  /** Only a hint: network folders tell nothing, and what counts is the poll. */
  function watchFolder(): FSWatcher | undefined {
    try {
      return watch(folder, { persistent: false }, () => {
        if (!inbox.settling() && !looking && !stopping.signal.aborted) void poll()
      }).on('error', () => watcher?.close())
    } catch {
      return undefined
    }
  }

  return {
    start: () => void poll(),
    scan,
    async stop() {
      stopping.abort()
      clearTimeout(timer)
      watcher?.close()
      await looking
    },
  }
}
