/** What Discord refuses and can be cleared away or left out, once each. */
import { DeliveryFailure, type Post } from '../adapter.ts'
import { type Prepared, withoutPicture } from './pictures.ts'
import type { Threads } from './threads.ts'

/** One call in the making: what it sends, and what was already given up for it. */
export type Draft = Prepared & { replyTo?: string; unarchived?: boolean }

export type Attempt<T> = {
  post: Post
  draft: Draft
  channel: string
  signal: AbortSignal
  run(draft: Draft): Promise<T>
}

/** Runs a call; where Discord names what stands in its way and that can be helped, runs it again. */
export async function repairing<T>(
  threads: Threads,
  attempt: Attempt<T>,
): Promise<{ draft: Draft; answer: T }> {
  const { post, draft, channel, signal, run } = attempt
  try {
    return { draft, answer: await run(draft) }
  } catch (error) {
    const next = error instanceof DeliveryFailure && repaired(post, draft, error.facts.detail)
    if (!next) throw error
    if (next.unarchived && !draft.unarchived) await threads.unarchive(channel, signal)
    return repairing(threads, { ...attempt, draft: next })
  }
}

/** What is left to try after a refusal; undefined when nothing is. */
function repaired(post: Post, draft: Draft, refusal: string): Draft | undefined {
  if (refusal === 'thread-archived' && !draft.unarchived) return { ...draft, unarchived: true }
  if (refusal === 'reply-needs-history' && draft.replyTo !== undefined) {
    const { replyTo: _, ...others } = draft
    return others
  }
  const mayBePicture = ['too-large', 'invalid-form', 'explicit-content'].includes(refusal)
  if (mayBePicture && draft.files.length > 0) return { ...draft, ...withoutPicture(post) }
  return undefined
}
