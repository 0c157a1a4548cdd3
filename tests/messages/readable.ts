/** A message as a person would write down what they see; knows no platform. */
import type { Block, Inline, Message, Meta } from '../../messages/message.ts'

/** `**` is bold, `_` italic, `▏` what can be opened and by which command, `[label → command]` a button. */
export function readable(message: Message): string {
  const rows = (message.actions ?? []).map((row) =>
    row
      .map(
        (action) => `[${action.label} → ${action.kind === 'link' ? action.url : action.command}]`,
      )
      .join(' '),
  )
  return [...message.blocks.map(block), ...(rows.length > 0 ? [rows.join('\n')] : [])].join('\n\n')
}

const line = (inlines: Inline[]): string => inlines.map(inline).join('')

function inline(one: Inline): string {
  switch (one.kind) {
    case 'text':
    case 'code':
      return one.text
    case 'strong':
      return `**${line(one.children)}**`
    case 'emphasis':
      return `_${line(one.children)}_`
    case 'link':
      return `[${line(one.children)}](${one.url})`
    default:
      return one satisfies never
  }
}

function block(one: Block): string {
  switch (one.kind) {
    case 'headline':
    case 'heading':
      return `**${line(one.children)}**`
    case 'paragraph':
      return line(one.children)
    case 'note':
      return `_${line(one.children)}_`
    case 'date':
      return `_${one.date.long}_`
    case 'quote':
      return [one.children, ...(one.attribution ? [one.attribution] : [])]
        .map((some) => `> ${line(some)}`)
        .join('\n')
    case 'list':
      return one.items.map((item) => `- ${line(item)}`).join('\n')
    case 'rest': {
      const { open, overflow } = one
      const command = open.kind === 'command' ? open.command : open.url
      const lines = one.children.map(block).join('\n\n').split('\n')
      return [...lines, `(${open.label} → ${command}, ${overflow})`]
        .map((some) => `▏${some}`)
        .join('\n')
    }
    case 'meta':
      return meta(one)
    default:
      return one satisfies never
  }
}

function meta({ parts, date, dateForm, dateApart, topics, tagsLead }: Meta): string {
  const shown = date?.[dateForm]
  const who = [...parts, ...(shown && !dateApart ? [shown] : [])].join(' · ')
  const tags = [...(tagsLead ? [tagsLead] : []), ...topics].join(' ')
  return [who, ...(shown && dateApart ? [shown] : []), ...(topics.length > 0 ? [tags] : [])].join(
    '\n',
  )
}
