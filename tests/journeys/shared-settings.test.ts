/** What a shared chat gets is changed by nobody who speaks in it: not by a member, an anonymous admin, a channel's name or a button. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { publishFiles, starterTopics, valleyRelease } from '../support/releases.ts'
import { doors, talker, type Talker } from '../support/talker.ts'

/** Whatever sets something, in words and behind buttons; an alias and a link among them. */
const settings = [
  '/follow everything',
  '/follow damascus',
  '/subscribe damascus',
  '/unfollow',
  '/unfollow idlib',
  '/unfollow everything',
  '/language ar',
  '/settings text',
  '/settings arabic',
  '/settings news ar',
  '/settings other nothing',
  '/start c_follow',
  '/forget',
  '/forget all',
]

let newsroom: Newsroom
let ahead = 0

describe.each(doors)('over %s', (door) => {
  const isDiscord = door === 'discord'
  let reader: Talker
  let places: string[]
  let before: unknown

  beforeEach(async () => {
    newsroom = await openNewsroom(isDiscord ? {} : { library: door }, () => Date.now() + ahead)
    const { discord, telegram } = newsroom
    places = isDiscord
      ? [discord.channel('families'), discord.channel('news', 'announcement')]
      : (['group', 'supergroup', 'channel'] as const).map(
          (kind) => `telegram:${telegram.chat(kind, kind)}`,
        )
    await newsroom.desk(async (tools) => {
      await tools.topics.import(await starterTopics(tools), 'test')
      await publishFiles(tools, { 'valley.en.txt': valleyRelease })
      await tools.chats.put(places, { topics: ['idlib'], languages: ['en'] }, 'test')
    })
    await newsroom.start()
    reader = talker(newsroom, door, 'Amal', 'en')
    before = await settingsOf()
  })
  afterEach(() => newsroom.close())

  const settingsOf = () =>
    newsroom.desk(({ store }) =>
      Promise.all(
        places.map(async (place) => {
          const { state: _, ...chat } = (await store.chats.byAddress(place)) ?? {}
          return chat
        }),
      ),
    )

  /** What was sent before is handled when this is answered. */
  const settled = () => reader.asks('/about')

  it('a member’s commands set nothing there, and at most something of their own', async () => {
    expect(before).toMatchObject(places.map(() => ({ subscription: { rule: { any: ['idlib'] } } })))
    for (const place of places) {
      for (const words of settings) {
        if (isDiscord) await newsroom.discord.person('Rima').in(place).types(words)
        else newsroom.telegram.person('Rima').says(words, Number(place.slice(9)))
      }
    }
    await settled()
    expect(await settingsOf()).toEqual(before)
  })

  it('nor do presses of their buttons', async () => {
    for (const place of places) {
      for (const words of settings) {
        if (isDiscord) await newsroom.discord.person('Rima').in(place).forges(words)
        else newsroom.telegram.person('Rima').forges(words, Number(place.slice(9)))
      }
    }
    await settled()
    expect(await settingsOf()).toEqual(before)
  })

  // Discord has nobody who speaks as a server or as a channel.
  it.skipIf(isDiscord)('nor does who speaks as the group or as a channel', async () => {
    const { telegram } = newsroom
    const [group = 0, supergroup = 0, channel = 0] = places.map((place) => Number(place.slice(9)))
    const bot = (id: number, username: string) => ({ id, is_bot: true, first_name: '', username })
    const voices = [
      { from: bot(1087968824, 'GroupAnonymousBot'), sender_chat: supergroup },
      { from: bot(136817688, 'Channel_Bot'), sender_chat: channel },
    ]
    for (const { from, sender_chat } of voices) {
      const { id, type } = telegram.world.chatOf(sender_chat)
      for (const chat of [group, supergroup]) {
        for (const text of settings) {
          telegram.world.push('message', {
            message_id: telegram.world.nextId(),
            date: telegram.world.seconds(),
            chat: { id: chat, type: telegram.world.chatOf(chat).type },
            from,
            sender_chat: { id, type },
            text,
          })
        }
      }
      // Nobody may ask more in a minute.
      await settled()
      ahead += 60_000
    }
    expect(await settingsOf()).toEqual(before)
    // They have no private chat, in which something could have been set instead.
    const counts = await newsroom.desk(({ store }) => store.chats.counts())
    expect(counts.filter(({ kind }) => kind === 'private')).toEqual([])
  })
})
