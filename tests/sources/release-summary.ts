/** A parsed release as the fixtures write it down: short enough to be read and checked by a person. */

import type { Inline, TextBlock } from '../../messages/message.ts'
import type { ReleaseResult } from '../../src/sources/press-release.ts'

function textOf(inlines: readonly Inline[]): string {
  return inlines.map((one) => ('text' in one ? one.text : textOf(one.children))).join('')
}

/** A paragraph is its text; other blocks name their kind. */
function blockOf(block: TextBlock) {
  if (block.kind === 'list')
    return { [block.ordered ? 'numbered' : 'list']: block.items.map((item) => textOf(item)) }
  const text = textOf(block.children)
  if (block.kind === 'quote' && block.attribution)
    return { quote: text, by: textOf(block.attribution) }
  return block.kind === 'paragraph' ? text : { [block.kind]: text }
}

/** The words of the body in their order. */
export function bodyText(body: readonly TextBlock[]): string {
  return body
    .map((block) => {
      if (block.kind === 'list') return block.items.map(textOf).join('\n')
      const by = block.kind === 'quote' && block.attribution ? textOf(block.attribution) : ''
      return `${textOf(block.children)}\n${by}`
    })
    .join('\n')
}

export function summaryOf(result: ReleaseResult) {
  const { content, debris, marks, doubts, ...rest } = result.ok
    ? { ...result.release, content: result.release.content }
    : { ...result, content: result.draft }
  const { body, urgent: _never, ...fields } = content
  return {
    ...('missing' in rest && { missing: rest.missing.map((one) => one.field) }),
    ...fields,
    ...('embargo' in rest && rest.embargo && { until: new Date(rest.embargo.until).toISOString() }),
    body: body?.map(blockOf),
    debris: debris.map((one) => one.text),
    marks: marks.map((one) => `${one.as}: ${one.text}`),
    doubts: doubts.map((one) => one.field),
  }
}
