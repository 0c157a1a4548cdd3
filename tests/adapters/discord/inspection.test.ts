/** What the bot may do in a channel, and the way to a person, as Discord answers it. */
import { describe, expect, it } from 'vitest'
import { factsOf, stage } from './stage.ts'

describe('inspection', () => {
  it.each([
    ['View Channel', { mayPost: false, mayEmbed: false, missing: ['View Channel'] }],
    ['Send Messages', { mayPost: false, mayEmbed: false, missing: ['Send Messages'] }],
    ['Embed Links', { mayPost: true, mayEmbed: false, missing: ['Embed Links'] }],
    ['Attach Files', { mayPost: true, mayEmbed: true, missing: ['Attach Files'] }],
  ] as const)('names a missing right: %s', async (right, expected) => {
    const { fake, listener } = await stage()
    const chat = fake.channel('news')
    fake.rights(chat, right, false)
    expect(await listener.inspect(chat)).toMatchObject({ exists: true, ...expected })
  })

  it('knows the kinds of channels, and a thread by its parent', async () => {
    const { fake, listener } = await stage()
    const news = fake.channel('news')
    const thread = fake.thread(news, 'A thread')
    fake.rights(news, 'Send Messages in Threads', false)
    const kinds = {
      [news]: { kind: 'channel', title: 'news', mayPost: true },
      [fake.channel('press', 'forum')]: { kind: 'forum', title: 'press' },
      [fake.channel('wire', 'announcement')]: { kind: 'announcement' },
      [thread]: { kind: 'thread', mayPost: false, missing: ['Send Messages in Threads'] },
      [fake.person('Reader').chat]: { kind: 'private', mayPost: true },
    }
    for (const [chat, facts] of Object.entries(kinds)) {
      expect(await listener.inspect(chat)).toMatchObject(facts)
    }
  })
})

describe('openDirect', () => {
  it('says that a person is not to be found', async () => {
    const { listener } = await stage()
    const facts = await factsOf(listener.openDirect('discord:@999999999999999999'))
    expect(facts).toMatchObject({ kind: 'gone', detail: 'person-not-found' })
  })
})
