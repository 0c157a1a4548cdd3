/** `barid publish` and `barid items`: what is stored, what is held and why, and what a dry run shows. */
import { mkdir, open, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPlace, type Place } from '../support/barid.ts'
import { valleyRelease, valleyReleaseArabic } from '../support/releases.ts'

let place: Place
beforeAll(async () => {
  place = await openPlace()
})
afterAll(() => place.close())

const release = (title: string, text = `The Council of the Valley spoke of ${title}.`) =>
  `Wednesday, 4 March 2026\n\n${title}\n\n${text}\n\nIt will meet again on Sunday.\n`

describe('a dry run', () => {
  it('shows the item and the exact posts of both platforms, without tokens, and stores nothing', async () => {
    const file = await place.file('dry/valley.txt', valleyRelease)
    const off = { TELEGRAM_BOT_TOKEN: '', DISCORD_BOT_TOKEN: '' }
    const [people, machine] = await Promise.all([
      place.baridWith(off, ['publish', '--dry-run', file]),
      place.baridWith(off, ['publish', '--json', '--dry-run', file, '--format', 'headline']),
    ])
    expect(people).toMatchObject({ code: 0, err: '' })
    expect(people.out).toMatch(/^title +Valley Council Calls for Safe Roads to Idlib$/m)
    expect(people.out).toMatch(/^── telegram channel, summary, post 1 of 1, \d+ of 4096 char/m)
    expect(people.out).toMatch(/^── discord channel, summary, post 1 of 1/m)
    expect(machine.code).toBe(0)
    const [preview] = machine.rows as { posts: { format: string; payload: object }[] }[]
    expect(preview?.posts.map(({ format }) => format)).toEqual(Array(4).fill('headline'))
    expect(preview?.posts.every(({ payload }) => typeof payload === 'object')).toBe(true)
    expect((await place.barid('items')).out).toBe('no items; barid publish FILE stores one\n')
  })

  it('of what its editor calls urgent begins each post with the word, and no title', async () => {
    const file = await place.file('dry/urgent.txt', valleyRelease)
    const { out } = await place.barid('publish', '--dry-run', '--urgent', file)
    const posts = out.split(/^── .*──$/m).slice(1)
    expect(posts.length).toBeGreaterThan(4)
    expect(posts.filter((post) => !post.trim().startsWith('**URGENT: Valley'))).toEqual([])
    expect(out).toMatch(/^title +Valley Council/m)
    const revision = await place.barid('publish', '--urgent', '--revision-of', '1', file)
    expect(revision.err).toContain('--urgent is for new items')
  })
})

describe('what is published', () => {
  it('one release becomes an item; a pair is one story; --json may stand anywhere', async () => {
    const one = await place.file('one.txt', valleyRelease)
    const en = await place.file('spoken.txt', release('The Valley Speaks'))
    const ar = await place.file('written.txt', valleyReleaseArabic)
    expect(await place.barid('--json', 'publish', one)).toMatchObject({
      code: 0,
      rows: [{ name: 'one.txt', outcome: 'stored', number: 1, debris: [expect.anything()] }],
    })
    expect(await place.barid('publish', en, ar, '--pair', '--json')).toMatchObject({
      code: 0,
      rows: [{ number: 2 }, { number: 3 }],
    })
    const { rows } = await place.barid('items', '--limit', '2', '--json')
    expect(rows).toMatchObject([
      { number: 3, language: 'ar' },
      { number: 2, language: 'en' },
    ])
    expect(rows[0]?.['story']).toBe(rows[1]?.['story'])
  })

  it('a twin joins the story, a revision replaces the text, and both tell of an item that is not there', async () => {
    const twin = await place.file('zweite.txt', 'Mittwoch\n')
    const arabic = valleyReleaseArabic.replaceAll('الوادي', 'الجبل')
    await writeFile(twin, arabic)
    const corrected = await place.file('one.txt', valleyRelease.replace('eleven', 'twelve'))
    expect((await place.barid('publish', twin, '--twin-of', '1', '--json')).rows).toMatchObject([
      { outcome: 'stored', number: 4 },
    ])
    expect(await place.barid('publish', corrected, '--revision-of', '1')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^one\.txt: item 1 is now revision 2\n/),
    })
    const items = await place.barid('items', '--before', '5')
    expect(items.out).toMatch(/^ +1 {2}Valley Council[^\n]*\n +en · 2026-03-03 · revision 2/m)
    const { rows } = await place.barid('items', '--json')
    expect(rows.find((row) => row['number'] === 4)?.['story']).toBe(
      rows.find((row) => row['number'] === 1)?.['story'],
    )
    const other = await place.file('other.txt', release('Another Matter'))
    const [noTwin, noRevision] = await Promise.all([
      place.barid('publish', other, '--twin-of', '99'),
      place.barid('publish', other, '--revision-of', '99'),
    ])
    for (const end of [noTwin, noRevision]) {
      expect(end).toMatchObject({ code: 1, err: 'other.txt: not published: there is no item 99\n' })
    }
  })

  it('--embargo says when a release goes out, also where its own line cannot be read', async () => {
    const text = `EMBARGOED until ten: Judge Frees Nine\n\n${release('Nine Are Free')}`
    const file = await place.file('nine.txt', text)
    const [held, shown] = [
      await place.barid('publish', file, '--json'),
      await place.barid('publish', file),
    ]
    expect(held).toMatchObject({ code: 1, rows: [{ outcome: 'held' }] })
    expect(shown.err).toMatch(/^nine\.txt: not published: A line reads as an embargo.+--embargo/)
    expect(JSON.stringify(held) + shown.err).not.toContain('Judge')
    expect(await place.barid('publish', file, '--embargo', 'at ten')).toMatchObject({
      code: 1,
      err: expect.stringContaining('The embargo given cannot be read'),
    })
    expect(await place.barid('publish', file, '--embargo', '2126-05-03 10:00 GMT')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^nine\.txt: item \d+, under embargo until 2126-05-03T10:00:00/),
    })
  })

  it('a picture goes with its release, and what is no picture is told', async () => {
    const file = await place.file('pictured.txt', release('A Bridge Is Open'))
    const picture = await place.file('bridge.jpg', 'no picture at all')
    expect(await place.barid('publish', file, '--picture', picture)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/unsure of picture: bridge\.jpg is no JPEG.+published without it/),
    })
  })
})

describe('what is not published', () => {
  it('is listed, file by file, and the others go out', async () => {
    const large = join(place.folder, 'large.txt')
    const handle = await open(large, 'w')
    await handle.truncate(50_000_000)
    await handle.close()
    await mkdir(join(place.folder, 'folder.txt'))
    const files = [
      await place.file('good.txt', release('A Good One')),
      join(place.folder, 'missing.txt'),
      join(place.folder, 'folder.txt'),
      large,
      await place.file('empty.txt', ''),
      await place.file('binary.txt', new Uint8Array([1, 0, 2, 0, 0, 255, 254])),
      await place.file('broken.txt', Buffer.from(release('Über Brücken, für Völker \u{fffd}'))),
      await place.file(
        'body.txt',
        'And the council, as it said on Monday, goes on with its work.\n',
      ),
      await place.file('table.pdf', '%PDF-1.7'),
      await place.file('same.txt', release('A Good One')),
    ]
    const { code, out, err } = await place.barid('publish', ...files)
    expect(code).toBe(1)
    expect(out).toMatch(/^good\.txt: item \d+/m)
    expect(out).toMatch(/^same\.txt: this text is item \d+ already; nothing was done$/m)
    const told = [
      /missing\.txt: there is no such file$/m,
      /folder\.txt: this is a folder; name the files in it$/m,
      /large\.txt: the file has 50\.0 MB; at most 5\.0 MB are taken$/m,
      /^empty\.txt: not published: The file is empty/m,
      /^binary\.txt: not published: The file is not text; save the release as plain text/m,
      /^broken\.txt: not published: The encoding is broken/m,
      /^body\.txt: not published: .*give it with --title/m,
      /table\.pdf: only \.txt, \.md and \.html files are read$/m,
    ]
    for (const pattern of told) expect(err).toMatch(pattern)
    expect(err.trimEnd().split('\n')).toHaveLength(told.length)
  })

  it('of a pair, can be added to the story later', async () => {
    const good = await place.file('pair.en.txt', release('One of Two'))
    const held = await place.file('pair.ar.txt', '')
    const { code, out, err } = await place.barid('publish', good, held, '--pair')
    expect(code).toBe(1)
    expect(err).toMatch(/^pair\.ar\.txt: not published: The file is empty/)
    const [, number] = /^pair\.en\.txt: item (\d+)$/m.exec(out) ?? []
    expect(out).toContain(`publish it with --twin-of ${number}: the rest of the story is out`)
  })

  it('as one object a file with --json', async () => {
    const file = await place.file('nothing.txt', '')
    expect(await place.barid('publish', file, '--json')).toMatchObject({
      code: 1,
      err: '',
      rows: [{ name: 'nothing.txt', outcome: 'held', error: expect.stringContaining('empty') }],
    })
  })

  it('a source that is not there', async () => {
    const file = await place.file('source.txt', release('From Nowhere'))
    expect(await place.barid('publish', file, '--source', 'nowhere')).toMatchObject({
      code: 1,
      err: 'nowhere: no such source; barid source list shows them\n',
    })
  })
})

describe('a file name that was published with another text', () => {
  it('is a question: a correction or another item', async () => {
    const path = await place.file('again.txt', release('First Text'))
    const first = await place.barid('publish', path, '--json')
    const number = Number(first.rows[0]?.['number'])
    await writeFile(path, release('Second Text'))
    expect(await place.barid('publish', path)).toMatchObject({
      code: 1,
      err: expect.stringMatching(
        new RegExp(`as item ${number}.+--revision-of ${number}; if it is another item, with --new`),
      ),
    })
    expect(await place.barid('publish', path, '--new', '--json')).toMatchObject({
      code: 0,
      rows: [{ outcome: 'stored', number: number + 1 }],
    })
  })
})

describe('a file that the drop folder held', () => {
  it('is released by publishing it: it goes to done, and its note is gone', async () => {
    const held = join(place.dataDir, 'inbox/held')
    await mkdir(held, { recursive: true })
    await mkdir(join(place.dataDir, 'inbox/done'), { recursive: true })
    const text = 'And so the council, as it said on Monday, goes on with its work in peace.\n'
    const path = join(held, 'work.txt')
    await rename(await place.file('work.txt', text), path)
    await writeFile(`${path}.note.txt`, 'No headline was found')
    expect((await place.barid('status')).out).toMatch(/^files held +work\.txt$/m)
    expect(await place.barid('publish', path)).toMatchObject({ code: 1 })
    expect(await place.inbox('held')).toEqual(['work.txt', 'work.txt.note.txt'])

    const given = ['--title', 'The Council Goes On', '--date', '2026-03-09']
    const published = await place.barid('publish', path, ...given)
    expect(published).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringMatching(
        /^work\.txt: item \d+[^]*\n {2}moved to \S+inbox\/done\/work\.txt\n$/,
      ),
    })
    expect(await place.inbox('held')).toEqual([])
    expect(await place.inbox('done')).toEqual(['work.txt'])
  })
})
