/** Lists that go on after a restart and after weeks: the same chat log at every door. Told where 13 texts are on Idlib and two on the valley. */
import { expect } from 'vitest'
import type { AnyTalker } from './talker.ts'

type Pager = Pick<AnyTalker, 'asks' | 'taps' | 'buttons' | 'screen'>

/** Numbers before the rows of a list. */
export const numbers = (list: string) =>
  [...list.matchAll(/^(\d+)\. /gm)].map(([, number]) => number)

/** Resolves to the last page. `later`: weeks pass, and the server starts anew. */
export async function latestGoesOn(amal: Pager, later: () => Promise<void>): Promise<string> {
  expect(numbers(await amal.asks('/latest'))).toEqual(['1', '2', '3', '4', '5'])
  expect(amal.buttons()).toEqual(['1', '2', '3', '4', '5', 'More'])
  const before = amal.screen().length

  await later()
  expect(numbers(await amal.taps('More'))).toEqual(['6', '7', '8', '9', '10'])
  expect(amal.screen()).toHaveLength(before)
  expect(amal.buttons()).toEqual(['6', '7', '8', '9', '10', 'More'])

  expect(await amal.taps('6')).toMatch(/^School Number 8 in Idlib Opens/)
  expect(amal.screen()).toHaveLength(before + 1)
  await amal.taps('More')
  return amal.screen()[before - 1] ?? ''
}

/** Resolves to the second page. */
export async function searchGoesOn(amal: Pager, later: () => Promise<void>): Promise<string> {
  expect(await amal.asks('/search winter benches')).toMatch(/^Search: winter benches\n\n1\. /)
  await later()
  return amal.taps('More')
}
