/** `barid chat …`: where posts go. */

import { text } from 'node:stream/consumers'
import type { Command } from 'commander'
import type { ChatWish } from '../desk/chats.ts'
import type { ChatKind, Format, Pairs, TopicWeight } from '../news.ts'
import { UsageError } from './output.ts'
import type { Run } from './run.ts'

type Options = {
  topics?: string
  without?: string
  mainOnly?: boolean
  format?: string
  language?: string
  pairs?: string
  kind?: string
}

const formats: Format[] = ['headline', 'summary', 'full']
const pairs: Pairs[] = ['preferred', 'all']
const kinds: ChatKind[] = ['private', 'group', 'channel', 'thread', 'forum', 'announcement']

export function addChat(program: Command, run: Run): void {
  const chat = program.command('chat').description('add, set, list and remove chats')

  for (const [verb, description] of [
    ['add', 'add one or many chats'],
    ['set', 'change what chats want'],
  ] as const) {
    chat
      .command(verb)
      .argument('<address...>', 'telegram:-1001234 discord:987654; - reads one a line')
      .description(description)
      .option('--topics <list>', 'slugs, names or aliases, with commas; none means all items')
      .option('--without <list>', 'topics that rule an item out')
      .option('--main-only', 'only items whose headline or lead is about a topic')
      .option('--format <format>', formats.join(', '))
      .option('--language <list>', 'languages of the news in order, as ar,en')
      .option('--pairs <rule>', 'preferred: one post a story; all: one a language version')
      .option('--kind <kind>', kinds.join(', '))
      .action((addresses: string[], options: Options) =>
        run(async ({ tools, output, by }) => {
          const wish = wishFrom(options, tools.languages)
          const { changed, faults } = await tools.chats.put(await expand(addresses), wish, by)
          for (const { address, added } of changed) {
            output.row({ address, added }, `${address}: ${added ? 'added' : 'set'}`)
          }
          for (const { address, problem } of faults) {
            output.fault({ address }, `${address}: ${problem}`)
          }
        }),
      )
  }

  chat
    .command('list')
    .description('list chats')
    .action(() =>
      run(async ({ tools, output }) => {
        for await (const one of tools.chats.list()) {
          const { address, kind, state, reason, subscription } = one
          const rule = subscription?.rule
          const marks = [
            kind,
            rule?.any.length ? `topics ${rule.any.join(', ')}` : 'all items',
            subscription?.format,
            subscription?.languages.join(' > '),
            state === 'active' ? undefined : `${state}: ${reason ?? 'unknown'}`,
          ]
          output.row(
            { address, kind, state, reason, subscription },
            `${address}  ${marks.filter(Boolean).join(' · ')}`,
          )
        }
      }),
    )

  chat
    .command('remove')
    .argument('<address...>', 'one or many; - reads one a line')
    .description('send nothing more to chats, and forget what was sent')
    .action((addresses: string[]) =>
      run(async ({ tools, output, by }) => {
        const { changed, faults } = await tools.chats.remove(await expand(addresses), by)
        for (const { address } of changed) output.row({ address }, `${address}: removed`)
        for (const { address, problem } of faults)
          output.fault({ address }, `${address}: ${problem}`)
      }),
    )
}

async function expand(addresses: string[]): Promise<string[]> {
  if (!addresses.includes('-')) return addresses
  const piped = (await text(process.stdin)).split(/\s+/).filter(Boolean)
  return [...addresses.filter((address) => address !== '-'), ...piped]
}

function wishFrom(options: Options, spoken: string[]): ChatWish {
  const list = (value: string) =>
    value
      .split(',')
      .map((word) => word.trim())
      .filter(Boolean)
  const wish: ChatWish = {}
  if (options.topics !== undefined) wish.topics = list(options.topics)
  if (options.without !== undefined) wish.without = list(options.without)
  if (options.mainOnly) wish.weight = 'main' satisfies TopicWeight
  if (options.format) wish.format = oneOf('--format', options.format, formats)
  if (options.pairs) wish.pairs = oneOf('--pairs', options.pairs, pairs)
  if (options.kind) wish.kind = oneOf('--kind', options.kind, kinds)
  if (options.language) {
    wish.languages = list(options.language)
    const odd = wish.languages.find((language) => !/^[a-z]{2,3}$/.test(language))
    if (odd)
      throw new UsageError(`--language is a code such as ${spoken.join(' or ')}, not "${odd}"`)
  }
  return wish
}

function oneOf<T extends string>(flag: string, value: string, allowed: T[]): T {
  const found = allowed.find((one) => one === value)
  if (!found) throw new UsageError(`${flag} is ${allowed.join(', ')}, not "${value}"`)
  return found
}
