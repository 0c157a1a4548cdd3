/** `barid …`: reads the command line, opens the desk for the verb, and turns what happened into an exit code. */

import { createInterface } from 'node:readline'
import { Command, CommanderError } from 'commander'
import packageJson from '../package.json' with { type: 'json' }
import { spokenLanguages } from './catalogues.ts'
import { addChat } from './cli/chat.ts'
import { addDead } from './cli/dead.ts'
import { addFreeze } from './cli/freeze.ts'
import { addEdits } from './cli/edit.ts'
import { addHeld } from './cli/held.ts'
import { addItems } from './cli/items.ts'
import { createOutput, UsageError } from './cli/output.ts'
import { addPublish } from './cli/publish.ts'
import type { Context, Run } from './cli/run.ts'
import { addSet, addSource } from './cli/source.ts'
import { addStatus } from './cli/status.ts'
import { addTeam } from './cli/team.ts'
import { addTopic } from './cli/topic.ts'
import { addWhy } from './cli/why.ts'
import { loadConfig } from './config.ts'
import type { Fault } from './config.ts'
import { checkMachine } from './running/machine.ts'

const exit = { done: 0, failed: 1, usage: 2 }

const out = (line: string) => void process.stdout.write(`${line}\n`)
const err = (line: string) => void process.stderr.write(`${line}\n`)
const json = process.argv.includes('--json')
const output = createOutput(json, { out, err })

// `barid items | head` closes the pipe before all is written: nobody wants the rest. A server goes on without its terminal.
let serving = false
process.stdout.on('error', () => serving || process.exit(exit.done))

const program = new Command('barid')
  .description(
    'Barid, the newsroom’s chat desk. Settings come from the environment; see .env.example.',
  )
  .version(packageJson.version, '--version', 'print the version')
  .option('--json', 'print one object a line')
  .configureHelp({ showGlobalOptions: true })
  .showSuggestionAfterError()
  .showHelpAfterError('(barid help lists the commands, barid help COMMAND explains one)')
  .exitOverride()

function tellFaults(faults: Fault[]): void {
  const many = faults.length > 1 ? `${faults.length} things must be mended` : 'one thing to mend'
  if (!json) err(`Barid cannot start: ${many}.`)
  for (const fault of faults) {
    const { name, problem, cure } = fault
    output.fault(fault, json ? `${name}: ${problem}` : `  ${name}: ${problem}\n    → ${cure}`)
  }
  process.exitCode = exit.failed
}

const asks: Context['asks'] = async (question) => {
  process.stderr.write(question)
  for await (const line of createInterface({ input: process.stdin }))
    return /^\s*y(es)?\s*$/i.test(line)
  return false
}

const run: Run = async (verb) => {
  const read = loadConfig(spokenLanguages())
  if ('faults' in read) return tellFaults(read.faults)
  const faults = await checkMachine({ dataDir: read.config.dataDir })
  if (faults.length > 0) return tellFaults(faults)
  const { openTools } = await import('./tools.ts')
  const tools = await openTools(read.config)
  try {
    await verb({ tools, output, by: 'cli', asks })
  } finally {
    await tools.close()
  }
  process.exitCode = output.failed ? exit.failed : exit.done
}

program
  .command('start')
  .description('run the server: watch the drop folder, send posts, answer readers')
  .action(async () => {
    serving = true
    const { serve } = await import('./main.ts')
    const ended = await serve(loadConfig(spokenLanguages()), packageJson.version)
    if ('faults' in ended) return tellFaults(ended.faults)
    // All is recorded. A half-made connection to a platform would keep the process alive.
    process.exit(exit.done)
  })

for (const add of [
  addPublish,
  addEdits,
  addItems,
  addTopic,
  addChat,
  addTeam,
  addSource,
  addSet,
  addHeld,
  addDead,
  addFreeze,
  addWhy,
  addStatus,
]) {
  add(program, run)
}

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? exit.done : exit.usage
  } else if (error instanceof UsageError) {
    err(`error: ${error.message}`)
    process.exitCode = exit.usage
  } else {
    output.fault({}, error instanceof Error ? error.message : 'something went wrong')
    process.exitCode = exit.failed
  }
}
