/** Updates of Telegram that nobody meant, from a seed: what people, other bots and broken clients could bring. */
import { bookOf, chanceOf, commands, deedsOfOne, languages } from './fuzz.ts'
import type { FuzzOptions, FuzzReport } from './fuzz.ts'
import type { Newsroom } from './newsroom.ts'

/** Updates in flight together. */
const batch = 50

/** `progress` is called after every batch. */
export async function fuzzTelegram(
  newsroom: Newsroom,
  { updates, seed }: FuzzOptions,
  progress: (done: number) => void = () => {},
): Promise<FuzzReport> {
  const { telegram } = newsroom
  const { world } = telegram
  const { below, pick, words, ...chance } = chanceOf(seed)
  const groups = (['group', 'supergroup', 'channel'] as const).map((type) =>
    telegram.chat(type, `Fuzz ${type}`),
  )
  const chats = [undefined, undefined, undefined, ...groups]

  const { report, end } = bookOf(newsroom)
  let person = telegram.person('Fuzz', 'en')
  const press = () =>
    chance.press(
      telegram
        .messages(person.id)
        .flatMap((message) => message.reply_markup?.inline_keyboard.flat() ?? [])
        .flatMap((button) => button.callback_data ?? []),
    )
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
    const border = Math.min(updates, done + batch)
    for (; done < border; done++) {
      if (done % deedsOfOne === 0) person = telegram.person('Fuzz', pick(languages))
      pick(deeds)()
    }
    await telegram.until(() => world.updates.length === 0 || undefined)
    await telegram.until(() => world.queries.size === 0 || undefined)
    progress(done)
  }
  end()
  // A press may lead to the page that stands there already, stand under a message that /forget removed, or come from a
  // person without a private chat.
  const isOurs = (words: string) =>
    !/not modified|to (edit|delete) not found|chat not found/.test(words)
  report.wrong.push(...telegram.refusals.filter(isOurs))
  report.wrong.push(...[...world.queries].map((query) => `unanswered: ${query}`))
  return report
}
