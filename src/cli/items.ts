/** `barid items`: what is stored, newest first, under embargo too. */

import type { Command } from 'commander'
import { marks } from './output.ts'
import type { Run } from './run.ts'
import { wholeNumber } from './values.ts'

export function addItems(program: Command, run: Run): void {
  program
    .command('items')
    .description('list stored items, newest first')
    .option('--limit <number>', 'how many', '20')
    .option('--before <number>', 'older than this item')
    .action((options: { limit: string; before?: string }) => {
      const limit = wholeNumber('--limit', options.limit)
      const before = options.before ? wholeNumber('--before', options.before) : undefined
      return run(async ({ tools, output }) => {
        const items = await tools.store.items.list(limit, before)
        for (const item of items) {
          const { number, story, language, title, topics, revision, visibleFrom, withdrawnAt } =
            item
          const embargo = visibleFrom > tools.now()
          const facts = marks([
            language,
            item.date?.day,
            revision > 1 && `revision ${revision}`,
            withdrawnAt && 'withdrawn',
            embargo && `under embargo until ${new Date(visibleFrom).toISOString()}`,
            topics.map(({ slug, weight }) => (weight === 'main' ? slug : `(${slug})`)).join(' '),
          ])
          output.row(
            { number, story, language, title, revision, visibleFrom, embargo, topics },
            `${String(number).padStart(6)}  ${title || '(redacted)'}\n        ${facts}`,
          )
        }
        if (items.length === 0) output.hint('no items; barid publish FILE stores one')
      })
    })
}
