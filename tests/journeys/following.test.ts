/** Readers follow topics, and get what is published on them: in private, whole, in their languages, once a story. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'
import {
  publishFiles,
  starterTopics,
  valleyRelease,
  valleyReleaseArabic,
} from '../support/releases.ts'
import { doors, talker, type Talker } from '../support/talker.ts'

let newsroom: Newsroom
let reader: (name: string, language: string) => Talker

const versions = async () => {
  await newsroom.drop('valley.ar.txt', valleyReleaseArabic)
  await newsroom.drop('valley.en.txt', valleyRelease)
}

describe.each(doors)('over %s', (door) => {
  const platform = door === 'discord' ? 'discord' : 'telegram'

  beforeEach(async () => {
    newsroom = await openNewsroom(door === 'discord' ? {} : { library: door })
    await newsroom.desk(async (tools) => tools.topics.import(await starterTopics(tools), 'test'))
    await newsroom.start()
    reader = (name, language) => talker(newsroom, door, name, language)
  })
  afterEach(() => newsroom.close())

  /** Resolves when the story is planned for all, and a post of it stands with this many. */
  async function published(posts: number): Promise<void> {
    let standing = 0
    const sent = newsroom.events.next(
      'operation-sent',
      (event) => event.platform === platform && ++standing === posts,
    )
    const planned = Promise.all(
      [1, 2].map((item) => newsroom.events.next('fanout-done', (event) => event.item === item)),
    )
    await versions()
    await Promise.all([sent, planned])
  }

  it('a story comes whole, in the language of each, and once', async () => {
    const amal = reader('Amal', 'en')
    const sami = reader('Sami', 'en')
    expect(await amal.asks('/follow Edlib')).toMatch(/^You follow Idlib: new texts come/)
    expect(amal.buttons()).toEqual(['Unfollow Idlib', 'What I follow'])
    await sami.asks('/language ar')
    expect(await sami.asks('/follow إدلب')).toMatch(/متابعة إدلب/)

    await published(2)
    expect(amal.screen().slice(1)).toEqual([
      expect.stringMatching(
        /^Valley Council Calls for Safe Roads[^]*The last convoy passed on Sunday/,
      ),
    ])
    expect(sami.screen().slice(2)).toEqual([expect.stringMatching(/مجلس الوادي[^]*وممرضات/)])
    // What they follow is no longer offered to them, only the other version is.
    expect(amal.buttons()).toEqual(['بالعربية'])
  })

  it('who follows everything gets it too; who follows another topic, or no longer, gets nothing', async () => {
    const [all, other, past] = [reader('Amal', 'en'), reader('Sami', 'en'), reader('Rima', 'en')]
    await all.asks('/follow everything')
    await other.asks('/follow Aleppo')
    await past.asks('/follow Idlib')
    expect(await past.taps('Unfollow Idlib')).toBe('You no longer follow Idlib.')
    await published(1)
    expect(all.screen()).toHaveLength(2)
    expect(other.screen()).toHaveLength(1)
    expect(past.screen()).toHaveLength(2)
  })

  it('/follow offers topics and everything as buttons; /following shows and ends it', async () => {
    const amal = reader('Amal', 'en')
    expect(await amal.asks('/following')).toBe('You follow nothing. To choose: /follow')
    expect(await amal.asks('/follow')).toMatch(/^Tap what you want to follow/)
    expect(amal.buttons()).toContain('Follow everything')
    const [first = ''] = amal.buttons()
    await amal.taps(first)
    expect(await amal.taps('What I follow')).toBe(`You ${first.replace('Follow', 'follow')}.`)
    await amal.taps('Unfollow everything')
    expect(await amal.asks('/following')).toMatch(/^You follow nothing/)
  })

  it('a near miss follows what was meant', async () => {
    const amal = reader('Amal', 'en')
    expect(await amal.asks('/follow Idlid')).toMatch(/Perhaps Idlib/)
    expect(await amal.taps('Idlib')).toMatch(/^You follow Idlib/)
    expect(await amal.asks('/follow zzzzzz')).toMatch(/no topic of that name/)
  })

  it('a text that is read offers its topic, and the button follows it', async () => {
    const amal = reader('Amal', 'en')
    await newsroom.desk((tools) =>
      publishFiles(tools, { 'valley.ar.txt': valleyReleaseArabic, 'valley.en.txt': valleyRelease }),
    )
    expect(await amal.asks('/read 2')).toMatch(/The last convoy/)
    expect(amal.buttons()).toEqual(['Follow Idlib', 'بالعربية'])
    expect(await amal.taps('Follow Idlib')).toMatch(/^You follow Idlib/)
  })
})
