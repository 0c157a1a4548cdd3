/** `barid held …`: an editor says of posts whether they arrived. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPlace, type Place } from '../support/barid.ts'
import { valleyRelease } from '../support/releases.ts'

let place: Place
beforeAll(async () => {
  place = await openPlace()
})
afterAll(() => place.close())

it('lists posts whose outcome is unknown, and takes an editor’s word', async () => {
  expect(await place.barid('held')).toMatchObject({ code: 0, out: 'nothing is held\n' })
  const channels = ['Herald', 'Valley'].map((name) => place.telegram.chat('channel', name))
  await place.barid('chat', 'add', ...channels.map((id) => `telegram:${id}`))
  await place.barid('publish', await place.file('valley.txt', valleyRelease))
  place.telegram.failNext('cut-before', 'cut-before')
  const server = await place.start()
  const held = async () => (await place.barid('held', '--json')).rows
  while ((await held()).length < channels.length);

  const [first, second] = (await place.barid('held')).out.split('\n')
  expect(first).toMatch(
    /^ +\d+ {2}telegram:-\d+ \(Herald\) · item 1 · part 1 · tried at \d{4}-.+Z$/,
  )
  const [arrived = '', again = ''] = [first, second].map((line) => line?.trim().split(' ')[0])
  const channel = Number(/telegram:(-\d+)/.exec(second ?? '')?.[1])

  const wrong = await place.barid('held', 'arrived', arrived, '99999')
  expect(wrong).toMatchObject({ code: 1, out: `${arrived}: arrived\n` })
  expect(wrong.err).toBe('99999: is not held; barid held lists what is\n')
  expect(await place.barid('held', 'again', 'x')).toMatchObject({ code: 2 })
  expect(await place.barid('held', 'again', again)).toMatchObject({ code: 0 })
  await place.telegram.until(() => place.telegram.messages(channel)[0])
  expect(await held()).toEqual([])
  await server.stop()
})
