/** The secret that is made on the first start: one, whole, and for its owner alone. */
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { connect } from '../../src/store/connect.ts'

it('is one, however many start at once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'barid-secret-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const secretFile = join(folder, 'secret')
  const options = { url: `sqlite:${join(folder, 'barid.db')}`, secretFile, server: false }
  const opened = await Promise.all(
    Array.from({ length: 8 }, () => connect({ ...options, onFault: () => {} })),
  )
  const hashes = opened.map(({ base }) => base.seal.keyedHash('the same'))
  for (const { close } of opened) await close()
  expect(new Set(hashes).size).toBe(1)
  expect(await readFile(secretFile, 'utf8')).toMatch(/^[\w-]{43}$/)
  expect((await stat(secretFile)).mode & 0o777).toBe(0o600)
  expect((await readdir(folder)).filter((name) => name.startsWith('secret'))).toEqual(['secret'])
})
