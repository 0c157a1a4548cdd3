/** A message as Discord shows it, written down part by part. */
import type { Post, Surface } from '../../../adapters/adapter.ts'
import { bodyOf, type Payload } from '../../../adapters/discord/payload.ts'
import { discordRenderer } from '../../../adapters/discord/render.ts'
import type { Message } from '../../../messages/message.ts'

/** The parts of a post by name, as the layouts are written down. */
function show(post: Post): string {
  const payload = post.payload as Payload
  const { content, embeds, components } = bodyOf(payload)
  const [embed] = embeds
  const parts: [string, string | undefined][] = [
    ['thread', 'message' in payload ? payload.name : undefined],
    ['content', content],
    ['description', embed?.description],
    ['image', embed?.image?.url],
    ['footer', embed?.footer?.text],
    ...components.map((row): [string, string] => [
      'buttons',
      row.components
        .map((one) => `[${one.label}](${'url' in one ? one.url : one.custom_id})`)
        .join(' '),
    ]),
  ]
  return parts
    .filter(([, words]) => words)
    .map(([name, words]) => `${name}: ${words}`)
    .join('\n')
}

export const render = (message: Message, surface: Surface = { kind: 'channel' }) =>
  discordRenderer.render(message, surface).map(show).join('\n\n———\n\n')
