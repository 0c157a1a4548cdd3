/** What Discord tells of a slash command, a suggestion asked for, or a press; and what Barid makes of it. Pure. */
import type { InboundEvent } from '../inbound.ts'
import { channelAddress, personAddress } from './address.ts'
import { kindOf } from './channel-kind.ts'
import { commandOf } from './marker.ts'
import { answersOf, type Submitted, type Uploaded } from './modal.ts'
import { ephemeral } from './payload.ts'
import { mayWrite } from './permissions.ts'

/** An interaction of the gateway, as far as it is read. */
export type Interaction = {
  id: string
  application_id: string
  /** 2 command, 3 component, 4 autocomplete, 5 a form. */
  type: number
  token: string
  channel_id?: string
  channel?: { type: number }
  guild_id?: string
  /** `permissions`: all that they may do in this channel, overwrites included. */
  member?: { user: { id: string }; permissions?: string }
  user?: { id: string }
  /** The client's language, such as `en-US`. */
  locale?: string
  message?: { flags?: number }
  data?: {
    name?: string
    options?: { value?: unknown }[]
    custom_id?: string
    component_type?: number
  } & Submitted
}

type Taken<Event> = Event extends { kind: 'form' }
  ? Omit<Event, 'turn' | 'files'> & { uploads: Record<string, Uploaded | 'refused'> }
  : Event extends { kind: 'command' | 'press' | 'suggest' }
    ? Omit<Event, 'turn'>
    : never

/** What a person did, before it can be answered. */
export type Deed = Taken<InboundEvent>

/** undefined for what Barid does not take: menus of users and messages, selects. */
export function deedOf(interaction: Interaction): Deed | undefined {
  const { id, type, data = {}, channel_id: channel, locale } = interaction
  if (channel === undefined) return undefined
  const { member } = interaction
  const person = member?.user ?? interaction.user
  const surface = kindOf(interaction.channel?.type ?? (interaction.guild_id ? 0 : 1))
  const isMuted = member && !mayWrite(BigInt(member.permissions ?? 0), surface === 'thread')
  const by = {
    id,
    chat: channelAddress(channel),
    surface,
    ...(person ? { person: personAddress(person.id) } : {}),
    ...(isMuted ? { muted: true as const } : {}),
    ...(locale ? { languageHint: locale.split('-')[0] ?? locale } : {}),
  }
  const typed = data.options?.[0]?.value
  const words = typeof typed === 'string' ? typed.trim() : ''
  if (type === 2 && data.name) return { kind: 'command', name: data.name, words, ...by }
  if (type === 4 && data.name) return { kind: 'suggest', name: data.name, typed: words, ...by }
  if (type === 3 && data.component_type === 2 && data.custom_id) {
    return { kind: 'press', command: commandOf(data.custom_id), ...by }
  }
  if (type === 5 && data.custom_id) {
    return { kind: 'form', command: data.custom_id, ...answersOf(data), ...by }
  }
  return undefined
}

/** The name of the command that a deed comes to. */
export const commandIn = (deed: Deed): string =>
  deed.kind === 'command' || deed.kind === 'suggest'
    ? deed.name
    : (/^\/?(\S+)/.exec(deed.command)?.[1] ?? '')

/**
 * How an interaction is acknowledged, which fixes who sees the answer: `update` keeps the pressed message, which the answer
 * may replace (one that its presser alone sees, or in private); `reply` announces a message of its own, in a server to the
 * asker alone.
 */
export function acknowledgement(interaction: Interaction): {
  mode: 'update' | 'reply'
  flags: number
} {
  const isPrivate = interaction.guild_id === undefined
  // A form that a button opened still stands for its message.
  const isUnderMessage = [3, 5].includes(interaction.type) && interaction.message !== undefined
  const isOwnMessage = isPrivate || Boolean((interaction.message?.flags ?? 0) & ephemeral)
  return {
    mode: isUnderMessage && isOwnMessage ? 'update' : 'reply',
    flags: isPrivate ? 0 : ephemeral,
  }
}
