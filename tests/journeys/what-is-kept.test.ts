/** What is kept of people in either database: after readers and editors have done all they can, no table, log, metric or event names them. */
import { expect, it, onTestFinished } from 'vitest'
import { createLog } from '../../src/log.ts'
import { createSeal } from '../../src/store/seal.ts'
import { dialects, testSecret, useDatabases } from '../support/databases.ts'
import { editorTalker } from '../support/editors.ts'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { publishFiles, starterTopics, townReleases, valleyRelease } from '../support/releases.ts'
import { allTables, type TableText } from '../support/tables.ts'
import { atConsole, talker, type AnyTalker, type Talker } from '../support/talker.ts'

const databases = useDatabases()

const story = `My cousin Zubaidanour was taken at the Qasrain crossing
on Tuesday; her mother Hindallah waits in Harem.`
/** Given by an editor, and not published. */
const draft = `Witness Quartzfield Speaks of the Convoy

Quartzfield told the council on Tuesday what she saw at the crossing, and asked not to be named.`
const line = 'the witness is Xylophora.'
const search = 'winter benches parents'
const fruitless = 'Mawjoudah'

const written = [
  'Zubaidanour',
  'Qasrain',
  'Hindallah',
  'Quartzfield',
  'Xylophora',
  fruitless,
  search,
]
/** Of the files that people sent: their names, the ids and addresses by which they could be read. */
const given = ['of-a-person', 'the-voice-of', 'crossing.jpg', 'signed-by-discord', '+963 11']
/** Of what Barid says in private to one person. */
const said = ['may have arrived', 'The report comes here', 'Correction of no', 'What you can send']

/** What the reader at the console does, whose chat is kept. */
async function sits(reader: AnyTalker): Promise<void> {
  await reader.asks('/start')
  await reader.asks('/follow detainees')
  await reader.asks(`/search ${search}`)
  await reader.taps('More')
  await reader.asks(fruitless)
  await reader.asks(`/topic ${fruitless}`)
  await reader.asks(story)
  await reader.asks(`/search ${story}`)
  await reader.asks('/mydata')
  await reader.asks('/mydata file')
}

/** Everything of a person that a reader can do but be forgotten. */
async function reads(reader: Talker, file: object): Promise<void> {
  await reader.asks('/start')
  await reader.asks('English')
  await reader.asks('/follow detainees')
  await reader.asks(`/search ${search}`)
  await reader.taps('More')
  await reader.asks(fruitless)
  await reader.asks(`/topic ${fruitless}`)
  await reader.asks(story)
  await reader.asks(`/search ${story}`)
  await reader.shares({ ...file, caption: story, content: story })
  await reader.asks('/why 1')
  await reader.asks('/mydata')
  await reader.forges('/read 1')
  await reader.forges(`/held arrived 1.1 ${fruitless}`)
}

async function edits(editor: Awaited<ReturnType<typeof editorTalker>>): Promise<void> {
  await editor.asks('/correct 1')
  await editor.gives({ text: draft, line })
}

async function publishes(newsroom: Newsroom, platform: string): Promise<void> {
  const sent = newsroom.sent(platform, 1)
  const files = { 'valley.en.txt': valleyRelease.replace('to Idlib', 'for the detainees') }
  await newsroom.desk((tools) => publishFiles(tools, files))
  await sent
}

it.each(dialects)('on %s', { timeout: 60_000 }, async (dialect) => {
  const url = await databases.fresh(dialect)
  const newsroom = await openNewsroom({ database: { url }, secret: testSecret, cache: 'database' })
  onTestFinished(() => newsroom.close())
  let log = ''
  createLog(newsroom.events, 'debug', { write: (text: string) => void (log += text) })
  const channel = newsroom.telegram.chat('channel', 'Herald')
  await newsroom.desk(async (tools) => {
    await tools.topics.import(await starterTopics(tools), 'test')
    await tools.chats.put([`telegram:${channel}`], {}, 'test')
  })
  const port = await newsroom.start()
  const { keyedHash } = createSeal(testSecret)

  const amal = talker(newsroom, 'grammy', 'Zubaidanour', 'en')
  const rima = talker(newsroom, 'discord', 'Hindallah', 'en')
  const sami = await editorTalker(newsroom, 'grammy', 'Quartzfield')
  const huda = await editorTalker(newsroom, 'discord', 'Quartzfield')
  await sami.asks('/language en')
  await huda.asks('/language en')
  await publishes(newsroom, 'telegram')
  const towns = newsroom.sent('telegram', 2)
  await newsroom.desk((tools) => publishFiles(tools, townReleases(7)))
  await towns

  await reads(amal, { photo: [{ file_id: 'of-a-person', file_unique_id: 'x' }] })
  await amal.shares({ voice: { file_id: 'the-voice-of' } })
  await amal.shares({ contact: { first_name: 'Zubaidanour', phone_number: '+963 11' } })
  const attachment = { filename: 'crossing.jpg', content_type: 'image/jpeg' }
  await reads(rima, { attachments: [{ ...attachment, url: 'https://x/signed-by-discord' }] })

  const lina = atConsole(newsroom, 'en')
  await sits(lina)

  await edits(sami)
  await edits(huda)
  expect(await sami.asks('/mydata')).toMatch(/Kept about you/i)

  /** What is told of people, wherever it lasts or is seen by others. */
  async function places(): Promise<TableText[]> {
    const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
    const { status } = await newsroom.desk(async (tools) => ({ status: await tools.status() }))
    return [
      ...(await allTables(url)),
      ['log', log],
      ['metrics', metrics],
      ['events', JSON.stringify(newsroom.told)],
      ['status', JSON.stringify(status)],
    ]
  }
  const everybody = [amal, rima, sami, huda]
  const ids = everybody.flatMap((one) => [one.person, one.chat, `telegram:${channel}`])
  const bare = ids.map((one) => one.replace(/^\w+:@?/, ''))
  const holding = async (words: string[]) =>
    (await places()).flatMap(([place, text]) =>
      words
        .filter((word) => text.toLowerCase().includes(word.toLowerCase()))
        .map((word) => `${word} in ${place}`),
    )

  async function areFilled(...names: string[]): Promise<void> {
    const found = new Map(await allTables(url))
    expect(names.filter((name) => !found.get(`table ${name}`)?.startsWith('[{'))).toEqual([])
  }

  // What may be found is found.
  expect(await holding(['School Number 1'])).toContain('School Number 1 in table items')
  const keys = (who: AnyTalker) => [who.person, who.chat].map((one) => keyedHash(`address ${one}`))
  expect(await holding(keys(amal))).toContain(`${keys(amal)[0]} in table people`)
  await areFilled('people', 'chats', 'queries', 'dialogues', 'answers', 'roles', 'inbound')
  const saidRows = () =>
    newsroom.desk(async ({ store }) => JSON.stringify(await store.consoleChat.all(lina.chat)))
  await areFilled('console_chat')
  expect(await saidRows()).toContain(search)
  // What may be a person's story is not even kept sealed.
  expect(await saidRows()).not.toMatch(/Zubaidanour|Hindallah/)
  expect(await holding([...written, ...given, ...said, ...bare])).toEqual([])

  // Editors let go of their drafts and publish a line; a post is held; the reader blocks, and is back.
  await sami.taps('Cancel')
  await huda.taps('Cancel')
  await sami.asks('/correct 1')
  await sami.gives({ line: 'the convoy passed on Monday.' })
  await sami.taps('Yes, publish the correction')
  await sami.sees(/^Correction of no\. 1[^]*edited/)
  newsroom.telegram.failNext('cut-after')
  const lost = newsroom.events.next('operation-failed', ({ outcome }) => outcome === 'unknown')
  await newsroom.drop('hama.txt', valleyRelease.replaceAll('Idlib', 'Hama'))
  await lost
  await sami.sees(/may have arrived/)
  await sami.asks('/held')
  await areFilled('troubles', 'post_notices', 'fanouts', 'audit', 'renderings')
  expect(await holding([...written, ...given, ...said, ...bare])).toEqual([])

  amal.blocks()
  amal.unblocks()
  for (const one of [...everybody, lina]) {
    await one.asks('/forget')
    await one.taps('Delete what is kept')
  }
  expect(await holding([amal, rima, lina].flatMap(keys))).toEqual([])
  expect(await saidRows()).toBe('[]')
  // Who is in the team stays known as that, by the person alone.
  const [person = ''] = keys(huda)
  expect((await holding(keys(huda))).every((found) => found === `${person} in table people`)).toBe(
    true,
  )
  expect(await holding([...written, ...given, ...said, ...bare])).toEqual([])
})
