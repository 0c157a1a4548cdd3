/** The launcher in a small tree of its own: the real `bin/barid.js` in front of a CLI that tells what it was given. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const project = join(import.meta.dirname, '..')
const runtime = `node-${process.platform}-${process.arch}`
const cli = `/** Types are stripped, arguments told, and an end asked for. */
const [how, ...rest]: string[] = process.argv.slice(2)
console.log(JSON.stringify({ version: process.versions.node, rest, cache: process.env.NODE_COMPILE_CACHE }))
if (how === 'exit') process.exit(Number(rest[0]))
if (how === 'throw') throw new Error('broken')
if (how === 'serve') {
  setInterval(() => {}, 1000)
  process.on('SIGTERM', () => process.exit(3))
  console.log('serving')
}
if (how === 'fall') process.kill(process.pid, 'SIGKILL')
`
/** This Node says that it is an old one; the child that it starts does not. */
const old = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } })
Object.defineProperty(process, 'version', { value: 'v20.20.2' })`

let tree: string
beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), 'barid-launcher-'))
  for (const folder of ['bin', 'src', 'node_modules']) mkdirSync(join(tree, folder))
  copyFileSync(join(project, 'bin/barid.js'), join(tree, 'bin/barid.js'))
  writeFileSync(join(tree, 'package.json'), '{ "type": "module" }')
  writeFileSync(join(tree, 'src/cli.ts'), cli)
  writeFileSync(join(tree, 'old.js'), old)
})
afterAll(() => rmSync(tree, { recursive: true, force: true }))

function launch(age: 'new' | 'old', ...words: string[]) {
  const flags = age === 'old' ? ['--import', join(tree, 'old.js')] : []
  const child = spawn(process.execPath, [...flags, join(tree, 'bin/barid.js'), ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {},
  })
  return { child, ended: endOf(child) }
}

async function endOf(child: ChildProcess) {
  const said = { out: '', err: '' }
  child.stdout?.on('data', (part) => (said.out += part))
  child.stderr?.on('data', (part) => (said.err += part))
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) => {
    child.on('close', (...end) => resolve(end))
  })
  return { ...said, code, signal }
}

const serving = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    child.stdout?.on('data', (part) => String(part).includes('serving') && resolve())
  })

const toldBy = (out: string) => JSON.parse(out.split('\n')[0] ?? '') as { rest: string[] }

describe('on a Node that is new enough', () => {
  it('runs the CLI in this process, with its arguments and exit code', async () => {
    const end = await launch('new', 'exit', '2', 'two words', 'بريد').ended
    expect(end).toMatchObject({ code: 2, signal: null, err: '' })
    expect(toldBy(end.out).rest).toEqual(['2', 'two words', 'بريد'])
  })

  it('keeps what was compiled beside the packages, and does without where that cannot be written', async () => {
    const cache = join(tree, 'node_modules/.cache')
    expect(existsSync(join(cache, 'barid'))).toBe(true)
    rmSync(cache, { recursive: true })
    writeFileSync(cache, 'in the way')
    expect(await launch('new', 'exit', '0').ended).toMatchObject({ code: 0, err: '' })
    rmSync(cache)
  })

  it('a CLI that throws ends with 1 and the error', async () => {
    expect(await launch('new', 'throw').ended).toMatchObject({
      code: 1,
      err: expect.stringContaining('broken'),
    })
  })
})

it('under npm, ends with the shell that npm started it in', async () => {
  const node = `"${process.execPath}" "${join(tree, 'bin/barid.js')}" serve`
  // The second command keeps the shell from becoming the launcher itself.
  const shell = spawn('sh', ['-c', `${node}; true`], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { npm_command: 'start' },
  })
  await serving(shell)
  const closed = new Promise((resolve) => shell.stdout.on('close', () => resolve('closed')))
  shell.kill('SIGTERM')
  // The output stays open as long as the CLI lives.
  expect(await closed).toBe('closed')
})

describe('on an older Node', () => {
  it('without the pinned runtime, one sentence says what to do', async () => {
    const end = await launch('old', 'exit', '0').ended
    expect(end).toMatchObject({ code: 1, out: '' })
    expect(end.err).toMatch(/^Barid needs Node 24\.15 or newer and this is v20\.20\.2: .+\n$/)
  })

  it('with a runtime that cannot be started, the same sentence', async () => {
    const folder = join(tree, 'node_modules', runtime)
    mkdirSync(join(folder, 'bin'), { recursive: true })
    writeFileSync(join(folder, 'bin/node'), 'no program')
    chmodSync(join(folder, 'bin/node'), 0o644)
    const end = await launch('old', 'exit', '0').ended
    expect(end).toMatchObject({ code: 1, err: expect.stringContaining('Barid needs Node 24.15') })
    rmSync(folder, { recursive: true })
  })

  // The runtime is pinned for these two; elsewhere an old Node is only told what to install.
  describe.skipIf(!existsSync(join(project, 'node_modules', runtime)))('hands over', () => {
    beforeAll(() =>
      symlinkSync(join(project, 'node_modules', runtime), join(tree, 'node_modules', runtime)),
    )

    it('arguments and exit codes pass through', async () => {
      const end = await launch('old', 'exit', '7', 'two words').ended
      expect(end).toMatchObject({ code: 7, signal: null, err: '' })
      expect(toldBy(end.out)).toMatchObject({
        version: '24.21.0',
        rest: ['7', 'two words'],
        cache: join(tree, 'node_modules/.cache/barid'),
      })
    })

    it('a signal reaches the CLI, which ends as it likes', async () => {
      const { child, ended } = launch('old', 'serve')
      await serving(child)
      child.kill('SIGTERM')
      expect(await ended).toMatchObject({ code: 3, signal: null })
    })

    it('an end by a signal is an end by that signal', async () => {
      expect(await launch('old', 'fall').ended).toMatchObject({ code: null, signal: 'SIGKILL' })
    })
  })
})
