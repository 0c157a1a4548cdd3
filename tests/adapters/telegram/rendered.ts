/** A message as Telegram gets it and shows it, and the parts that tests render. */
import type { Surface } from '../../../adapters/adapter.ts'
import { telegramRenderer } from '../../../adapters/telegram/render.ts'
import { showTelegramPost } from '../../../adapters/telegram/show.ts'
import type { TelegramPayload } from '../../../adapters/telegram/wire.ts'
import type { Block, Message, Meta } from '../../../messages/message.ts'
import { paragraph } from '../../contract/messages.ts'

export const posts = (tree: Message, surface: Surface = { kind: 'channel' }) =>
  telegramRenderer.render(tree, surface)
export const payloads = (tree: Message) =>
  posts(tree).map((post) => post.payload as TelegramPayload)
export const shown = (tree: Message) => posts(tree).map(showTelegramPost)

export const date = { long: 'Tuesday, 18 February 2020', short: '18 February 2020' }
export const meta = (more: Partial<Meta> = {}): Meta => ({
  kind: 'meta',
  parts: ['Press release', 'River Council’s Media Department'],
  date,
  dateForm: 'long',
  dateApart: false,
  topics: ['Idlib', 'Aleppo'],
  tagsLead: '',
  ...more,
})
export const rest = (children: string[], overflow: 'cut' | 'continue' = 'continue'): Block => ({
  kind: 'rest',
  children: children.map(paragraph),
  open: { kind: 'command', label: 'Read all', command: '/read 1' },
  overflow,
})
