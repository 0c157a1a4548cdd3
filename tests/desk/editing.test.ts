/** The desk of edits over a store: what a new text keeps, what a look shows, and what is refused. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Config } from '../../src/config.ts'
import { openTools, type Tools } from '../../src/tools.ts'
import { asText } from '../support/editor.ts'
import { publishFiles, valleyRelease } from '../support/releases.ts'

let tools: Tools
let dataDir: string

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'barid-editing-'))
  const config: Config = {
    database: { url: `sqlite:${join(dataDir, 'barid.db')}` },
    cache: 'memory',
    dataDir,
    privateSources: [],
    owners: [],
    host: '127.0.0.1',
    port: 0,
    language: 'en',
    timezone: 'Asia/Damascus',
    logLevel: 'silent',
  }
  tools = await openTools(config, () => Date.UTC(2026, 2, 4, 10))
  await publishFiles(tools, { 'valley.en.txt': valleyRelease })
})
afterEach(async () => {
  await tools.close()
  await rm(dataDir, { recursive: true, force: true })
})

const by = 'an editor'

describe('a new text', () => {
  it('keeps headline, date, credit and kind where it says none, and changes what it says', async () => {
    const before = await tools.store.items.get(1)
    const body = 'The Council of the Valley asked for one road.\n\nIt will meet again on Sunday.'
    const outcome = await tools.editing.apply({ verb: 'fix', item: 1, text: asText(body), by })
    expect(outcome).toMatchObject({ outcome: 'done', item: 1, revision: 2 })
    const after = await tools.store.items.get(1)
    const { title, date, credit, issuer, kind, language } = before ?? {}
    expect(after).toMatchObject({ title, date, credit, issuer, kind, language })
    expect(JSON.stringify(after?.body)).toContain('asked for one road')
    expect(JSON.stringify(after?.body)).not.toContain('nurses')
  })

  it('that says what stands is no fix, and one without words is held', async () => {
    const same = { verb: 'fix', item: 1, text: asText(valleyRelease), by } as const
    expect(await tools.editing.apply(same)).toMatchObject({ outcome: 'held', fault: 'unchanged' })
    expect(await tools.editing.apply({ ...same, text: asText(' ') })).toMatchObject({
      outcome: 'held',
      fault: 'text-unread',
    })
    expect((await tools.store.items.get(1))?.revision).toBe(1)
  })

  it('keeps the lines of earlier corrections, the oldest first', async () => {
    await tools.editing.apply({ verb: 'correct', item: 1, line: ' first\nline. ', by })
    await tools.editing.apply({ verb: 'update', item: 1, line: 'second.', by })
    const text = asText(valleyRelease.replace('nurses', 'doctors'))
    await tools.editing.apply({ verb: 'fix', item: 1, text, by })
    expect((await tools.store.items.get(1))?.lines).toMatchObject([
      { verb: 'correct', text: 'first line.' },
      { verb: 'update', text: 'second.' },
    ])
    const audit = await tools.store.audit.list(3)
    expect(audit.map(({ action, by: who, detail }) => `${action} ${who} ${detail}`)).toEqual([
      'item-fixed an editor 1 4',
      'item-updated an editor 1 3',
      'item-corrected an editor 1 2',
    ])
  })
})

describe('a look', () => {
  it('shows the exact posts with the line, the reply and how many it reaches, and stores nothing', async () => {
    const preview = await tools.editing.preview({ verb: 'update', item: 1, line: 'a road.', by })
    if (preview.outcome !== 'ready') throw new Error(preview.outcome)
    expect(preview).toMatchObject({
      revision: 1,
      reaches: { shared: 0, private: 0 },
      deletes: false,
    })
    const line = 'Updated 4 March 2026, 13:00 (Damascus): a road.'
    expect(preview.posts.map(({ shown }) => shown.includes(line))).toEqual(
      preview.posts.map(() => true),
    )
    expect(preview.reply.map(({ platform, surface }) => `${platform} ${surface}`)).toEqual([
      'telegram channel',
      'telegram private',
      'discord channel',
      'discord private',
    ])
    expect((await tools.store.items.get(1))?.revision).toBe(1)
  })

  it('and a yes that comes after somebody else’s edit changes nothing', async () => {
    await tools.editing.apply({ verb: 'correct', item: 1, line: 'a road.', by })
    expect(await tools.editing.apply({ verb: 'withdraw', item: 1, revision: 1, by })).toEqual({
      outcome: 'moved-on',
      revision: 2,
    })
    expect(await tools.editing.preview({ verb: 'withdraw', item: 9, by })).toEqual({
      outcome: 'missing',
    })
  })
})
