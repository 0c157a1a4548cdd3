/** Tells editors in private what becomes of their changes: one message a change, edited as it goes, and the same after a restart. */

import type { Language, Message } from '../../messages/message.ts'
import type { Address, Instant } from '../news.ts'
import type { Outbox } from '../store/ports/outbox.ts'
import type { ChangeReport } from './change-report.ts'
import type { Notify } from './notify.ts'
import type { TeamMember } from './team.ts'

export type ChangeWatchParts = {
  outbox: Pick<Outbox, 'changes'>
  report(change: number): Promise<ChangeReport | undefined>
  team: { list(): Promise<Pick<TeamMember, 'number' | 'address'>[]> }
  notify: Notify
  say(language: Language, report: ChangeReport): Message
  now: () => Instant
}

/** What takes longer than a day is told no further: the report says what waits, and for what. */
const watched = 24 * 60 * 60_000

/** @returns a step that tells what is new; resolves to whether anything is still under way */
export function createChangeWatch(parts: ChangeWatchParts): () => Promise<boolean> {
  const { outbox, team, notify, say, now } = parts
  /** What was told last of each change; a store that is asked in vain costs less than a notice that is put in vain. */
  const told = new Map<number, string>()
  const finished = new Set<number>()

  async function makers(): Promise<Map<string, Address>> {
    const members = await team.list()
    return new Map(members.map(({ number, address }) => [`person:${number}`, address]))
  }

  /** To who is in the team no more nothing is told. */
  async function tell(report: ChangeReport, maker: Address | undefined): Promise<void> {
    const { change } = report
    const seen = JSON.stringify(report)
    if (maker !== undefined && told.get(change) !== seen) {
      await notify([maker], { key: `change ${change}` }, (language) => say(language, report))
    }
    told.set(change, seen)
    if (!report.finished) return
    finished.add(change)
    told.delete(change)
  }

  return async () => {
    const recent = await outbox.changes(now() - watched)
    const open = recent.filter(({ change }) => !finished.has(change))
    for (const change of finished) {
      if (!recent.some((one) => one.change === change)) finished.delete(change)
    }
    if (open.length === 0) return false
    const who = await makers()
    for (const { change, by } of open) {
      const report = await parts.report(change)
      if (report) await tell(report, who.get(by))
    }
    return open.some(({ change }) => !finished.has(change))
  }
}
