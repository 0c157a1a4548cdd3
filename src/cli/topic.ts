/** `barid topic …`: what items are about. */

import { text as textOf } from 'node:stream/consumers'
import type { Command } from 'commander'
import type { TopicChange } from '../desk/topics.ts'
import type { TopicRule } from '../news.ts'
import { readBounded } from './files.ts'
import type { Output } from './output.ts'
import { UsageError } from './output.ts'
import type { Run } from './run.ts'

type Words = { name?: string[]; alias?: string[]; any?: string[]; all?: string[]; none?: string[] }

/** A file of topics or a text, in bytes. */
const maxText = 5_000_000

const collect = (value: string, before: string[] = []) => [...before, value]

export function addTopic(program: Command, run: Run): void {
  const topic = program.command('topic').description('add, list, test, import and remove topics')

  topic
    .command('add')
    .argument('<slug>', 'its key: small letters, digits and hyphens')
    .description('add a topic, or extend one')
    .option('--name <language=name>', 'its name in a language: en=Idlib', collect)
    .option('--alias <word>', 'another spelling: Edlib', collect)
    .option('--any <words>', 'a word or phrase that makes an item be about it', collect)
    .option('--all <words>', 'a word or phrase that must occur too', collect)
    .option('--none <words>', 'a word or phrase that rules it out', collect)
    .action((slug: string, { name, alias, ...rule }: Words) =>
      run(async ({ tools, output, by }) => {
        const wish = { slug, names: names(name), ...rule, ...(alias ? { aliases: alias } : {}) }
        tell(slug, await tools.topics.add(wish, by), output)
      }),
    )

  topic
    .command('list')
    .description('list topics')
    .action(() =>
      run(async ({ tools, output }) => {
        const topics = await tools.topics.list()
        for (const one of topics) {
          const called = Object.entries(one.names).map(([language, name]) => `${language}=${name}`)
          const aliases = one.aliases.length > 0 ? `\n        also ${one.aliases.join(', ')}` : ''
          output.row(
            one,
            `${one.slug.padEnd(16)} ${called.join(' ')}${aliases}${ruleText(one.rule)}`,
          )
        }
        if (topics.length === 0) output.hint('no topics; barid topic import adds a starter set')
      }),
    )

  topic
    .command('remove')
    .argument('<slug>')
    .description('remove a topic')
    .action((slug: string) =>
      run(async ({ tools, output, by }) => {
        const removed = await tools.topics.remove(slug, by)
        if (removed) output.row({ slug, outcome: 'removed' }, `${slug}: removed`)
        else output.fault({ slug }, `${slug}: no such topic; barid topic list shows them`)
      }),
    )

  topic
    .command('test')
    .argument('[text]', 'the text itself; its first line is the headline; - reads standard input')
    .option('--file <file>', 'a file with the text')
    .description('tell which topics a text is about, and by which words')
    .action((text: string | undefined, { file }: { file?: string }) => {
      if ((file === undefined) === (text === undefined))
        throw new UsageError('give a text, or --file FILE, or - for standard input')
      return run(async ({ tools, output }) => {
        const read = file === undefined ? undefined : await readBounded(file, maxText)
        if (read && 'problem' in read) return output.fault({ file }, `${file}: ${read.problem}`)
        const typed = text === '-' ? await textOf(process.stdin) : text
        const found = await tools.topics.test(
          read ? Buffer.from(read.bytes).toString() : (typed ?? ''),
        )
        for (const one of found) {
          output.row(one, `${one.slug.padEnd(16)} ${one.weight}: ${one.words.join(', ')}`)
        }
        if (found.length === 0) output.hint('no topic')
      })
    })

  topic
    .command('import')
    .argument('[file]', 'a YAML file; without one, the starter topics for Syria')
    .description('add or extend many topics')
    .action((file: string | undefined) =>
      run(async ({ tools, output, by }) => {
        const read = file === undefined ? undefined : await readBounded(file, maxText)
        if (read && 'problem' in read) return output.fault({ file }, `${file}: ${read.problem}`)
        const parsed = await tools.topicFile(file)
        if ('faults' in parsed) {
          for (const fault of parsed.faults)
            output.fault({ file }, `${file ?? 'starter topics'}: ${fault}`)
          return
        }
        const changes = await tools.topics.import(parsed.topics, by)
        const refused = changes.some(({ outcome }) => outcome === 'refused')
        changes.forEach((change, i) => {
          // With a fault nothing is stored, so that nothing else may be told as added.
          if (!refused || change.outcome === 'refused') {
            tell(parsed.topics[i]?.slug ?? '', change, output)
          }
        })
      }),
    )
}

function names(list: string[] = []): Record<string, string> {
  return Object.fromEntries(
    list.map((entry) => {
      const [, language, name] = /^([a-z]{2,3})=(.+)$/.exec(entry) ?? []
      if (!language || !name)
        throw new UsageError(`--name is language=name, as en=Idlib, not "${entry}"`)
      return [language, name]
    }),
  )
}

function tell(slug: string, change: TopicChange, output: Output): void {
  if (change.outcome === 'refused') output.fault({ slug }, `${slug}: ${change.faults.join('; ')}`)
  else output.row({ slug, outcome: change.outcome }, `${slug}: ${change.outcome}`)
}

function ruleText(rule: TopicRule): string {
  const parts = (['any', 'all', 'none'] as const).filter((part) => rule[part].length > 0)
  return parts.map((part) => `\n        ${part} of ${rule[part].join(', ')}`).join('')
}
