/** Rights that go and come back in the middle of a broadcast: nothing is lost, nobody is told in public, the owner is told once. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { valleyRelease } from '../support/releases.ts'
import { doors, talker, type Talker } from '../support/talker.ts'

let newsroom: Newsroom
let owner: Talker

const release = (title: string) => valleyRelease.replace('Valley Council Calls', title)

/** `before` makes what the platforms describe when Barid connects. */
async function open(door: (typeof doors)[number], before = () => {}): Promise<void> {
  newsroom = await openNewsroom(door === 'discord' ? {} : { library: door })
  owner = talker(newsroom, door, 'Amal', 'en')
  newsroom.config.owners.push(owner.person.replace('@', ''))
  before()
  await newsroom.start()
  await owner.asks('/language en')
}
afterEach(() => newsroom.close())

const changed = (state: string) =>
  newsroom.events.next('chat-changed', (event) => event.state === state)

const alerts = () => owner.screen().filter((said) => /^Posts (to|go)/.test(said))
/** The owner has been told something. */
const told = () => newsroom.events.next('operation-sent', ({ item }) => item === 0)

describe.each(doors)('over %s', (door) => {
  const isDiscord = door === 'discord'
  const platform = isDiscord ? 'discord' : 'telegram'
  let channel: string

  beforeEach(async () => {
    await open(door, () => {
      channel = isDiscord
        ? newsroom.discord.channel('news')
        : `telegram:${newsroom.telegram.chat('channel', 'News')}`
    })
    await newsroom.desk((tools) => tools.chats.put([channel], {}, 'test'))
  })

  const texts = () =>
    isDiscord
      ? newsroom.discord.seenByAll(channel).map(({ text }) => text.split('\n')[0])
      : newsroom.telegram.messages(Number(channel.slice(9))).map(({ text }) => text?.split('\n')[0])

  function mayPost(given: boolean): void {
    if (isDiscord) return newsroom.discord.rights(channel, 'Send Messages', given)
    const { id, type, title, bot } = newsroom.telegram.world.chatOf(Number(channel.slice(9)))
    bot.can_post_messages = given
    const from = { id: 1, is_bot: false, first_name: 'Admin' }
    const member = { user: newsroom.telegram.world.me, ...bot }
    newsroom.telegram.world.push('my_chat_member', {
      chat: { id, type, title },
      from,
      date: newsroom.telegram.world.seconds(),
      old_chat_member: member,
      new_chat_member: member,
    })
  }

  it('a right that is taken away keeps the posts, tells the owner once, and lets them go when it is back', async () => {
    const first = newsroom.sent(platform, 1)
    await newsroom.drop('first.txt', release('First'))
    await first
    const [paused, alert] = [changed('paused'), told()]
    mayPost(false)
    await paused
    const planned = newsroom.events.next('fanout-done', ({ item }) => item === 2)
    await newsroom.drop('second.txt', release('Second'))
    await planned
    await alert
    expect(texts()).toHaveLength(1)
    expect(alerts()).toEqual([
      expect.stringMatching(
        /^Posts to [Nn]ews wait: the bot may not post there\.\n\nThey are kept for 48 hours/,
      ),
    ])
    const second = newsroom.sent(platform, 2)
    mayPost(true)
    await second
    expect(texts().at(-1)).toMatch(/^Second/)
    // Nothing was ever said in the channel itself.
    expect(texts()).toHaveLength(2)
    expect(alerts()).toHaveLength(1)
  })

  it('a chat that people rename is told of by its new name, not by a number', async () => {
    if (isDiscord) newsroom.discord.rename(channel, 'Gazette')
    else {
      const chat = newsroom.telegram.world.chatOf(Number(channel.slice(9)))
      chat.title = 'Gazette'
      newsroom.telegram.world.push('channel_post', {
        message_id: 900,
        date: newsroom.telegram.world.seconds(),
        chat: { id: chat.id, type: chat.type },
        new_chat_title: 'Gazette',
      })
    }
    const [paused, alert] = [changed('paused'), told()]
    mayPost(false)
    await paused
    await alert
    expect(alerts()[0]).toMatch(/^Posts to Gazette wait/)
  })
})

describe('on Telegram', () => {
  beforeEach(() => open('grammy'))

  const put = (chat: string) => newsroom.desk((tools) => tools.chats.put([chat], {}, 'test'))

  it('a group that became a supergroup gets its post there, at once, and once', async () => {
    const group = newsroom.telegram.chat('group', 'Valley')
    await put(`telegram:${group}`)
    const moved = newsroom.telegram.migrate(group)
    const sent = newsroom.sent('telegram', 1)
    await newsroom.drop('valley.txt', valleyRelease)
    await sent
    expect(newsroom.telegram.messages(moved)).toHaveLength(1)
    expect(newsroom.telegram.messages(group)).toEqual([])
  })

  it('a thread that is closed keeps its posts until it is opened again', async () => {
    const forum = newsroom.telegram.chat('supergroup', 'Valley', { threads: new Map([[7, false]]) })
    await put(`telegram:${forum}/7`)
    const [paused, alert] = [changed('paused'), told()]
    await newsroom.drop('valley.txt', valleyRelease)
    expect((await paused).reason).toBe('thread-closed')
    await alert
    expect(alerts()[0]).toMatch(/wait: the thread is closed\./)
    newsroom.telegram.world.chatOf(forum).threads?.set(7, true)
    const sent = newsroom.sent('telegram', 1)
    newsroom.telegram.world.push('message', {
      message_id: 900,
      date: newsroom.telegram.world.seconds(),
      is_topic_message: true,
      chat: { id: forum, type: 'supergroup', title: 'Valley' },
      message_thread_id: 7,
      from: { id: 1, is_bot: false, first_name: 'Admin' },
      forum_topic_reopened: {},
    })
    await sent
    expect(newsroom.telegram.messages(forum)).toMatchObject([{ message_thread_id: 7 }])
  })

  it('a reader who blocks the bot is told of to nobody', async () => {
    const reader = talker(newsroom, 'grammy', 'Rima', 'en')
    await reader.asks('/follow')
    await reader.taps('Follow everything')
    const id = Number(reader.chat.slice(9))
    newsroom.telegram.world.chatOf(id).isBlocked = true
    const channel = newsroom.telegram.chat('channel', 'News', { bot: { status: 'administrator' } })
    await put(`telegram:${channel}`)
    const blocked = newsroom.events.next(
      'chat-changed',
      ({ reason }) => reason === 'blocked-by-person',
    )
    const alert = told()
    await newsroom.drop('valley.txt', valleyRelease)
    await Promise.all([blocked, alert])
    expect(alerts()).toEqual([expect.stringMatching(/the bot may not post there/)])
    const troubles = await newsroom.desk(({ store }) => store.troubles.open())
    expect(troubles.map(({ kind }) => kind)).toEqual(['place'])
  })
})
