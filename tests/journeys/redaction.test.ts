/** An item that endangers somebody is redacted: nothing that is kept says what it said, and it comes back by no door. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openChangesStage, type ChangesStage } from '../support/changes-stage.ts'
import { asText } from '../support/editor.ts'
import { png } from '../support/picture.ts'
import { valleyRelease } from '../support/releases.ts'
import { atConsole } from '../support/talker.ts'

const release = `Tuesday, 3 March 2026

Witness Zebulonia Quartzfield Speaks

Zebulonia Quartzfield of Idlib told the council on Tuesday what she saw at the crossing.

She names the guard Xylophorus. (Source: Valley Council’s Press Office)
`
const words = /zebulonia|quartzfield|xylophorus/i

let stage: ChangesStage
beforeEach(async () => {
  stage = await openChangesStage()
})
afterEach(() => stage.close())

/** Paths of the files of the data folder that hold the words or the picture. */
async function holding(picture: Uint8Array): Promise<string[]> {
  const { dataDir } = stage.newsroom.config
  const entries = await readdir(dataDir, { recursive: true, withFileTypes: true })
  const found: string[] = []
  for (const entry of entries.filter((one) => one.isFile())) {
    const bytes = await readFile(join(entry.parentPath, entry.name))
    if (words.test(bytes.toString('latin1')) || bytes.includes(Buffer.from(picture)))
      found.push(entry.name)
  }
  return found.sort()
}

/** `chats`: how many get it. */
async function dropped(picture: Uint8Array, chats = 3): Promise<number> {
  const { newsroom, editor } = stage
  const stored = newsroom.events.next('item-stored')
  await newsroom.drop('witness.png', picture)
  await newsroom.drop('witness.en.txt', release)
  const { item } = await stored
  await editor.out(item, chats)
  return item
}

it('leaves nothing of its words or picture in posts, database, pictures or drop folder', async () => {
  const { editor, newsroom } = stage
  const picture = png(0x61)
  const item = await dropped(picture)
  await editor.finished(
    await editor.changes({ verb: 'correct', item, line: 'Quartzfield is her name.' }),
  )
  await editor.tools.store.reads.latest({ languages: [], limit: 5 }, Date.now())
  expect(await holding(picture)).not.toEqual([])
  const outcome = await editor.tools.editing.apply({ verb: 'redact', item, by: 'an editor' })
  if (outcome.outcome !== 'done') throw new Error(JSON.stringify(outcome))
  expect(outcome).not.toHaveProperty('unerased')
  await editor.finished(outcome.change)
  for (const posts of stage.everywhere()) {
    expect(posts.filter((text) => words.test(text))).toEqual([])
    expect(posts.some((text) => text.startsWith('This item was withdrawn on'))).toBe(true)
  }
  expect(stage.channelPosts().filter((post) => post.photo)).toEqual([])
  expect(stage.serverPosts().filter((post) => post.hasPicture)).toEqual([])
  expect(await editor.tools.store.items.get(item)).toMatchObject({ title: '', body: [] })
  expect(await holding(picture)).toEqual([])
  await newsroom.stop()
  expect(await holding(picture)).toEqual([])
  const [audit] = await editor.tools.store.audit.list(1)
  expect(audit).toMatchObject({ by: 'an editor', action: 'item-redacted' })
  expect(audit?.detail).toMatch(/^\d+ 3 [\w-]{16}$/)
})

it('is not published again by a file of the same text, nor brought back by an edit', async () => {
  const { editor, newsroom } = stage
  const picture = png(0x62)
  const item = await dropped(picture)
  await editor.finished(await editor.changes({ verb: 'redact', item }))
  const other = await editor.publishes(
    'other.en.txt',
    release.replace(/She names .*/, 'More later.'),
  )
  const erased = newsroom.events.next('file-erased')
  await newsroom.drop('again.en.txt', release)
  await erased
  const stored = newsroom.events.next('item-stored')
  await newsroom.drop('next.en.txt', release.replace(/She names .*/, 'Later still.'))
  await stored
  for (const folder of ['.', 'done', 'held'] as const) {
    expect(await newsroom.inbox(folder)).not.toContain('again.en.txt')
  }
  expect(await editor.tools.store.items.count()).toBe(other + 1)
  expect(
    await editor.tools.editing.apply({ verb: 'fix', item: other, text: asText(release), by: 'x' }),
  ).toMatchObject({ outcome: 'held', fault: 'redacted' })
})

it('goes on where a crash came between the redaction and the removal of the files', async () => {
  const { editor, newsroom } = stage
  const picture = png(0x63)
  const item = await dropped(picture)
  const { store } = editor.tools
  // What is committed is all that such a crash leaves.
  await store.items.change(item, { verb: 'redact' }, { by: 'test', now: Date.now() })
  await newsroom.stop()
  expect(await newsroom.inbox('done')).toEqual(['witness.en.txt', 'witness.png'])
  expect(await store.erasures.open()).toHaveLength(1)
  await newsroom.start()
  await editor.until(async () => ((await store.erasures.open()).length === 0 ? true : undefined))
  expect(await newsroom.inbox('done')).toEqual([])
  expect(await holding(picture)).toEqual([])
})

it('leaves nothing of its words in the console’s chat, in this run or a later one', async () => {
  const { editor, newsroom } = stage
  const { store } = editor.tools
  const amal = atConsole(newsroom, 'en')
  await amal.asks('/help')
  const other = await editor.publishes('valley.en.txt', valleyRelease)
  await editor.out(other, 4)
  const item = await dropped(png(0x64), 4)
  await amal.asks('Quartzfield')
  await amal.asks(`/read ${item}`)
  await amal.asks('/latest')
  const said = async () => JSON.stringify(await store.consoleChat.all(amal.chat))
  const seen = () => amal.lines().filter((line) => words.test(line))
  expect(await said()).toMatch(words)
  expect(seen().length).toBeGreaterThan(3)

  await editor.finished(await editor.changes({ verb: 'redact', item }))
  expect(await said()).not.toMatch(words)
  await amal.asks('/topics')
  for (const run of ['this', 'the next']) {
    expect([run, seen()]).toEqual([run, []])
    expect(amal.lines()).toEqual([
      expect.stringMatching(/^Valley Council Calls/),
      expect.stringMatching(/^This item was withdrawn on/),
      expect.stringMatching(/^This item has been withdrawn/),
      ...Array.from({ length: run === 'this' ? 2 : 4 }, () => expect.any(String)),
    ])
    await newsroom.stop()
    await newsroom.start()
    await amal.asks('/topics')
  }
  expect(await said()).not.toMatch(words)
  expect(await holding(png(0x64))).toEqual([])
})
