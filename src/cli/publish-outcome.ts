/** What became of a published file, in words. */

import type { PublishOutcome } from '../desk/publish.ts'
import type { Parsed } from '../sources/press-release.ts'
import type { Output } from './output.ts'

export function tellOutcome(outcome: PublishOutcome, output: Output): void {
  const { name } = outcome
  switch (outcome.outcome) {
    case 'stored': {
      const { number, visibleFrom, release } = outcome
      const { doubts, debris, embargo } = release
      const until = embargo ? { embargo: new Date(visibleFrom).toISOString() } : {}
      const when = until.embargo ? `, under embargo until ${until.embargo}` : ''
      const text = `${name}: item ${number}${when}${remarks(outcome)}`
      return output.row(
        { name, outcome: 'stored', number, visibleFrom, ...until, doubts, debris },
        text,
      )
    }
    case 'revised': {
      const { number, revision, release } = outcome
      const { doubts, debris } = release
      const text = `${name}: item ${number} is now revision ${revision}${remarks(outcome)}`
      return output.row({ name, outcome: 'revised', number, revision, doubts, debris }, text)
    }
    case 'duplicate': {
      const text = `${name}: this text is item ${outcome.number} already; nothing was done`
      return output.row(outcome, text)
    }
    case 'redacted': {
      const why = 'this text was redacted for somebody’s safety; it is not published again'
      return output.fault(outcome, `${name}: ${why}`)
    }
    case 'held': {
      const { reasons } = outcome
      return output.fault(
        { name, outcome: 'held', reasons },
        `${name}: not published: ${reasons.join('; ')}`,
      )
    }
    default:
      return outcome satisfies never
  }
}

/** What an editor may want to look at, a line each. */
export function remarks({ release }: { release: Pick<Parsed, 'doubts' | 'debris'> }): string {
  return [
    ...release.doubts.map(({ field, reason }) => `\n  unsure of ${field}: ${reason}`),
    ...release.debris.map(({ text, reason }) => `\n  left out (${reason}): ${text}`),
  ].join('')
}
