/** Small counts of people: nobody learns how many readers there are while they are few. Pure. */

/** No count of people, of private chats, or of posts to them below this is shown anywhere. */
export const fewest = 10

export type Few = number | 'few'

/** That there is none is no secret. */
export const few = (count: number): Few => (count > 0 && count < fewest ? 'few' : count)

export const fewText = (count: Few): string | number =>
  count === 'few' ? `fewer than ${fewest}` : count

/** Puts aside what is done by ones and does it once ten of a kind are there: what counts it tells no smaller number. */
export function createTens(): (kind: string, deed: () => void) => void {
  const waiting = new Map<string, (() => void)[]>()
  return (kind, deed) => {
    const deeds = [...(waiting.get(kind) ?? []), deed]
    waiting.set(kind, deeds.length < fewest ? deeds : [])
    if (deeds.length === fewest) for (const one of deeds) one()
  }
}
