/** A server killed in the middle of a broadcast, again and again: nothing lost, nothing doubled where the platform gives a means. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openPlace, type Place } from '../support/barid.ts'
import { valleyRelease } from '../support/releases.ts'

const channels = 24
const kills = 2

let place: Place
beforeEach(async () => {
  place = await openPlace()
})
afterEach(() => place.close())

type Row = { name: string; value: number }

/** Posts of a platform by state, as `barid status` tells them. */
async function states(platform: string): Promise<Record<string, number>> {
  const { rows } = await place.barid('status', '--json')
  return Object.fromEntries(
    (rows as Row[]).flatMap(({ name, value }) => {
      const [posts, of, state] = name.split(' ')
      return posts === 'posts' && of === platform && state ? [[state, value]] : []
    }),
  )
}

async function nothingDue(): Promise<void> {
  const open = async () => {
    const both = [await states('telegram'), await states('discord')]
    return both.some(({ due = 0, sending = 0 }) => due + sending > 0)
  }
  while (await open());
}

it('loses nothing and doubles nothing, and says of which posts it does not know', async () => {
  const telegram = Array.from({ length: channels }, (_, i) =>
    place.telegram.chat('channel', `T${i}`),
  )
  const discord = Array.from({ length: channels }, (_, i) => place.discord.channel(`d${i}`))
  const addresses = [...telegram.map((id) => `telegram:${id}`), ...discord]
  await place.baridWith({}, ['chat', 'add', '-'], addresses.join('\n'))
  await place.barid('publish', await place.file('valley.txt', valleyRelease))
  const standing = () => telegram.filter((id) => place.telegram.messages(id).length > 0).length

  for (let kill = 1; kill <= kills; kill += 1) {
    const server = await place.start()
    await place.telegram.until(() => standing() >= kill * 6 || undefined)
    await server.stop('SIGKILL')
  }
  const last = await place.start()
  await nothingDue()
  await last.stop()

  expect(discord.map((chat) => place.discord.seenByAll(chat).length)).toEqual(discord.map(() => 1))
  const posted = telegram.map((chat) => place.telegram.messages(chat).length)
  expect(Math.max(...posted)).toBe(1)
  const { sent = 0, unknown = 0 } = await states('telegram')
  expect(sent + unknown).toBe(channels)
  // Each that is not there is one of those whose outcome is unknown; at most what was in flight at a kill.
  expect(posted.filter((count) => count === 0).length).toBeLessThanOrEqual(unknown)
  expect(unknown).toBeLessThanOrEqual(kills * 16)
}, 60_000)
