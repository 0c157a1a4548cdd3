/** `barid report CHANGE`: what became of an edit in each channel and group, and in private chats as counts. */

import type { Command } from 'commander'
import type { ChangedPlace, ChangeReport } from '../desk/change-report.ts'
import { fewText } from '../few.ts'
import { marks, placeText } from './output.ts'
import type { Run } from './run.ts'
import { wholeNumber } from './values.ts'

export function addReport(program: Command, run: Run): void {
  program
    .command('report')
    .argument('<change>', 'the number that the edit gave')
    .description('what became of an edit: where it stands, where not and why')
    .action((typed: string) => {
      const change = wholeNumber('the change', typed)
      return run(async ({ tools, output }) => {
        const report = await tools.editing.report(change)
        const gone = `${change}: no such change, or it is older than 90 days`
        if (!report) return output.fault({ change }, gone)
        output.row(report, reportText(report))
      })
    })
}

function reportText(report: ChangeReport): string {
  const { verb, item, at, finished, places, private: readers } = report
  const state = finished ? 'finished' : 'still going on'
  const counts = readers.map(({ end, reason, count }) =>
    marks([`${'private chats'.padEnd(30)} ${end}`, fewText(count), reason]),
  )
  const none = places.length + readers.length === 0 ? ['no post stood anywhere'] : []
  return [
    `${verb} of item ${item}, ${new Date(at).toISOString()}: ${state}`,
    ...places.map(placeLine),
    ...counts,
    ...none,
  ].join('\n')
}

function placeLine({ address, title, ends, reasons }: ChangedPlace): string {
  const posts = Object.entries(ends).map(([end, count]) => (count === 1 ? end : `${end} ${count}`))
  const why = reasons.map(({ detail, words }) => (words ? `${detail}: ${words}` : detail))
  return `${placeText(address, title).padEnd(30)} ${marks([posts.join(', '), ...why])}`
}
