/** A run in which a test fails is a failed run, whatever else the run has started; one in which none does is none. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')

it.each([
  ['fails', 1],
  ['passes', 0],
])('where a test %s, the run ends with %i', { timeout: 60_000 }, async (name, wanted) => {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const words = ['run', '--config', 'tests/fixtures/failing/vitest.config.ts', `${name}.check.ts`]
  const child = spawn(process.execPath, [vitest, ...words], { cwd: root, stdio: 'pipe' })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part) => (said += part))
  }
  const [code] = (await once(child, 'close')) as [number | null]
  expect(said).toMatch(wanted === 0 ? /1 passed/ : /1 failed/)
  expect(said).not.toContain('TypeError')
  expect(code).toBe(wanted)
})
