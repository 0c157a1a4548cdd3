/** Words as HTML: what must be escaped, and how a text reads without its tags. */

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const characters = Object.fromEntries(Object.entries(entities).map(([a, b]) => [b, a]))

/** Safe as the content of an element and inside a quoted attribute. */
export const escapeHtml = (text: string): string =>
  text.toWellFormed().replace(/[&<>"']/g, (character) => entities[character] ?? '')

/** The words of HTML that was made with `escapeHtml`; elements of a block are parted by line ends. */
export const wordsOfHtml = (html: string): string =>
  html
    .replace(/<br>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => characters[entity] ?? '')
