/** What people do on Discord: slash commands, suggestions, presses, private messages, and where the bot may post. */
import type { InboundEvent, Listener, Turn } from '../adapter.ts'
import { channelAddress, personOf } from './address.ts'
import { kindOf } from './channel-kind.ts'
import { type DirectMessage, writtenIn } from './direct-message.ts'
import { failureOf } from './errors.ts'
import { createGateway, type Gateway, type GatewayOptions } from './gateway.ts'
import { inspectChannel } from './inspection.ts'
import { acknowledgement, deedOf, type Interaction } from './interaction.ts'
import { type ChannelChange, watchMembership } from './membership.ts'
import { announceCommands } from './menu.ts'
import type { Rest } from './rest.ts'
import { acknowledge, createDirectTurn, createTurn, withdraw } from './turn.ts'

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

  function take(run: () => Promise<void>): void {
    if (closing.signal.aborted) return
    const taken = run().finally(() => inHand.delete(taken))
    inHand.add(taken)
  }

  return {
    async listen(onEvent) {
      try {
        connection = await createGateway(gateway)
        const { client } = connection
        // Raw packets, since discord.js holds interactions back until every server has been described, and private
        // messages until their chat is in its cache.
        client.on('raw' as never, (packet: { t: string | null; d: unknown }) => {
          if (packet.t === 'INTERACTION_CREATE') {
            take(() => interacted(rest, packet.d as Interaction, onEvent))
          }
          if (packet.t === 'MESSAGE_CREATE') {
            take(() => wrote(rest, packet.d as DirectMessage, onEvent))
          }
        })
        watchMembership(client, (change) =>
          take(() => onEvent(changed(change, now())).catch(() => {})),
        )
        await connection.connect(closing.signal)
      } catch (error) {
        throw failureOf(error)
      }
    },

    announce(commands, defaultLanguage) {
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

/** Acknowledged at once, then brought to the engine. What Discord no longer takes an answer to is dropped. */
async function interacted(rest: Rest, interaction: Interaction, onEvent: Handler): Promise<void> {
  const deed = deedOf(interaction)
  if (!deed) return
  const how = acknowledgement(interaction)
  const turn = createTurn(rest, interaction, deed.surface, how)
  if (deed.kind === 'suggest') {
    await onEvent({ ...deed, turn }).catch(() => turn.suggest([]).catch(() => {}))
    return
  }
  try {
    await acknowledge(rest, interaction, how)
  } catch {
    return
  }
  await onEvent({ ...deed, turn }).catch(async () => {
    if (how.mode === 'reply') await withdraw(rest, interaction).catch(() => {})
  })
}

/** The gateway tells of a message once: what cannot be taken is not asked for again. */
async function wrote(rest: Rest, message: DirectMessage, onEvent: Handler): Promise<void> {
  const written = writtenIn(message)
  if (!written) return
  await onEvent({ ...written, turn: createDirectTurn(rest, message.channel_id) }).catch(() => {})
}

const changed = ({ channel, type, mayPost, left }: ChannelChange, at: number): InboundEvent => ({
  kind: 'membership',
  id: `${channel}:${left ? 'left' : mayPost ? 'may-post' : 'may-not-post'}:${at}`,
  chat: channelAddress(channel),
  surface: kindOf(type),
  mayPost,
  left,
  turn: nobodyToAnswer,
})

/** A change of rights is nobody's question. */
const nobodyToAnswer: Turn = {
  answer: async () => [],
  inPlace: async () => [],
  privately: async () => [],
  suggest: async () => {},
}
