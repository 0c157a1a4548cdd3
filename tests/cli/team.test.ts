/** The team on the command line: who is taken in and out, as both ways of printing tell it. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPlace, type Place } from '../support/barid.ts'

let place: Place
beforeAll(async () => {
  place = await openPlace()
})
afterAll(() => place.close())

it('owners and editors are added, listed and removed, but never the last owner', async () => {
  expect((await place.barid('team', 'list')).out).toMatch(/^nobody; barid team add owner/)
  expect(await place.barid('team', 'add', 'owner', 'telegram:11')).toMatchObject({
    code: 0,
    out: 'telegram:11: owner\n',
  })
  await place.barid('team', 'add', 'editor', 'discord:22')
  const { rows } = await place.barid('team', 'list', '--json')
  expect(rows).toMatchObject([
    { role: 'owner', address: 'telegram:11' },
    { role: 'editor', address: 'discord:@22' },
  ])

  expect(await place.barid('team', 'remove', 'telegram:11')).toMatchObject({
    code: 1,
    err: expect.stringContaining('its last owner'),
  })
  expect(await place.barid('team', 'remove', String(rows[1]?.['number']))).toMatchObject({
    code: 0,
  })
  expect((await place.barid('team', 'list', '--json')).rows).toHaveLength(1)
})

it('a person who is none is told how to write one', async () => {
  const [group, role] = await Promise.all([
    place.barid('team', 'add', 'editor', 'telegram:-100123'),
    place.barid('team', 'add', 'boss', 'telegram:11'),
  ])
  expect(group).toMatchObject({ code: 2, err: expect.stringContaining('telegram:123456') })
  expect(role).toMatchObject({ code: 2, err: expect.stringContaining('owner, editor') })
})
