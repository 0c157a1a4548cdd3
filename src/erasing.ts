/** What redactions remove outside the tables: files of the drop folder, pictures, and what the database left behind. */

import { createHash } from 'node:crypto'
import type { Events } from './events.ts'
import type { Instant } from './news.ts'
import { createLoop } from './running/loop.ts'
import type { Loop } from './running/loop.ts'
import { eraseFiles } from './sources/erase-files.ts'
import { releaseIdentity } from './sources/press-release.ts'
import type { Pictures } from './store/pictures.ts'
import type { Store } from './store/store.ts'

export type ErasingParts = {
  inbox: string
  pictures: Pick<Pictures, 'remove'>
  store: Pick<Store, 'erasures' | 'scrub'> & { items: Pick<Store['items'], 'redacted'> }
}

/** Removes what is still to be removed, of whichever redaction. Whatever fails, the rest is tried; then it rejects. */
export const createErasing =
  ({ inbox, pictures, store }: ErasingParts) =>
  async (): Promise<void> => {
    const open = await store.erasures.open()
    if (open.length === 0) return
    const hashes = open.flatMap((one) => one.pictures)
    const isErased = async (bytes: Uint8Array) =>
      hashes.includes(createHash('sha256').update(bytes).digest('hex')) ||
      (await store.items.redacted([releaseIdentity(bytes)])).length > 0
    const steps = [
      ...hashes.map((hash) => pictures.remove(hash)),
      eraseFiles({ inbox, isErased }),
      store.scrub(),
    ]
    const failed = (await Promise.allSettled(steps)).find(({ status }) => status === 'rejected')
    if (failed?.status === 'rejected') throw failed.reason
    await store.erasures.done(open.map(({ id }) => id))
  }

/** What a crash or a fault left is removed at the start, or within this time. */
const eraseEvery = 60_000

export const createErasingLoop = (
  erase: () => Promise<void>,
  { events, now }: { events: Events; now: () => Instant },
): Loop =>
  createLoop(
    'redaction',
    async () => {
      await erase().catch((error: unknown) =>
        events.emit({ type: 'fault', where: 'redaction', detail: String(error) }),
      )
      return now() + eraseEvery
    },
    { events, now },
  )
