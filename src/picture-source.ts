/** Where a sender finds a picture: its bytes in the folder, and the platform's id where it was uploaded before. */

import type { PictureSource } from '../adapters/adapter.ts'
import type { Platform } from './news.ts'
import type { Pictures } from './store/pictures.ts'
import type { Media } from './store/ports/chats.ts'

export function createPictureSource(media: Media, pictures: Pictures, bot: Platform) {
  return async function picture(hash: string): Promise<PictureSource | undefined> {
    const [known, bytes, fileId] = await Promise.all([
      media.get(hash),
      pictures.get(hash),
      media.fileId(hash, bot),
    ])
    if (!known || !bytes) return undefined
    return { bytes, type: known.type, ...(fileId ? { fileId } : {}) }
  }
}
