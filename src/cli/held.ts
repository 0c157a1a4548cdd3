/** `barid held …`: posts of which nobody but a person can tell whether they arrived. */

import type { Command } from 'commander'
import type { HeldOperation } from '../store/ports/outbox.ts'
import { marks, placeText } from './output.ts'
import type { Run } from './run.ts'
import { wholeNumber } from './values.ts'

/** Far more than a crash leaves; the rest shows once these are decided. */
const most = 1_000

export function addHeld(program: Command, run: Run): void {
  const held = program
    .command('held')
    .description('list posts that may have arrived, and say whether they did')
    .action(() =>
      run(async ({ tools, output }) => {
        const all = await tools.store.outbox.held(most)
        for (const one of all) output.row(one, line(one))
        if (all.length === 0) return output.hint('nothing is held')
        output.hint('look there, then: barid held arrived ID… or barid held again ID…')
      }),
    )

  for (const [verb, description] of [
    ['arrived', 'they stand in their chats; Barid cannot edit or remove them later'],
    ['again', 'they do not stand there; send them again'],
  ] as const) {
    held
      .command(verb)
      .argument('<id...>', 'numbers that barid held shows first')
      .description(description)
      .action((typed: string[]) => {
        const ids = typed.map((one) => wholeNumber('an id', one))
        return run(async ({ tools, output, by }) => {
          for (const id of ids) {
            const decided = await tools.store.outbox.decide(id, verb, { by, now: tools.now() })
            if (decided) output.row({ id, decided: verb }, `${id}: ${verb}`)
            else output.fault({ id }, `${id}: is not held; barid held lists what is`)
          }
        })
      })
  }
}

function line({ id, item, chat, platform, address, title, part, since }: HeldOperation): string {
  const place = address ? placeText(address, title) : `${platform}, private chat ${chat}`
  const tried = `tried at ${new Date(since).toISOString()}`
  const subject = item > 0 ? [`item ${item}`, `part ${part + 1}`] : ['a notice']
  return `${String(id).padStart(6)}  ${marks([place, ...subject, tried])}`
}
