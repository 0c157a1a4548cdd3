/** Text for Discord's Markdown: shown as it was written, whatever is in it. */

/** What Discord's Markdown gives a meaning anywhere in a line. */
const anywhere = /[\\*_~`|<[\]]/g

/** What it gives a meaning at the start of a line: headings, small print, lists, quotations. Marks of direction do not count. */
const lineStart = /^([\s\u200e\u200f\u061c\u2066-\u2069]*)(#|-|\+|>|\d+(?=\.))/gm

/** Marks of direction end an address; signs that close a sentence or a bracket do not belong to its end. */
const bareUrl = /https?:\/\/[^\s<>\p{Bidi_Control}]+(?<![.,:;!?،؛؟…"'”’»)\]}])/giu

/**
 * No mark, mention, timestamp or link of Discord comes out of `text`, and no half of a surrogate pair. Our own function, since discord.js's
 * `escapeMarkdown` lets headings, lists, masked links, quotations and mentions through by default.
 */
export function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replace(anywhere, '\\$&')
    .replace(lineStart, (_, space: string, mark: string) =>
      /\d/.test(mark) ? `${space}${mark}\\` : `${space}\\${mark}`,
    )
    .replace(/@(?=everyone|here)/g, '\\@')
    .replace(/:(?=\/\/)/g, '\\:')
}

/** As `escapeText`, but an address in the text stays a link, without a preview. */
export function escapeProse(text: string): string {
  const parts: string[] = []
  let end = 0
  for (const match of text.matchAll(bareUrl)) {
    const url = safeUrl(match[0])
    if (!url) continue
    parts.push(escapeText(text.slice(end, match.index)), `<${url}>`)
    end = match.index + match[0].length
  }
  return [...parts, escapeText(text.slice(end))].join('')
}

/** `[label](<url>)`, which shows no preview; undefined where the URL is not one that a reader should be sent to. */
export function maskedLink(label: string, url: string): string | undefined {
  const target = safeUrl(url)
  return target && label.trim() !== '' ? `[${label.replace(/\s+/g, ' ')}](<${target}>)` : undefined
}

/** `http` and `https` alone, without credentials (`https://bank.example@evil.example`), safe inside `(<…>)`. */
export function safeUrl(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const parsed = new URL(url)
  if (!/^https?:$/.test(parsed.protocol) || parsed.username || parsed.password) return undefined
  return parsed.href.replace(
    /[()<>\\\s]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )
}
