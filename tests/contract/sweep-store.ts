/** The contract of the sweep: each thing goes when its time is up, not before, and nothing goes that is still of use. */
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { createAnswers } from '../../src/store/answers.ts'
import { createConsoleChat, saidKept } from '../../src/store/console-chat.ts'
import { createDialogues, dialogueKept } from '../../src/store/dialogues.ts'
import { createFollowing } from '../../src/store/following.ts'
import { createHolds } from '../../src/store/holds.ts'
import { createInbound } from '../../src/store/inbound.ts'
import { createNotices } from '../../src/store/notices.ts'
import { createPeople } from '../../src/store/people.ts'
import { createQueries } from '../../src/store/queries.ts'
import type { Schema } from '../../src/store/schema.ts'
import { sweep } from '../../src/store/sweep.ts'
import { minute, noon, receipt, type Stage } from '../support/outbox-stage.ts'

const day = 24 * 60 * minute

const notice = {
  posts: [
    {
      kind: 'text' as const,
      payload: { text: 'told' },
      hasKeyboard: false,
      length: { used: 4, limit: 100 },
    },
  ],
  language: 'en',
  priority: 15,
  silent: false,
}

export function sweepContract(name: string, open: () => Promise<Stage>): void {
  const rows = async (stage: Stage, table: keyof Schema) =>
    (await sql`select 1 from ${sql.table(table)}`.execute(stage.base.db)).rows.length

  describe(`the sweep on ${name}`, () => {
    it('takes what has ended, and leaves the rest', async () => {
      const stage = await open()
      const { base } = stage
      const inbound = createInbound(base)
      await inbound.take('telegram:1', '77', noon - 2 * day - 1)
      await inbound.take('telegram:1', '78', noon - 2 * day)
      const holds = createHolds(base)
      await holds.set('telegram', 'bot', noon)
      await holds.set('telegram', 12, noon + 1)
      const queries = createQueries(base)
      await queries.put('memory:1', 'old', noon - 90 * day)
      await queries.put('memory:1', 'new', noon - 90 * day + 1)
      const dialogues = createDialogues(base)
      await dialogues.put('memory:1', { item: 12, state: 'old' }, noon - dialogueKept)
      await dialogues.put('memory:2', { item: 12, state: 'new' }, noon - dialogueKept + 1)
      const said = createConsoleChat(base)
      await said.put('memory:1', { id: 'a', content: 'old' }, noon - saidKept)
      await said.put('memory:1', { id: 'b', content: 'new' }, noon - saidKept + 1)
      const answers = createAnswers(base)
      await answers.add('memory:1', [receipt('1')], noon - 2 * day)
      await answers.add('memory:1', [receipt('2')], noon - 2 * day + 1)
      const entry = { ns: 'answers', v: '{}' }
      await base.db
        .insertInto('cache')
        .values([
          { ...entry, k: 'old', expires: noon },
          { ...entry, k: 'new', expires: noon + 1 },
          { ...entry, k: 'kept', expires: null },
        ])
        .execute()
      expect(await sweep(base, noon)).toBe(7)
      const people = ['queries', 'dialogues', 'answers', 'console_chat'] as const
      const tables = ['inbound', 'holds', ...people, 'cache'] as const
      const left = await Promise.all(tables.map((table) => rows(stage, table)))
      expect(left).toEqual([1, 1, 1, 1, 1, 1, 2])
      expect(await sweep(base, noon)).toBe(0)
    })

    it('takes how posts were sent after 90 days, and their receipts after two years', async () => {
      const stage = await open()
      const { base } = stage
      const [chat = 0] = await stage.addChats(1)
      const { item, story } = await stage.publish([chat], ['one', 'two'])
      await stage.deliver(noon)
      expect(await sweep(base, noon + 90 * day)).toBe(0)
      expect(await sweep(base, noon + 90 * day + 1)).toBe(3)
      expect([await rows(stage, 'operations'), await rows(stage, 'fanouts')]).toEqual([0, 0])
      const told = { platform: 'memory', state: 'sent' }
      expect(await stage.outbox.ofItems([item])).toEqual([
        { ...told, item, private: true, count: 2 },
      ])
      const stands = { ...told, chat, kind: 'send', receipt: { kind: 'text' } }
      expect(await stage.outbox.ofItem(item)).toMatchObject([
        { ...stands, part: 0 },
        { ...stands, part: 1 },
      ])

      const revise = await stage.addFanout({ kind: 'revise', item, story })
      expect(await stage.outbox.ofItem(item)).toMatchObject([
        { receipt: { id: 'sent-1' } },
        { receipt: { id: 'sent-2' } },
      ])

      await stage.fanouts.commit(revise, { cursor: 'done', operations: [], renderings: [] }, noon)
      expect(await sweep(base, noon + 730 * day)).toBe(1)
      expect(await sweep(base, noon + 730 * day + 1)).toBe(3)
      expect([await rows(stage, 'post_items'), await rows(stage, 'renderings')]).toEqual([0, 0])
    })

    it('takes nothing to which something is due', async () => {
      const stage = await open()
      const [sent = 0, due = 0] = await stage.addChats(2)
      const { item, story } = await stage.publish([sent, due], ['one'])
      const [first] = await stage.take(noon, 1)
      await stage.arrived(first ? [first] : [], noon)
      const revise = await stage.addFanout({ kind: 'revise', item, story })
      const [chat] = await stage.fanouts.chats(revise, 1)
      const post = chat?.posts[0]?.id ?? 0
      const edit = { chat: sent, post, kind: 'revise' } as const
      await stage.fanouts.commit(revise, stage.batch(revise, ['mended'], [edit]), noon)
      await sweep(stage.base, noon + 3_000 * day)
      expect(await stage.deliver(noon + 3_000 * day)).toEqual([`${due}:one`, `${sent}:mended`])
    })

    it('takes the posts of a chat that stays gone, and the people who left', async () => {
      const stage = await open()
      const following = createFollowing(stage.base)
      const reader = { person: 'memory:700', chat: 'memory:800', language: 'en' }
      await following.follow(reader, 'idlib', noon)
      const { id = 0 } = (await stage.chats.byAddress(reader.chat)) ?? {}
      const [group = 0, other = 0] = await stage.addChats(2, { kind: 'group' })
      await stage.publish([id, group, other], ['one'])
      await stage.deliver(noon)
      for (const chat of [id, group]) await stage.chats.setState(chat, 'gone', 'left', noon)
      expect(await sweep(stage.base, noon + 30 * day)).toBe(0)
      await sweep(stage.base, noon + 30 * day + 1)
      expect([await rows(stage, 'people'), await rows(stage, 'posts')]).toEqual([0, 1])
      expect((await stage.chats.page(0, 10)).map((chat) => chat.id)).toEqual([group, other])
    })

    it('takes a private chat with the last that was told there, where nothing else is known of it', async () => {
      const stage = await open()
      const notices = createNotices(stage.base)
      const following = createFollowing(stage.base)
      const people = createPeople(stage.base)
      const tell = (chat: string, key: string, at: number) =>
        notices.put(chat, { ...notice, key }, at)
      const [told, reader, former] = ['memory:901', 'memory:902', 'memory:903']
      const follower = (chat: string) => ({ person: chat, chat, language: 'en' })
      await following.follow(follower(reader), 'idlib', noon)
      await following.follow(follower(former), 'idlib', noon)
      await following.unfollow(former, undefined, noon)
      await people.put(told, { language: 'ar' }, noon)
      for (const chat of [told, reader, former]) await tell(chat, 'one', noon)
      await tell(told, 'two', noon + 1)
      await stage.deliver(noon + 1)
      const known = async () => (await stage.chats.page(0, 10)).map(({ address }) => address)
      await sweep(stage.base, noon + 90 * day + 1)
      expect((await known()).toSorted()).toEqual([told, reader, former])
      await sweep(stage.base, noon + 90 * day + 2)
      expect((await known()).toSorted()).toEqual([reader, former])
      expect(await people.byAddress(told)).toMatchObject({ language: 'ar' })
      expect(await tell(told, 'three', noon + 91 * day)).toBe(true)
      expect(await stage.deliver(noon + 91 * day)).toHaveLength(1)
    })

    it('keeps a chat to which something that was told is still due', async () => {
      const stage = await open()
      const notices = createNotices(stage.base)
      await notices.put('memory:901', { ...notice, key: 'one' }, noon)
      await sweep(stage.base, noon + 91 * day)
      expect(await stage.deliver(noon + 91 * day)).toHaveLength(1)
    })

    it('goes on batch by batch until nothing is left', async () => {
      const stage = await open()
      await stage.publish(await stage.addChats(1_100), ['one'])
      await stage.base.db
        .updateTable('operations')
        .set({ state: 'sent', settled_at: noon })
        .execute()
      expect(await sweep(stage.base, noon + 100 * day)).toBe(1_101)
      expect(await rows(stage, 'operations')).toBe(0)
    })

    it('leaves a rendering that is used again', async () => {
      const stage = await open()
      const first = await stage.publish([], ['one'])
      const [chat = 0] = await stage.addChats(1)
      const again = await stage.addItem()
      const send = stage.batch(again, [], [{ chat, rendering: `${first.id}` }])
      const { renderings } = stage.batch(first, ['one'], [])
      const later = noon + 730 * day
      await stage.fanouts.commit(again, { ...send, renderings }, later)
      await stage.base.db.updateTable('posts').set({ rendering: 'another' }).execute()
      await sweep(stage.base, later + 1)
      expect(await stage.deliver(later + 1)).toEqual([`${chat}:one`])
    })
  })
}
