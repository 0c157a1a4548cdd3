/** What people send: never stored, logged, counted by its words or passed on; search words stand sealed or hashed alone. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { createLog } from '../../src/log.ts'
import { libraries } from '../support/libraries.ts'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { publishFiles, starterTopics, townReleases } from '../support/releases.ts'
import { allTables } from '../support/tables.ts'
import { doors, talker, type Talker } from '../support/talker.ts'

const care = 'Nobody reads this chat. Please do not send names or pictures here.'
const contact = 'Signal, Huda.42'

const story = `My cousin Zubaidanour was taken at the Qasrain crossing
on Tuesday; her mother Hindallah waits in Harem.`

/** No item has this word; the others have theirs, and not in this order. */
const fruitless = 'Mawjoudah'
const fruitful = 'winter benches parents'

const secrets = ['Zubaidanour', 'Qasrain', 'Hindallah', fruitless, fruitful]

let newsroom: Newsroom
let port: number
let log = ''

let reader: (language: string) => Talker

/** As each platform tells of it. */
const files: Record<'telegram' | 'discord', [string, object][]> = {
  telegram: [
    ['a photo', { caption: story, photo: [] }],
    ['a voice note', { caption: story, voice: { file_id: 'x' } }],
    ['a file', { caption: story, document: { file_id: 'x', file_name: 'Zubaidanour.pdf' } }],
    ['a contact', { contact: { first_name: 'Zubaidanour', phone_number: '+963 1' } }],
    ['a location', { location: { latitude: 36.2, longitude: 36.5 } }],
  ],
  discord: [
    ['a photo', attached('Zubaidanour.jpg', 'image/jpeg')],
    ['a voice note', { ...attached('Zubaidanour.ogg', 'audio/ogg'), flags: 8192 }],
    ['a file', attached('Zubaidanour.pdf', 'application/pdf')],
    ['a sticker', { sticker_items: [{ name: 'Zubaidanour' }] }],
    ['what was written elsewhere', { message_snapshots: [{ message: { content: story } }] }],
  ],
}

function attached(filename: string, content_type: string) {
  return { content: story, attachments: [{ filename, content_type, url: `https://x/${filename}` }] }
}

/** Where the words were found, of every place that lasts or is shown to others. */
async function traces(): Promise<string[]> {
  const { dataDir } = newsroom.config
  const names = await readdir(dataDir, { recursive: true, withFileTypes: true })
  const files = await Promise.all(
    names
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const bytes = await readFile(join(entry.parentPath, entry.name))
        return [entry.name, bytes.toString('latin1') + bytes.toString('utf16le')] as const
      }),
  )
  const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
  const told = JSON.stringify(newsroom.told)
  const places = [...files, ...(await allTables(`sqlite:${join(dataDir, 'barid.db')}`))] as [
    string,
    string,
  ][]
  places.push(['log', log], ['metrics', metrics], ['events', told])
  // What may be found is found: the items are there.
  expect(places.find(([name]) => name === 'table items')?.[1]).toContain('School Number 1')
  expect(places.map(([name]) => name)).toEqual(
    expect.arrayContaining(['barid.db', 'barid.db-wal', 'table queries', 'table cache', 'log']),
  )
  return places.flatMap(([name, text]) =>
    secrets
      .filter((secret) => text.toLowerCase().includes(secret.toLowerCase()))
      .map((secret) => `${secret} in ${name}`),
  )
}

describe.each(doors)('over %s', (door) => {
  const platform = door === 'discord' ? 'discord' : 'telegram'

  beforeAll(async () => {
    log = ''
    newsroom = await openNewsroom({
      cache: 'database',
      ...(door === 'discord' ? {} : { library: door }),
    })
    reader = (language) => talker(newsroom, door, 'Amal', language)
    createLog(newsroom.events, 'debug', { write: (line: string) => void (log += line) })
    await newsroom.desk(async (tools) => {
      await tools.topics.import(await starterTopics(tools), 'test')
      await publishFiles(tools, townReleases(7))
    })
    port = await newsroom.start()
  })
  afterAll(() => newsroom.close())

  const owner = (value: string | undefined, key = 'contact') =>
    newsroom.desk((tools) => tools.store.settings.set(key, value, { by: 'test', now: tools.now() }))

  it('a long text gets the one reply, with the way to reach the newsroom where the owner set one', async () => {
    const amal = reader('en')
    expect(await amal.asks(story)).toBe(care)
    await owner(contact)
    expect(await amal.asks(story)).toBe(`${care} To reach us safely: ${contact}`)
    await owner('إشارة 42', 'contact.ar')
    const sami = reader('ar')
    await sami.asks('/language ar')
    expect(await sami.asks(story)).toMatch(/للتواصل معنا بأمان: إشارة 42/)
    await owner(undefined, 'contact.ar')
    await owner(undefined)
  })

  it('is answered in the script that it is written in, else in the language that was chosen', async () => {
    const long = 'أخذوا ابن عمي يوم الثلاثاء عند المعبر القريب من القرية ولم يعد بعد ذلك'
    expect(await reader('en').asks(long)).toMatch(/لا أحد يقرأ هذه المحادثة/)
    const other = reader('en')
    await other.asks('/language fr')
    expect(await other.asks(story)).toMatch(/^Personne ne lit cette conversation\./)
    await other.asks('/language tr')
    expect(await other.asks(story)).toMatch(/^Bu sohbeti kimse okumuyor\./)
  })

  it.each([
    ['nine words', 'they took Zubaidanour away at Qasrain and then nothing'],
    ['two lines', 'Zubaidanour\nQasrain'],
    ['65 characters', `Zubaidanour ${'x'.repeat(53)}`],
    ['a command that there is not', `/help_us ${story}`],
    ['a slash before a story', `/ ${story}`],
    ['a search for a story', `/search ${story}`],
    ['a search for nine words', '/search they took Zubaidanour away at Qasrain and then nothing'],
    ['a story after a topic', `/topic ${story}`],
    ['a story after /follow', `/follow ${story}`],
  ])('%s is a story, not a question', async (_, text) => {
    expect(await reader('en').asks(text)).toBe(care)
  })

  it('64 characters or 8 words are a question', async () => {
    expect(await reader('en').asks('x'.repeat(64))).toMatch(/^Nothing was found/)
    expect(await reader('en').asks('a b c d e f g h')).toMatch(/^Nothing was found/)
  })

  it.each(files[platform])('%s gets the same', async (_, content) => {
    expect(await reader('en').shares(content)).toBe(care)
  })

  it('an album gets one reply', async () => {
    const amal = reader('en')
    const [, photo] = files[platform][0] ?? []
    for (let count = 0; count < 3; count++) await amal.shares(photo ?? {})
    expect(amal.screen().filter((text) => text === care)).toHaveLength(1)
  })

  it('an editor is told what editors can do, for as long as they are one', async () => {
    const editor = reader('en')
    const [, photo] = files[platform][0] ?? []
    const told = /^I have kept nothing of that\. Texts are published from the drop folder/
    const set = { by: 'test', now: 1 }
    expect(await editor.asks(story)).toBe(care)
    await newsroom.desk(({ store }) => store.roles.grant(editor.person, 'editor', set))
    expect(await editor.asks(story)).toMatch(told)
    expect(await editor.shares(photo ?? {})).toMatch(told)
    expect(await editor.asks('Idlib')).not.toMatch(told)
    await newsroom.desk(({ store }) => store.roles.revoke(editor.person, set))
    expect(await editor.asks(story)).toBe(care)
  })

  it('searches and their pages are answered', async () => {
    const amal = reader('en')
    expect(await amal.asks(`/search ${fruitful}`)).toMatch(/^Search: winter benches parents\n/)
    await amal.taps('More')
    expect(await amal.asks(fruitful)).toMatch(/^Search: /)
    expect(await amal.asks(fruitless)).toMatch(/^Nothing was found/)
    expect(await amal.asks(`/topic ${fruitless}`)).toMatch(/no topic of that name/)
    expect(await amal.asks(`/read ${fruitless}`)).toMatch(/For example/)
    expect(await amal.asks(`/${fruitless} ${fruitless}`)).toMatch(/^What you can send/)
    const rima = newsroom.discord.person('Rima')
    await rima.hesitates(`/topic ${fruitless}`)
    await rima.types(`/search ${fruitful}`)
    await rima.sees(/Search: winter benches parents/)
  })

  it('at the console it is the same', async () => {
    const amal = talker(newsroom, 'console', 'Amal', 'en')
    expect(await amal.asks(story)).toBe(care)
    expect(await amal.asks(`/help_us ${story}`)).toBe(care)
    expect(await amal.asks(`/search ${fruitful}`)).toMatch(/^Search: winter benches parents\n/)
    expect(await amal.taps('More')).toMatch(/^Search: winter benches parents\n/)
    expect(await amal.asks(fruitless)).toMatch(/^Nothing was found/)
  })

  it('and of all that nothing stands in store, files, log, metrics or events', async () => {
    expect(await traces()).toEqual([])
  })
})

describe.each(libraries)('over %s', (library) => {
  it.each([
    ['fr', /^Personne ne lit cette conversation\./],
    ['tr', /^Bu sohbeti kimse okumuyor\./],
  ])('who has chosen no language is answered in the client’s: %s', async (language, answer) => {
    newsroom = await openNewsroom({ library })
    onTestFinished(() => newsroom.close())
    await newsroom.start()
    expect(await talker(newsroom, library, 'Amal', language).asks(story)).toMatch(answer)
  })
})
