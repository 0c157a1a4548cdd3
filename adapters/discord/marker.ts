/** How a post is found again: its marker stands in its first button, else in the invisible address of its embed. */
import type { ButtonRow, Embed, MessageBody } from './payload.ts'

/** Where a marker may stand in a message that Discord gives back. */
export type Found = {
  content?: string
  embeds?: { url?: string; description?: string }[]
  components?: { components?: { custom_id?: string }[] }[]
}

// An embed without a title shows no link; the address only has to be a valid one.
const addressOf = (marker: string) => `https://discord.com/#${marker}`

/** The body with its marker. A body with neither button nor embed stays as it is: it is known by its exact content. */
export function marked(body: MessageBody, marker: string): MessageBody {
  const [embed, ...embeds] = body.embeds
  const components = markedRows(body.components, marker)
  if (components) return { ...body, components }
  return embed
    ? { ...body, embeds: [{ ...embed, url: addressOf(marker) } satisfies Embed, ...embeds] }
    : body
}

function markedRows(rows: ButtonRow[], marker: string): ButtonRow[] | undefined {
  let isMarked = false
  const result = rows.map((row) => ({
    ...row,
    components: row.components.map((button) => {
      if (isMarked || !('custom_id' in button)) return button
      isMarked = true
      return { ...button, custom_id: `${marker}|${button.custom_id}` }
    }),
  }))
  return isMarked ? result : undefined
}

/** Whether `found` says what `body` does, as far as Discord keeps words as they were sent: it trims them. */
export function saysTheSame(found: Found, body: MessageBody): boolean {
  const [shown, sent] = [found.embeds?.[0]?.description ?? '', body.embeds[0]?.description ?? '']
  return (found.content ?? '').trim() === body.content.trim() && shown.trim() === sent.trim()
}

/** The command that a button carries. */
export const commandOf = (customId: string) => customId.replace(/^[\w-]{16}\|/, '')

/**
 * Whether `found` (a message of ours, not older than the send) is what `body` became under `marker`. Discord trims
 * content.
 */
export function isSame(found: Found, body: MessageBody, marker: string): boolean {
  const sent = marked(body, marker)
  if (sent === body) return (found.content ?? '').trim() === body.content.trim()
  const ids = found.components?.flatMap((row) => row.components ?? []) ?? []
  return (
    ids.some((one) => one.custom_id?.startsWith(`${marker}|`)) ||
    (found.embeds ?? []).some((embed) => embed.url?.endsWith(`#${marker}`))
  )
}
