/** `barid dead …`: posts that the platform refuses, or that were given up. */

import type { Command } from 'commander'
import type { DeadLetter } from '../store/ports/dead.ts'
import { marks, placeText } from './output.ts'
import type { Run } from './run.ts'
import { wholeNumber } from './values.ts'

export function addDead(program: Command, run: Run): void {
  const dead = program
    .command('dead')
    .description('posts that the platform refuses, or that were given up')

  dead
    .command('list')
    .description('list them, newest first')
    .option('--limit <number>', 'how many', '50')
    .action(({ limit }: { limit: string }) => {
      const most = wholeNumber('--limit', limit)
      return run(async ({ tools, output }) => {
        const letters = await tools.store.outbox.dead(most)
        for (const letter of letters) output.row(letter, line(letter))
        if (letters.length === 0) return output.hint('no dead letters')
        output.hint('look closer with barid dead show ID')
      })
    })

  dead
    .command('show')
    .argument('<id>', 'a number that barid dead list shows first')
    .description('show one with its payload and the platform’s words')
    .action((typed: string) => {
      const id = wholeNumber('an id', typed)
      return run(async ({ tools, output }) => {
        const letter = await tools.store.outbox.deadLetter(id)
        if (!letter) return output.fault({ id }, `${id}: ${noSuch}`)
        const { post, failure } = letter
        const payload = post ? JSON.stringify(post.payload, undefined, 2) : 'no longer kept'
        const words = failure?.words ? `\n        “${failure.words}”` : ''
        output.row(letter, `${line(letter)}${words}\npayload: ${payload}`)
      })
    })

  for (const [verb, description, told] of [
    ['resend', 'let them go out again, once the cause is mended', 'due again'],
    ['drop', 'they are seen to; nothing more is done', 'dropped'],
  ] as const) {
    dead
      .command(verb)
      .argument('<id...>', 'numbers that barid dead list shows first')
      .description(description)
      .action((typed: string[]) => {
        const ids = typed.map((one) => wholeNumber('an id', one))
        return run(async ({ tools, output, by }) => {
          for (const id of ids) {
            const done = await tools.store.outbox[verb](id, { by, now: tools.now() })
            if (done) output.row({ id, done: verb }, `${id}: ${told}`)
            else output.fault({ id }, `${id}: ${verb === 'drop' ? noSuch : mayNot}`)
          }
        })
      })
  }
}

const noSuch = 'is no dead letter; barid dead list shows them'
const mayNot = `${noSuch}. One whose chat is gone, or that something newer has replaced, stays as it is`

function line({ id, item, chat, platform, address, title, part, ...letter }: DeadLetter): string {
  const place = address ? placeText(address, title) : `${platform}, private chat ${chat}`
  const subject = item > 0 ? `item ${item}, part ${part + 1}` : 'a notice'
  const detail = letter.failure ? `${letter.state}: ${letter.failure.detail}` : letter.state
  const tries = letter.attempts === 1 ? '1 try' : `${letter.attempts} tries`
  const at = new Date(letter.at).toISOString()
  return `${String(id).padStart(6)}  ${marks([place, letter.kind, subject, detail, tries, at])}`
}
