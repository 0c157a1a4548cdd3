/** `barid why ITEM CHAT`: why a post did not go out. */

import type { Command } from 'commander'
import type { Run } from './run.ts'
import { wholeNumber } from './values.ts'

export function addWhy(program: Command, run: Run): void {
  program
    .command('why')
    .argument('<item>', 'the number of an item')
    .argument('<chat>', 'its number, or the address of a shared chat, such as telegram:-1001234')
    .description('say why an item did not go out to a chat, or that it did')
    .action((typed: string, chat: string) => {
      const item = wholeNumber('the item', typed)
      return run(async ({ tools, output }) => {
        const number = await tools.why.numberOf(chat)
        if (number === undefined) {
          const way =
            'barid chat list shows shared chats; a private one is asked about by its number'
          return output.fault({ item, chat }, `${chat}: no such chat. ${way}`)
        }
        const reasons = await tools.why.ask(item, number, tools.now())
        if (!reasons) return output.fault({ item }, `${item}: no such item; barid items lists them`)
        const lines = await tools.whyInWords(reasons)
        reasons.forEach((reason, index) => output.row(reason, lines[index] ?? ''))
      })
    })
}
