/** What nobody meant on Discord, from a seed: interactions, suggestions, private messages, rights that come and go. */
import { bookOf, chanceOf, commands, deedsOfOne, languages } from './fuzz.ts'
import type { FuzzOptions, FuzzReport } from './fuzz.ts'
import type { Newsroom } from './newsroom.ts'

/** Deeds in flight together: each must be acknowledged within three seconds. */
const batch = 20
/** Deeds until others meet in other channels. */
const meeting = 1_000

/** `progress` is called after every batch. */
export async function fuzzDiscord(
  newsroom: Newsroom,
  { updates, seed }: FuzzOptions,
  progress: (done: number) => void = () => {},
): Promise<FuzzReport> {
  const { discord } = newsroom
  const { below, pick, words, ...chance } = chanceOf(seed)
  const { report, end, reaches } = bookOf(newsroom)

  function opened(): string[] {
    const channel = discord.channel('fuzz')
    return [channel, discord.channel('wire', 'announcement'), discord.thread(channel, 'Fuzz')]
  }
  let shared = opened()
  let person = discord.person('Fuzz')
  /** How many questions are to be answered in all. */
  let asked = 0

  const here = () => person.in(pick([person.chat, person.chat, ...shared]))
  // Discord has no button that carries nothing.
  const press = () => chance.press(person.carried()) || '/'
  const name = () => pick(commands)
  /** What Discord tells of and is no question, and what comes of things that Barid has not. */
  const oddly = () =>
    pick<[string, object]>([
      ['INTERACTION_CREATE', { ...stray, type: 1 }],
      ['INTERACTION_CREATE', { ...stray, type: 2, data: {} }],
      ['INTERACTION_CREATE', { ...stray, type: 3, message: note, data: selected }],
      [
        'INTERACTION_CREATE',
        { ...stray, type: 2, channel_id: undefined, data: { name: 'latest' } },
      ],
      ['MESSAGE_CREATE', { ...note, author: { ...note.author, bot: true }, content: words() }],
      ['MESSAGE_CREATE', { ...note, type: 3 + below(40), type_of: 'notice', content: '' }],
      ['MESSAGE_CREATE', { ...note, content: '' }],
      ['MESSAGE_UPDATE', { ...note, content: words() }],
      ['MESSAGE_DELETE', { id: '1', channel_id: '2' }],
      ['TYPING_START', { channel_id: '2', user_id: '3', timestamp: 0 }],
    ])
  const shares = () =>
    pick<object>([
      { attachments: [{}], content: words() },
      { attachments: [{ content_type: pick(['image/png', 'audio/ogg', 'x', '/', '']) }] },
      { attachments: [{ content_type: 'audio/ogg' }], flags: 8192 },
      { sticker_items: [{}] },
      { poll: {} },
      { message_snapshots: [{}], content: words() },
      { type: 19, content: words() || '…' },
    ])

  const question = (deed: () => Promise<unknown> | void) => () => {
    asked += 1
    return deed()
  }
  const deeds: (() => Promise<unknown> | void)[] = [
    question(() => here().types(`/${name()} ${words()}`)),
    question(() => here().types(`/${name()} ${words()}`)),
    question(() => here().forges(press())),
    question(() => here().forges(press())),
    question(() => person.says(words() || '…')),
    question(() => person.says(`/${name()} ${words()}`)),
    question(() => person.sends(shares())),
    () => here().hesitates(`/${name()} ${words()}`),
    () => discord.chatter(pick(shared), words()),
    () => discord.dispatch(...oddly()),
    () => discord.rights(pick(shared.slice(0, 2)), 'Send Messages', below(2) === 0),
    () => discord.leaves(discord.joins('Fuzz')),
  ]

  for (let done = 0; done < updates;) {
    const border = Math.min(updates, done + batch)
    const acknowledged: unknown[] = []
    for (; done < border; done++) {
      if (done % deedsOfOne === 0) person = discord.person('Fuzz', pick(languages))
      if (done % meeting === 0) shared = opened()
      acknowledged.push(pick(deeds)())
    }
    await Promise.all(acknowledged)
    // What a busy machine acknowledged too late stands among the refusals.
    await reaches(asked - discord.late())
    progress(done)
  }
  end()
  // A message may be deleted, by /forget too, while its button is pressed.
  const isOurs = (words: string) => !words.includes('Unknown Message')
  report.wrong.push(...discord.refusals.filter(isOurs))
  report.wrong.push(...discord.unanswered().map((interaction) => `unanswered: ${interaction}`))
  return report
}

const stray = {
  id: '1',
  token: 't',
  application_id: '2',
  channel_id: '3',
  user: { id: '4', username: 'Fuzz' },
  entitlements: [],
  authorizing_integration_owners: {},
}

const selected = { component_type: 3, custom_id: 'x', values: ['y'] }

const note = { id: '1', channel_id: '2', type: 0, author: { id: '3', username: 'Fuzz' } }
