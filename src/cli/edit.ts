/** `barid fix|correct|update|withdraw|redact N`: shows what an edit makes of the posts, asks once, and stores it for the server; `barid report` tells how far it is. */

import type { Command } from 'commander'
import type { Edit, EditPreview, EditText, Refused } from '../desk/editing.ts'
import { fewText } from '../few.ts'
import type { Verb } from '../news.ts'
import { addReport } from './change-report.ts'
import { readRelease } from './files.ts'
import { postsText } from './preview-text.ts'
import { remarks } from './publish-outcome.ts'
import type { Output } from './output.ts'
import type { Context, Run } from './run.ts'
import { wholeNumber } from './values.ts'

type Options = { text?: string; picture?: string; line?: string; tell?: boolean; yes?: boolean }

const descriptions: Record<Verb, string> = {
  fix: 'a new text of an item, in silence: for a slip of the pen',
  correct: 'correct an item: a line under the headline says when and what',
  update: 'add to an item: a line says what is new, and a short reply to the old posts',
  withdraw: 'take an item back: its posts become a notice, and what is not sent is not sent',
  redact: 'take an item back for somebody’s safety: it also leaves everything that is kept',
}

export function addEdits(program: Command, run: Run): void {
  for (const [verb, description] of Object.entries(descriptions) as [Verb, string][]) {
    const takesBack = verb === 'withdraw' || verb === 'redact'
    const command = program
      .command(verb)
      .argument('<number>', 'the item; barid items lists them')
      .description(description)
    if (!takesBack) {
      command
        .option('--text <file>', 'the new text: .txt, .md or .html')
        .option('--picture <file>', 'a new picture, with a new text')
    }
    if (!takesBack && verb !== 'fix') {
      command.option('--line <words>', 'what was changed, in your words; do not repeat the error')
    }
    command
      .option('--tell', 'one short reply to the old post of each chat')
      .option('--no-tell', 'no reply')
      .option('--yes', 'do it without asking')
      .action((typed: string, options: Options) => {
        const item = wholeNumber('the item', typed)
        return run((context) => edit(verb, item, options, context))
      })
  }
  addReport(program, run)
}

async function edit(verb: Verb, item: number, options: Options, context: Context): Promise<void> {
  const { tools, output, by } = context
  const read =
    options.text === undefined ? undefined : await textFrom(options.text, options.picture)
  if (read && 'problem' in read) {
    return output.fault({ item }, `${options.text}: ${read.problem}`)
  }
  const { line, tell } = options
  const wish: Edit = {
    verb,
    item,
    by,
    ...read,
    ...(line === undefined ? {} : { line }),
    ...(tell === undefined ? {} : { tell }),
  }
  const preview = await tools.editing.preview(wish)
  if (preview.outcome !== 'ready') return tellRefused(item, preview, output)
  output.hint(previewText(verb, preview))
  if (!options.yes && !output.json && !(await context.asks(`${verb} item ${item}? yes or no: `))) {
    return output.fault({ item }, 'nothing was changed; answer yes, or add --yes')
  }
  const outcome = await tools.editing.apply({ ...wish, revision: preview.revision })
  if (outcome.outcome !== 'done') return tellRefused(item, outcome, output)
  const { revision, change, unerased } = outcome
  const words = `item ${item} is now revision ${revision}; barid report ${change} tells how far it is`
  output.row({ item, verb, revision, change }, words)
  if (verb === 'redact') output.hint('copies that people forwarded, and backups, cannot be changed')
  if (unerased) {
    const left = 'not all of its files could be removed yet; mend the rights of the data folder'
    output.fault({ item, change }, `${left}: Barid tries again every minute while it runs`)
  }
}

async function textFrom(
  path: string,
  picture: string | undefined,
): Promise<{ text: EditText } | { problem: string }> {
  const read = await readRelease(path, picture)
  if ('problem' in read) return read
  const { stem: _stem, name, ...text } = read.release
  return { text: { ...text, fileName: name } }
}

function previewText(verb: Verb, preview: Extract<EditPreview, { outcome: 'ready' }>): string {
  const { next, posts, reply, deletes, reaches, embargo, release } = preview
  const readers = fewText(reaches.private)
  const reach = `${reaches.shared} channels and groups, ${readers} private chats`
  const title = next.title === '' ? '(redacted)' : next.title
  return [
    `${verb} item ${preview.item}: ${title}`,
    embargo === undefined
      ? `reaches     ${reach}`
      : `not out yet: under embargo until ${new Date(embargo).toISOString()}`,
    ...(deletes ? ['posts are deleted where the platform allows it; elsewhere they become:'] : []),
    ...(release ? [remarks({ release })] : []),
    ...postsText(posts),
    ...(reply.length > 0 ? ['\nand in reply to each:', ...postsText(reply)] : []),
    '',
  ].join('\n')
}

function tellRefused(item: number, refused: Refused, output: Output): void {
  const { outcome } = refused
  switch (outcome) {
    case 'missing':
      return output.fault({ item, outcome }, `there is no item ${item}; barid items lists them`)
    case 'withdrawn':
      return output.fault({ item, outcome }, `item ${item} is withdrawn`)
    case 'moved-on': {
      const words = `item ${item} has changed meanwhile, and is revision ${refused.revision}; look again`
      return output.fault({ item, ...refused }, words)
    }
    case 'held': {
      const { fault, reasons } = refused
      return output.fault({ item, outcome, fault, reasons }, `item ${item}: ${reasons.join('; ')}`)
    }
    default:
      return outcome satisfies never
  }
}
