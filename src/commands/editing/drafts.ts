/** The drafts of editors, one a private chat: kept sealed between two words, so that a restart loses nothing. */

import type { Address, Instant } from '../../news.ts'
import type { Draft } from './draft.ts'
import type { EditingParts } from './parts.ts'

export type Drafts = ReturnType<typeof createDrafts>

export function createDrafts({ dialogues, hash }: Pick<EditingParts, 'dialogues' | 'hash'>) {
  return {
    async of(chat: Address, now: Instant): Promise<Draft | undefined> {
      const state = await dialogues.get(chat, now)
      return state === undefined ? undefined : (JSON.parse(state) as Draft)
    },

    put: (chat: Address, draft: Draft, now: Instant): Promise<void> =>
      dialogues.put(chat, { item: draft.item, state: JSON.stringify(draft) }, now),

    end: (chat: Address): Promise<void> => dialogues.end(chat),

    /** Tells one draft from another: a button is for the one that was looked at. */
    mark({ verb, item, sent, file, line }: Draft): string {
      return hash(`draft ${JSON.stringify([verb, item, sent, file ?? null, line ?? null])}`).slice(
        0,
        8,
      )
    },
  }
}
