/** What concerns one reader alone: first contact, their choices, what is kept about them, and how it goes. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { libraries } from '../support/libraries.ts'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { telegramReader } from '../support/reader.ts'
import {
  publishFiles,
  starterTopics,
  valleyRelease,
  valleyReleaseArabic,
} from '../support/releases.ts'
import { everyDoor, talker, type AnyTalker } from '../support/talker.ts'

let newsroom: Newsroom
let reader: (name: string, language: string) => AnyTalker

async function open(change: Parameters<typeof openNewsroom>[0]): Promise<void> {
  newsroom = await openNewsroom(change)
  await newsroom.desk(async (tools) => {
    await tools.topics.import(await starterTopics(tools), 'test')
    await publishFiles(tools, {
      'valley.en.txt': valleyRelease,
      'valley.ar.txt': valleyReleaseArabic,
    })
  })
  await newsroom.start()
}
afterEach(() => newsroom.close())

describe.each(everyDoor)('over %s', (door) => {
  beforeEach(async () => {
    await open(door === 'discord' || door === 'console' ? {} : { library: door })
    reader = (name, language) => talker(newsroom, door, name, language)
  })

  it('an Arabic speaker with an English phone chooses, and is answered in Arabic from then on', async () => {
    const sami = reader('Sami', 'en')
    expect((await sami.asks('/start')).split('\n\n')).toEqual([
      'Welcome. For English, tap English.',
      expect.stringContaining('زر «العربية»'),
      expect.stringContaining('touchez Français'),
      expect.stringContaining('Türkçe düğmesine'),
    ])
    expect(sami.buttons()).toEqual(['English', 'العربية', 'Français', 'Türkçe'])
    const [ask, kept, care] = (await sami.taps('العربية')).split('\n\n')
    expect(ask).toMatch(/للبدء/)
    expect(kept).toMatch(/البيانات المحفوظة: .*\/forget/)
    expect(care).toMatch(/عدم إرسال أسماء أو صور/)
    expect(sami.buttons()).toEqual(['أحدث الأخبار', 'المواضيع', 'الإعدادات'])
    expect(await sami.taps('أحدث الأخبار')).toMatch(/مجلس الوادي يدعو/)
    expect(await sami.asks('/start')).toMatch(/للبدء/)
  })

  it('the name of a language in words is as good as a tap on its button', async () => {
    const sami = reader('Sami', 'en')
    await sami.asks('/start')
    expect(await sami.asks('العربية')).toMatch(/للبدء/)
    expect(sami.buttons()).toEqual(['أحدث الأخبار', 'المواضيع', 'الإعدادات'])
    expect(await sami.asks('English')).not.toMatch(/To start|Search|Nothing was found/)
    expect(await sami.asks('/latest')).toMatch(/Valley Council Calls/)
  })

  it('everything is set by buttons: languages, pictures and digits', async () => {
    const sami = reader('Sami', 'en')
    expect(await sami.asks('/settings')).toMatch(
      /Language: English\n\nNews languages: as published\n\nOther languages: at once, with a line that says the language\n\nPictures: yes\n\nDigits in Arabic: 123$/,
    )
    await sami.taps('News languages')
    await sami.taps('العربية')
    expect(await sami.taps('English')).toMatch(/^Tap the languages/)
    expect(sami.buttons()).toEqual(['العربية (1)', 'English (2)', 'Français', 'Türkçe', 'Back'])
    await sami.taps('Back')
    await sami.taps('Text only')
    expect(await sami.taps('Digits ١٢٣')).toMatch(
      /News languages: .*العربية.*, English[^]*no, text only[^]*١٢٣/,
    )
    // Menus stay English, news come in Arabic first, with the digits that were chosen.
    expect(await sami.asks('/latest')).toMatch(/^Latest[^]*مجلس الوادي/)
    expect(await sami.asks('/read 2')).toMatch(/٣ آذار\/مارس ٢٠٢٦/)
    await sami.asks('/language')
    expect(await sami.taps('العربية')).toMatch(/اللغة الآن العربية/)
    expect(await sami.asks('/mydata')).toMatch(/البيانات المحفوظة/)
  })

  it('who follows what is shown to nobody else', async () => {
    const amal = reader('Amal', 'en')
    await amal.asks('/follow Idlib')
    await newsroom.desk(async ({ chats, status }) => {
      expect(await chats.list().next()).toMatchObject({ done: true })
      const lines = (await status()).map(({ name, value }) => `${name}: ${value}`)
      expect(lines.filter((line) => line.startsWith('chats'))).toEqual([
        expect.stringMatching(/^chats \w+ private active: fewer than 10$/),
      ])
    })
  })

  /** The console's chat follows everything from the moment that it is opened, and is no stranger's. */
  async function forgotten(amal: AnyTalker): Promise<void> {
    if (door !== 'console') return
    await amal.asks('/forget')
    await amal.taps('Delete what is kept')
  }

  it('/mydata tells what is kept, and of a stranger that nothing is', async () => {
    const amal = reader('Amal', 'en')
    await forgotten(amal)
    expect(await amal.asks('/mydata')).toBe('Nothing is kept about you.')
    await amal.asks('/follow Idlib')
    expect(await amal.asks('/mydata')).toMatch(
      /You follow: Idlib[^]*The number of one of my messages/,
    )
    expect(amal.file()).toBeUndefined()
    await amal.taps('As a file')
    expect(amal.screen().at(-1)).toBe('All that is kept about you, for machines.')
    const { name, text = '' } = amal.file() ?? {}
    expect(name).toBe('barid.json')
    expect(JSON.parse(text)).toEqual({
      chosen: {},
      draft: false,
      follows: ['Idlib'],
      queries: 0,
      receipts: 2,
      said: door === 'console',
      since: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    })
  })

  it('/mydata tells also what is left out of everything', async () => {
    const amal = reader('Amal', 'en')
    await amal.asks('/follow everything')
    await amal.asks('/unfollow Idlib')
    expect(await amal.asks('/mydata')).toMatch(/You follow everything except Idlib\./)
    await amal.taps('As a file')
    expect(JSON.parse(amal.file()?.text ?? '')).toMatchObject({ follows: [], without: ['Idlib'] })
  })

  it('what /mydata told goes with the messages of 48 hours, its file too', async () => {
    const amal = reader('Amal', 'en')
    await amal.asks('/follow Idlib')
    await amal.asks('/mydata')
    await amal.taps('As a file')
    await amal.asks('/forget')
    await amal.taps('That and my messages of 48 hours')
    expect(amal.screen()).toEqual([expect.stringMatching(/^Deleted/)])
    expect(amal.file()).toBeUndefined()
  })

  it('a stranger who asks what is kept leaves nothing, however they ask', async () => {
    const amal = reader('Amal', 'en')
    await forgotten(amal)
    for (const words of ['/mydata', '/mydata file', '/forget', '/mydata']) {
      expect(await amal.asks(words)).toMatch(/^Nothing is kept about you\.|^Delete everything/)
    }
  })

  it('/forget asks once, deletes all, and says what stays', async () => {
    const amal = reader('Amal', 'en')
    await amal.asks('/language en')
    await amal.asks('/follow Idlib')
    expect(await amal.asks('/forget')).toMatch(/^Delete everything that is kept about you\?/)
    expect(await amal.taps('Delete nothing')).toBe('Nothing was deleted.')
    await amal.asks('/forget')
    expect(await amal.taps('Delete what is kept')).toBe(
      'Deleted. Messages stay here, and corrections can no longer reach them.',
    )
    expect(amal.screen().join('\n')).toContain('You follow Idlib')
    expect(await amal.asks('/mydata')).toBe('Nothing is kept about you.')
    expect(await amal.asks('/start')).toMatch(/^Welcome/)
  })

  it('/forget deletes the messages of 48 hours too, where that is wished', async () => {
    const amal = reader('Amal', 'en')
    await amal.asks('/follow Idlib')
    await amal.asks('/latest')
    await amal.asks('/forget')
    expect(await amal.taps('That and my messages of 48 hours')).toMatch(/^Deleted\. Older messages/)
    expect(amal.screen()).toEqual([expect.stringMatching(/^Deleted/)])
  })
})

describe.each(libraries)('over %s alone', (library) => {
  beforeEach(() => open({ library }))

  const amalOf = (language = 'en') => telegramReader(newsroom, 'Amal', language)
  const following = (chat: string) => newsroom.desk(({ store }) => store.following.of(chat))

  it('a link shows a topic, and follows nothing', async () => {
    const amal = amalOf()
    expect(await amal.asks('/start t_idlib')).toMatch(/^Idlib\n\n1\. Valley Council/)
    expect(await following(amal.address)).toBeUndefined()
  })

  it.each(['/subscribe idlib', 'follow Idlib', 'متابعة إدلب', 'suivre Idleb', 'takip İdlib'])(
    '%s is understood as /follow',
    async (words) => {
      const amal = amalOf()
      await amal.asks(words)
      expect(await following(amal.address)).toMatchObject({ any: ['idlib'] })
      expect(await amal.asks('/subscriptions')).toMatch(/Idlib|إدلب/)
      await amal.asks('/unsubscribe idlib')
      expect(await following(amal.address)).toBeUndefined()
    },
  )

  it('a stranger who asks in plain words what is kept leaves nothing either', async () => {
    const amal = amalOf('ar')
    for (const words of ['بياناتي', 'my data', 'بياناتي']) {
      expect(await amal.asks(words)).toMatch(/^لا شيء محفوظ هنا|^Nothing is kept/)
    }
  })

  it('/follow in a group says nothing but a way to the private chat', async () => {
    const group = newsroom.telegram.chat('supergroup', 'Families')
    const amal = amalOf()
    expect(await amal.asks('/follow idlib', group)).toBe(
      'That is between us. Please write to me in private.',
    )
    expect(amal.buttons(group)).toEqual(['Write in private'])
    expect(await following(amal.address)).toBeUndefined()
    // The link leads to what /follow shows, and changes nothing.
    expect(await amal.asks('/start c_follow')).toMatch(/^Tap what you want to follow/)
    expect(await following(amal.address)).toBeUndefined()
    for (const command of [
      '/following',
      '/settings',
      '/language ar',
      '/mydata',
      '/forget',
      '/team',
      '/subscriptions',
      // Also behind a link that was made for the private chat.
      '/start c_following',
      '/start c_mydata',
      '/start c_forget',
      '/start c_team',
      '/start c_held',
    ]) {
      expect(await amal.asks(command, group)).toMatch(/^That is between us/)
    }
  })

  it('who blocks the bot gets nothing more, and starts anew when they return', async () => {
    const amal = amalOf()
    await amal.asks('/language ar')
    await amal.asks('/follow idlib')
    const changed = newsroom.events.next('chat-changed')
    amal.blocks()
    expect(await changed).toMatchObject({ state: 'gone' })
    expect(
      await newsroom.desk(({ store }) => store.people.kept(amal.address, amal.address)),
    ).toBeDefined()

    amal.unblocks()
    expect(await amal.asks('/start')).toMatch(/^Welcome\. For English/)
    expect(await following(amal.address)).toBeUndefined()
  })

  it('who blocks the bot and follows nothing is forgotten at once', async () => {
    const amal = amalOf()
    const sami = telegramReader(newsroom, 'Sami', 'en')
    await amal.asks('/language ar')
    amal.blocks()
    await sami.asks('/help')
    expect(await newsroom.desk(({ store }) => store.people.byAddress(amal.address))).toBeUndefined()
  })
})

describe('on Discord alone', () => {
  beforeEach(() => open({}))

  it('/follow in a server is answered to the asker, and the news come to their private chat', async () => {
    const server = newsroom.discord.channel('news')
    const rima = newsroom.discord.person('Rima')
    await rima.in(server).types('/follow idlib')
    await rima.in(server).sees(/^You follow Idlib: new texts come to your private chat/)
    expect(newsroom.discord.seenByAll(server)).toEqual([])
    expect(
      rima
        .in(server)
        .screen()
        .flatMap(({ buttons }) => buttons),
    ).not.toContain('Show to all')
    const sent = newsroom.sent('discord', 3)
    await newsroom.drop('more.txt', valleyRelease.replaceAll('Safe Roads', 'Safe Bridges'))
    await sent
    expect(rima.screen()).toMatchObject([{ text: expect.stringMatching(/Safe Bridges/) }])
    expect(newsroom.discord.seenByAll(server)).toEqual([])
  })

  it('who takes no messages is kept waiting for, and gets what was kept when they write again', async () => {
    const rima = talker(newsroom, 'discord', 'Rima', 'en')
    const waiting = talker(newsroom, 'discord', 'Lina', 'en')
    for (const one of [rima, waiting]) await one.asks('/follow idlib')
    const paused = newsroom.events.next('chat-changed')
    rima.blocks()
    const sent = newsroom.sent('discord', 3)
    await newsroom.drop('more.txt', valleyRelease.replaceAll('Safe Roads', 'Safe Bridges'))
    await sent
    expect(waiting.screen().at(-1)).toMatch(/Safe Bridges/)
    expect(await paused).toMatchObject({ state: 'paused', reason: 'blocked-by-person' })

    rima.unblocks()
    const arrived = newsroom.sent('discord', 3)
    expect(await rima.asks('/following')).toMatch(/You follow Idlib/)
    await arrived
    expect(rima.screen().at(-1)).toMatch(/Safe Bridges/)
  })

  it('[Show to all] is for those who may write there, at that moment', async () => {
    const server = newsroom.discord.channel('news')
    const rima = newsroom.discord.person('Rima').in(server)
    await rima.types('/latest')
    await rima.sees(/Safe Roads/)
    newsroom.discord.mutes(server)
    await rima.presses('Show to all')
    await rima.sees(/^Only people who may write here can show something to everyone\. An admin/)
    expect(newsroom.discord.seenByAll(server)).toEqual([])
    await rima.types('/topic idlib')
    expect((await rima.sees(/^Idlib\n\n1\. /)).buttons).not.toContain('Show to all')
  })
})
