/** HTML to units of text: a whitelist of blocks and marks, walked without recursion, so that no depth can overflow. */

import { parse } from 'parse5'
import type { DefaultTreeAdapterTypes as Tree } from 'parse5'
import type { Inline, Language } from '../../messages/message.ts'
import { isEmbargoLine } from './press-release/embargo-line.ts'
import { foldedWords } from './press-release/fold.ts'
import { marksOf } from './press-release/marks.ts'
import { normalise } from './press-release/normal.ts'
import type { Shape, Unit } from './press-release/units.ts'

export type HtmlText = {
  units: Unit[]
  language?: Language
  url?: string
  /** Text of menus, forms and footers. */
  leftOut: string[]
}

/** `<title>` often carries the name of the site too. */
type Facts = HtmlText & { pageTitle?: string }
type Run = { text: string; strong: boolean; emphasis: boolean; url?: string }
type Step = { node: Tree.ChildNode; leaving: boolean }
type Context = {
  strong: number
  emphasis: number
  urls: string[]
  shapes: Shape[]
  levels: number[]
}

const INVISIBLE = new Set([
  'title',
  'script',
  'style',
  'template',
  'svg',
  'head',
  'iframe',
  'object',
  'math',
])
const FRAME = new Set(['nav', 'footer', 'aside', 'form', 'button', 'select', 'noscript', 'menu'])
const INLINE = new Set(
  'a abbr b bdi bdo cite code data del dfn em font i img ins kbd mark q s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
)
/** Shorter ones begin a page's title by chance. */
const HEADLINE_WORDS = 3
const WEB_ADDRESS = /^https?:\/\//i

/** Normalised HTML to units; `today` completes dates without a year. */
export function readHtml(html: string, today: string): HtmlText {
  const document = parse(html)
  const text: Facts = { units: [], leftOut: [] }
  const context: Context = { strong: 0, emphasis: 0, urls: [], shapes: [], levels: [] }
  let runs: Run[] = []
  let gap = true

  const flush = (edge: boolean) => {
    const unit = unitOf(runs, context, gap, today)
    if (unit) text.units.push(unit)
    gap = edge || (gap && !unit) || (!unit && runs.length === 0)
    runs = []
  }

  const enter = (node: Tree.ChildNode): boolean => {
    if (node.nodeName === '#text' && 'value' in node) runs.push(runOf(node.value, context))
    if (!('tagName' in node)) return false
    readPageFacts(node, text)
    if (INVISIBLE.has(node.tagName)) return node.tagName === 'head'
    // The footer of a quotation names who said it.
    if (FRAME.has(node.tagName) && context.shapes.at(-1) !== 'quote') {
      const said = textOf(node)
      // An embargo holds wherever a page says it.
      if (isEmbargoLine(said, today)) text.units.push(embargoUnit(said))
      else if (said !== '') text.leftOut.push(said)
      return false
    }
    if (node.tagName === 'br') flush(false)
    else if (!INLINE.has(node.tagName)) flush(true)
    shift(context, node, 1)
    return true
  }

  const leave = (node: Tree.ChildNode) => {
    if (!('tagName' in node) || node.tagName === 'br') return
    if (!INLINE.has(node.tagName)) flush(true)
    shift(context, node, -1)
  }

  walk(document.childNodes, enter, leave)
  flush(true)
  const { pageTitle, units, ...rest } = text
  return { ...rest, units: withHeadline(units, pageTitle) }
}

/** Without an `<h1>`, the unit with which the page's own title begins is the headline. */
function withHeadline(units: Unit[], pageTitle: string | undefined): Unit[] {
  const hasHeadline = units.some((unit) => unit.level === 1)
  const title = foldedWords(pageTitle ?? '').join(' ')
  if (hasHeadline || title === '') return units
  const isHeadline = (unit: Unit) => {
    const said = foldedWords(unit.text)
    return said.length >= HEADLINE_WORDS && `${title} `.startsWith(`${said.join(' ')} `)
  }
  const found = units.findIndex((unit) => isHeadline(unit))
  return units.map((unit, index) =>
    index === found ? { ...unit, shape: 'heading', level: 1 } : unit,
  )
}

/** Depth first with a stack of its own; `enter` says whether to go in. */
function walk(
  roots: Tree.ChildNode[],
  enter: (node: Tree.ChildNode) => boolean,
  leave: (node: Tree.ChildNode) => void,
) {
  const steps: Step[] = roots.toReversed().map((node) => ({ node, leaving: false }))
  for (let step = steps.pop(); step; step = steps.pop()) {
    if (step.leaving) leave(step.node)
    else if (enter(step.node)) {
      steps.push({ node: step.node, leaving: true })
      const children = 'childNodes' in step.node ? step.node.childNodes : []
      for (const node of children.toReversed()) steps.push({ node, leaving: false })
    }
  }
}

function readPageFacts(node: Tree.Element, text: Facts) {
  const attribute = (name: string) => node.attrs.find((one) => one.name === name)?.value
  const { tagName } = node
  if (tagName === 'html') text.language = attribute('lang')?.toLowerCase().split(/[-_]/, 1)[0]
  if (tagName === 'title' && text.pageTitle === undefined) text.pageTitle = textOf(node)
  const href = attribute('href')
  if (tagName === 'link' && attribute('rel') === 'canonical' && href && WEB_ADDRESS.test(href))
    text.url = href
}

/** Opens (1) or closes (-1) what an element means for the text in it. */
function shift(context: Context, node: Tree.Element, by: 1 | -1) {
  const { tagName } = node
  if (tagName === 'strong' || tagName === 'b') context.strong += by
  if (tagName === 'em' || tagName === 'i') context.emphasis += by
  if (tagName === 'a') push(context.urls, hrefOf(node), by)
  const shape = shapeOf(node)
  if (shape) push(context.shapes, shape, by)
  if (shape === 'heading') push(context.levels, Number(tagName.slice(1)), by)
}

function push<T>(stack: T[], value: T, by: 1 | -1) {
  if (by === 1) stack.push(value)
  else stack.pop()
}

function shapeOf(node: Tree.Element): Shape | undefined {
  if (/^h[1-6]$/.test(node.tagName)) return 'heading'
  if (node.tagName === 'blockquote') return 'quote'
  if (node.tagName !== 'li') return undefined
  return node.parentNode?.nodeName === 'ol' ? 'numbered' : 'bullet'
}

function hrefOf(node: Tree.Element): string {
  const href = node.attrs.find((one) => one.name === 'href')?.value ?? ''
  return WEB_ADDRESS.test(href) ? href : ''
}

function runOf(value: string, { strong, emphasis, urls }: Context): Run {
  const run = { text: value.replace(/\s+/g, ' '), strong: strong > 0, emphasis: emphasis > 0 }
  const url = urls.at(-1)
  return url ? { ...run, url } : run
}

function unitOf(runs: Run[], context: Context, gap: boolean, today: string): Unit | undefined {
  const kept = trimmed(runs)
  const text = kept.map((run) => run.text).join('')
  if (text === '') return undefined
  const shape = context.shapes.at(-1) ?? 'plain'
  const level = shape === 'heading' ? context.levels.at(-1) : undefined
  const isLine = shape === 'plain' || shape === 'heading'
  const marks = marksOf(text, today).filter((mark) => isLine || mark.kind === 'embargo')
  return {
    text,
    inlines: kept.map(inlineOf),
    shape,
    gap,
    marks,
    ...(level !== undefined && { level }),
  }
}

function embargoUnit(text: string): Unit {
  return { text, shape: 'plain', gap: true, marks: [{ kind: 'embargo' }] }
}

/** Runs of the same kind as one, single spaces, none at the ends. */
function trimmed(runs: Run[]): Run[] {
  const kept: Run[] = []
  for (const run of runs) {
    const last = kept.at(-1)
    const text = last === undefined || last.text.endsWith(' ') ? run.text.trimStart() : run.text
    if (text === '') continue
    if (last && sameKind(last, run)) last.text += text
    else kept.push({ ...run, text: normalise(text) })
  }
  const last = kept.at(-1)
  if (last) last.text = last.text.trimEnd()
  return kept.filter((run) => run.text !== '')
}

const sameKind = (a: Run, b: Run) =>
  a.strong === b.strong && a.emphasis === b.emphasis && a.url === b.url

function inlineOf({ text, strong, emphasis, url }: Run): Inline {
  let inline: Inline = { kind: 'text', text }
  if (emphasis) inline = { kind: 'emphasis', children: [inline] }
  if (strong) inline = { kind: 'strong', children: [inline] }
  return url === undefined ? inline : { kind: 'link', url, children: [inline] }
}

function textOf(root: Tree.Element): string {
  const parts: string[] = []
  walk(
    root.childNodes,
    (node) => {
      if (node.nodeName === '#text' && 'value' in node) parts.push(node.value)
      return !INVISIBLE.has(node.nodeName)
    },
    () => undefined,
  )
  return normalise(parts.join(' ').replace(/\s+/g, ' ').trim())
}
