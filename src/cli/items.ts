/** `barid items`: what is stored, newest first, under embargo too. */

import type { Command } from 'commander'
import type { Run } from './run.ts'

export function addItems(program: Command, run: Run): void {
  program
    .command('items')
    .description('list stored items, newest first')
    .option('--limit <number>', 'how many', '20')
    .option('--before <number>', 'older than this item')
    .action((options: { limit: string; before?: string }) =>
      run(async ({ tools, output }) => {
        const before = options.before ? Number(options.before) : undefined
        for (const item of await tools.store.items.list(Number(options.limit) || 20, before)) {
          const { number, story, language, title, topics, revision, visibleFrom } = item
          const embargo = visibleFrom > tools.now()
          const marks = [
            language,
            item.date?.day,
            revision > 1 ? `revision ${revision}` : undefined,
            embargo ? `under embargo until ${new Date(visibleFrom).toISOString()}` : undefined,
            topics.map(({ slug, weight }) => (weight === 'main' ? slug : `(${slug})`)).join(' '),
          ]
          output.row(
            { number, story, language, title, revision, visibleFrom, embargo, topics },
            `${String(number).padStart(6)}  ${title}\n        ${marks.filter(Boolean).join(' · ')}`,
          )
        }
      }),
    )
}
