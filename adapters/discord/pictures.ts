/** A post with its picture as a file, or without it where the bytes are no longer kept. */
import type { PictureSource, Post, SendContext } from '../adapter.ts'
import { bodyOf, type MessageBody, type Payload } from './payload.ts'
import type { Call } from './rest.ts'

export type Prepared = {
  payload: Payload
  files: NonNullable<Call['files']>
  degraded?: 'picture'
}

/** Discord has no file ids: a picture is uploaded with every message that shows it. */
export async function prepared(
  post: Post,
  context: Pick<SendContext, 'picture'>,
): Promise<Prepared> {
  const payload = post.payload as Payload
  if (post.picture === undefined) return { payload, files: [] }
  const source = await context.picture(post.picture).catch(() => undefined)
  if (!source) return withoutPicture(post)
  const name = `${post.picture}.${endings[source.type]}`
  return {
    payload: named(payload, name),
    files: [{ name, data: source.bytes, contentType: source.type }],
  }
}

export const withoutPicture = (post: Post): Prepared => ({
  payload: (post.fallback ?? post.payload) as Payload,
  files: [],
  degraded: 'picture',
})

const endings: Record<PictureSource['type'], string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
}

function named(payload: Payload, filename: string): Payload {
  const body = bodyOf(payload)
  const complete: MessageBody = {
    ...body,
    embeds: body.embeds.map((embed) =>
      embed.image ? { ...embed, image: { url: `attachment://${filename}` } } : embed,
    ),
    attachments: (body.attachments ?? []).map((one) => ({ ...one, filename })),
  }
  return 'message' in payload ? { ...payload, message: complete } : complete
}
