/** A run in which a test fails is a failed run, whatever else the run has started. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')

it('ends with 1 where a test fails', { timeout: 60_000 }, async () => {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const words = ['run', '--config', 'tests/fixtures/failing/vitest.config.ts']
  const child = spawn(process.execPath, [vitest, ...words], { cwd: root, stdio: 'pipe' })
  let said = ''
  child.stdout.on('data', (part) => (said += part))
  const [code] = (await once(child, 'close')) as [number | null]
  expect(said).toContain('1 failed')
  expect(code).toBe(1)
})
