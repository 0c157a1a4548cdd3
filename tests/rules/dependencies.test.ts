/** The dependency rule: who may import whom. No exemptions; see the README, "The way of an item". */
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'

type Import = { from: string; to: string; typeOnly: boolean; lazy: boolean }

const root = join(import.meta.dirname, '../..')
const files = globSync('{src,messages,adapters}/**/*.ts', { cwd: root }).map((file) =>
  file.replaceAll('\\', '/'),
)

const styles = globSync('{src,messages,adapters}/**/*.css', { cwd: root })

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
  const found: Import[] = []
  const statement =
    /^(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm
  for (const match of text.matchAll(statement)) {
    const target = match[2] ?? match[3] ?? ''
    const to = target.startsWith('.') ? normalize(join(dirname(file), target)) : target
    found.push({ from: file, to, typeOnly: Boolean(match[1]), lazy: Boolean(match[3]) })
  }
  return found
}

const imports = files.flatMap(importsOf)
const isLocal = (to: string) => /^(src|messages|adapters|tests|bin)\//.test(to)
const show = (list: Import[]) => list.map((one) => `${one.from} → ${one.to}`)
const stageOf = (file: string) =>
  /^src\/(sources|topics|store|delivery|commands|desk|web)\//.exec(file)?.[1]

describe('the dependency rule', () => {
  it('sees the imports of the tree', () => {
    expect(files.length).toBeGreaterThan(2)
    expect(imports.filter((one) => isLocal(one.to)).length).toBeGreaterThan(2)
  })

  it('messages/ imports itself, types of src/news.ts and @fluent/bundle', () => {
    const wrong = imports.filter(
      ({ from, to, typeOnly }) =>
        from.startsWith('messages/') &&
        !to.startsWith('messages/') &&
        !(to === 'src/news.ts' && typeOnly) &&
        to !== '@fluent/bundle',
    )
    expect(show(wrong)).toEqual([])
  })

  it('adapters/x/ imports messages/, the ports beside it, itself and its SDK', () => {
    const wrong = imports.filter(({ from, to }) => {
      const own = /^adapters\/([^/]+)\//.exec(from)?.[1]
      if (!from.startsWith('adapters/') || !isLocal(to)) return false
      if (to.startsWith('messages/') || /^adapters\/(adapter|inbound)\.ts$/.test(to)) return false
      return own === undefined || !to.startsWith(`adapters/${own}/`)
    })
    expect(show(wrong)).toEqual([])
  })

  it('src/ names a concrete adapter in wiring.ts alone', () => {
    const wrong = imports.filter(
      ({ from, to }) =>
        from.startsWith('src/') &&
        to.startsWith('adapters/') &&
        !/^adapters\/(adapter|inbound)\.ts$/.test(to) &&
        from !== 'src/wiring.ts',
    )
    expect(show(wrong)).toEqual([])
  })

  it('a renderer loads no SDK', () => {
    const reached = new Set<string>()
    const visit = (file: string): string[] => {
      if (reached.has(file)) return []
      reached.add(file)
      return importsOf(file)
        .filter((one) => !one.typeOnly)
        .flatMap((one) => (isLocal(one.to) ? visit(one.to) : [one.to]))
    }
    const packages = files
      .filter((file) => /^adapters\/[^/]+\/render\.ts$/.test(file))
      .flatMap(visit)
    expect(packages.filter((name) => !name.startsWith('node:'))).toEqual([])
  })

  it('stage folders share types only, and desk/ is called by commands, CLI and web', () => {
    const wrong = imports.filter(({ from, to, typeOnly }) => {
      const [a, b] = [stageOf(from), stageOf(to)]
      if (!a || !b || a === b || typeOnly) return false
      return !(b === 'desk' && (a === 'commands' || a === 'web'))
    })
    expect(show(wrong)).toEqual([])
  })

  it('each heavy package lives in one folder', () => {
    const homes: Record<string, RegExp> = {
      grammy: /^adapters\/telegram\/grammy\.ts$/,
      telegraf: /^adapters\/telegram\/telegraf\.ts$/,
      'discord.js': /^adapters\/discord\//,
      kysely: /^src\/store\//,
      'kysely/migration': /^src\/store\//,
      pg: /^src\/store\//,
      keyv: /^src\/store\//,
      'quick-lru': /^src\/store\//,
      'node-cron': /^src\/schedule\.ts$/,
      hono: /^src\/web\//,
      parse5: /^src\/sources\//,
      pino: /^src\/log\.ts$/,
      'prom-client': /^src\/metrics\.ts$/,
      commander: /^src\/(cli\.ts|cli\/)/,
      undici: /^(src\/sources|adapters\/telegram)\//,
    }
    const wrong = imports.filter(({ from, to }) => {
      const home = homes[to]
      return home !== undefined && !home.test(from)
    })
    expect(show(wrong)).toEqual([])
  })

  it('only config.ts reads the environment', () => {
    const wrong = files.filter(
      (file) =>
        file !== 'src/config.ts' && /\bprocess\.env\b/.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(wrong).toEqual([])
  })

  it('relative imports end in .ts and there are no barrels', () => {
    expect(show(imports.filter((one) => isLocal(one.to) && !/\.(ts|json)$/.test(one.to)))).toEqual(
      [],
    )
    expect(files.filter((file) => file.endsWith('/index.ts'))).toEqual([])
  })

  it('every file says in its first line what it is', () => {
    const silent = [...files, ...styles].filter(
      (file) => !/^\/\*\*? .+/.test(readFileSync(join(root, file), 'utf8').split('\n')[0] ?? ''),
    )
    expect(silent).toEqual([])
  })

  it('no file is over 300 lines, no test over 500', () => {
    const lines = (file: string) => readFileSync(join(root, file), 'utf8').split('\n').length - 1
    const tests = globSync('tests/**/*.ts', { cwd: root })
    expect([...files, ...styles].filter((file) => lines(file) > 300)).toEqual([])
    expect(tests.filter((file) => lines(file) > 500)).toEqual([])
  })
})
