/** `barid fix|correct|update|withdraw|redact` and `barid report`: shown once, asked once, done by the server. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPlace, type Place } from '../support/barid.ts'
import { valleyRelease } from '../support/releases.ts'

let place: Place
beforeAll(async () => {
  place = await openPlace()
})
afterAll(() => place.close())

const published = async (name: string) => {
  const text = valleyRelease.replace('Safe Roads', name)
  const { rows } = await place.barid('publish', '--json', await place.file(`${name}.txt`, text))
  return String(rows[0]?.['number'])
}

it('a correction is shown with its line, asked for once, sent by the server and reported', async () => {
  const channel = place.telegram.chat('channel', 'Herald')
  await place.barid('chat', 'add', `telegram:${channel}`)
  const item = await published('Wide Roads')
  const server = await place.start()
  await place.telegram.until(() => place.telegram.messages(channel)[0])

  const words = ['correct', item, '--line', 'the roads are wide.']
  const asked = await place.baridWith({}, words, 'no\n')
  expect(asked).toMatchObject({ code: 1 })
  expect(asked.out).toContain('reaches     1 channels and groups, 0 private chats')
  expect(asked.out).toMatch(/^_Corrected .* \(?UTC\)?: the roads are wide\._$/m)
  expect(asked.err).toBe(
    `correct item ${item}? yes or no: nothing was changed; answer yes, or add --yes\n`,
  )
  const done = await place.baridWith({}, words, 'yes\n')
  expect(done).toMatchObject({ code: 0 })
  const change = /barid report (\d+)/.exec(done.out)?.[1] ?? ''
  await place.telegram.until(() =>
    place.telegram.messages(channel).find((post) => post.text?.includes('Corrected')),
  )
  const reports = async () => (await place.barid('report', change, '--json')).rows[0]
  while ((await reports())?.['finished'] !== true);
  const report = await place.barid('report', change)
  expect(report.out).toMatch(/^correct of item \d+, .+Z: finished$/m)
  expect(report.out).toMatch(new RegExp(`^telegram:${channel} \\(Herald\\) +edited$`, 'm'))
  await server.stop()
})

describe('an edit', () => {
  it('needs what its verb needs, and tells of an item that is not there', async () => {
    const item = await published('Long Roads')
    expect(await place.barid('fix', item, '--yes')).toMatchObject({
      code: 1,
      err: `item ${item}: a fix needs the new text\n`,
    })
    expect(await place.barid('correct', item, '--yes')).toMatchObject({ code: 1 })
    expect(await place.barid('fix', item, '--line', 'x')).toMatchObject({ code: 2 })
    expect(await place.barid('withdraw', 'x')).toMatchObject({ code: 2 })
    expect((await place.barid('withdraw', '9999', '--yes')).err).toMatch(/^there is no item 9999/)
    expect(await place.barid('report', '9999')).toMatchObject({ code: 1 })
    expect((await place.barid('fix', item, '--text', '/nowhere.txt', '--yes')).err).toMatch(
      /no such file/,
    )
  })

  it('with --json asks nothing; a redaction says what it cannot change', async () => {
    const item = await published('Old Roads')
    const fixed = await place.file('fixed.txt', valleyRelease.replace('Safe Roads', 'New Roads'))
    expect(await place.barid('fix', item, '--text', fixed, '--json')).toMatchObject({
      code: 0,
      rows: [{ item: Number(item), verb: 'fix', revision: 2 }],
    })
    expect((await place.barid('items', '--limit', '1')).out).toContain('New Roads')
    const redacted = await place.barid('redact', item, '--yes')
    expect(redacted).toMatchObject({ code: 0 })
    expect(redacted.out).toContain('copies that people forwarded, and backups, cannot be changed')
    expect((await place.barid('items', '--limit', '1')).out).not.toContain('Roads')
    expect((await place.barid('fix', item, '--text', fixed, '--yes')).err).toContain('is withdrawn')
    expect((await place.barid('publish', fixed)).err).toContain('was redacted')
  })
})
