/** `barid freeze` and `barid thaw`: stops all posts at once, and lets them go again. */

import type { Command } from 'commander'
import type { Run } from './run.ts'

export function addFreeze(program: Command, run: Run): void {
  program
    .command('freeze')
    .description('stop all posts at once; withdrawals still go through')
    .action(() =>
      run(async ({ tools, output, by }) => {
        const changed = await tools.freezing.freeze({ by, now: tools.now() })
        const text = changed ? 'stopped; barid thaw lets posts go again' : 'stopped already'
        output.row({ frozen: true, changed }, text)
      }),
    )

  program
    .command('thaw')
    .description('let posts go out again')
    .action(() =>
      run(async ({ tools, output, by }) => {
        const changed = await tools.freezing.thaw({ by, now: tools.now() })
        output.row(
          { frozen: false, changed },
          changed ? 'posts go out again' : 'nothing is stopped',
        )
      }),
    )
}
