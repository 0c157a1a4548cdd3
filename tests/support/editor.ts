/** An editor for journeys: publishes and changes items by the desk, and waits until a change has reached every post. */
import type { ChangeReport } from '../../src/desk/change-report.ts'
import type { Edit, EditText } from '../../src/desk/editing.ts'
import type { PublishRequest } from '../../src/desk/publish.ts'
import { openTools } from '../../src/tools.ts'
import type { Newsroom } from './newsroom.ts'

export type Editor = Awaited<ReturnType<typeof openEditor>>

export const asText = (text: string, more: Partial<EditText> = {}): EditText => ({
  bytes: Buffer.from(text),
  format: 'text',
  ...more,
})

/** Beside the server, in another connection to its store, until `leave`. */
export async function openEditor(newsroom: Newsroom, now: () => number = Date.now) {
  const tools = await openTools(newsroom.config, now)

  /** Looks again whenever something was planned, sent or refused. */
  async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
    for (;;) {
      const more = newsroom.something()
      const found = await look()
      if (found !== undefined) return found
      await more
    }
  }

  const finished = (change: number): Promise<ChangeReport> =>
    until(async () => {
      const report = await tools.editing.report(change)
      return report?.finished ? report : undefined
    })

  return {
    tools,
    until,
    finished,

    async publishes(
      name: string,
      text: string,
      more: Partial<PublishRequest> = {},
      picture?: Uint8Array,
    ) {
      const release = {
        name,
        stem: name.replace(/\..*$/, ''),
        format: 'text' as const,
        bytes: Buffer.from(text),
        ...(picture ? { picture: { name: 'x.png', bytes: picture } } : {}),
      }
      const request = { source: 'inbox', asNew: false, pair: false, by: 'test', ...more }
      const [outcome] = await tools.publish({ ...request, releases: [release] })
      if (outcome?.outcome !== 'stored') throw new Error(JSON.stringify(outcome))
      return outcome.number
    },

    /** Resolves when no post of the item is due any more. */
    async out(item: number, posts: number): Promise<void> {
      await until(async () => {
        const all = await tools.store.outbox.ofItem(item)
        const open = all.some(({ state }) => state === 'due' || state === 'sending')
        return all.length >= posts && !open ? true : undefined
      })
    },

    /** Its change, or throws with what was said instead. */
    async changes(edit: Omit<Edit, 'by'>): Promise<number> {
      const outcome = await tools.editing.apply({ by: 'test', ...edit })
      if (outcome.outcome !== 'done') throw new Error(JSON.stringify(outcome))
      return outcome.change
    },

    leave: tools.close,
  }
}
