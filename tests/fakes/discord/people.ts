/** People on the fake Discord: what they type and press, and what they see. */
import type { Standing } from '../../contract/controls.ts'
import type { Gateway } from './gateway.ts'
import type { Choice, Interactions } from './interactions.ts'
import { plainMarkdown } from './markdown.ts'
import { submitted, type ModalBody } from './modals.ts'
import { type FakeChannel, type FakeMessage, toldMessage, type World } from './world.ts'

export type Person = {
  /** `discord:@…`, as events name them. */
  address: string
  /** Their private chat with the bot. */
  chat: string
  /** Sends a slash command (`/topic idlib`); resolves when the bot has acknowledged it. */
  types(command: string): Promise<void>
  /** Types without sending; resolves to the suggestions shown. */
  hesitates(command: string): Promise<Choice[]>
  /** Writes a text in private, which is told to the bot where it asked for that. */
  says(text: string): void
  /** Sends something else in private, such as `{ attachments: [{ content_type: 'image/jpeg' }] }`. */
  sends(content: object): void
  /** Takes no messages from the bot any more. */
  blocks(): void
  unblocks(): void
  /** Presses the newest button with this label, as soon as the person sees one; resolves when the bot has acknowledged it. */
  presses(label: string): Promise<void>
  /** What the newest button with this label carries. */
  carries(label: string): string
  /** What all the buttons that they see carry. */
  carried(): string[]
  /** Presses what no button carries, under the newest message that they see; where they see none, under one that is being deleted. */
  forges(customId: string): Promise<void>
  /** The form that lies before them: what their newest deed was answered with. */
  form(): ModalBody | undefined
  /** Sends it with these answers, over what stands in it already; resolves when the bot has acknowledged it. */
  fills(fields: Record<string, string>, file?: { name: string; bytes: Uint8Array }): Promise<void>
  /** Resolves to the newest message that they see and that matches, now or when it comes. */
  sees(pattern: RegExp): Promise<Standing>
  /** All that others wrote in the channel and they see, oldest first. */
  screen(): Standing[]
  /** The same person in a channel. */
  in(chat: string): Person
}

export type Where = {
  world: World
  gateway: Gateway
  interactions: Interactions
  /** Keeps what a person uploads; returns its address. */
  upload(bytes: Uint8Array): string
}

type Identity = { id: string; name: string; locale: string }

export function createPerson(where: Where, who: Identity, home: FakeChannel, here = home): Person {
  const { world, gateway, interactions, upload } = where

  const visible = () =>
    here.messages.filter(
      ({ author, only, loading }) =>
        !loading && author.id !== who.id && (only === undefined || only === who.id),
    )

  function writes(content: object): void {
    const message: FakeMessage = {
      id: world.newId(),
      channel_id: home.id,
      author: { id: who.id },
      content: '',
      embeds: [],
      components: [],
      flags: 0,
      files: [],
      ...content,
    }
    home.messages.push(message)
    gateway.dispatch('MESSAGE_CREATE', { type: 0, ...toldMessage(message), ...content })
  }

  async function act(...begin: Parameters<Interactions['begin']>): Promise<Choice[]> {
    const { packet, answered } = interactions.begin(...begin)
    gateway.dispatch('INTERACTION_CREATE', packet)
    return answered
  }

  const parsed = (command: string) => {
    const [, name = '', value = ''] = /^\/(\S+)\s*([\s\S]*)$/.exec(command) ?? []
    const options = value ? [{ name: 'words', type: 3, value }] : []
    return { id: world.application.id, type: 1, name: name.toLowerCase(), options }
  }

  /** What is found now, or when a message comes or changes. Where nothing comes, the test ends by its own time limit. */
  function when<T>(find: () => T | undefined): Promise<T> {
    const now = find()
    if (now !== undefined) return Promise.resolve(now)
    return new Promise((resolve) => {
      const stop = world.watch(() => {
        const found = find()
        if (found === undefined) return
        stop()
        resolve(found)
      })
    })
  }

  /** A message of the bot that was deleted while it was pressed. */
  const deleted = (): FakeMessage => ({
    id: world.newId(),
    channel_id: here.id,
    author: world.bot,
    content: '',
    embeds: [],
    components: [],
    flags: 0,
    files: [],
  })

  const buttonOf = (message: FakeMessage, label: string) =>
    message.components.flatMap((row) => row.components ?? []).find((one) => one.label === label)

  return {
    address: `discord:@${who.id}`,
    chat: `discord:${here.id}`,

    types: async (command) => void (await act('command', who, here, parsed(command))),

    hesitates: (command) => act('suggest', who, here, parsed(command)),

    says: (text) => writes({ content: text }),
    sends: writes,
    blocks: () => void (home.closed = true),
    unblocks: () => void (home.closed = false),

    async presses(label) {
      const message = await when(() => visible().findLast((one) => buttonOf(one, label)))
      const data = { custom_id: buttonOf(message, label)?.custom_id, component_type: 2 }
      await act('press', who, here, data, message)
    },

    carries(label) {
      const message = visible().findLast((one) => buttonOf(one, label))
      return (message && buttonOf(message, label)?.custom_id) ?? ''
    },

    carried: () =>
      visible()
        .flatMap(({ components }) => components.flatMap((row) => row.components ?? []))
        .flatMap(({ custom_id }) => custom_id ?? []),

    async forges(customId) {
      const data = { custom_id: customId, component_type: 2 }
      await act('press', who, here, data, visible().at(-1) ?? deleted())
    },

    form: () => interactions.modalOf(who.id)?.modal,

    async fills(fields, file) {
      const { modal, pressed } = interactions.modalOf(who.id) ?? {}
      if (!modal) throw new Error(`No form lies before ${who.name}.`)
      const given = file && {
        name: file.name,
        size: file.bytes.length,
        url: upload(file.bytes),
      }
      await act('form', who, here, submitted(modal, fields, given), pressed)
    },

    sees: (pattern) =>
      when(() =>
        visible()
          .map(standing)
          .findLast((one) => pattern.test(one.text)),
      ),

    screen: () => visible().map(standing),

    in: (chat) => createPerson(where, who, home, world.channel(chat.replace('discord:', ''))),
  }
}

/** A message as people see it. */
export function standing(message: FakeMessage): Standing {
  const embeds = message.embeds.flatMap(({ title, description, footer }) => [
    title ?? '',
    plainMarkdown(description ?? ''),
    footer?.text ?? '',
  ])
  const replyTo = message.message_reference?.message_id
  const file = message.files.find(({ name }) => !isPicture(name))
  return {
    id: message.id,
    text: [plainMarkdown(message.content), ...embeds].filter(Boolean).join('\n\n'),
    hasPicture: message.files.some(({ name }) => isPicture(name)),
    ...(file ? { file: { name: file.name, text: file.text } } : {}),
    ...(replyTo ? { replyTo } : {}),
    buttons: message.components
      .flatMap((row) => row.components ?? [])
      .map((one) => one.label ?? ''),
  }
}

const isPicture = (name: string) => /\.(jpe?g|png|webp|gif)$/.test(name)
