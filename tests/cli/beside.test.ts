/** The CLI beside a running server, which acts on what it writes, and bad files in the drop folder of a real one. */
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openPlace, type Place } from '../support/barid.ts'
import { valleyRelease, valleyReleaseArabic } from '../support/releases.ts'

let place: Place
let channel: number
beforeEach(async () => {
  place = await openPlace()
  channel = place.telegram.chat('channel', 'News')
  // The fake has no pace to keep to.
  await place.barid('set', 'budget.telegram.shared', '100/1s')
})
afterEach(() => place.close())

const texts = () => place.telegram.messages(channel).map(({ text }) => text ?? '')

it('acts on every change that the CLI makes, and the status tells of it', async () => {
  const discord = place.discord.channel('news')
  const server = await place.start()
  await place.barid('topic', 'import')
  await place.barid('chat', 'add', `telegram:${channel}`, '--topics', 'idlib')
  await place.barid('publish', await place.file('valley.txt', valleyRelease))
  await server.tells('operation-sent', { platform: 'telegram', item: 1 })
  expect(texts()).toEqual([expect.stringMatching(/^Valley Council Calls.*\n[^]*#Idlib$/)])

  const corrected = await place.file('valley.txt', valleyRelease.replace('eleven', 'twelve'))
  await place.barid('publish', corrected, '--revision-of', '1')
  await server.tells('operation-sent', { platform: 'telegram', kind: 'revise' })
  expect(texts()).toEqual([expect.stringContaining('twelve closed crossings')])

  await place.barid('chat', 'add', discord, '--format', 'headline', '--language', 'ar')
  await place.barid('chat', 'remove', `telegram:${channel}`)
  await place.barid('publish', await place.file('valley.ar.txt', valleyReleaseArabic))
  await server.tells('operation-sent', { platform: 'discord', item: 2 })
  expect(texts()).toHaveLength(1)
  expect(place.discord.seenByAll(discord)).toHaveLength(1)
  expect((await place.barid('status')).out).toMatch(/^posts discord sent +1$/m)
  await server.stop()
})

it('what is published without a server goes out at the next start, in the format asked for', async () => {
  await place.barid('chat', 'add', `telegram:${channel}`)
  await place.barid(
    'publish',
    await place.file('valley.txt', valleyRelease),
    '--format',
    'headline',
  )
  expect((await place.barid('status')).out).toMatch(/^items +1$/m)
  const server = await place.start()
  await server.tells('operation-sent', { item: 1 })
  expect(texts()).toEqual([expect.not.stringContaining('convoy')])
  await server.stop()
})

it('a chat that vanished is told once, shown with its reason, and holds up no other', async () => {
  const lost = place.telegram.chat('channel', 'Lost')
  await place.barid('chat', 'add', `telegram:${lost}`, `telegram:${channel}`)
  place.telegram.world.chats.delete(lost)
  const server = await place.start()
  await place.barid('publish', await place.file('valley.txt', valleyRelease))
  const [told] = await Promise.all([
    server.tells('chat-changed', { state: 'gone' }),
    server.tells('operation-sent', { item: 1 }),
  ])
  expect(told.msg).not.toContain(String(lost))
  const [list, doctor] = await Promise.all([place.barid('chat', 'list'), place.barid('doctor')])
  expect(list.out).toMatch(new RegExp(`^telegram:${lost} .+ · gone: \\S+$`, 'm'))
  expect(doctor.err).toMatch(new RegExp(`chat telegram:${lost}: not found; .*barid chat remove`))
  expect(await place.barid('chat', 'remove', `telegram:${lost}`)).toMatchObject({ code: 0 })
  expect((await place.barid('chat', 'list')).out).not.toContain(String(lost))
  expect((await server.stop()).code).toBe(0)
})

it('what cannot be read is held beside a note, and its release goes out', async () => {
  await place.barid('chat', 'add', `telegram:${channel}`)
  const large = await open(join(place.dataDir, 'inbox/large.txt'), 'w')
  await large.truncate(50_000_000)
  await large.close()
  const broken = Buffer.from('Über Brücken für Völker \u{fffd}\n\nEin Text.\n')
  await Promise.all([
    place.drop('empty.txt', ''),
    place.drop('binary.txt', new Uint8Array([1, 0, 2, 0, 0, 255, 254])),
    place.drop('broken.txt', broken),
    place.drop('body.txt', 'And so the council, as it said, goes on with its work in peace.\n'),
    place.drop('letter.docx', 'PK\u0003\u0004'),
    place.drop('good.txt', valleyRelease),
  ])
  const server = await place.start()
  const held = ['large.txt', 'empty.txt', 'binary.txt', 'broken.txt', 'body.txt', 'letter.docx']
  await Promise.all(held.map((file) => server.tells('file-held', { file })))
  await server.tells('operation-sent', { item: 1 })
  const notes = Object.fromEntries(
    await Promise.all(
      held.map(async (file) => [file, await place.written(`held/${file}.note.txt`)]),
    ),
  )
  expect(notes).toMatchObject({
    'large.txt': expect.stringMatching(/^The file has 50\.0 MB; at most 5\.0 MB are taken/),
    'empty.txt': expect.stringMatching(/^The file is empty/),
    'binary.txt': expect.stringMatching(/The file is not text; save the release as plain text/),
    'broken.txt': expect.stringMatching(/The encoding is broken/),
    'body.txt': expect.stringMatching(/No headline was found; give it with --title/),
    'letter.docx': expect.stringMatching(/^Only \.txt, \.md and \.html are taken/),
  })

  // The same text under another name is told; another text under the same name is a question.
  await place.drop('copy.txt', valleyRelease)
  await server.tells('item-duplicate', { file: 'copy.txt' })
  await place.drop('good.txt', valleyRelease.replace('eleven', 'twelve'))
  await server.tells('file-held', { file: 'good.txt' })
  expect(await place.written('held/good.txt.note.txt')).toMatch(
    /--revision-of 1; if it is another item, with --new/,
  )

  const heldFile = (name: string) => join(place.dataDir, 'inbox/held', name)
  const [revised, released] = await Promise.all([
    place.barid('publish', heldFile('good.txt'), '--revision-of', '1'),
    place.barid('publish', heldFile('body.txt'), '--title', 'Work Goes On', '--date', '2026-03-09'),
  ])
  expect(revised).toMatchObject({ code: 0, err: '' })
  expect(released).toMatchObject({ code: 0, err: '' })
  await Promise.all([
    server.tells('operation-sent', { item: 2 }),
    server.tells('operation-sent', { kind: 'revise', item: 1 }),
  ])
  expect(texts()).toEqual([
    expect.stringContaining('twelve closed crossings'),
    expect.stringMatching(/^Work Goes On\n/),
  ])
  await server.stop()
  expect(await place.inbox('done')).toEqual(['body.txt', 'copy.txt', 'good (2).txt', 'good.txt'])
  const waiting = held.filter((file) => file !== 'body.txt')
  expect(await place.inbox('held')).toEqual(
    waiting.flatMap((file) => [file, `${file}.note.txt`]).sort(),
  )
})
