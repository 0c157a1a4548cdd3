/** The contract of a redaction towards the other language versions: their posts lead to it no more, nor does anything that is kept of them. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Post } from '../../adapters/adapter.ts'
import type { RenderItem } from '../../src/delivery/plan.ts'
import { createItems } from '../../src/store/items.ts'
import type { ClaimedOperation } from '../../src/store/ports/outbox.ts'
import { indexText } from '../../src/topics/search-text.ts'
import { plannerOf } from '../support/change-stage.ts'
import { newItem } from '../support/news.ts'
import { noon, receipt, type Stage } from '../support/outbox-stage.ts'

/** As an entity of Telegram, and as Discord writes links into a text. */
const render: RenderItem = (item, _chat, { twin, told }) => {
  const of = [item.url, twin?.url].flatMap((url) => (url === undefined ? [] : [url]))
  const links = item.withdrawnAt === undefined && !told ? of : []
  const text = [told ?? item.title, ...links.map((url) => `[read](<${url}>)`)].join(' ')
  const entities = links.map((url) => ({ type: 'text_link', url: new URL(url).href }))
  const posts: Post[] = [
    {
      kind: 'text',
      payload: { text, entities },
      hasKeyboard: false,
      length: { used: 1, limit: 9 },
    },
  ]
  const key = createHash('sha256')
    .update(JSON.stringify([item.number, posts]))
    .digest('hex')
  return { key, posts, twinShown: twin?.url !== undefined }
}

const own = 'https://valley.example/story'
/** Longer than the other's own, and written in another way than platforms write it. */
const witness = 'https://VALLEY.example/story-of-the-witness-(zebulonia)'

export function redactionContract(name: string, open: () => Promise<Stage>): void {
  /** English in a channel, which leads to the Arabic version. */
  async function pair(arabic: { url?: string } = { url: witness }) {
    const stage = await open()
    const items = createItems(stage.base, indexText)
    await stage.addChats(1, { kind: 'channel', language: 'en' })
    const plan = plannerOf(stage, items, render)
    const who = { by: 'test', now: noon }
    await items.add(
      [
        newItem({ title: 'Witness', url: own }),
        newItem({ title: 'شاهدة', language: 'ar', ...arabic }),
      ],
      { ...who, fanOut: true },
    )
    await plan()
    const redact = (number: number) => items.change(number, { verb: 'redact' }, who)
    return { stage, plan, items, redact }
  }

  async function deliver(stage: Stage): Promise<ClaimedOperation[]> {
    const sent = await stage.take(noon)
    await stage.settle(
      sent.map((one) => ({
        id: one.id,
        outcome: 'sent',
        receipt: one.receipt ?? receipt(`sent-${one.id}`),
        at: noon,
      })),
      noon,
    )
    return sent
  }

  async function kept({ base }: Stage): Promise<string> {
    const tables = ['renderings', 'posts', 'operations', 'items', 'item_revisions'] as const
    const all = await Promise.all(
      tables.map((table) => base.db.selectFrom(table).selectAll().execute()),
    )
    return JSON.stringify(all)
  }

  describe(`a redacted item’s address on ${name}`, () => {
    it('leaves the post of the other version, and all that was rendered of it', async () => {
      const { stage, plan, redact } = await pair()
      const [first] = await deliver(stage)
      expect(JSON.stringify(first?.post)).toMatch(/zebulonia/)
      await redact(2)
      expect(await kept(stage)).not.toMatch(/zebulonia/i)
      await plan()
      const [edit, ...more] = await deliver(stage)
      expect(more).toEqual([])
      expect(edit).toMatchObject({ kind: 'revise', item: 1, receipt: { id: `sent-${first?.id}` } })
      expect(edit?.post.payload).toEqual({
        text: `Witness [read](<${own}>)`,
        entities: [{ type: 'text_link', url: own }],
      })
    })

    it('is not sent with what is due already, whether that is planned anew in time or not', async () => {
      const { stage, plan, redact } = await pair()
      await redact(2)
      const [early] = await deliver(stage)
      expect(JSON.stringify(early?.post)).toContain(own)
      expect(JSON.stringify(early?.post)).not.toMatch(/zebulonia/i)
      await plan()
      const [edit] = await deliver(stage)
      expect(edit?.post.payload).toMatchObject({ text: `Witness [read](<${own}>)` })
    })

    it('goes also where the item was withdrawn before', async () => {
      const { stage, plan, items, redact } = await pair()
      await deliver(stage)
      await items.change(2, { verb: 'withdraw' }, { by: 'test', now: noon })
      await plan()
      await deliver(stage)
      await redact(2)
      expect(await kept(stage)).not.toMatch(/zebulonia/i)
    })

    it('stays where it is the other version’s too', async () => {
      const { stage, redact } = await pair({ url: own })
      await redact(2)
      const [sent] = await deliver(stage)
      expect(sent?.post.payload).toMatchObject({ text: expect.stringContaining(own) })
      expect(JSON.stringify(sent?.post)).not.toContain('redacted')
    })
  })
}
