/** Rights as Discord computes them: roles, then overwrites of everyone, of roles, of the member. */
import { describe, expect, it } from 'vitest'
import {
  mayPost,
  mayWrite,
  missingRights,
  permissionsOf,
  rights,
  type Standing,
} from '../../../adapters/discord/permissions.ts'

const send = rights['Send Messages']
const everything = String(Object.values(rights).reduce((held, bit) => held | bit))

const standing = (more: Partial<Standing> = {}): Standing => ({
  guild: '1',
  member: '2',
  memberRoles: ['3'],
  roles: [
    { id: '1', permissions: everything },
    { id: '3', permissions: '0' },
    { id: '4', permissions: '8' },
  ],
  overwrites: [],
  ...more,
})

const overwrite = (id: string, type: 0 | 1, allow: bigint, deny: bigint) => ({
  id,
  type,
  allow: String(allow),
  deny: String(deny),
})

const maySend = (facts: Standing) => Boolean(permissionsOf(facts) & send)

describe('permissions', () => {
  it('are those of all the roles one has, and of no other', () => {
    expect(missingRights(permissionsOf(standing()), false)).toEqual([])
    expect(permissionsOf(standing({ roles: [{ id: '4', permissions: '8' }] }))).toBe(0n)
  })

  it('are all for an administrator, whatever a channel denies', () => {
    const facts = standing({ memberRoles: ['4'], overwrites: [overwrite('1', 0, 0n, send)] })
    expect(maySend(facts)).toBe(true)
  })

  it.each([
    [[overwrite('1', 0, 0n, send)], false],
    [[overwrite('1', 0, 0n, send), overwrite('3', 0, send, 0n)], true],
    [[overwrite('3', 0, send, 0n), overwrite('1', 0, 0n, send)], true],
    [[overwrite('3', 0, 0n, send), overwrite('2', 1, send, 0n)], true],
    [[overwrite('3', 0, send, 0n), overwrite('2', 1, 0n, send)], false],
    [[overwrite('9', 0, 0n, send), overwrite('8', 1, 0n, send)], true],
  ])('follow the order of overwrites, not of the list: %j', (overwrites, expected) => {
    expect(maySend(standing({ overwrites }))).toBe(expected)
  })

  it('ask for one right to write in channels, and another in threads', () => {
    const held = BigInt(everything) & ~rights['Send Messages in Threads']
    expect(missingRights(held, false)).toEqual([])
    expect(missingRights(held, true)).toEqual(['Send Messages in Threads'])
    expect(mayPost(missingRights(held, true))).toBe(false)
  })

  it('let a member write: in channels by one right, in threads by another, an administrator everywhere', () => {
    const inThreads = rights['Send Messages in Threads']
    const may = [send, inThreads, 8n, 0n].map((held) => [
      mayWrite(held, false),
      mayWrite(held, true),
    ])
    expect(may).toEqual([
      [true, false],
      [false, true],
      [true, true],
      [false, false],
    ])
  })
})
