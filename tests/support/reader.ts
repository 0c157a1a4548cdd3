/** A reader on the fake Telegram, as in a chat log: what they send, and what then stands in the chat. */
import type { FakeMessage } from '../fakes/telegram/world.ts'
import type { Newsroom } from './newsroom.ts'

export function telegramReader(newsroom: Newsroom, name: string, language: string) {
  const { telegram, events } = newsroom
  const person = telegram.person(name, language)
  const newest = (chat: number = person.id) => telegram.messages(chat).at(-1)
  const keys = (message?: FakeMessage) => (message?.reply_markup?.inline_keyboard ?? []).flat()

  /** Resolves when what was done has been answered, or passed over. */
  async function done(deed: () => unknown): Promise<void> {
    const asked = events.next('question')
    deed()
    await asked
  }

  return {
    ...person,

    /** Says it, and resolves to the newest message of the chat then. */
    async asks(text: string, chat?: number): Promise<string> {
      await done(() => person.says(text, chat))
      return newest(chat)?.text ?? ''
    },

    /** Presses the newest button of this label. */
    async taps(label: string): Promise<string> {
      await done(() => person.presses(label))
      return newest()?.text ?? ''
    },

    /** Presses what no button carries. */
    async attempts(data: string): Promise<string> {
      await done(() => person.forges(data))
      return newest()?.text ?? ''
    },

    /** Sends a photo, a voice note or the like. */
    async shares(content: Partial<FakeMessage>): Promise<string> {
      await done(() => person.sends(content))
      return newest()?.text ?? ''
    },

    /** Labels under the newest message. */
    buttons: (chat?: number): string[] => keys(newest(chat)).map((one) => one.text),

    /** What the newest button with this label carries. */
    carries: (label: string): string =>
      telegram
        .messages(person.id)
        .flatMap(keys)
        .findLast((one) => one.text === label)?.callback_data ?? '',

    /** All that stands in the private chat, oldest first. */
    screen: (): string[] => telegram.messages(person.id).map((message) => message.text ?? ''),
  }
}
