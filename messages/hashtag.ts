/** Hashtags of topic names. */

/** `Deir ez-Zor` → `#DeirEzZor`, «دير الزور» → `#دير_الزور`; empty for a name without a letter. */
export function hashtag(name: string): string {
  const words = name.normalize('NFC').match(/[\p{L}\p{M}\p{Nd}_]+/gu) ?? []
  if (!words.some((word) => /\p{L}/u.test(word))) return ''
  // Scripts without capitals need the underscore to keep words apart.
  const hasCase = words.every((word) => word.toLowerCase() !== word.toUpperCase())
  return `#${hasCase ? words.map(capitalised).join('') : words.join('_')}`
}

const capitalised = (word: string) => word.replace(/^./u, (letter) => letter.toUpperCase())
