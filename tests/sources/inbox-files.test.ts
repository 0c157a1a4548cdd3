/** What lies in the drop folder: versions, pictures, odd names, and what cannot be taken. */
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { settleMs, useInbox } from './inbox-world.ts'

const inbox = useInbox()
const { drop, list, read, after, twoLooks, heldReasons, failures } = inbox

/** Root may read everything, so that nothing is unreadable: run as nobody where the tests run as root. */
async function withoutRoot(work: () => Promise<void>): Promise<void> {
  if (process.getuid?.() !== 0) return work()
  const nobody = 65_534
  for (const path of [join(inbox.folder, '..'), inbox.folder]) chownSync(path, nobody, nobody)
  process.seteuid?.(nobody)
  try {
    await work()
  } finally {
    process.seteuid?.(0)
  }
}

describe('language versions and pictures', () => {
  it('hands over the versions of one stem together', async () => {
    drop('x.en.txt')
    drop('x.ar.txt', 'بيان')
    drop('y.txt')
    await twoLooks()
    expect(
      inbox.groups.map((group) => group.map(({ language = '' }) => language).toSorted()),
    ).toEqual([['ar', 'en'], ['']])
  })

  it('waits for the version that is still being written', async () => {
    drop('x.en.txt')
    await inbox.dropFolder.scan()
    drop('x.ar.txt')
    await after(settleMs)
    expect(inbox.groups).toEqual([])
    await after(settleMs)
    expect(inbox.groups.map((group) => group.length)).toEqual([2])
  })

  it('does not pair two files of one language', async () => {
    drop('x.en.txt')
    drop('x.en.md')
    await twoLooks()
    expect(inbox.groups.map((group) => group.length)).toEqual([1, 1])
  })

  it('files each version by its own outcome', async () => {
    drop('x.en.txt')
    drop('x.ar.txt')
    inbox.handle = async () => [
      { name: 'x.ar.txt', outcome: 'held', reasons: ['No date'], note: 'No date.' },
      { name: 'x.en.txt', outcome: 'done' },
    ]
    await twoLooks()
    expect(list('done')).toEqual(['x.en.txt'])
    expect(list('held')).toEqual(['x.ar.txt', 'x.ar.txt.note.txt'])
  })

  it('gives a picture to its text, and files it with it', async () => {
    drop('x.en.txt')
    drop('x.ar.txt')
    drop('x.ar.JPG', 'arabic')
    drop('x.png', 'any')
    await twoLooks()
    const pictures = inbox.groups[0]!.map(({ name, picture }) => [name, picture?.name])
    expect(Object.fromEntries(pictures)).toEqual({ 'x.en.txt': 'x.png', 'x.ar.txt': 'x.ar.JPG' })
    expect(list('done')).toEqual(['x.ar.JPG', 'x.ar.txt', 'x.en.txt', 'x.png'])
  })

  it('waits for the picture that is still being written', async () => {
    drop('x.txt')
    await inbox.dropFolder.scan()
    drop('x.jpg', 'picture')
    await after(settleMs)
    expect(inbox.groups).toEqual([])
    await after(settleMs)
    expect(inbox.groups[0]![0]!.picture?.name).toBe('x.jpg')
  })

  it('sends a text without a picture that cannot be taken', async () => {
    drop('x.txt')
    drop('x.jpg', '')
    truncateSync(join(inbox.folder, 'x.jpg'), 10_000_001)
    await twoLooks()
    expect(inbox.groups[0]![0]!.picture).toBeUndefined()
    expect(list('done')).toEqual(['x.txt'])
    expect(heldReasons()).toEqual([['x.jpg', 'The file has 10.0 MB; at most 10.0 MB are taken.']])
  })

  it('holds a picture for which no text came in ten minutes', async () => {
    drop('alone.png', 'picture')
    await twoLooks()
    expect(list()).toContain('alone.png')
    await after(600_000)
    expect(list('held')).toEqual(['alone.png', 'alone.png.note.txt'])
  })
})

describe('what cannot be taken is held, with a note', () => {
  it('an empty file, an unknown ending, a link', async () => {
    drop('empty.txt', '')
    drop('release.docx')
    drop('noending')
    drop('../secret.txt', 'not for publication')
    symlinkSync('../secret.txt', join(inbox.folder, 'link.txt'))
    await twoLooks()
    expect(inbox.groups).toEqual([])
    expect(Object.fromEntries(heldReasons())).toEqual({
      'empty.txt': 'The file is empty.',
      'link.txt': 'This is a link to another file; links are not followed.',
      noending: expect.stringContaining('Only .txt, .md and .html are taken'),
      'release.docx': expect.stringContaining('Only .txt, .md and .html are taken'),
    })
    expect(read('held/empty.txt.note.txt')).toContain('put it back into the inbox')
    expect(read('../secret.txt')).toBe('not for publication')
  })

  it('a file over the limit is never read', async () => {
    drop('big.txt', '')
    // Sparse: a read of it whole would need 4 GB.
    truncateSync(join(inbox.folder, 'big.txt'), 4_000_000_000)
    await twoLooks()
    expect(heldReasons()).toEqual([
      ['big.txt', 'The file has 4000.0 MB; at most 0.0 MB are taken.'],
    ])
  })

  it('a file without the right to read it', async () => {
    drop('locked.txt')
    drop('open.txt')
    chmodSync(join(inbox.folder, 'locked.txt'), 0)
    await withoutRoot(twoLooks)
    expect(list('done')).toEqual(['open.txt'])
    expect(heldReasons()).toEqual([
      ['locked.txt', 'The file may not be read by the user that runs Barid.'],
    ])
    expect(read('held/locked.txt.note.txt')).toContain('chmod a+r')
  })

  it('one bad version does not hold back the other', async () => {
    drop('x.ar.txt', '')
    drop('x.en.txt')
    await twoLooks()
    expect(inbox.groups.map((group) => group.map(({ name }) => name))).toEqual([['x.en.txt']])
    expect(list('held')).toEqual(['x.ar.txt', 'x.ar.txt.note.txt'])
  })

  it('a note names the place where the file lies, ready for a shell', async () => {
    drop('it’s a "test" \'x\'.txt')
    inbox.handle = async ([file]) => [
      {
        name: file!.name,
        outcome: 'held',
        reasons: ['No headline'],
        note: 'No headline.\nbarid publish {file} --title "…"',
      },
    ]
    await twoLooks()
    const [name] = list('held')
    const note = read(`held/${name}.note.txt`)
    const quoted = /barid publish (.*) --title/.exec(note)![1]!
    const path = execFileSync('sh', ['-c', `printf %s ${quoted}`], { encoding: 'utf8' })
    expect(existsSync(path)).toBe(true)
    expect(heldReasons()).toEqual([[name, 'No headline']])
  })

  it('folders and pipes stay where they are and are told once', async () => {
    mkdirSync(join(inbox.folder, 'batch.txt'))
    execFileSync('sh', ['-c', 'mkfifo "$0"', join(inbox.folder, 'pipe.txt')])
    drop('good.txt')
    await twoLooks()
    drop('batch.txt/later.txt')
    await twoLooks()
    expect(Object.fromEntries(failures())).toEqual({
      'batch.txt': 'is a folder or a device; only files are taken',
      'pipe.txt': 'is a folder or a device; only files are taken',
    })
    expect(failures()).toHaveLength(2)
    expect(list('done')).toEqual(['good.txt'])
  })
})

describe('names', () => {
  it('nothing in done/ or held/ is ever overwritten', async () => {
    for (const text of ['one', 'two', 'three']) {
      drop('x.en.txt', text)
      await twoLooks()
    }
    expect(list('done')).toEqual(['x (2).en.txt', 'x (3).en.txt', 'x.en.txt'])
    expect(['x', 'x (2)', 'x (3)'].map((stem) => read(`done/${stem}.en.txt`))).toEqual([
      'one',
      'two',
      'three',
    ])
  })

  it('takes odd names and files them under names that can be typed', async () => {
    drop('two\nlines.txt')
    drop('right\u202Eleft.txt')
    drop('بيان صحفي.ar.txt')
    drop('cafe\u0301.txt')
    drop('-rf.txt')
    await twoLooks()
    expect(inbox.groups.flat()).toHaveLength(5)
    expect(list('done')).toEqual(
      ['two_lines.txt', 'right_left.txt', 'بيان صحفي.ar.txt', 'café.txt', '-rf.txt'].toSorted(),
    )
  })

  it('tells that a file is held when it lies where it is held', async () => {
    drop('x.txt')
    inbox.handle = async () => [
      { name: 'x.txt', outcome: 'held', reasons: ['No date'], note: 'No date.' },
    ]
    const there: string[][] = []
    inbox.emitter.on(() => there.push(list('held')))
    await twoLooks()
    expect(there).toEqual([['x.txt', 'x.txt.note.txt']])
  })

  it('holds a file whose name has no room for a number and a note', async () => {
    const name = `${'ب'.repeat(125)}.txt`
    drop(name)
    inbox.handle = async () => [{ name, outcome: 'held', reasons: ['No date'], note: 'No date.' }]
    await twoLooks()
    expect(list('held')).toHaveLength(2)
    expect(list()).toEqual(['done', 'held'])
  })

  it('tells of a name that is not UTF-8', async () => {
    const raw = Buffer.concat([
      Buffer.from(`${inbox.folder}/`),
      Buffer.from([0xe9]),
      Buffer.from('.txt'),
    ])
    writeFileSync(raw, 'text')
    await twoLooks()
    expect(failures()).toEqual([['\uFFFD.txt', 'has a name that is not UTF-8; rename it']])
  })
})
