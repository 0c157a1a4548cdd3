/** A small reader of Discord's Markdown: what its clients make of content and descriptions. */

export type MarkdownNode =
  | { kind: 'text'; text: string }
  /** Bold, a list item, a heading …: anything that is not the plain text it was written as. */
  | { kind: 'mark'; mark: string; children: MarkdownNode[] }
  | { kind: 'link'; url: string; children: MarkdownNode[] }
  /** A mention, a timestamp, a custom emoji. */
  | { kind: 'special'; text: string }

type Rule = {
  pattern: RegExp
  lineStart?: boolean
  node(match: RegExpExecArray): MarkdownNode
}

const mark = (name: string, inner: string, atStart = false): MarkdownNode => ({
  kind: 'mark',
  mark: name,
  children: readMarkdown(inner, atStart),
})

const special = (text: string): MarkdownNode => ({ kind: 'special', text })

const rules: Rule[] = [
  { pattern: /\\([^0-9A-Za-z\s])/y, node: ([, sign = '']) => ({ kind: 'text', text: sign }) },
  { pattern: /```[\s\S]+?```/y, node: ([all]) => special(all) },
  {
    pattern: /(`+)([\s\S]*?[^`])\1(?!`)/y,
    node: ([, , code = '']) => ({
      kind: 'mark',
      mark: 'code',
      children: [{ kind: 'text', text: code }],
    }),
  },
  {
    pattern: /<(https?:\/\/[^\s<>]+)>/y,
    node: ([, url = '']) => ({ kind: 'link', url, children: [{ kind: 'text', text: url }] }),
  },
  { pattern: /<(?:@[!&]?|#|a?:\w+:|\/[^:>]+:|id:)\w+>/y, node: ([all]) => special(all) },
  { pattern: /<t:-?\d+(?::[tTdDfFsSR])?>/y, node: ([all]) => special(all) },
  { pattern: /@(?:everyone|here)/y, node: ([all]) => special(all) },
  {
    pattern: /\[((?:\\[\s\S]|[^\\[\]])+)\]\(\s*<?(https?:\/\/[^\s<>)]+)>?\s*\)/y,
    node: ([, label = '', url = '']) => ({
      kind: 'link',
      url,
      children: readMarkdown(label, false),
    }),
  },
  {
    pattern: /https?:\/\/[^\s<]+[^<.,:;"'\]\s]/y,
    node: ([url]) => ({ kind: 'link', url, children: [{ kind: 'text', text: url }] }),
  },
  {
    pattern: /\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/y,
    node: ([, text = '']) => mark('strong', text),
  },
  { pattern: /__((?:\\[\s\S]|[^\\])+?)__(?!_)/y, node: ([, text = '']) => mark('underline', text) },
  {
    pattern: /_((?:__|\\[\s\S]|[^\\_])+?)_(?!\w)/y,
    node: ([, text = '']) => mark('emphasis', text),
  },
  {
    pattern: /\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:[^*\s]|\*\*)|[^\s*\\])+?)\*(?!\*)/y,
    node: ([, text = '']) => mark('emphasis', text),
  },
  { pattern: /~~([\s\S]+?)~~/y, node: ([, text = '']) => mark('strike', text) },
  { pattern: /\|\|([\s\S]+?)\|\|/y, node: ([, text = '']) => mark('spoiler', text) },
  {
    pattern: /[ \t]*(#{1,3}|-#|>>>|>)[ \t]+([^\n]*)/y,
    lineStart: true,
    node: ([, sign = '', text = '']) => mark(sign, text, true),
  },
  {
    pattern: /([ \t]*(?:[-*+]|\d+\.) )([^\n]*)/y,
    lineStart: true,
    node: ([, bullet = '', text = '']) => ({
      kind: 'mark',
      mark: 'item',
      children: [{ kind: 'text', text: bullet }, ...readMarkdown(text, false)],
    }),
  },
]

export function readMarkdown(text: string, atStart = true): MarkdownNode[] {
  const nodes: MarkdownNode[] = []
  let at = 0
  while (at < text.length) {
    const isLineStart = at === 0 ? atStart : text[at - 1] === '\n'
    const [rule, match] = ruleAt(text, at, isLineStart)
    const node = rule && match ? rule.node(match) : { kind: 'text' as const, text: text[at] ?? '' }
    const last = nodes.at(-1)
    if (node.kind === 'text' && last?.kind === 'text') last.text += node.text
    else nodes.push({ ...node })
    at += match?.[0].length ?? 1
  }
  return nodes
}

function ruleAt(text: string, at: number, isLineStart: boolean) {
  for (const rule of rules) {
    if (rule.lineStart && !isLineStart) continue
    rule.pattern.lastIndex = at
    const match = rule.pattern.exec(text)
    if (match) return [rule, match] as const
  }
  return [undefined, undefined] as const
}

/** The words as people read them. */
export function plainMarkdown(text: string): string {
  const words = (nodes: MarkdownNode[]): string =>
    nodes.map((node) => ('children' in node ? words(node.children) : node.text)).join('')
  return words(readMarkdown(text))
}
