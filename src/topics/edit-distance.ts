/** Counts the slips between two words: letters missing, added, changed or swapped with the next. */

/** Infinity when more than `limit`. Compares UTF-16 units; costs the product of both lengths. */
export function distanceWithin(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return Infinity
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row]
    for (let at = 1; at <= b.length; at += 1) {
      const same = a[row - 1] === b[at - 1]
      const swapped = row > 1 && at > 1 && a[row - 1] === b[at - 2] && a[row - 2] === b[at - 1]
      line[at] = Math.min(
        (above[at] ?? 0) + 1,
        (line[at - 1] ?? 0) + 1,
        (above[at - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[at - 2] ?? 0) + 1 : Infinity,
      )
    }
    if (Math.min(...line) > limit) return Infinity
    before = above
    above = line
  }
  const distance = above[b.length] ?? Infinity
  return distance > limit ? Infinity : distance
}
