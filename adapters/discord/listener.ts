/** What people do on Discord: slash commands, suggestions, presses, forms, private messages, and where the bot may post. */
import type { Admit, Listener } from '../adapter.ts'
import type { InboundEvent, TextFile, Turn } from '../inbound.ts'
import { channelAddress, personOf } from './address.ts'
import { kindOf } from './channel-kind.ts'
import { type DirectMessage, writtenIn } from './direct-message.ts'
import { failureOf } from './errors.ts'
import { createGateway, type Gateway, type GatewayOptions } from './gateway.ts'
import { inspectChannel } from './inspection.ts'
import { readAttachment } from './attachments.ts'
import { acknowledgement, commandIn, deedOf, type Deed, type Interaction } from './interaction.ts'
import { type ChannelChange, watchMembership } from './membership.ts'
import { announceCommands } from './menu.ts'
import type { Rest } from './rest.ts'
import type { Uploaded } from './modal.ts'
import { createOpening, type Opening } from './opening.ts'
import { createDirectTurn, createTurn, withdraw } from './turn.ts'

export type ListenerParts = {
  rest: Rest
  gateway: GatewayOptions
  identity(): Promise<{ id: string; name: string }>
  /** Milliseconds since 1970. */
  now(): number
  /** Aborted by `close`: ends what only waits for Discord. */
  closing: AbortController
}

type Handler = (event: InboundEvent) => Promise<void>

export function createDiscordListener(parts: ListenerParts): Listener {
  const { rest, gateway, identity, now, closing } = parts
  let connection: Gateway | undefined
  const inHand = new Set<Promise<void>>()
  /** Commands that may be answered with a form. */
  let formed: string[] = []

  function take(run: () => Promise<void>): void {
    if (closing.signal.aborted) return
    const taken = run().finally(() => inHand.delete(taken))
    inHand.add(taken)
  }

  /** Acknowledged at once, then brought to the engine. What Discord no longer takes an answer to is dropped. */
  async function interacted(interaction: Interaction, onEvent: Handler): Promise<void> {
    const deed = deedOf(interaction)
    if (!deed) return
    const how = acknowledgement(interaction)
    const opening = createOpening(rest, interaction, how)
    const turn = createTurn(rest, interaction, deed.surface, how, opening)
    const event = { ...withFiles(deed), turn }
    if (deed.kind === 'suggest') {
      await onEvent(event).catch(() => turn.suggest([]).catch(() => {}))
      return
    }
    // Discord takes no form as the answer to a form.
    const mayAsk = deed.kind !== 'form' && formed.includes(commandIn(deed))
    const settle = mayAsk ? soon(opening) : undefined
    try {
      if (!mayAsk) await opening.acknowledge()
    } catch {
      return
    }
    await onEvent(event).catch(async () => {
      if (how.mode === 'reply') await withdraw(rest, interaction).catch(() => {})
    })
    await settle?.()
  }

  /** The gateway tells of a message once: what cannot be taken is not asked for again. */
  async function wrote(message: DirectMessage, onEvent: Handler, admit: Admit): Promise<void> {
    const written = writtenIn(message)
    if (!written) return
    const turn = createDirectTurn(rest, message.channel_id, () => admit(written.chat, 'private'))
    await onEvent({ ...written, turn }).catch(() => {})
  }

  /** What was given to a form is read on request alone. */
  function withFiles(deed: Deed): WithoutTurn<InboundEvent> {
    if (deed.kind !== 'form') return deed
    const { uploads, ...facts } = deed
    const files = Object.entries(uploads).map(([key, upload]) => [key, fileOf(upload)] as const)
    return { ...facts, files: Object.fromEntries(files) }
  }

  function fileOf(upload: Uploaded | 'refused'): TextFile | 'refused' {
    if (upload === 'refused') return upload
    const { format, url } = upload
    return { format, read: () => readAttachment(url, closing.signal) }
  }

  return {
    async listen(onEvent, _onFault, admit = async () => {}) {
      try {
        connection = await createGateway(gateway)
        const { client } = connection
        // Raw packets, since discord.js holds interactions back until every server has been described, and private
        // messages until their chat is in its cache.
        client.on('raw' as never, (packet: { t: string | null; d: unknown }) => {
          if (packet.t === 'INTERACTION_CREATE') {
            take(() => interacted(packet.d as Interaction, onEvent))
          }
          if (packet.t === 'MESSAGE_CREATE') {
            take(() => wrote(packet.d as DirectMessage, onEvent, admit))
          }
        })
        const tell = (event: InboundEvent) => take(() => onEvent(event).catch(() => {}))
        watchMembership(
          client,
          (change) => tell(changed(change, now())),
          (channel) => tell(renamed(channel, now())),
        )
        await connection.connect(closing.signal)
      } catch (error) {
        throw failureOf(error)
      }
    },

    announce(commands, defaultLanguage) {
      formed = commands.flatMap(({ name, form }) => (form ? name : []))
      const asking: Rest = { call: (call) => rest.call({ signal: closing.signal, ...call }) }
      return announceCommands(asking, commands, defaultLanguage)
    },
    inspect: async (chat) => inspectChannel(rest, (await identity()).id, chat),

    async openDirect(person) {
      const body = { recipient_id: personOf(person) }
      const { id } = (await rest.call({ method: 'POST', path: '/users/@me/channels', body })) as {
        id: string
      }
      return channelAddress(id)
    },

    identity,

    async close() {
      closing.abort()
      connection?.close()
      await Promise.allSettled(inHand)
    },
  }
}

/** Milliseconds: well within the 3 s in which Discord takes a first answer. */
const patience = 1_500

/** A form must be the first answer, so that it is waited for a little. Returns what ends the waiting. */
function soon(opening: Opening): () => Promise<void> {
  const late = () => opening.acknowledge().catch(() => {})
  const timer = setTimeout(() => void late(), patience)
  return () => {
    clearTimeout(timer)
    return late()
  }
}

type WithoutTurn<Event> = Event extends unknown ? Omit<Event, 'turn'> : never

function changed(channel: ChannelChange, at: number): InboundEvent {
  const { mayPost, left, name: title } = channel
  const what = left ? 'left' : mayPost ? 'may-post' : 'may-not-post'
  return { kind: 'membership', ...eventOf(channel, what, at), mayPost, left, title }
}

const renamed = (channel: ChannelChange, at: number): InboundEvent => ({
  kind: 'renamed',
  ...eventOf(channel, 'renamed', at),
  title: channel.name,
})

const eventOf = ({ channel, type }: ChannelChange, what: string, at: number) => ({
  id: `${channel}:${what}:${at}`,
  chat: channelAddress(channel),
  surface: kindOf(type),
  turn: nobodyToAnswer,
})

/** A change of a channel is nobody's question. */
const nobodyToAnswer: Turn = {
  answer: async () => [],
  inPlace: async () => [],
  privately: async () => [],
  file: async () => [],
  suggest: async () => {},
}
