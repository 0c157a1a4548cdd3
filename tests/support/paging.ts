/** Lists that go on after a restart and after weeks: the same chat log at every door. Told where 13 texts are on Idlib and two on the valley. */
import { expect } from 'vitest'
import type { AnyTalker } from './talker.ts'

type Pager = Pick<AnyTalker, 'asks' | 'taps' | 'buttons' | 'screen'>

/** Numbers before the rows of a list. */
export const numbers = (list: string) =>
  [...list.matchAll(/^(\d+)\. /gm)].map(([, number]) => number)

/** `later`: weeks pass, and the server starts anew. */
export async function latestGoesOn(amal: Pager, later: () => Promise<void>): Promise<void> {
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
  const list = amal.screen()[before - 1] ?? ''
  expect(numbers(list)).toEqual(['11', '12', '13'])
  expect(list).toMatch(/13\. School Number 1 in Idlib/)
}

export async function searchGoesOn(amal: Pager, later: () => Promise<void>): Promise<void> {
  expect(await amal.asks('/search winter benches')).toMatch(/^Search: winter benches\n\n1\. /)
  await later()
  const page = await amal.taps('More')
  expect(page).toMatch(/^Search: winter benches\n\n6\. /)
  expect(numbers(page)).toEqual(['6', '7', '8', '9', '10'])
}
