/** An item that changes while it goes to channels: what is planned, taken, and shown in the end. */
import { createHash } from 'node:crypto'
import type { Post } from '../../adapters/adapter.ts'
import { createFanoutRunner } from '../../src/delivery/fanout.ts'
import type { RenderItem } from '../../src/delivery/plan.ts'
import { createEvents } from '../../src/events.ts'
import { createItems } from '../../src/store/items.ts'
import type { ItemChange, Items } from '../../src/store/ports/items.ts'
import type { ClaimedOperation } from '../../src/store/ports/outbox.ts'
import { indexText } from '../../src/topics/search-text.ts'
import { newItem } from './news.ts'
import { noon, textOf, type Stage } from './outbox-stage.ts'

export const keyOf = (text: string) => createHash('sha256').update(text).digest('hex')

/** A title is a text of as many posts as it has parts between bars. */
const render: RenderItem = (item, _chat, { told }) => {
  const lines = (item.lines ?? []).map((line) => ` (${line.text})`).join('')
  const whole = item.withdrawnAt === undefined ? item.title + lines : 'notice'
  const texts = told ? [`told ${told}`] : whole.split('|')
  const posts = texts.map((text): Post => ({
    kind: 'text',
    payload: { text },
    hasKeyboard: false,
    length: { used: 1, limit: 10 },
  }))
  return { key: keyOf(`${item.number} ${texts.join('|')}`), posts, twinShown: false }
}

/** Plans all that is due, as the fan-out does. */
export function plannerOf(stage: Stage, items: Items, rendered: RenderItem): () => Promise<void> {
  const runner = createFanoutRunner({
    fanouts: stage.fanouts,
    items,
    events: createEvents(),
    now: () => noon,
    rendering: async () => rendered,
  })
  return async () => {
    while (await runner.pass());
  }
}

/** A stage with channels and an item that is to go to them. */
export async function openChangeStage(open: () => Promise<Stage>, chats = 1, title = 'old') {
  const stage = await open()
  const items = createItems(stage.base, indexText)
  await stage.addChats(chats, { kind: 'channel' })
  const plan = plannerOf(stage, items, render)
  const publish = async (text: string) => {
    const options = { fanOut: true, by: 'test', now: noon }
    const [added] = await items.add([newItem({ title: text })], options)
    return added?.number ?? 0
  }
  const item = await publish(title)
  const change = async (what: ItemChange) => {
    const changed = await items.change(item, what, { by: 'test', now: noon })
    if (changed.outcome !== 'changed') throw new Error(changed.outcome)
    return changed.change
  }
  const says = (text: string): Pick<ItemChange, 'said'> => ({ said: newItem({ title: text }) })
  return { stage, items, item, plan, change, says, publish }
}
/** What each chat shows in the end: the newest text by post. */
export function shown(sent: ClaimedOperation[]): string[] {
  const posts = new Map<string, string>()
  for (const one of sent) {
    const key = one.receipt?.id ?? `sent-${one.id}`
    if (one.kind === 'retract') posts.delete(key)
    else posts.set(key, textOf(one))
  }
  return [...posts.values()].sort()
}
/** An edited post keeps its receipt. */
export const arrived = (stage: Stage, operations: ClaimedOperation[]) =>
  stage.settle(
    operations.map((one) => ({
      id: one.id,
      outcome: 'sent',
      receipt: one.receipt ?? { id: `sent-${one.id}`, kind: 'text' },
      at: noon,
    })),
    noon,
  )
/** Takes and sends until nothing may go. */
export async function deliver(
  stage: Stage,
  sent: ClaimedOperation[] = [],
): Promise<ClaimedOperation[]> {
  for (;;) {
    const taken = await stage.take(noon)
    if (taken.length === 0) return sent
    sent.push(...taken)
    await arrived(stage, taken)
  }
}
