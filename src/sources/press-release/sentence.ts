/** Tells a sentence from a line. */

/** It ends as sentences end; an initial such as `U.S.` is no end, and a question or a cry may be a headline. */
export function isSentence(text: string): boolean {
  return /[.:;۔][”’"')\]»]*$/u.test(text) && !/(?<!\p{L})\p{Lu}\.$/u.test(text)
}
