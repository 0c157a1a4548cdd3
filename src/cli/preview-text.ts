/** A preview as text: what was understood, and the exact posts of each platform. */

import type { Preview, PreviewPost } from '../desk/preview.ts'

type Readable = Extract<Preview, { ok: true }>

export function previewText(preview: Readable): string {
  const { content } = preview
  const topics = preview.topics.map(
    ({ slug, weight, words }) => `${slug} (${weight}: ${words.join(', ')})`,
  )
  const { date } = content
  const fields: [string, string | undefined][] = [
    ['title', content.title],
    ['subtitle', content.subtitle],
    ['date', date && [date.day, date.time, date.zone].filter(Boolean).join(' ')],
    ['section', content.section],
    ['kind', content.kind],
    ['issuer', content.issuer],
    ['credit', content.credit],
    ['reference', content.reference],
    ['language', content.language],
    ['body', `${content.body.length} paragraphs`],
    ['contact', content.contact && 'kept apart, never posted'],
    ['notes', content.notes && 'kept apart, never posted'],
    ['embargo', preview.embargo ? new Date(preview.embargo).toISOString() : undefined],
    ['topics', topics.join('; ') || 'none'],
  ]
  const lines = fields.flatMap(([name, value]) => (value ? `${name.padEnd(10)} ${value}` : []))
  const unsure = preview.doubts.map(({ field, reason }) => `unsure     ${field}: ${reason}`)
  const left = preview.debris.map(({ text, reason }) => `left out   ${text} (${reason})`)
  return [preview.name, ...lines, ...unsure, ...left, ...postsText(preview.posts)].join('\n')
}

/** Each post under a line that says where it would stand. */
export const postsText = (posts: PreviewPost[]): string[] =>
  posts.map(
    ({ platform, surface, format, part, parts, length, shown }) =>
      `\n── ${platform} ${surface}, ${format}, post ${part} of ${parts}, ` +
      `${length.used} of ${length.limit} characters ──\n${shown}`,
  )
