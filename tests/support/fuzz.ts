/** Updates that nobody meant, from a seed: what people, other bots and broken clients could bring, and whether each was taken well. */
import type { Newsroom } from './newsroom.ts'
import { badCharacters, badPresses, badWords } from './bad-input.ts'

/** A person asks less than an allowance, so that every question has an answer to check. */
const deedsOfOne = 15
/** Updates in flight together. */
const batch = 50

export type FuzzReport = {
  updates: number
  questions: number
  /** Faults of ours, answers that failed, payloads that a platform refused, presses that still wait. */
  wrong: string[]
}

/** The same numbers for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const commands =
  'latest topic topics search read about start help more show follow unfollow following language settings mydata forget team nonsense'.split(
    ' ',
  )

/** `report` is called after every batch. */
export async function fuzzTelegram(
  newsroom: Newsroom,
  { updates, seed }: { updates: number; seed: number },
  report: (done: number) => void = () => {},
): Promise<FuzzReport> {
  const { telegram, events } = newsroom
  const { world } = telegram
  const random = randomOf(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T
  const groups = (['group', 'supergroup', 'channel'] as const).map((type) =>
    telegram.chat(type, `Fuzz ${type}`),
  )
  const chats = [undefined, undefined, undefined, ...groups]

  const wrong: string[] = []
  let questions = 0
  const stop = events.on((event) => {
    if (event.type === 'question') questions += 1
    if (event.type === 'question' && event.outcome === 'failed')
      wrong.push(`failed: ${event.command}`)
    if (event.type === 'fault') wrong.push(`fault: ${event.detail}`)
  })

  let person = telegram.person('Fuzz', 'en')
  const words = (): string => {
    const [, first] = pick(random() < 0.5 ? badWords : badCharacters)
    return random() < 0.3 ? `${first} ${pick(badWords)[1]}`.slice(0, 4096) : first
  }
  /** What stands under any message of the person's chat, whole or with a character changed. */
  const press = (): string => {
    const standing = telegram
      .messages(person.id)
      .flatMap((message) => message.reply_markup?.inline_keyboard.flat() ?? [])
    const data = (standing.length > 0 && pick(standing).callback_data) || pick(badPresses)[1]
    if (random() < 0.5) return data
    const at = below(data.length)
    return data.slice(0, at) + pick(['', ' ', '0', 'z', '\u202e', '🕊', '/']) + data.slice(at + 1)
  }
  const oddly = () =>
    pick<object>([
      { sticker: {} },
      { poll: {} },
      { dice: {} },
      { new_chat_members: [world.me] },
      { pinned_message: {} },
      { text: '' },
      { photo: [], caption: words() },
      { voice: {}, caption: words() },
      { location: { latitude: 0, longitude: 0 } },
      { contact: {} },
      { video_note: {} },
      { document: {}, animation: {} },
      { text: words(), from: undefined },
      { text: words(), via_bot: world.me },
      { text: words(), is_topic_message: true, message_thread_id: below(9) },
      { forward_origin: {}, text: words() },
    ])

  const deeds: (() => void)[] = [
    () => person.says(words() || '…', pick(chats)),
    () => person.says(`/${pick(commands)} ${words()}`, pick(chats)),
    () =>
      person.says(`/${pick(commands)}@${pick(['barid_bot', 'other_bot'])} ${words()}`, pick(chats)),
    () => void person.forges(press()),
    () => void person.forges(press(), pick(groups)),
    () => person.sends(oddly()),
    () => world.push(pick(['message', 'edited_message', 'poll', 'my_chat_member']), undefined),
  ]

  for (let done = 0; done < updates;) {
    const end = Math.min(updates, done + batch)
    for (; done < end; done++) {
      if (done % deedsOfOne === 0)
        person = telegram.person('Fuzz', pick(['en', 'ar', 'fr', 'tr', 'de']))
      pick(deeds)()
    }
    await telegram.until(() => world.updates.length === 0 || undefined)
    await telegram.until(() => world.queries.size === 0 || undefined)
    report(done)
  }
  stop()
  // A press may lead to the page that stands there already, stand under a message that /forget removed, or come from a
  // person without a private chat.
  const isOurs = (words: string) =>
    !/not modified|to (edit|delete) not found|chat not found/.test(words)
  wrong.push(...telegram.refusals.filter(isOurs))
  wrong.push(...[...world.queries].map((query) => `unanswered: ${query}`))
  return { updates, questions, wrong }
}
