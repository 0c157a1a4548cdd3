/** `barid publish FILE…`: stores releases, which the server then sends; `--dry-run` shows the exact posts. */

import type { Command } from 'commander'
import type { PublishOutcome, PublishRequest } from '../desk/publish.ts'
import type { Format } from '../news.ts'
import { readRelease } from './files.ts'
import type { Output } from './output.ts'
import { UsageError } from './output.ts'
import type { Run } from './run.ts'
import { previewText } from './preview-text.ts'

type Options = {
  title?: string
  date?: string
  format?: Format
  picture?: string
  revisionOf?: string
  twinOf?: string
  source: string
  new?: boolean
  pair?: boolean
  dryRun?: boolean
}

export function addPublish(program: Command, run: Run): void {
  program
    .command('publish')
    .argument('<file...>', '.txt, .md or .html; x.en.txt and x.ar.txt are one story')
    .description('publish press releases')
    .option('--title <text>', 'the headline, where the file has none')
    .option('--date <date>', 'the date, where the file has none: 2026-05-03')
    .option('--format <format>', 'headline, summary or full, for every chat')
    .option('--picture <file>', 'a picture that goes with the release')
    .option('--pair', 'the files are language versions of one story')
    .option('--twin-of <number>', 'another language version of this item')
    .option('--revision-of <number>', 'a new text of this item; every post is edited')
    .option('--new', 'another item, though a file of this name was published before')
    .option('--source <key>', 'the source it comes from', 'inbox')
    .option('--dry-run', 'store and send nothing; print the item and the exact posts')
    .action((files: string[], options: Options) =>
      run(async ({ tools, output, by }) => {
        const request = await requestFrom(files, options, by)
        if (options.dryRun) {
          for (const preview of await tools.preview(request)) {
            if (preview.ok) output.row(preview, previewText(preview))
            else output.fault(preview, `${preview.name}: ${preview.reasons.join('; ')}`)
          }
          return
        }
        for (const outcome of await tools.publish(request)) tell(outcome, output)
      }),
    )
}

async function requestFrom(files: string[], options: Options, by: string): Promise<PublishRequest> {
  const single = ['title', 'date', 'revisionOf', 'twinOf', 'picture'] as const
  const [given] = single.filter((name) => options[name] !== undefined)
  if (files.length > 1 && given) {
    const flag = given.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    throw new UsageError(`--${flag} is for one file; publish them one at a time`)
  }
  if (options.format && !['headline', 'summary', 'full'].includes(options.format)) {
    throw new UsageError(`--format is headline, summary or full, not "${options.format}"`)
  }
  const releases = await Promise.all(files.map((file) => readRelease(file, options.picture)))
  return {
    releases,
    source: options.source,
    asNew: options.new ?? false,
    pair: options.pair ?? false,
    by,
    ...(options.title ? { title: options.title } : {}),
    ...(options.date ? { date: options.date } : {}),
    ...(options.format ? { format: options.format } : {}),
    ...(options.revisionOf ? { revisionOf: itemNumber(options.revisionOf) } : {}),
    ...(options.twinOf ? { twinOf: itemNumber(options.twinOf) } : {}),
  }
}

function itemNumber(typed: string): number {
  if (!/^\d{1,15}$/.test(typed)) throw new UsageError(`"${typed}" is no item number`)
  return Number(typed)
}

function tell(outcome: PublishOutcome, output: Output): void {
  const { name } = outcome
  switch (outcome.outcome) {
    case 'stored': {
      const { number, visibleFrom, release } = outcome
      const when = release.embargo
        ? `, under embargo until ${new Date(visibleFrom).toISOString()}`
        : ''
      const doubts = release.doubts.map(({ field, reason }) => `\n  unsure of ${field}: ${reason}`)
      const left = release.debris.map(({ text, reason }) => `\n  left out (${reason}): ${text}`)
      const text = `${name}: item ${number}${when}${doubts.join('')}${left.join('')}`
      return output.row({ name, outcome: 'stored', number, visibleFrom }, text)
    }
    case 'revised': {
      const { number, revision } = outcome
      const text = `${name}: item ${number} is now revision ${revision}`
      return output.row({ name, outcome: 'revised', number, revision }, text)
    }
    case 'duplicate': {
      const text = `${name}: this text is item ${outcome.number} already; nothing was done`
      return output.row(outcome, text)
    }
    case 'held':
      return output.fault(outcome, `${name}: not published: ${outcome.reasons.join('; ')}`)
    default:
      return outcome satisfies never
  }
}
