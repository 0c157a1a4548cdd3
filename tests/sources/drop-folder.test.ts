/** The drop folder: a whole release is handed over once, filed, and never lost. */
import { createHash } from 'node:crypto'
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allDone, settleMs, useInbox } from './inbox-world.ts'

const inbox = useInbox()
const { drop, list, read, after, twoLooks, failures, texts } = inbox

describe('a release is handed over once it is whole', () => {
  it('moves to done/ after it was handled', async () => {
    drop('idlib.txt', 'River Council')
    await twoLooks()
    expect(inbox.groups).toHaveLength(1)
    expect(inbox.groups[0]![0]).toMatchObject({ name: 'idlib.txt', stem: 'idlib', format: 'text' })
    expect(texts()).toEqual(['River Council'])
    expect(list()).toEqual(['done', 'held'])
    expect(read('done/idlib.txt')).toBe('River Council')
  })

  it('waits while a file grows', async () => {
    drop('slow.txt', 'A')
    await inbox.dropFolder.scan()
    for (const part of [' head', 'line', '.']) {
      appendFileSync(join(inbox.folder, 'slow.txt'), part)
      await after(settleMs)
    }
    expect(inbox.groups).toEqual([])
    await after(settleMs - 1)
    expect(inbox.groups).toEqual([])
    await after(1)
    expect(texts()).toEqual(['A headline.'])
  })

  it('waits when a file is rewritten with the same length', async () => {
    drop('same.txt', 'first')
    utimesSync(join(inbox.folder, 'same.txt'), 1, 1)
    await inbox.dropFolder.scan()
    drop('same.txt', 'other')
    await after(settleMs)
    expect(inbox.groups).toEqual([])
    await after(settleMs)
    expect(texts()).toEqual(['other'])
  })

  it('takes what an earlier run left there, and hands over again what was handled and not moved', async () => {
    drop('left.txt')
    inbox.handle = async () => {
      throw new Error('killed')
    }
    await twoLooks()
    expect(list()).toContain('left.txt')
    await inbox.dropFolder.stop()
    inbox.handle = allDone
    inbox.open()
    await twoLooks()
    expect(inbox.groups).toHaveLength(2)
    expect(list('done')).toEqual(['left.txt'])
  })

  it('knows the three formats whatever the case of their ending', async () => {
    drop('a.TXT')
    drop('b.md')
    drop('c.html')
    await twoLooks()
    expect(inbox.groups.flat().map(({ name, format }) => `${name} ${format}`)).toEqual([
      'a.TXT text',
      'b.md markdown',
      'c.html html',
    ])
  })

  it('goes by age, then by name', async () => {
    for (const [name, age] of [
      ['b', 5],
      ['c', 1],
      ['a', 5],
    ] as const) {
      drop(`${name}.txt`)
      utimesSync(join(inbox.folder, `${name}.txt`), age, age)
    }
    await twoLooks()
    expect(inbox.groups.flat().map(({ stem }) => stem)).toEqual(['c', 'a', 'b'])
  })

  it('leaves alone what is hidden, temporary, or our own note', async () => {
    const names = ['.x.txt', 'x.txt~', '~$x.txt', 'x.txt.part', 'x.tmp', 'x.crdownload', '.x.swp']
    for (const name of [...names, 'x.txt.note.txt']) drop(name)
    await twoLooks()
    await twoLooks()
    expect(inbox.groups).toEqual([])
    expect(inbox.events).toEqual([])
    expect(list()).toEqual(expect.arrayContaining(names))
  })
})

describe('nothing is lost', () => {
  it('a file that changes while it is handled is not filed as handled', async () => {
    drop('x.txt', 'first')
    inbox.handle = async (group) => {
      if (inbox.groups.length === 1) drop('x.txt', 'corrected')
      return allDone(group)
    }
    await twoLooks()
    expect(read('x.txt')).toBe('corrected')
    await twoLooks()
    expect(texts()).toEqual(['first', 'corrected'])
    expect(list('done')).toEqual(['x.txt'])
  })

  it('a file that goes away in between is forgotten', async () => {
    drop('x.txt')
    await inbox.dropFolder.scan()
    rmSync(join(inbox.folder, 'x.txt'))
    await after(settleMs)
    drop('y.txt')
    inbox.handle = async (group) => {
      rmSync(join(inbox.folder, 'y.txt'))
      return allDone(group)
    }
    await twoLooks()
    expect(inbox.events).toEqual([])
    expect(list('done')).toEqual([])
  })

  it('what failed comes again after a growing pause, and the others go on', async () => {
    drop('bad.txt')
    drop('good.txt')
    inbox.handle = async (group) => {
      if (group[0]!.stem === 'bad') throw new Error('the database is locked')
      return allDone(group)
    }
    await twoLooks()
    expect(failures()).toEqual([['bad.txt', 'the database is locked']])
    expect(list('done')).toEqual(['good.txt'])
    await after(999)
    expect(failures()).toHaveLength(1)
    await after(1)
    expect(failures()).toHaveLength(2)
    await after(1000)
    expect(failures()).toHaveLength(2)
    await after(1000)
    expect(failures()).toHaveLength(3)
    // Changed by a person: no need to wait.
    inbox.handle = allDone
    drop('bad.txt', 'mended')
    await twoLooks()
    expect(read('done/bad.txt')).toBe('mended')
  })

  it('a move that fails leaves the file, which comes again', async () => {
    drop('x.txt')
    inbox.handle = async (group) => {
      rmSync(join(inbox.folder, 'done'), { recursive: true, force: true })
      return allDone(group)
    }
    await twoLooks()
    expect(failures()).toHaveLength(1)
    inbox.handle = allDone
    await after(1000)
    expect(inbox.groups).toHaveLength(2)
    expect(list('done')).toEqual(['x.txt'])
  })

  // A second file system to move to is there on Linux alone.
  it.skipIf(!existsSync('/dev/shm'))('done/ may lie on another disk', async () => {
    const disk = mkdtempSync('/dev/shm/barid-done-')
    symlinkSync(disk, join(inbox.folder, 'done'))
    drop('x.txt', 'whole')
    await twoLooks()
    expect(readFileSync(join(disk, 'x.txt'), 'utf8')).toBe('whole')
    expect(list()).toEqual(['done', 'held'])
    rmSync(disk, { recursive: true })
  })

  it('an answer that says nothing of a file fails and keeps the file', async () => {
    drop('x.txt')
    inbox.handle = async () => []
    await twoLooks()
    expect(failures()).toEqual([['x.txt', 'nothing was said of what became of it']])
    expect(list()).toContain('x.txt')
  })

  it('a folder that cannot be read is told once, and works again afterwards', async () => {
    rmSync(inbox.folder, { recursive: true })
    writeFileSync(inbox.folder, 'in the way')
    await twoLooks()
    expect(inbox.events.map(({ type }) => type)).toEqual(['fault'])
    rmSync(inbox.folder)
    await inbox.dropFolder.scan()
    drop('x.txt')
    await twoLooks()
    expect(list('done')).toEqual(['x.txt'])
  })

  it('10 MB of random bytes arrive byte for byte', async () => {
    await inbox.dropFolder.stop()
    inbox.open({ maxBytes: 20_000_000 })
    const bytes = Buffer.alloc(10_000_000, 'abcdefghijk')
    drop('x.txt', bytes)
    await twoLooks()
    const sha = (data: Uint8Array) => createHash('sha256').update(data).digest('hex')
    expect(sha(inbox.groups[0]![0]!.bytes)).toBe(sha(bytes))
  })
})

describe('running', () => {
  it('takes what is dropped, on the real clock', async () => {
    inbox.open({ now: () => performance.now(), settleMs: 5, pollMs: 5 })
    const handled = new Promise((resolve) => {
      inbox.handle = async (group) => {
        resolve(group)
        return allDone(group)
      }
    })
    inbox.dropFolder.start()
    drop('x.txt')
    await handled
    await inbox.dropFolder.stop()
    expect(list('done')).toEqual(['x.txt'])
  })

  it('stops between two releases', async () => {
    drop('a.txt')
    drop('b.txt')
    let stopped: Promise<void> | undefined
    inbox.handle = async (group) => {
      stopped = inbox.dropFolder.stop()
      return allDone(group)
    }
    await twoLooks()
    await stopped
    expect(list('done')).toEqual(['a.txt'])
    expect(list()).toContain('b.txt')
  })
})
