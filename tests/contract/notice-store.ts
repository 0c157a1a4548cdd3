/** The contract of notices: said once, edited in place, never doubled, gone with the person. */
import { describe, expect, it } from 'vitest'
import { createFollowing } from '../../src/store/following.ts'
import { createNotices } from '../../src/store/notices.ts'
import { createPeople } from '../../src/store/people.ts'
import type { Notice } from '../../src/store/ports/notices.ts'
import { sweep } from '../../src/store/sweep.ts'
import { minute, noon, receipt, textOf, type Stage } from '../support/outbox-stage.ts'

const amal = 'memory:amal'
const day = 24 * 60 * minute

const notice = (...texts: string[]): Notice => ({
  key: 'held 1',
  posts: texts.map((text) => ({
    kind: 'text',
    payload: { text },
    hasKeyboard: false,
    length: { used: text.length, limit: 4096 },
  })),
  language: 'ar',
  priority: 5,
  silent: false,
})

export function noticeContract(name: string, open: () => Promise<Stage>): void {
  async function desk() {
    const stage = await open()
    const notices = createNotices(stage.base)
    return {
      ...stage,
      notices,
      say: (...texts: string[]) => notices.put(amal, notice(...texts), noon),
      /** Kind and text of all that is due, sent as it comes. */
      async deliver(now = noon): Promise<string[]> {
        const done: string[] = []
        for (;;) {
          const taken = await stage.take(now)
          if (taken.length === 0) return done
          done.push(...taken.map((one) => `${one.kind} ${textOf(one)}`))
          await stage.arrived(taken, now)
        }
      },
    }
  }

  describe(`notices on ${name}`, () => {
    it('are said in a private chat that is made for them and follows nothing', async () => {
      const { say, take, chats } = await desk()
      expect(await say('two posts are held')).toBe(true)
      const [taken] = await take(noon)
      expect(taken).toMatchObject({ kind: 'send', address: amal, chatKind: 'private', item: 0 })
      expect(taken).toMatchObject({ language: 'ar', priority: 5, silent: false })
      expect(await chats.byAddress(amal)).toMatchObject({ kind: 'private', state: 'active' })
      expect(await chats.byAddress(amal)).not.toHaveProperty('subscription')
    })

    it('are said also to who follows nothing any more', async () => {
      const { base, say, deliver } = await desk()
      const following = createFollowing(base)
      const reader = { person: amal, chat: amal, language: 'ar' }
      await following.follow(reader, undefined, noon)
      await say('a post is held')
      await following.unfollow(amal, undefined, noon)
      expect(await deliver()).toEqual(['send a post is held'])
    })

    it('of one key are one post, which is edited, and equal words cost nothing', async () => {
      const { say, deliver } = await desk()
      await say('one')
      await say('one')
      expect(await deliver()).toEqual(['send one'])
      await say('one')
      expect(await deliver()).toEqual([])
      await say('two')
      await say('two')
      expect(await deliver()).toEqual(['revise two'])
      await say('one')
      expect(await deliver()).toEqual(['revise one'])
    })

    it('not sent yet are sent as they should be by now, and only the newest edit is made', async () => {
      const { say, deliver } = await desk()
      await say('one')
      await say('two')
      expect(await deliver()).toEqual(['send two'])
      await say('three')
      await say('four')
      expect(await deliver()).toEqual(['revise four'])
      await say('five')
      await say('four')
      expect(await deliver()).toEqual(['revise four'])
    })

    it('on their way are edited once they stand', async () => {
      const { say, take, arrived, deliver } = await desk()
      await say('one')
      const flying = await take(noon)
      await say('two')
      expect(await deliver()).toEqual([])
      await arrived(flying, noon)
      expect(await deliver()).toEqual(['revise two'])
    })

    it('grow and shrink by parts', async () => {
      const { say, deliver } = await desk()
      await say('one')
      await deliver()
      await say('one', 'more')
      expect(await deliver()).toEqual(['revise one', 'send more'])
      await say('less')
      expect(await deliver()).toEqual(['revise less', 'retract less'])
      await say('less', 'again')
      expect(await deliver()).toEqual(['revise less', 'send again'])
    })

    it('of two processes at once are said once', async () => {
      const { say, deliver } = await desk()
      await Promise.all([say('one'), say('one'), say('one')])
      expect(await deliver()).toEqual(['send one'])
    })

    it('that people deleted, or of which nobody knows whether they arrived, are said anew when they change', async () => {
      const { say, take, settle, deliver, outbox } = await desk()
      await say('one')
      await deliver()
      await say('two')
      const [edit] = await take(noon)
      const failure = { kind: 'gone', detail: 'message-gone', covers: 'message' } as const
      await settle([{ id: edit?.id ?? 0, outcome: 'cancelled', failure, postGone: true }], noon)
      await say('three')
      const [again] = await take(noon)
      expect(again).toMatchObject({ kind: 'send' })
      const cut = { kind: 'unknown-outcome', detail: 'cut' } as const
      await settle([{ id: again?.id ?? 0, outcome: 'unknown', failure: cut }], noon)
      expect(await outbox.held(10)).toEqual([])
      await say('four')
      expect(await deliver()).toEqual(['send four'])
    })

    it('that cannot be edited are followed by a reply, which later ones edit', async () => {
      const { say, take, settle, deliver } = await desk()
      await say('one')
      await deliver()
      await say('two')
      const [edit] = await take(noon)
      const failure = { kind: 'malformed', detail: 'not-editable' } as const
      await settle([{ id: edit?.id ?? 0, outcome: 'replaced', by: 'reply', failure }], noon)
      expect(await deliver()).toEqual(['send two'])
      await say('three')
      expect(await deliver()).toEqual(['revise three'])
    })

    it('are kept apart by key and chat, and known by both', async () => {
      const { notices, say, deliver } = await desk()
      await say('one')
      await notices.put(amal, { ...notice('other'), key: 'frozen 1' }, noon)
      await notices.put('memory:rima', notice('one'), noon)
      expect((await deliver()).sort()).toEqual(['send one', 'send one', 'send other'])
      expect(await notices.has(amal, 'held 1')).toBe(true)
      expect(await notices.has('memory:rima', 'frozen 1')).toBe(false)
    })

    it('name no place in the clear', async () => {
      const { say, base } = await desk()
      await say('River News is paused')
      const rows = await base.db.selectFrom('renderings').selectAll().execute()
      expect(rows).toHaveLength(1)
      expect(JSON.stringify(rows)).not.toContain('River')
    })

    it('are never said in a shared chat, and not in one that is gone', async () => {
      const { addChats, notices, say, chats } = await desk()
      await addChats(1, { kind: 'channel' })
      await expect(notices.put('memory:1', notice('one'), noon)).rejects.toThrow('in private')
      await say('one')
      const { id = 0 } = (await chats.byAddress(amal)) ?? {}
      await chats.setState(id, 'gone', 'person-deactivated', noon)
      expect(await say('two')).toBe(false)
    })

    it('that reach nobody are counted, each key once', async () => {
      const { notices, say, chats, deliver, take, settle } = await desk()
      expect(await notices.unheard()).toBe(0)
      await say('one')
      expect(await notices.unheard()).toBe(0)
      const [taken] = await take(noon)
      const failure = { kind: 'gone', detail: 'never-started', mayReturn: true } as const
      const chat = { state: 'paused', reason: 'never-started' } as const
      const again = { outcome: 'again', notBefore: noon, holdsUntil: noon, failure, chat } as const
      await settle([{ id: taken?.id ?? 0, ...again }], noon)
      expect(await notices.unheard()).toBe(1)
      await notices.put('memory:rima', notice('one'), noon)
      await deliver()
      expect(await notices.unheard()).toBe(0)
      const { id = 0 } = (await chats.byAddress(amal)) ?? {}
      await chats.setState(id, 'active', undefined, noon)
      expect(await deliver()).toEqual(['send one'])
    })

    it('go with the person', async () => {
      const { base, say, deliver, notices } = await desk()
      await say('one')
      await deliver()
      expect(await createPeople(base).forget(amal, amal, noon)).toMatchObject([
        { ...receipt(''), id: expect.any(String) },
      ])
      expect(await notices.has(amal, 'held 1')).toBe(false)
      expect(await deliver()).toEqual([])
    })

    it('are swept after 90 days, words and all', async () => {
      const { base, say, deliver } = await desk()
      await say('one')
      await deliver()
      await sweep(base, noon + 90 * day)
      expect(await base.db.selectFrom('posts').selectAll().execute()).toHaveLength(1)
      await sweep(base, noon + 91 * day)
      for (const table of ['posts', 'post_notices', 'renderings'] as const) {
        expect(await base.db.selectFrom(table).selectAll().execute()).toEqual([])
      }
    })
  })
}
