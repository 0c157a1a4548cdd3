/** What chats are called, asked of their platforms when they are added: editors read names, not numbers. */

import { DeliveryFailure, parseAddress } from '../../adapters/adapter.ts'
import type { Inspection } from '../../adapters/adapter.ts'
import type { Address, Platform } from '../news.ts'
import type { Chats } from '../store/ports/chats.ts'

export type EntitleParts = {
  chats: Pick<Chats, 'byAddress' | 'setTitle'>
  /** Undefined where the platform is off. */
  inspect(platform: Platform, chat: Address): Promise<Inspection> | undefined
}

/** Of thousands that are added at once the rest is named by the doctor, or when they change. */
const most = 20

export const createEntitle =
  ({ chats, inspect }: EntitleParts) =>
  async (addresses: Address[]): Promise<void> => {
    for (const address of addresses.slice(0, most)) {
      const chat = await chats.byAddress(address)
      const platform = parseAddress(address)?.platform
      if (!chat || !platform || chat.kind === 'private') continue
      try {
        const title = (await inspect(platform, address))?.title
        if (title !== undefined) await chats.setTitle(chat.id, title)
      } catch (error) {
        // A chat without a name is a chat all the same; a platform that does not answer is not asked again.
        if (error instanceof DeliveryFailure) return
        throw error
      }
    }
  }
