/** `barid …`: reads the command line, opens the desk for the verb, and turns what happened into an exit code. */

import { Command, CommanderError } from 'commander'
import { spokenLanguages } from './catalogues.ts'
import { addChat } from './cli/chat.ts'
import { addItems } from './cli/items.ts'
import { createOutput, UsageError } from './cli/output.ts'
import { addPublish } from './cli/publish.ts'
import type { Run } from './cli/run.ts'
import { addSet, addSource } from './cli/source.ts'
import { addStatus } from './cli/status.ts'
import { addTopic } from './cli/topic.ts'
import { loadConfig } from './config.ts'
import type { Config, Fault } from './config.ts'

const exit = { done: 0, failed: 1, usage: 2 }

const out = (line: string) => void process.stdout.write(`${line}\n`)
const err = (line: string) => void process.stderr.write(`${line}\n`)

const program = new Command('barid')
  .description(
    'Barid, the newsroom’s chat desk. Settings come from the environment; see .env.example.',
  )
  .option('--json', 'print one object a line')
  .showSuggestionAfterError()
  .showHelpAfterError('(barid help lists the commands)')
  .exitOverride()

function configOrFaults(): Config | undefined {
  const read = loadConfig(spokenLanguages())
  if ('config' in read) return read.config
  tellFaults(read.faults)
  return undefined
}

function tellFaults(faults: Fault[]): void {
  const many = faults.length > 1 ? `${faults.length} settings` : 'one setting'
  err(`Barid cannot start: ${many} must be mended.`)
  for (const { name, problem, cure } of faults) err(`  ${name}: ${problem}\n    → ${cure}`)
  process.exitCode = exit.failed
}

const run: Run = async (verb) => {
  const config = configOrFaults()
  if (!config) return
  const output = createOutput(Boolean(program.opts<{ json?: boolean }>().json), { out, err })
  const { openTools } = await import('./tools.ts')
  const tools = await openTools(config)
  try {
    await verb({ tools, output, by: 'cli' })
  } finally {
    await tools.close()
  }
  process.exitCode = output.failed ? exit.failed : exit.done
}

program
  .command('start')
  .description('run the server: watch the drop folder, send posts, answer readers')
  .action(async () => {
    const config = configOrFaults()
    if (!config) return
    const { serve } = await import('./main.ts')
    const ended = await serve(config)
    if ('faults' in ended) tellFaults(ended.faults)
  })

for (const add of [addPublish, addItems, addTopic, addChat, addSource, addSet, addStatus]) {
  add(program, run)
}

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? exit.done : exit.usage
  } else if (error instanceof UsageError) {
    err(error.message)
    process.exitCode = exit.usage
  } else {
    err(error instanceof Error ? error.message : 'something went wrong')
    process.exitCode = exit.failed
  }
}
