/** `barid publish FILE…`: stores releases, which the server then sends; `--dry-run` shows the exact posts. */

import type { Command } from 'commander'
import type { PublishOutcome, PublishRequest, Release } from '../desk/publish.ts'
import { readRelease } from './files.ts'
import { UsageError } from './output.ts'
import { previewText } from './preview-text.ts'
import { tellOutcome } from './publish-outcome.ts'
import type { Context, Run } from './run.ts'
import { formats, oneOf, wholeNumber } from './values.ts'

type Options = {
  title?: string
  date?: string
  embargo?: string
  format?: string
  urgent?: boolean
  picture?: string
  revisionOf?: string
  twinOf?: string
  source: string
  new?: boolean
  pair?: boolean
  dryRun?: boolean
}

const flags: Partial<Record<keyof Options, string>> = {
  title: '--title',
  date: '--date',
  picture: '--picture',
  revisionOf: '--revision-of',
  twinOf: '--twin-of',
  pair: '--pair',
  new: '--new',
  format: '--format',
}

export function addPublish(program: Command, run: Run): void {
  program
    .command('publish')
    .argument('<file...>', '.txt, .md or .html; x.en.txt and x.ar.txt are one story')
    .description('publish press releases')
    .option('--title <text>', 'the headline, where the file has none')
    .option('--date <date>', 'the date, where the file has none: 2026-05-03')
    .option(
      '--embargo <time>',
      'when it may go out, whatever the file says: "2026-05-03 10:00 GMT"',
    )
    .option('--format <format>', 'headline, summary or full, for every chat')
    .option('--urgent', 'ahead of other items, with a word before the headline')
    .option('--picture <file>', 'a picture that goes with the release')
    .option('--pair', 'the files are language versions of one story')
    .option('--twin-of <number>', 'another language version of this item')
    .option('--revision-of <number>', 'a new text of this item; every post is edited')
    .option('--new', 'another item, though a file of this name was published before')
    .option('--source <key>', 'the source it comes from', 'inbox')
    .option('--dry-run', 'store and send nothing; print the item and the exact posts')
    .action((files: string[], options: Options) => {
      const asked = wishFrom(files, options)
      return run((context) => publish(files, options, asked, context))
    })
}

async function publish(
  files: string[],
  { picture, dryRun }: Options,
  asked: Omit<PublishRequest, 'releases' | 'by'>,
  { tools, output, by }: Context,
): Promise<void> {
  if (!(await tools.store.sources.get(asked.source))) {
    const text = `${asked.source}: no such source; barid source list shows them`
    return output.fault({ source: asked.source }, text)
  }
  const pathOf = new Map<Release, string>()
  for (const path of files) {
    const read = await readRelease(path, picture)
    if ('release' in read) pathOf.set(read.release, path)
    else output.fault({ name: path }, `${path}: ${read.problem}`)
  }
  const request = { ...asked, releases: [...pathOf.keys()], by }
  if (dryRun) {
    for (const preview of await tools.preview(request)) {
      if (preview.ok) output.row(preview, previewText(preview))
      else output.fault(preview, `${preview.name}: ${preview.reasons.join('; ')}`)
    }
    return
  }
  const outcomes = await tools.publish(request)
  for (const [i, path] of [...pathOf.values()].entries()) {
    const outcome = outcomes[i]
    if (!outcome) continue
    tellOutcome(outcome, output)
    if (!('number' in outcome)) continue
    for (const handled of [path, ...(picture ? [picture] : [])]) {
      const moved = await tools.takeFromHeld(handled)
      if (moved) output.hint(`  moved to ${moved}`)
    }
  }
  const hint = asked.pair ? twinHint(outcomes) : undefined
  if (hint) output.hint(hint)
}

/** A version that was held is no part of the story yet: the others are out. */
function twinHint(outcomes: PublishOutcome[]): string | undefined {
  const out = outcomes.find((one) => 'number' in one)
  const isHeld = outcomes.some((one) => one.outcome === 'held')
  return out && isHeld
    ? `when that is mended, publish it with --twin-of ${out.number}: the rest of the story is out`
    : undefined
}

function wishFrom(files: string[], options: Options): Omit<PublishRequest, 'releases' | 'by'> {
  const given = (...names: (keyof Options)[]) => names.filter((name) => options[name] !== undefined)
  const [single] = given('title', 'date', 'revisionOf', 'twinOf', 'picture')
  if (files.length > 1 && single) {
    throw new UsageError(`${flags[single]} is for one file; publish the files one at a time`)
  }
  if (options.pair && files.length < 2) {
    throw new UsageError(
      '--pair needs all language versions; --twin-of NUMBER adds one to an item that is published',
    )
  }
  const [one, other] = given('revisionOf', 'twinOf', 'new')
  if (one && other) throw new UsageError(`${flags[one]} and ${flags[other]} exclude each other`)
  if (options.revisionOf && options.format) {
    throw new UsageError('--format is for new posts; a revision keeps the format of each chat')
  }
  if (options.revisionOf && options.urgent) {
    throw new UsageError('--urgent is for new items; a revision is as urgent as its item')
  }
  const { title, date, embargo, format, urgent, revisionOf, twinOf } = options
  return {
    source: options.source,
    asNew: options.new ?? false,
    pair: options.pair ?? false,
    ...(title ? { title } : {}),
    ...(date ? { date } : {}),
    ...(embargo ? { embargo } : {}),
    ...(urgent ? { urgent } : {}),
    ...(format ? { format: oneOf('--format', format, formats) } : {}),
    ...(revisionOf ? { revisionOf: wholeNumber('--revision-of', revisionOf) } : {}),
    ...(twinOf ? { twinOf: wholeNumber('--twin-of', twinOf) } : {}),
  }
}
