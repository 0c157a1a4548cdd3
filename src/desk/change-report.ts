/** What became of a change, as an editor reads it: each channel and group by its address, private chats as counts. Pure. */

import { few } from '../few.ts'
import type { Few } from '../few.ts'
import type { Address, ChatKind, Instant, Platform, Verb } from '../news.ts'
import type { ChangedPosts } from '../store/ports/outbox.ts'

/** Of posts. `failed`: could not be changed, and stays as it is. */
type ChangeEnd = 'edited' | 'sent' | 'deleted' | 'failed' | 'pending'

/** Why it failed or waits: the stable detail of the failure, and the platform's words. */
type ChangeReason = { detail: string; words?: string }

export type ChangedPlace = {
  platform: Platform
  kind: ChatKind
  address: Address
  title?: string
  /** How many posts of the chat ended how. */
  ends: Partial<Record<ChangeEnd, number>>
  reasons: ChangeReason[]
}

export type ChangeReport = {
  change: number
  item: number
  verb: Verb
  at: Instant
  /** Nothing is pending any more, and nothing more is planned. */
  finished: boolean
  places: ChangedPlace[]
  /** Posts in private chats, by how they ended and why. */
  private: { end: ChangeEnd; reason?: string; count: Few }[]
}

type Operation = ChangedPosts['operations'][number]

const ofKind = { send: 'sent', revise: 'edited', retract: 'deleted' } as const

function endOf({ kind, state, failure }: Operation): ChangeEnd | undefined {
  // That a new part is published to followers may take hours, and changes no post.
  if (kind === 'publish') return undefined
  switch (state) {
    case 'due':
    case 'sending':
      return 'pending'
    case 'sent':
      return ofKind[kind]
    case 'cancelled':
      // An edit that became a new post is told of by that.
      return failure && replaced.includes(failure.detail) ? undefined : 'failed'
    case 'unknown':
    case 'failed':
    case 'rejected':
      return 'failed'
    default:
      return state satisfies never
  }
}

const replaced = ['kind-changed', 'not-editable']

const reasonOf = (one: Operation, end: ChangeEnd): ChangeReason | undefined => {
  if (end === 'pending') return one.paused ? { detail: one.paused } : undefined
  if (end !== 'failed') return undefined
  const { detail, words } = one.failure ?? { detail: one.state, words: undefined }
  return { detail, ...(words ? { words } : {}) }
}

export function changeReport(change: number, changed: ChangedPosts): ChangeReport {
  const { item, verb, at, planning, operations } = changed
  const places = new Map<number, ChangedPlace>()
  const readers = new Map<string, { end: ChangeEnd; reason?: string; count: number }>()
  let pending = false
  for (const one of operations) {
    const end = endOf(one)
    if (!end) continue
    pending ||= end === 'pending'
    const reason = reasonOf(one, end)
    if (one.place) {
      const { chat, ...named } = one.place
      const place = places.get(chat) ?? { ...named, ends: {}, reasons: [] }
      place.ends[end] = (place.ends[end] ?? 0) + one.count
      if (reason && !place.reasons.some(({ detail }) => detail === reason.detail)) {
        place.reasons.push(reason)
      }
      places.set(chat, place)
    } else {
      const key = `${end} ${reason?.detail ?? ''}`
      const known = readers.get(key) ?? {
        end,
        ...(reason ? { reason: reason.detail } : {}),
        count: 0,
      }
      known.count += one.count
      readers.set(key, known)
    }
  }
  return {
    change,
    item,
    verb,
    at,
    finished: !planning && !pending,
    places: [...places.values()],
    private: [...readers.values()].map((one) => ({
      ...one,
      count: few(one.count),
    })),
  }
}
