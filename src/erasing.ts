/** What a redaction removes outside the tables: files of the drop folder, pictures, and what the database left behind. */

import { createHash } from 'node:crypto'
import { eraseFiles } from './sources/erase-files.ts'
import { releaseIdentity } from './sources/press-release.ts'
import type { Pictures } from './store/pictures.ts'
import type { Store } from './store/store.ts'

export type ErasingParts = {
  inbox: string
  pictures: Pick<Pictures, 'remove'>
  store: { items: Pick<Store['items'], 'redacted'>; scrub: Store['scrub'] }
}

/** `hashes` are those of the item's pictures. Whatever fails, the rest is tried; then it rejects. */
export const createErasing =
  ({ inbox, pictures, store }: ErasingParts) =>
  async (hashes: string[]): Promise<void> => {
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
  }
