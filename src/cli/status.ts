/** `barid status`, `barid console` and `barid doctor`: how it stands, how to look, and what to do. */

import type { Command } from 'commander'
import type { Run } from './run.ts'

export function addStatus(program: Command, run: Run): void {
  program
    .command('status')
    .description('what is stored, due and sent')
    .action(() =>
      run(async ({ tools, output }) => {
        for (const line of await tools.status())
          output.row(line, `${line.name.padEnd(34)} ${line.value}`)
      }),
    )

  program
    .command('console')
    .description('print a one-time link into the console of the running server')
    .action(() =>
      run(async ({ tools, output }) => {
        const link = await tools.consoleLink()
        if (link) output.row({ link }, link)
        else output.fault({}, 'no server runs here; npm start starts one and prints its link')
      }),
    )

  program
    .command('doctor')
    .description('check tokens, rights in each chat, database, clock and secret')
    .action(() =>
      run(async ({ tools, output }) => {
        for await (const check of tools.doctor()) {
          if (check.ok) output.row(check, `ok      ${check.name}: ${check.detail}`)
          else output.fault(check, `mend    ${check.name}: ${check.detail}`)
        }
      }),
    )
}
