/** A Discord post as readable text: content, description, footer and buttons, one above the other. */
import type { Post } from '../adapter.ts'
import type { Payload } from './payload.ts'

export function showDiscordPost(post: Post): string {
  const payload = post.payload as Payload
  const thread = 'message' in payload ? [`(thread: ${payload.name})`] : []
  const { content, embeds, components } = 'message' in payload ? payload.message : payload
  const cards = embeds.flatMap(({ description, footer }) => [
    ...(description ? description.split('\n').map((line) => `│ ${line}`) : []),
    ...(footer ? [`│ ${footer.text}`] : []),
  ])
  const rows = components.map((row) => row.components.map(({ label }) => `[${label}]`).join(' '))
  const picture = post.picture ? ['(picture)'] : []
  return [...thread, ...(content ? [content] : []), ...picture, ...cards, ...rows].join('\n')
}
