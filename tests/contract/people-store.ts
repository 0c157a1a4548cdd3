/** The contract of what is kept about people: what they chose and follow, who edits, and that nothing is left when they go. */
import { describe, expect, it } from 'vitest'
import { createAnswers } from '../../src/store/answers.ts'
import { createConsoleChat } from '../../src/store/console-chat.ts'
import { createDialogues } from '../../src/store/dialogues.ts'
import { createFollowing } from '../../src/store/following.ts'
import { forgetGone } from '../../src/store/forgetting.ts'
import { createPeople } from '../../src/store/people.ts'
import { createQueries } from '../../src/store/queries.ts'
import { createRoles } from '../../src/store/roles.ts'
import { minute, noon, receipt, type Stage } from '../support/outbox-stage.ts'

const hour = 60 * minute
const day = 24 * hour
/** As on Discord: the person and their private chat have different addresses. */
const amal = { person: 'memory:700', chat: 'memory:800', language: 'ar' }

export function peopleContract(name: string, openStage: () => Promise<Stage>): void {
  const open = async () => {
    const stage = await openStage()
    return {
      ...stage,
      people: createPeople(stage.base),
      following: createFollowing(stage.base),
      roles: createRoles(stage.base),
      queries: createQueries(stage.base),
      dialogues: createDialogues(stage.base),
      answers: createAnswers(stage.base),
      consoleChat: createConsoleChat(stage.base),
    }
  }

  describe(`people on ${name}`, () => {
    it('keep their id, and what they chose until they choose otherwise', async () => {
      const { people } = await open()
      expect(await people.byAddress('telegram:7')).toBeUndefined()
      const first = await people.put('telegram:7', { language: 'ar' }, noon)
      expect(first).toMatchObject({ language: 'ar' })
      expect(await people.put('telegram:7', {}, noon)).toEqual(first)
      const chosen = {
        newsLanguages: ['ar', 'en'],
        digits: 'arabic',
        textOnly: true,
        otherLanguage: 'wait',
      } as const
      await people.put('telegram:7', { ...chosen, newsLanguages: ['ar', 'en'] }, noon)
      await people.put('telegram:7', { language: 'fr' }, noon)
      const kept = { id: first.id, language: 'fr', ...chosen }
      expect(await people.byAddress('telegram:7')).toEqual(kept)
      expect(await people.put('telegram:7', { textOnly: false }, noon)).toEqual({
        ...kept,
        textOnly: false,
      })
      expect(Object.keys(await people.put('telegram:8', {}, noon))).toEqual(['id'])
    })

    it('are counted by those who follow, and never fewer than ten', async () => {
      const { people, following, chats } = await open()
      expect(await people.readers()).toEqual([])
      const follow = (number: number) => {
        const address = `memory:${number}`
        return following.follow({ person: address, chat: address, language: 'en' }, 'idlib', noon)
      }
      for (let number = 1; number <= 9; number++) await follow(number)
      expect(await people.readers()).toEqual([{ platform: 'memory', count: 'few' }])
      await follow(10)
      expect(await people.readers()).toEqual([{ platform: 'memory', count: 10 }])
      await following.unfollow('memory:10', undefined, noon)
      const gone = await chats.byAddress('memory:9')
      await chats.setState(gone?.id ?? 0, 'gone', 'blocked', noon)
      expect(await people.readers()).toEqual([{ platform: 'memory', count: 'few' }])
    })
  })

  describe(`roles on ${name}`, () => {
    const by = { by: 'person:1', now: noon }

    it('are one a person, and in the audit', async () => {
      const { roles, base } = await open()
      expect(await roles.of('memory:1')).toBeUndefined()
      await roles.grant('memory:1', 'owner', { by: 'setup', now: noon })
      await roles.grant('memory:2', 'editor', by)
      await roles.grant('memory:2', 'editor', by)
      await roles.grant('memory:2', 'owner', { ...by, now: noon + minute })
      expect(await roles.of('memory:2')).toBe('owner')
      expect(await roles.all()).toEqual([
        { person: 'memory:1', role: 'owner', since: noon },
        { person: 'memory:2', role: 'owner', since: noon + minute },
      ])
      expect(await roles.revoke('memory:2', by)).toBe(true)
      expect(await roles.revoke('memory:2', by)).toBe(false)
      expect(await roles.revoke('memory:3', by)).toBe(false)
      const audit = await base.db.selectFrom('audit').selectAll().orderBy('id').execute()
      expect(audit.map((entry) => [entry.by, entry.action, entry.detail])).toEqual([
        ['setup', 'role-grant', '{"person":1,"role":"owner"}'],
        ['person:1', 'role-grant', expect.stringContaining('"role":"editor"')],
        ['person:1', 'role-grant', expect.stringContaining('"role":"owner"')],
        ['person:1', 'role-revoke', expect.stringContaining('"role":"owner"')],
      ])
    })

    it('leave nothing of who was known for them alone, also where they asked to be forgotten before', async () => {
      const { roles, people, base } = await open()
      await roles.grant('memory:1', 'owner', by)
      await roles.grant('memory:2', 'editor', by)
      await roles.grant('memory:3', 'editor', by)
      await people.put('memory:2', { language: 'ar', digits: 'arabic' }, noon)
      await people.put('memory:3', { language: 'ar' }, noon)
      await people.forget('memory:2', 'memory:2', noon)
      expect(await people.byAddress('memory:2')).toBeDefined()
      await roles.revoke('memory:2', by)
      await roles.revoke('memory:3', by)
      expect(await people.byAddress('memory:2')).toBeUndefined()
      expect(await people.byAddress('memory:3')).toMatchObject({ language: 'ar' })
      expect(await base.db.selectFrom('people').select('id').execute()).toHaveLength(2)
    })

    it('never end with the last owner, also when two revoke each other', async () => {
      const { roles } = await open()
      await roles.grant('memory:1', 'owner', by)
      await roles.grant('memory:2', 'owner', by)
      const both = [roles.revoke('memory:1', by), roles.revoke('memory:2', by)]
      expect((await Promise.all(both)).filter(Boolean)).toHaveLength(1)
      expect(await roles.all()).toHaveLength(1)
    })
  })

  describe(`queries on ${name}`, () => {
    it('are one chat’s, sealed, and end after 90 days', async () => {
      const { queries, base } = await open()
      const id = await queries.put('memory:1', 'detainees idlib', noon)
      expect(id).toMatch(/^[\w-]{1,16}$/)
      expect(await queries.put('memory:1', 'detainees idlib', noon + day)).toBe(id)
      expect(await queries.put('memory:2', 'detainees idlib', noon)).not.toBe(id)
      expect(await queries.get(id, 'memory:1', noon + 91 * day - 1)).toBe('detainees idlib')
      expect(await queries.get(id, 'memory:1', noon + 91 * day)).toBeUndefined()
      expect(await queries.get(id, 'memory:2', noon)).toBeUndefined()
      const rows = await base.db.selectFrom('queries').selectAll().execute()
      expect(rows).toHaveLength(2)
      expect(JSON.stringify(rows)).not.toMatch(/detainees|memory:/)
    })
  })

  describe(`dialogues on ${name}`, () => {
    it('are one a private chat, sealed, the newest alone, and over after an hour', async () => {
      const { dialogues, base } = await open()
      expect(await dialogues.get(amal.chat, noon)).toBeUndefined()
      await dialogues.put(amal.chat, { item: 12, state: 'first words' }, noon)
      await dialogues.put(amal.chat, { item: 12, state: 'the new text' }, noon + minute)
      await dialogues.put('memory:2', { item: 12, state: 'of another' }, noon)
      expect(await dialogues.get(amal.chat, noon + minute + hour - 1)).toBe('the new text')
      expect(await dialogues.get(amal.chat, noon + minute + hour)).toBeUndefined()
      const rows = await base.db.selectFrom('dialogues').selectAll().execute()
      expect(rows).toHaveLength(2)
      expect(JSON.stringify(rows)).not.toMatch(/words|text|memory:/)
      await dialogues.end(amal.chat)
      await dialogues.end(amal.chat)
      expect(await dialogues.get(amal.chat, noon + minute)).toBeUndefined()
      expect(await dialogues.get('memory:2', noon)).toBe('of another')
    })

    it('hold a text of a megabyte', async () => {
      const { dialogues } = await open()
      const text = 'نص '.repeat(500_000)
      await dialogues.put(amal.chat, { item: 12, state: text }, noon)
      expect(await dialogues.get(amal.chat, noon)).toBe(text)
    })
  })

  describe(`forgetting on ${name}`, () => {
    const fill = async () => {
      const all = await open()
      const { people, following, queries, dialogues, answers, consoleChat, chats, base } = all
      await people.put(amal.person, { language: 'ar' }, noon)
      await following.follow(amal, 'idlib', noon)
      const { id = 0 } = (await chats.byAddress(amal.chat)) ?? {}
      await all.publish([id], ['old'])
      await all.deliver(noon)
      await all.publish([id], ['new'])
      await all.deliver(noon + 3 * day)
      await all.publish([id], ['flying', 'due'])
      await queries.put(amal.chat, 'detainees', noon)
      await dialogues.put(amal.chat, { item: 12, state: 'a draft' }, noon)
      await answers.add(amal.chat, [receipt('a1')], noon)
      await answers.add(amal.chat, [receipt('a2'), receipt('a3')], noon + 3 * day)
      await answers.add(amal.chat, [], noon + 3 * day)
      await consoleChat.put(amal.chat, { id: 'a', content: 'a line' }, noon)
      const left = async () => {
        const tables = ['people', 'chats', 'subscriptions', 'posts', 'operations'] as const
        const more = ['post_items', 'queries', 'dialogues', 'answers', 'console_chat'] as const
        const counts = [...tables, ...more].map(async (table) => {
          const rows = await base.db.selectFrom(table).selectAll().execute()
          return rows.length
        })
        return (await Promise.all(counts)).join(' ')
      }
      return { ...all, chat: id, left }
    }

    it('tells what is kept, for them alone', async () => {
      const { people, following, queries, answers } = await fill()
      expect(await people.kept(amal.person, amal.chat)).toEqual({
        preferences: { language: 'ar' },
        follows: true,
        topics: ['idlib'],
        without: [],
        queries: 1,
        draft: true,
        receipts: 5,
        said: true,
        since: noon,
      })
      expect(await people.kept('memory:1', 'memory:1')).toBeUndefined()
      await following.unfollow(amal.chat, undefined, noon)
      expect(await people.kept(amal.person, amal.chat)).toMatchObject({
        follows: false,
        topics: [],
      })
      await following.follow(amal, undefined, noon)
      await following.unfollow(amal.chat, 'idlib', noon)
      const but = { follows: true, topics: [], without: ['idlib'] }
      expect(await people.kept(amal.person, amal.chat)).toMatchObject(but)
      await queries.put('memory:2', 'words', noon + day)
      const asked = { preferences: {}, queries: 1, draft: false, receipts: 0, since: noon + day }
      expect(await people.kept('memory:2', 'memory:2')).toMatchObject(asked)
      await answers.add('memory:2', [receipt('1')], noon)
      expect(await people.kept('memory:2', 'memory:2')).toMatchObject({ receipts: 1, since: noon })
    })

    it('leaves nothing, and names what may still be deleted', async () => {
      const { people, left, take, arrived } = await fill()
      const [flying] = await take(noon + 3 * day)
      const receipts = await people.forget(amal.person, amal.chat, noon + 3 * day + hour)
      expect(receipts.map((one) => one.id).toSorted()).toEqual([
        'a2',
        'a3',
        expect.stringMatching(/^sent-/),
      ])
      expect(await left()).toBe('0 0 0 0 0 0 0 0 0 0')
      await arrived(flying ? [flying] : [], noon + 3 * day)
      expect(await people.kept(amal.person, amal.chat)).toBeUndefined()
      expect(await people.forget(amal.person, amal.chat, noon)).toEqual([])
    })

    it('plans nothing for a chat that was forgotten while its batch was made', async () => {
      const { people, chat, addItem, addChats, fanouts, batch, deliver } = await fill()
      const [other = 0] = await addChats(1)
      const fanout = await addItem()
      await people.forget(amal.person, amal.chat, noon)
      const sends = [{ chat }, { chat: other }]
      expect(await fanouts.commit(fanout, batch(fanout, ['next'], sends), noon)).toBe(true)
      expect(await deliver(noon)).toEqual([`${other}:next`])
    })

    it('takes nothing of others, of shared chats or of the desk', async () => {
      const { people, roles, chats, queries, following, addChats } = await fill()
      await addChats(1, { kind: 'group' })
      const id = await queries.put('memory:2', 'words', noon)
      const other = { person: 'memory:2', chat: 'memory:2', language: 'en' }
      await following.follow(other, 'idlib', noon)
      await roles.grant(amal.person, 'editor', { by: 'person:1', now: noon })
      await people.forget(amal.person, amal.chat, noon)
      await people.forget('memory:3', 'memory:1', noon)
      expect(await chats.byAddress('memory:1')).toMatchObject({ kind: 'group' })
      expect(await queries.get(id, 'memory:2', noon)).toBe('words')
      expect(await following.of('memory:2')).toMatchObject({ any: ['idlib'] })
      expect(await roles.of(amal.person)).toBe('editor')
      expect(Object.keys((await people.byAddress(amal.person)) ?? {})).toEqual(['id'])
    })

    it('comes by itself for those who left, and not for those who came back', async () => {
      const { base, chats, chat, left, addChats } = await fill()
      await chats.setState(chat, 'gone', 'blocked', noon)
      expect(await forgetGone(base, noon, 10)).toBe(0)
      await chats.setState(chat, 'active', undefined, noon)
      expect(await forgetGone(base, noon + 1, 10)).toBe(0)
      await chats.setState(chat, 'gone', 'blocked', noon)
      const [group = 0] = await addChats(1, { kind: 'group' })
      await chats.setState(group, 'gone', 'left', noon)
      expect(await forgetGone(base, noon + 1, 10)).toBe(1)
      expect(await left()).toBe('0 1 1 0 0 0 0 0 0 0')
    })

    it('comes by itself for those who have taken no messages since then', async () => {
      const { base, chats, chat, left } = await fill()
      await chats.setState(chat, 'paused', 'blocked-by-person', noon)
      expect(await forgetGone(base, noon, 10)).toBe(0)
      expect(await forgetGone(base, noon + 1, 10)).toBe(1)
      expect(await left()).toBe('0 0 0 0 0 0 0 0 0 0')
    })
  })
}
