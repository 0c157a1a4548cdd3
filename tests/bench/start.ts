/** Figures of the start: from the spawn of `bin/barid.js start` to ready, with what Node compiled at hand and without. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { spread, timed, verdict, type Row, type Table } from './figures.ts'
import { startPlatforms, startServerProcess } from './server-process.ts'

const runs = 7

export async function benchStart(): Promise<Table[]> {
  const folder = await mkdtemp(join(tmpdir(), 'barid-bench-'))
  const platforms = await startPlatforms()
  const rows: Row[] = []
  let warmest = 0
  let caches = 0

  async function start(name: string, settings: Record<string, string>): Promise<void> {
    const data = join(folder, name.replaceAll(/\W+/g, '-'))
    const once = async (cache: string) => {
      const server = await startServerProcess({
        BARID_DATA_DIR: data,
        NODE_COMPILE_CACHE: join(folder, cache),
        LOG_LEVEL: 'warn',
        ...settings,
      })
      await server.stop()
      return server.readyAfter
    }
    const first = await once(`cache-${caches++}`)
    const kept = `cache-${caches++}`
    const cold = await each(() => once(`cache-${caches++}`))
    await once(kept)
    const warm = await each(() => once(kept))
    rows.push(
      { start: `${name}: the very first, an empty data folder`, ...spread([first]) },
      { start: `${name}: cold compile cache`, ...spread(cold) },
      { start: `${name}: warm compile cache`, ...spread(warm) },
    )
    warmest = spread(warm)['median ms'] as number
  }

  try {
    await start('no platform', {})
    await start('both platforms', platforms.environment)
    rows.unshift({ start: 'Node alone, nothing run', ...spread(await timed(runs, emptyNode)) })
  } finally {
    await platforms.close()
    await rm(folder, { recursive: true, force: true })
  }
  const notes = [verdict('ready under 1500 ms with both platforms, warm', warmest, 1_500)]
  return [{ title: `Start to ready, ${runs} runs each`, rows, notes }]
}

async function each(work: () => Promise<number>): Promise<number[]> {
  const taken: number[] = []
  for (let run = 0; run < runs; run++) taken.push(await work())
  return taken
}

const emptyNode = () => promisify(execFile)(process.execPath, ['--eval', ''])
