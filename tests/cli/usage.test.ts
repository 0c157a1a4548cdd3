/** How the CLI is asked: help, bad usage with a suggestion, exit codes, and never a stack trace. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPlace, type Ended, type Place } from '../support/barid.ts'

let place: Place
beforeAll(async () => {
  place = await openPlace()
})
afterAll(() => place.close())

const verbs = [
  'start',
  'publish',
  'items',
  'topic',
  'chat',
  'team',
  'source',
  'set',
  'status',
  'doctor',
]

it('explains itself, and each verb', async () => {
  const [all, chat, add, version] = await Promise.all([
    place.barid('help'),
    place.barid('chat', 'help'),
    place.barid('chat', 'add', '--help'),
    place.barid('--version'),
  ])
  expect(all).toMatchObject({ code: 0, err: '' })
  for (const verb of verbs) expect(all.out).toMatch(new RegExp(`^ {2}${verb} `, 'm'))
  expect(chat).toMatchObject({ code: 0, out: expect.stringMatching(/^ {2}remove <address/m) })
  expect(add).toMatchObject({ code: 0, out: expect.stringMatching(/--topics <list>[^]*--json/) })
  expect(version).toMatchObject({ code: 0, out: '0.1.0\n' })
})

const wrong: [words: string, told: RegExp][] = [
  ['', /^Usage: barid /],
  ['chta list', /unknown command 'chta'[^]*Did you mean chat\?/],
  ['chat ad telegram:1', /unknown command 'ad'[^]*Did you mean add\?/],
  ['items --jsn', /unknown option '--jsn'[^]*Did you mean --json\?/],
  ['publish', /missing required argument 'file'/],
  ['publish a.txt b.txt --title X', /--title is for one file/],
  ['publish a.txt --pair', /--pair needs all language versions; --twin-of NUMBER/],
  ['publish a.txt --new --revision-of 3', /--revision-of and --new exclude each other/],
  ['publish a.txt --twin-of x', /--twin-of is a whole number from 1, not "x"/],
  ['publish a.txt --format long', /--format is one of headline, summary, full, not "long"/],
  ['items --limit 0', /--limit is a whole number from 1, not "0"/],
  ['chat add telegram:1 --language english', /--language is a code such as en or ar/],
  ['chat set telegram:1', /say what to change/],
  ['source set inbox', /say what to change/],
  ['topic test', /give a text, or --file FILE, or - for standard input/],
  ['topic add idlib --name Idlib', /--name is language=name, as en=Idlib, not "Idlib"/],
  ['set budget.pigeon 1/1s', /there is no setting "budget.pigeon"; barid set lists them/],
]

it('bad usage ends with 2 and says what to write instead', async () => {
  const ends: [string, Ended][] = []
  // Made once: first starts that come at once wait for one another, and on a busy machine longer than they are patient.
  await place.barid('status')
  for (let at = 0; at < wrong.length; at += 3) {
    const some = wrong.slice(at, at + 3)
    const ended = some.map(async ([words]): Promise<[string, Ended]> => [
      words,
      await place.barid(...words.split(' ').filter(Boolean)),
    ])
    ends.push(...(await Promise.all(ended)))
  }
  const unlike = ends.filter(([, { code, out }]) => code !== 2 || out !== '')
  expect(unlike.map(([words, { code, out, err }]) => [words, code, out, err])).toEqual([])
  for (const [i, [, told]] of wrong.entries()) expect(ends[i]?.[1].err).toMatch(told)
  expect(ends.filter(([, { err }]) => /^ +at |node:internal/m.test(err))).toEqual([])
})

it('writes no error when its reader has had enough', async () => {
  const barid = [process.execPath, join(import.meta.dirname, '../../bin/barid.js')]
  const shell = spawn('sh', ['-c', `"${barid.join('" "')}" help | head -1`], {
    cwd: place.folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [shell.stdout, shell.stderr]) stream.on('data', (part) => (said += part))
  await new Promise((resolve) => shell.on('close', resolve))
  expect(said).toBe('Usage: barid [options] [command]\n')
})
