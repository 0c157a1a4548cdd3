/** `barid source …` and `barid set …`: what a source says of itself, and the owner's texts and budgets. */

import type { Command } from 'commander'
import { marks, UsageError } from './output.ts'
import type { Run } from './run.ts'
import { languages } from './values.ts'

type Options = {
  name?: string
  issuer?: string
  language?: string
  postContact?: boolean
  postNotes?: boolean
}

export function addSource(program: Command, run: Run): void {
  const source = program.command('source').description('list and set sources')

  source
    .command('list')
    .description('list sources')
    .action(() =>
      run(async ({ tools, output }) => {
        for (const one of await tools.store.sources.all()) {
          const { key, kind, settings } = one
          const facts = marks([
            kind,
            settings.name,
            settings.issuer && `issuer ${settings.issuer}`,
            settings.language,
            settings.postContact && 'posts contact blocks',
            settings.postNotes && 'posts notes to editors',
          ])
          output.row(one, `${key.padEnd(16)} ${facts}`)
        }
      }),
    )

  source
    .command('set')
    .argument('<key>', 'the source, such as inbox')
    .description('change a source')
    .option('--name <name>', 'what it is called where an item has no issuer and no credit')
    .option('--issuer <issuer>', 'who speaks; wins over what is read from the text; "" for none')
    .option('--language <code>', 'of its texts, where they do not tell')
    .option('--post-contact', 'post contact blocks too')
    .option('--no-post-contact', 'never post contact blocks')
    .option('--post-notes', 'post notes to editors too')
    .option('--no-post-notes', 'never post notes to editors')
    .action((key: string, options: Options) => {
      if (Object.keys(options).length === 0) {
        throw new UsageError('say what to change, such as --issuer "Valley Council"')
      }
      if (options.language && languages('--language', options.language).length > 1) {
        throw new UsageError('--language is one code: that of texts which do not tell their own')
      }
      return run(async ({ tools, output, by }) => {
        const one = await tools.store.sources.get(key)
        if (!one)
          return output.fault({ key }, `${key}: no such source; barid source list shows them`)
        const settings = { ...one.settings, ...options }
        await tools.store.sources.put({ ...one, settings }, { by, now: tools.now() })
        output.row({ key, settings }, `${key}: set`)
      })
    })
}

export function addSet(program: Command, run: Run): void {
  program
    .command('set')
    .argument('[key]', 'such as budget.telegram.shared')
    .argument('[value]', 'an empty one takes the setting back')
    .description('set a text of the owner or a budget; without a key, list them')
    .action((key?: string, value?: string) =>
      run(async ({ tools, output, by }) => {
        const set = await tools.store.settings.all()
        if (!key) {
          for (const { name, meaning } of tools.settings) {
            const shown = set[name] ?? '(not set)'
            output.row(
              { key: name, value: set[name], meaning },
              `${name.padEnd(28)} ${shown}\n  ${meaning}`,
            )
          }
          return
        }
        const known = tools.settings.find((setting) => setting.name === key)
        if (!known) throw new UsageError(`there is no setting "${key}"; barid set lists them`)
        if (value === undefined)
          return output.row({ key, value: set[key] }, set[key] ?? '(not set)')
        const fault = value === '' ? undefined : known.fault(value)
        if (fault) return output.fault({ key }, `${key}: ${fault}`)
        await tools.store.settings.set(key, value || undefined, { by, now: tools.now() })
        output.row({ key, value }, `${key}: ${value === '' ? 'not set any more' : 'set'}`)
      }),
    )
}
