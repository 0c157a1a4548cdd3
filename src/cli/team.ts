/** `barid team …`: owners and editors. */

import type { Command } from 'commander'
import type { Address } from '../news.ts'
import type { Tools } from '../tools.ts'
import { UsageError } from './output.ts'
import type { Run } from './run.ts'
import { oneOf } from './values.ts'

const roles = ['owner', 'editor'] as const

export function addTeam(program: Command, run: Run): void {
  const team = program.command('team').description('list, add and remove owners and editors')

  team
    .command('list')
    .description('list the team')
    .action(() =>
      run(async ({ tools, output }) => {
        const members = await tools.team.list()
        for (const { number, role, address } of members) {
          output.row(
            { number, role, address },
            `${String(number).padStart(6)} ${role.padEnd(7)} ${address}`,
          )
        }
        if (members.length === 0)
          output.hint('nobody; barid team add owner telegram:123456 adds one')
      }),
    )

  team
    .command('add')
    .argument('<role>', roles.join(', '))
    .argument('<person>', 'telegram:123456 or discord:987654, the person’s own number')
    .description('make a person owner or editor')
    .action((role: string, person: string) => {
      const known = oneOf('the role', role, roles)
      return run(async ({ tools, output, by }) => {
        const address = personIn(tools, person)
        const number = await tools.team.add(address, known, by, tools.now())
        output.row({ number, role: known, address }, `${address}: ${known}`)
      })
    })

  team
    .command('remove')
    .argument('<person>', 'telegram:123456, discord:987654 or the number in the list')
    .description('take a person out of the team, at once')
    .action((person: string) =>
      run(async ({ tools, output, by }) => {
        const who = /^\d+$/.test(person) ? Number(person) : personIn(tools, person)
        const number = await tools.team.remove(who, by, tools.now())
        if (number !== undefined) output.row({ number }, `${person}: no longer in the team`)
        else
          output.fault(
            { person },
            `${person}: not in the team, or its last owner; barid team list shows it`,
          )
      }),
    )
}

function personIn(tools: Tools, typed: string): Address {
  const address = tools.personAddress(typed)
  if (address) return address
  throw new UsageError(`a person is written telegram:123456 or discord:987654, not "${typed}"`)
}
