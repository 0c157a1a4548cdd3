/** An embargo: no door shows the item before its time, whatever is asked and however often; then it goes out by itself. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { queryTerms } from '../../src/topics/search-text.ts'
import { libraries } from '../support/libraries.ts'
import { ticking } from '../support/clock.ts'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { starterTopics, valleyRelease, valleyReleaseArabic } from '../support/releases.ts'
import { talker } from '../support/talker.ts'

const end = Date.parse('2026-05-03T10:00:00Z')
const embargoed = `EMBARGOED until 10:00 GMT, 3 May 2026\n\n${valleyRelease}`

let time: number
let newsroom: Newsroom
let channel: number
let server: string

describe.each(libraries)('over %s', (library) => {
  beforeEach(async () => {
    time = Date.parse('2026-05-03T08:30:00Z')
    newsroom = await openNewsroom(
      { library },
      ticking(() => time),
    )
    channel = newsroom.telegram.chat('channel', 'News')
    server = newsroom.discord.channel('news')
    await newsroom.desk(async (tools) => {
      await tools.topics.import(await starterTopics(tools), 'test')
      await tools.chats.put([`telegram:${channel}`, server], {}, 'test')
    })
    await newsroom.start()
    const stored = newsroom.events.next('item-stored')
    await newsroom.drop('valley.txt', embargoed)
    await stored
  })
  afterEach(() => newsroom.close())

  /** Everything that a reader can see through every door, as one text; `at` is the time of the doors that take one. */
  async function everyDoor(at = time): Promise<string> {
    const seen: string[] = []
    const questions = ['/start', '/latest', '/topic idlib', '/read 1', 'Idlib', '1', '/help']
    const rima = talker(newsroom, 'discord', 'Rima', 'en')
    for (const reader of [talker(newsroom, library, 'Amal', 'en'), rima]) {
      for (const question of questions) seen.push(await reader.asks(question))
    }
    for (const question of questions.slice(0, 4)) seen.push(await rima.asksIn(server, question))
    seen.push(JSON.stringify(await newsroom.discord.person('Lina').hesitates('/topic val')))
    await newsroom.desk(async ({ store, languages }) => {
      const query = { languages, limit: 50 }
      const { reads } = store
      seen.push(
        JSON.stringify([
          await reads.latest(query, at),
          await reads.topic('idlib', query, at),
          await reads.search(queryTerms('safe roads'), query, at),
          await reads.item(1, at),
          await reads.twins(1, at),
          await reads.topics(at),
        ]),
      )
    })
    return [
      ...seen,
      ...newsroom.telegram.messages(channel).map((message) => message.text ?? ''),
      ...newsroom.discord.seenByAll(server).map((message) => message.text),
    ].join('\n')
  }

  describe('a release under embargo', () => {
    it('is shown by no door before its time, and goes out by itself at its end', async () => {
      expect(await everyDoor()).not.toMatch(/Valley|convoy/)

      time = end - 60_000
      expect(await everyDoor(end - 1)).not.toMatch(/Valley|convoy/)

      const sent = Promise.all([newsroom.sent('telegram', 1), newsroom.sent('discord', 1)])
      time = end
      await sent
      const shown = await everyDoor()
      expect(shown).toMatch(/Valley Council Calls for Safe Roads/)
      expect(newsroom.telegram.messages(channel)).toHaveLength(1)
      expect(newsroom.discord.seenByAll(server)).toHaveLength(1)
    })

    it('goes out after a restart that lasted past its end', async () => {
      await newsroom.stop()
      time = end + 60_000
      const sent = Promise.all([newsroom.sent('telegram', 1), newsroom.sent('discord', 1)])
      await newsroom.start()
      await sent
      expect(newsroom.telegram.messages(channel)).toHaveLength(1)
    })

    it('is listed for the desk, which says until when', async () => {
      await newsroom.desk(async (tools) => {
        const [item] = await tools.store.items.list(1)
        expect(item).toMatchObject({ number: 1, visibleFrom: end })
        const status = await tools.status()
        expect(status.find((line) => line.name === 'next embargo ends')?.value).toBe(
          '2026-05-03T10:00:00.000Z',
        )
      })
    })
  })

  it('an embargo whose zone cannot be read holds the file', async () => {
    const held = newsroom.events.next('file-held')
    await newsroom.drop('odd.txt', `EMBARGOED until tomorrow noon\n\n${valleyRelease}`)
    expect((await held).reasons.join()).toMatch(/embargo/i)
    expect(newsroom.telegram.messages(channel)).toEqual([])
  })

  describe('a slip with an embargo', () => {
    const asked = { source: 'inbox', asNew: false, pair: false, by: 'test' }
    const release = (name: string, text: string) => ({
      name,
      stem: name.replace(/\..*$/, ''),
      format: 'text' as const,
      bytes: Buffer.from(text),
    })

    it('cannot put a text under embargo in place of one that is out', async () => {
      const plain = valleyRelease.replaceAll('Valley', 'River')
      const sent = newsroom.sent('telegram', 2)
      await newsroom.desk((tools) =>
        tools.publish({ ...asked, releases: [release('river.txt', plain)] }),
      )
      await sent
      const [outcome] = await newsroom.desk((tools) =>
        tools.publish({ ...asked, releases: [release('river.txt', embargoed)], revisionOf: 2 }),
      )
      expect(outcome).toMatchObject({ outcome: 'held' })
      expect(JSON.stringify(outcome)).toMatch(/is out already/)
      expect(await everyDoor()).not.toMatch(/Valley Council/)
    })

    it('moves with a new text of an item that is not out yet', async () => {
      const later = embargoed.replace('10:00 GMT', '12:00 GMT')
      const [outcome] = await newsroom.desk((tools) =>
        tools.publish({ ...asked, releases: [release('valley.txt', later)], revisionOf: 1 }),
      )
      expect(outcome).toMatchObject({ outcome: 'revised', revision: 2 })
      time = end + 60_000
      expect(await everyDoor()).not.toMatch(/Valley|convoy/)
      const sent = newsroom.sent('telegram', 1)
      time = end + 2 * 3_600_000
      await sent
      expect(newsroom.telegram.messages(channel)).toHaveLength(1)
    })

    it('in one of two language versions holds both', async () => {
      const outcomes = await newsroom.desk((tools) =>
        tools.publish({
          ...asked,
          releases: [
            release('dam.en.txt', embargoed.replaceAll('Valley', 'Dam')),
            release('dam.ar.txt', valleyReleaseArabic),
          ],
        }),
      )
      expect(outcomes.map(({ outcome }) => outcome)).toEqual(['held', 'held'])
      expect(JSON.stringify(outcomes)).toMatch(/do not have the same embargo/)
    })
  })
})
