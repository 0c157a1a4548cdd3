/** The emergency stop: an editor ends a broadcast in the middle, all of the team is told in private, and only an owner lets it go on. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { valleyRelease } from '../support/releases.ts'
import { doors, talker, type Talker } from '../support/talker.ts'

let newsroom: Newsroom

describe.each(doors)('over %s', (door) => {
  let owner: Talker
  let editor: Talker

  beforeEach(async () => {
    newsroom = await openNewsroom(door === 'discord' ? {} : { library: door })
    owner = talker(newsroom, door, 'Amal', 'en')
    editor = talker(newsroom, door, 'Sami', 'en')
    newsroom.config.owners.push(written(owner))
    await newsroom.start()
    await newsroom.desk(({ team, personAddress }) =>
      team.add(personAddress(written(editor)) ?? '', 'editor', 'cli', Date.now()),
    )
    await owner.asks('/language en')
    await editor.asks('/language en')
  })
  afterEach(() => newsroom.close())

  const written = ({ person }: Talker) => person.replace('@', '')
  const channels = 60

  async function broadcast(): Promise<void> {
    const open = () =>
      door === 'discord'
        ? newsroom.discord.channel('news')
        : `telegram:${newsroom.telegram.chat('channel', 'News')}`
    const places = Array.from({ length: channels }, open)
    await newsroom.desk((tools) => tools.chats.put(places, {}, 'test'))
    const begun = newsroom.sent(door === 'discord' ? 'discord' : 'telegram', 1)
    await newsroom.drop('valley.txt', valleyRelease)
    await begun
  }

  const count = async (state: string) =>
    newsroom.desk(async ({ store }) =>
      (await store.outbox.counts())
        .filter((one) => one.state === state && one.platform !== 'console')
        .reduce((sum, one) => sum + one.count, 0),
    )
  const sentItems = () =>
    newsroom.told.filter((one) => one.type === 'operation-sent' && one.item === 1).length

  /** The next thing that the team is told. */
  const told = () => newsroom.events.next('operation-sent', ({ item }) => item === 0)

  it('an editor stops a broadcast in the middle, all are told, and an owner lets the rest go', async () => {
    await broadcast()
    const alerts = [told()]
    const frozen = newsroom.events.next('freeze-changed')
    const answer = editor.asks('/freeze')
    await frozen
    const before = sentItems()
    expect(await answer).toMatch(/^All posts are stopped since .+ \(person \d+\)\./)
    // What the team is told goes out while nothing else does: the worker was there and took no item.
    await Promise.all(alerts)
    while ((await count('sending')) > 0);
    const [sent, left] = [sentItems(), await count('due')]
    // At most what was in flight.
    expect(sent - before).toBeLessThanOrEqual(door === 'discord' ? 20 : 16)
    expect(sent).toBeLessThan(channels)
    expect(left).toBeGreaterThan(0)

    expect(await editor.asks('/thaw')).toBe('Only an owner can let posts go out again.')
    expect(await owner.asks('/latest')).toMatch(/Valley Council/)
    expect(await count('due')).toBeGreaterThanOrEqual(channels - sent)
    expect(sentItems()).toBe(sent)

    const done = newsroom.events.next('operation-sent', () => sentItems() === channels)
    expect(await owner.asks('/thaw')).toBe('Posts go out again.')
    await done
    // By now all that was to be told has been told: to each once, as an answer or as an alert.
    await editor.sees(/^Posts go out again\.$/)
    const heard = ({ screen }: Talker, words: string) =>
      screen().filter((said) => said.startsWith(words)).length
    for (const one of [owner, editor]) {
      expect(heard(one, 'All posts are stopped')).toBe(1)
      expect(heard(one, 'Posts go out again.')).toBe(1)
    }
  })

  it('holds over a restart and for another process, and an old button ends no later one', async () => {
    expect(
      await newsroom.desk(({ freezing, now }) => freezing.freeze({ by: 'cli', now: now() })),
    ).toBe(true)
    await Promise.all([told(), newsroom.events.next('operation-sent', ({ item }) => item === 0)])
    await newsroom.stop()
    await newsroom.start()
    expect(await owner.asks('/freeze')).toMatch(/\(the operator\)\./)
    await newsroom.desk(({ freezing, now }) => freezing.thaw({ by: 'cli', now: now() }))
    await newsroom.desk(({ freezing, now }) => freezing.freeze({ by: 'cli', now: now() }))
    expect(await owner.taps('Let posts go out again')).toMatch(/^All posts are stopped/)
    expect(await owner.taps('Let posts go out again')).toBe('Posts go out again.')
    expect(await owner.asks('/thaw')).toBe('Nothing is stopped: posts go out.')
  })

  it('a role that was taken away ends with the next word', async () => {
    await newsroom.desk(({ team, personAddress, now }) =>
      team.remove(personAddress(written(editor)) ?? '', 'cli', now()),
    )
    expect(await editor.asks('/freeze')).toMatch(/^What you can send/)
    expect(await newsroom.desk(({ freezing }) => freezing.current())).toBeUndefined()
  })
})
