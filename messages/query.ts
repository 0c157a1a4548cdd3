/** What counts as a question: one short line. Whatever is longer may be a person's story. */

/** UTF-16 units. */
export const longestQuery = 64

const mostWords = 8

export function isQuery(text: string): boolean {
  const line = text.trim()
  return (
    line.length <= longestQuery && !/[\n\r\u2028\u2029]/.test(line) && wordsIn(line) <= mostWords
  )
}

const wordsIn = (line: string) => line.split(/\s+/).length
