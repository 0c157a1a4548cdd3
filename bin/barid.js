#!/usr/bin/env node
/** Starts the CLI on the pinned runtime: runs on any Node from 18 on and hands over where this one is too old. */

import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import module from 'node:module'
import { fileURLToPath } from 'node:url'

const root = new URL('../', import.meta.url)
const pathOf = (path) => fileURLToPath(new URL(path, root))

// What Node compiled is kept beside the packages; where that cannot be written Node goes on without.
const compileCache = pathOf('node_modules/.cache/barid')
const [major, minor] = process.versions.node.split('.').map(Number)

endWithNpm()
if (major > 24 || (major === 24 && minor >= 15)) {
  module.enableCompileCache(compileCache)
  await import(new URL('src/cli.ts', root))
} else {
  handOver()
}

/** npm passes a signal to its shell, which may die of it without us: a server that is left alone would keep port and store. */
function endWithNpm() {
  const parent = process.ppid
  if (!process.env.npm_command) return
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    // Nobody listens where a command ends by itself or a server stops already: the signal would cut it off.
    if (process.listenerCount('SIGTERM') > 0) process.kill(process.pid, 'SIGTERM')
  }, 1000)
  timer.unref()
}

function handOver() {
  const windows = process.platform === 'win32'
  const runtime = pathOf(
    `node_modules/node-${windows ? 'win' : process.platform}-${process.arch}/bin/node${windows ? '.exe' : ''}`,
  )
  if (!existsSync(runtime)) {
    refuse()
    return
  }
  // A small young generation, as in `npm start`: 35 MB less of memory at rest.
  const flags = ['--max-semi-space-size=2']
  const child = spawn(runtime, [...flags, pathOf('src/cli.ts'), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { NODE_COMPILE_CACHE: compileCache, ...process.env },
  })
  // A terminal sends Ctrl-C to the child as well: passing it on would ask it twice to stop.
  const terminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => {
      if (signal !== 'SIGINT' || !terminal) child.kill(signal)
    })
  // Started but not runnable, such as a runtime for glibc on Alpine.
  child.on('error', refuse)
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}

function refuse() {
  process.stderr.write(
    `Barid needs Node 24.15 or newer and this is ${process.version}: install it from https://nodejs.org, or run npm ci (without --omit=optional) on Linux with glibc or on Windows, which brings its own.\n`,
  )
  process.exitCode = 1
}
