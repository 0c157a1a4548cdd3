/** `barid chat …`: where posts go. */

import { text } from 'node:stream/consumers'
import type { Command } from 'commander'
import type { ChatsChange, ChatWish } from '../desk/chats.ts'
import type { Chat, ChatKind, OtherLanguage, Pairs } from '../news.ts'
import { marks, placeText, UsageError } from './output.ts'
import type { Output } from './output.ts'
import type { Run } from './run.ts'
import { formats, languages, oneOf, words } from './values.ts'

type Options = {
  topics?: string
  without?: string
  mainOnly?: boolean
  format?: string
  language?: string
  pairs?: string
  otherLanguage?: string
  kind?: string
}

const pairs: Pairs[] = ['preferred', 'all']
const otherLanguages: OtherLanguage[] = ['wait', 'mark', 'nothing']
const kinds: ChatKind[] = ['private', 'group', 'channel', 'thread', 'forum', 'announcement']

export function addChat(program: Command, run: Run): void {
  const chat = program.command('chat').description('add, set, list and remove chats')

  for (const [verb, description] of [
    ['add', 'add one or many chats; those that stand already are set'],
    ['set', 'change what chats want; what is not named stays'],
  ] as const) {
    chat
      .command(verb)
      .argument(
        '<address...>',
        'telegram:-1001234 discord:987654; - reads them from standard input',
      )
      .description(description)
      .option('--topics <list>', 'slugs, names or aliases, with commas; "" means all items')
      .option('--without <list>', 'topics that rule an item out')
      .option('--main-only', 'only items whose headline or lead is about a topic')
      .option('--no-main-only', 'also items that mention a topic further down')
      .option('--format <format>', formats.join(', '))
      .option('--language <list>', 'languages of the news in order, as ar,en')
      .option('--pairs <rule>', 'preferred: one post a story; all: one a language version')
      .option(
        '--other-language <rule>',
        'a story in none of the languages: wait (30 minutes, then send it marked), mark, nothing',
      )
      .option('--kind <kind>', kinds.join(', '))
      .action((addresses: string[], options: Options) => {
        const wish = wishFrom(options)
        if (verb === 'set' && Object.keys(wish).length === 0) {
          throw new UsageError('say what to change, such as --topics idlib,aleppo or --format full')
        }
        return run(async ({ tools, output, by }) => {
          const change = verb === 'add' ? tools.chats.put : tools.chats.set
          const made = await change(await expand(addresses), wish, by)
          tell(made, output, ({ address, added }) => {
            output.row({ address, added }, `${address}: ${added ? 'added' : 'set'}`)
          })
          await tools.entitle(made.changed.flatMap(({ address, added }) => (added ? address : [])))
        })
      })
  }

  chat
    .command('list')
    .description('list chats')
    .action(() =>
      run(async ({ tools, output }) => {
        let none = true
        for await (const one of tools.chats.list()) {
          none = false
          const { address, title, kind, language, pairs: rule, otherLanguage } = one
          const { state, reason, subscription } = one
          output.row(
            {
              address,
              title,
              kind,
              language,
              pairs: rule,
              otherLanguage,
              state,
              reason,
              subscription,
            },
            line(one),
          )
        }
        if (none) output.hint('no chats; barid chat add telegram:-1001234 adds one')
      }),
    )

  chat
    .command('remove')
    .argument('<address...>', 'one or many; - reads them from standard input')
    .description('send nothing more to chats, and forget what was sent')
    .action((addresses: string[]) =>
      run(async ({ tools, output, by }) => {
        tell(await tools.chats.remove(await expand(addresses), by), output, ({ address }) => {
          output.row({ address }, `${address}: removed`)
        })
      }),
    )
}

function line({ address, title, kind, pairs: rule, otherLanguage, ...chat }: Chat): string {
  const { state, reason, subscription } = chat
  const { any = [], none = [], weight } = subscription?.rule ?? {}
  const facts = marks([
    kind,
    any.length > 0 ? `topics ${any.join(', ')}` : 'all items',
    none.length > 0 && `without ${none.join(', ')}`,
    weight === 'main' && 'main only',
    subscription?.format,
    subscription?.languages.join(' > '),
    rule === 'all' && 'every language version',
    otherLanguage && `other languages: ${otherLanguage}`,
    state !== 'active' && `${state}: ${reason ?? 'for no known reason'}`,
  ])
  return `${placeText(address, title).padEnd(32)} ${facts}`
}

function tell(
  { changed, faults }: ChatsChange,
  output: Output,
  row: (change: ChatsChange['changed'][number]) => void,
): void {
  changed.forEach(row)
  for (const { address, problem } of faults) {
    output.fault({ address }, address === undefined ? problem : `${address}: ${problem}`)
  }
}

async function expand(addresses: string[]): Promise<string[]> {
  if (!addresses.includes('-')) return addresses
  const piped = (await text(process.stdin)).split(/\s+/).filter(Boolean)
  return [...addresses.filter((address) => address !== '-'), ...piped]
}

function wishFrom(options: Options): ChatWish {
  const { topics, without, mainOnly, format, language, pairs: rule, kind } = options
  const { otherLanguage } = options
  return {
    ...(topics === undefined ? {} : { topics: words(topics) }),
    ...(without === undefined ? {} : { without: words(without) }),
    ...(mainOnly === undefined ? {} : { weight: mainOnly ? 'main' : 'mentioned' }),
    ...(format ? { format: oneOf('--format', format, formats) } : {}),
    ...(language ? { languages: languages('--language', language) } : {}),
    ...(rule ? { pairs: oneOf('--pairs', rule, pairs) } : {}),
    ...(otherLanguage
      ? { otherLanguage: oneOf('--other-language', otherLanguage, otherLanguages) }
      : {}),
    ...(kind ? { kind: oneOf('--kind', kind, kinds) } : {}),
  }
}
