/** The contract of following: what a reader follows, and what becomes of it. */
import { describe, expect, it } from 'vitest'
import { createFollowing } from '../../src/store/following.ts'
import { createPeople } from '../../src/store/people.ts'
import { minute, noon, settings, type Stage } from '../support/outbox-stage.ts'

/** As on Discord: the person and their private chat have different addresses. */
const amal = { person: 'memory:700', chat: 'memory:800', language: 'ar' }

export function followingContract(name: string, openStage: () => Promise<Stage>): void {
  const open = async () => {
    const stage = await openStage()
    return {
      ...stage,
      people: createPeople(stage.base),
      following: createFollowing(stage.base),
    }
  }

  describe(`following on ${name}`, () => {
    it('grows and shrinks by topics, and ends with the last', async () => {
      const { following, chats } = await open()
      expect(await following.of(amal.chat)).toBeUndefined()
      await following.follow(amal, 'idlib', noon)
      await following.follow(amal, 'aleppo', noon)
      await following.follow(amal, 'idlib', noon)
      expect(await following.of(amal.chat)).toMatchObject({ any: ['idlib', 'aleppo'], none: [] })
      expect(await chats.byAddress(amal.chat)).toMatchObject({
        kind: 'private',
        language: 'ar',
        subscription: { format: 'full', languages: [] },
      })
      expect(await following.unfollow(amal.chat, 'idlib', noon)).toMatchObject({ any: ['aleppo'] })
      expect(await following.unfollow(amal.chat, 'aleppo', noon)).toBeUndefined()
      expect(await following.of(amal.chat)).toBeUndefined()
      expect(await following.unfollow('memory:404', 'aleppo', noon)).toBeUndefined()
    })

    it('of everything leaves topics out, and lets them in again', async () => {
      const { following } = await open()
      await following.follow(amal, 'idlib', noon)
      await following.follow(amal, undefined, noon)
      expect(await following.of(amal.chat)).toMatchObject({ any: [], none: [] })
      expect(await following.unfollow(amal.chat, 'sport', noon)).toMatchObject({
        any: [],
        none: ['sport'],
      })
      expect(await following.follow(amal, 'idlib', noon)).toMatchObject({ none: ['sport'] })
      expect(await following.follow(amal, 'sport', noon)).toMatchObject({ any: [], none: [] })
      expect(await following.unfollow(amal.chat, undefined, noon)).toBeUndefined()
    })

    it('carries to every plan that a reader wants no pictures', async () => {
      const { people, following, chats, addItem, addChats, fanouts } = await open()
      await addChats(1)
      await people.put(amal.person, { textOnly: true }, noon)
      await following.follow(amal, undefined, noon)
      const fanout = await addItem()
      const planned = async () =>
        (await fanouts.chats(fanout, 10)).map((chat) => chat.textOnly ?? false)
      expect(await planned()).toEqual([false, true])
      expect(await chats.byAddress(amal.chat)).toMatchObject({ textOnly: true })
      await people.put(amal.person, { textOnly: false }, noon)
      expect(await planned()).toEqual([false, false])
    })

    it('carries to every plan what a reader wants of other languages, before what was set for their chat', async () => {
      const { people, following, chats, addChats, addItem, fanouts } = await open()
      await addChats(1, { otherLanguage: 'mark' })
      const set = {
        settings: { ...settings, otherLanguage: 'nothing' },
        address: amal.chat,
      } as const
      await chats.put([set], { by: 'test', now: noon })
      await following.follow(amal, undefined, noon)
      const fanout = await addItem()
      const planned = async () => (await fanouts.chats(fanout, 10)).map((one) => one.otherLanguage)
      expect(await planned()).toEqual(['mark', 'nothing'])
      await people.put(amal.person, { otherLanguage: 'wait' }, noon)
      expect(await planned()).toEqual(['mark', 'wait'])
      expect(await people.kept(amal.person, amal.chat)).toMatchObject({
        preferences: { otherLanguage: 'wait' },
      })
      await people.forget(amal.person, amal.chat, noon)
      expect(await people.byAddress(amal.person)).toBeUndefined()
      await following.follow(amal, undefined, noon)
      expect(await planned()).toEqual(['mark', undefined])
    })

    it('ends what is due with the last topic, but no message in its middle', async () => {
      const { following, chats, addChats, publish, take, arrived, deliver, outbox } = await open()
      const [other = 0] = await addChats(1)
      await following.follow(amal, 'idlib', noon)
      await following.follow(amal, 'aleppo', noon)
      const { id = 0 } = (await chats.byAddress(amal.chat)) ?? {}
      await publish([id, other], ['begun', 'finished'])
      const [first, second] = await take(noon, 2)
      await publish([id, other], ['due', 'and its end'])
      await following.unfollow(amal.chat, 'aleppo', noon)
      await arrived(first && second ? [first, second] : [], noon)
      expect((await outbox.counts()).map((row) => row.state)).not.toContain('cancelled')
      await following.unfollow(amal.chat, 'idlib', noon)
      expect((await deliver(noon)).toSorted()).toEqual(
        [`${id}:finished`, `${other}:and its end`, `${other}:due`, `${other}:finished`].toSorted(),
      )
    })

    it('brings items in the languages chosen, before and after', async () => {
      const { people, following, chats } = await open()
      const languages = async () => {
        const chat = await chats.byAddress(amal.chat)
        return [chat?.language, ...(chat?.subscription?.languages ?? [])]
      }
      await people.put(amal.person, { newsLanguages: ['ar', 'en'] }, noon)
      await following.follow(amal, 'idlib', noon)
      expect(await languages()).toEqual(['ar', 'ar', 'en'])
      await people.put(amal.person, { language: 'fr', newsLanguages: ['fr'] }, noon)
      expect(await languages()).toEqual(['fr', 'fr'])
    })

    it('brings back who had blocked, and refuses a shared chat', async () => {
      const { following, chats, addChats } = await open()
      await following.follow(amal, 'idlib', noon)
      const { id = 0 } = (await chats.byAddress(amal.chat)) ?? {}
      await chats.setState(id, 'gone', 'blocked', noon)
      await following.follow(amal, 'idlib', noon + minute)
      expect(await chats.byAddress(amal.chat)).toMatchObject({ id, state: 'active' })
      await addChats(1, { kind: 'group' })
      const shared = following.follow({ ...amal, chat: 'memory:1' }, 'idlib', noon)
      await expect(shared).rejects.toThrow('Only a private chat')
      expect(await chats.byAddress('memory:1')).toMatchObject({ language: 'en' })
      expect(await following.of('memory:1')).toBeUndefined()
    })
  })
}
