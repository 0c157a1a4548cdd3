/** Barid as real processes: the launcher on a data folder of its own, against a fake Telegram and a fake Discord. */
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, readFileSync, watch } from 'node:fs'
import { mkdtemp, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startFakeDiscord } from '../fakes/discord/discord.ts'
import { startTelegramFake } from '../fakes/telegram/telegram.ts'

const launcher = join(import.meta.dirname, '../../bin/barid.js')

type Environment = Record<string, string>

export type Ended = {
  code: number | null
  signal: string | null
  out: string
  err: string
  /** The output, as the objects that `--json` prints one a line. */
  rows: Record<string, unknown>[]
}

/** One line of the log: `event`, its facts and `msg`. */
type Told = Record<string, unknown> & { event: string; msg: string }

export type BaridServer = {
  child: ChildProcess
  /** Of the HTTP server. */
  port: number
  /** Every line of the log so far. */
  told: Told[]
  /** The first line of this event with these facts, told already or when it comes. Rejects when the process ends before. */
  tells(event: string, facts?: Record<string, unknown>): Promise<Told>
  ended: Promise<Ended>
  /** Sends the signal and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<Ended>
}

export type Place = Awaited<ReturnType<typeof openPlace>>

/** `latency`: milliseconds that both platforms take for a call that writes, half of them before anything is done. */
export async function openPlace({ latency = 0 } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'barid-place-'))
  const dataDir = join(folder, 'data')
  for (const sub of ['held', 'done']) await mkdir(join(dataDir, 'inbox', sub), { recursive: true })
  const [telegram, discord] = await Promise.all([
    startTelegramFake({ latency, local: true }),
    startFakeDiscord({ latency }),
  ])
  const running = new Set<ChildProcess>()
  const environment: Environment = {
    PATH: process.env['PATH'] ?? '',
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    DISCORD_BOT_TOKEN: discord.token,
    DISCORD_API_ROOT: discord.apiRoot(),
    BARID_DATA_DIR: dataDir,
    BARID_PORT: '0',
    DATABASE_URL: 'sqlite:',
    BARID_SECRET: '',
    LOG_LEVEL: 'debug',
  }

  function launch(words: string[], change: Environment, input?: string) {
    const child = spawn(process.execPath, [launcher, ...words], {
      // Without a folder of its own it would read the .env of the checkout.
      cwd: folder,
      env: { ...environment, ...change },
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    })
    running.add(child)
    child.stdin?.end(input)
    const said = { out: '', err: '' }
    child.stdout?.on('data', (part) => (said.out += part))
    child.stderr?.on('data', (part) => (said.err += part))
    const ended = new Promise<Ended>((resolve) => {
      child.on('close', (code, signal) => {
        running.delete(child)
        resolve({ ...said, code, signal, rows: objectsIn(said.out) })
      })
    })
    return { child, ended }
  }

  return {
    environment,
    telegram,
    discord,
    folder,
    dataDir,

    /** Runs a verb to its end. */
    barid: (...words: string[]) => launch(words, {}).ended,
    /** The same with other settings or with something on standard input. */
    baridWith: (change: Environment, words: string[], input?: string) =>
      launch(words, change, input).ended,

    /** Resolves when it has started; rejects with what it said when it could not. */
    async start(change: Environment = {}): Promise<BaridServer> {
      const { child, ended } = launch(['start'], change)
      const told: Told[] = []
      const watchers = new Set<() => void>()
      let rest = ''
      child.stdout?.on('data', (part) => {
        const lines = (rest + String(part)).split('\n')
        rest = lines.pop() ?? ''
        told.push(...(objectsIn(lines.join('\n')) as Told[]))
        for (const look of watchers) look()
      })
      const tells: BaridServer['tells'] = (event, facts = {}) =>
        new Promise((resolve, reject) => {
          const look = () => {
            const found = told.find(
              (line) =>
                line.event === event &&
                Object.entries(facts).every(([name, value]) => line[name] === value),
            )
            if (!found) return
            watchers.delete(look)
            resolve(found)
          }
          watchers.add(look)
          look()
          void ended.then(({ out, err }) => reject(new Error(`no ${event}: ${out}${err}`)))
        })
      const { at } = await tells('started')
      const stop = (signal: NodeJS.Signals = 'SIGTERM') => {
        child.kill(signal)
        return ended
      }
      return { child, port: Number(new URL(String(at)).port), told, tells, ended, stop }
    },

    /** A file beside the data folder; returns its path. */
    async file(name: string, content: string | Uint8Array): Promise<string> {
      const path = join(folder, name)
      await mkdir(join(path, '..'), { recursive: true })
      await writeFile(path, content)
      return path
    },
    drop: (name: string, content: string | Uint8Array) =>
      writeFile(join(dataDir, 'inbox', name), content),
    /** The text of a file that Barid writes in the drop folder, now or when it is there. */
    written(name: string): Promise<string> {
      const path = join(dataDir, 'inbox', name)
      return new Promise((resolve) => {
        const watcher = watch(join(path, '..'), look)
        look()
        function look() {
          const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
          if (text === '') return
          watcher.close()
          resolve(text)
        }
      })
    },
    inbox: async (sub: 'done' | 'held') => (await readdir(join(dataDir, 'inbox', sub))).sort(),

    /** Ends what still runs, and removes every trace. */
    async close(): Promise<void> {
      const ends = [...running].map(
        (child) => new Promise((resolve) => child.once('close', resolve)),
      )
      for (const child of running) child.kill('SIGKILL')
      await Promise.all(ends)
      await Promise.all([telegram.close(), discord.close()])
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const objectsIn = (text: string): Record<string, unknown>[] =>
  text.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line)] : []))
