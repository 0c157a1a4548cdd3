/** What is sent or edited of a post: all of it, or what is left after the server's refusals. */
import type { Post, Receipt, SendContext } from '../adapter.ts'
import { DeliveryFailure } from '../adapter.ts'
import { blankPicture } from './blank.ts'
import { CallError } from './client.ts'
import { refusalOf, type Part } from './errors.ts'
import { captionLimit, type TelegramPayload, type Upload } from './wire.ts'

export type Draft = {
  payload: TelegramPayload
  /** Tried in turn: a file id, then the bytes; none is a text post. */
  photos: (string | Upload)[]
  fallback: TelegramPayload
  replyTo?: number
  /** What was left out so far. */
  lost: string[]
}

/** The draft of a send. */
export async function draftOf(post: Post, context: SendContext): Promise<Draft> {
  const payload = post.payload as TelegramPayload
  const fallback = (post.fallback ?? post.payload) as TelegramPayload
  // A picture that cannot be read never holds up its text.
  const picture = post.picture
    ? await context.picture(post.picture).catch(() => undefined)
    : undefined
  const upload = picture && {
    bytes: picture.bytes,
    name: `picture.${picture.type.replace('image/', '')}`,
  }
  const isPictureless = post.picture !== undefined && !picture
  return {
    payload: isPictureless ? fallback : payload,
    photos: [...(picture?.fileId ? [picture.fileId] : []), ...(upload ? [upload] : [])],
    fallback,
    ...(context.replyTo ? { replyTo: Number(context.replyTo.id) } : {}),
    lost: isPictureless ? ['picture'] : [],
  }
}

/** The draft of an edit. A photo never becomes a text, and takes no more than a caption; where it `stays`, it becomes a blank one. */
export function editOf(post: Post, receipt: Receipt, stays = false): Draft {
  const payload = post.payload as TelegramPayload
  const fallback = (post.fallback ?? post.payload) as TelegramPayload
  if (receipt.kind === 'text') return { payload: fallback, photos: [], fallback, lost: [] }
  if (stays && fallback.text.length <= captionLimit) {
    return { payload: fallback, photos: [blankPicture], fallback, lost: [] }
  }
  if (post.picture === undefined || payload.text.length > captionLimit) {
    throw new DeliveryFailure({ kind: 'malformed', detail: 'kind-changed' })
  }
  return { payload, photos: [], fallback, lost: [] }
}

/** Makes a call with what the server takes of a draft: a refused part is left out, and the call is made again. */
export async function yielding<T>(
  draft: Draft,
  run: (draft: Draft) => Promise<T>,
): Promise<{ answer: T; left: Draft }> {
  try {
    return { answer: await run(draft), left: draft }
  } catch (error) {
    const part = error instanceof CallError ? refusalOf(error.fault).part : undefined
    const less = part && without(draft, part)
    if (!less) throw error
    return yielding(less, run)
  }
}

/** The draft without a part that it has; undefined where it has none, and the refusal is final. */
function without(draft: Draft, part: Part): Draft | undefined {
  const { payload, lost } = draft
  switch (part) {
    case 'picture': {
      const [refused, ...photos] = draft.photos
      if (refused === undefined) return undefined
      if (photos.length > 0) return { ...draft, photos }
      return { ...draft, photos, payload: draft.fallback, lost: [...lost, 'picture'] }
    }
    case 'reply': {
      const { replyTo, ...rest } = draft
      return replyTo === undefined ? undefined : { ...rest, lost: [...lost, 'reply'] }
    }
    case 'entities':
      if (payload.entities.length === 0) return undefined
      return { ...draft, payload: { ...payload, entities: [] }, lost: [...lost, 'markup'] }
    case 'keyboard': {
      const { reply_markup, ...rest } = payload
      return reply_markup ? { ...draft, payload: rest, lost: [...lost, 'markup'] } : undefined
    }
    default:
      return part satisfies never
  }
}
