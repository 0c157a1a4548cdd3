/** A Discord on loopback: refuses what the real one refuses, and can be broken on purpose. */
import type { Standing } from '../../contract/controls.ts'
import { createBuckets } from './buckets.ts'
import { createGateway } from './gateway.ts'
import { createInteractions } from './interactions.ts'
import { createMessages, type Mode } from './messages.ts'
import { createPerson, type Person, standing } from './people.ts'
import { unknown } from './refusal.ts'
import { createRoutes } from './routes.ts'
import { createFakeServer } from './server.ts'
import {
  type Bit,
  bits,
  createWorld,
  type FakeMessage,
  isCrossposted,
  isThread,
  told,
  toldMessage,
} from './world.ts'

export type FakeDiscordOptions = {
  /**
   * `documented` keeps to what Discord promises; `folklore` adds what is only observed: 5 messages in 5 s and channel, a nonce that
   * holds for its channel, embeds that vanish without the right to embed, 10 published messages in an hour and channel, and limits
   * of edits of published and of old messages.
   */
  mode?: Mode
  now?: () => number
  /** Milliseconds that a call that writes takes, half of them before anything is done. */
  latency?: number
}

const channelTypes = { channel: 0, announcement: 5, forum: 15 }

export async function startFakeDiscord({
  mode = 'documented',
  now = Date.now,
  latency = 0,
}: FakeDiscordOptions = {}) {
  const token = 'fake.discord.token'
  const world = createWorld(now)
  const messages = createMessages(world, mode, now)
  const interactions = createInteractions(world, messages, now)
  const menu = { commands: [] as object[], writes: 0 }
  const people = new Map<string, Person>()
  const buckets = createBuckets(now)

  const http = createFakeServer({
    token,
    latency,
    answer: (request) => routes(request),
    bucketOf: mode === 'folklore' ? buckets.of : () => undefined,
  })
  const gateway = createGateway(http.server, world, token)
  const routes = createRoutes({
    world,
    messages,
    interactions,
    gateway,
    menu,
    openDirect(id) {
      const chat = people.get(id)?.chat
      if (!chat) throw unknown.user()
      return { id: chat.replace('discord:', '') }
    },
  })
  await http.listen()

  const home = world.addGuild('Newsroom')
  const place = (chat: string) => world.channel(chat.replace('discord:', ''))
  const open = (name: string, kind: keyof typeof channelTypes = 'channel', guild = home) =>
    `discord:${world.addChannel({ type: channelTypes[kind], name, guild_id: guild.id }).id}`

  return {
    token,
    apiRoot: http.url,
    bot: world.bot,
    menu,
    /** Resolves when people are offered commands. */
    offered: () =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (menu.commands.length === 0) return
          stop()
          resolve()
        }
        const stop = world.watch(look)
        look()
      }),
    /** Every call, in order. */
    calls: http.calls,
    /** What was refused and why, in order. */
    refusals: http.refusals,
    inject: http.inject,
    reachable: http.reachable,
    silence: gateway.silence,
    dispatch: gateway.dispatch,
    intents: gateway.intents,
    unanswered: interactions.unanswered,
    late: interactions.late,
    uploads: messages.uploads,
    /** The bot may rename nothing any more. */
    freezeNames: messages.freezeNames,

    /** A channel of the server where the bot is, with every right to post. */
    channel: open,

    /** A person with an open private chat. `locale` is the client's, such as `en-US`. */
    person(name: string, locale = 'en-US'): Person {
      const id = world.newId()
      const direct = world.addChannel({ type: 1, name, recipients: [{ id }] })
      const person = createPerson(
        { world, gateway, interactions, upload: http.upload },
        { id, name, locale },
        direct,
      )
      people.set(id, person)
      return person
    },

    /** All that stands in a channel, seen by whom it may be, oldest first. */
    async posts(chat: string): Promise<Standing[]> {
      await http.reachable()
      return messagesIn(chat).map(standing)
    },

    /** What everybody sees of the bot. */
    seenByAll: (chat: string): Standing[] =>
      messagesIn(chat)
        .filter(({ only, author }) => only === undefined && author.id === world.bot.id)
        .map(standing),

    /** A message as Discord keeps it. */
    message: (chat: string, id: string): FakeMessage => world.message(place(chat), id),

    /** Ids of the messages that the channels which follow have, oldest first. */
    published: (chat: string): string[] =>
      messagesIn(chat)
        .filter(isCrossposted)
        .map(({ id }) => id),

    /** A person of another name writes in the channel. */
    chatter(chat: string, content: string): void {
      const [id, author] = [world.newId(), { id: world.newId() }]
      const none = { embeds: [], components: [], files: [], flags: 0 }
      const message = { id, channel_id: place(chat).id, author, content, ...none }
      place(chat).messages.push(message)
      const { guild_id } = place(chat)
      gateway.dispatch('MESSAGE_CREATE', { type: 0, ...toldMessage(message), guild_id })
    },

    /** Members may read in a channel and not write. */
    mutes: (chat: string): void => void (place(chat).muted = true),

    removes(chat: string, id: string): void {
      place(chat).messages = place(chat).messages.filter((one) => one.id !== id)
    },

    /** A person deletes a channel or thread. */
    vanish(chat: string): void {
      const one = place(chat)
      world.channels.delete(one.id)
      gateway.dispatch(isThread(one) ? 'THREAD_DELETE' : 'CHANNEL_DELETE', told(one))
    },

    /** The gateway tells of a thread, as when it is opened. */
    announceThread: (chat: string) => gateway.dispatch('THREAD_CREATE', told(place(chat))),

    archive(chat: string): void {
      messages.changeChannel(place(chat).id, { archived: true })
      gateway.dispatch('THREAD_UPDATE', told(place(chat)))
    },

    lock(chat: string): void {
      place(chat).thread_metadata = { archived: false, locked: true }
    },

    /** A thread that people opened in a channel. */
    thread(chat: string, name: string): string {
      const { id: parent, guild_id: guild = home.id } = place(chat)
      const facts = { parent_id: parent, guild_id: guild, owner_id: world.newId() }
      const thread_metadata = { archived: false, locked: false }
      return `discord:${world.addChannel({ type: 11, name, ...facts, thread_metadata }).id}`
    },

    /** The threads of a forum or channel, oldest first. */
    threads: (chat: string): string[] =>
      [...world.channels.values()]
        .filter((one) => one.parent_id === place(chat).id)
        .map((one) => `discord:${one.id}`),

    nameOf: (chat: string) => place(chat).name,

    /** An admin takes a right from the bot in a channel, or gives it back. */
    rights(chat: string, right: Bit, given: boolean): void {
      const channel = place(chat)
      const [on, off] = given ? [bits[right], 0n] : [0n, bits[right]]
      channel.permission_overwrites = [
        { id: world.bot.id, type: 1, allow: String(on), deny: String(off) },
      ]
      gateway.dispatch('CHANNEL_UPDATE', told(channel))
    },

    /** An admin gives a channel or thread another name. */
    rename(chat: string, name: string): void {
      const channel = place(chat)
      channel.name = name
      const isThread = channel.type >= 10 && channel.type <= 12
      gateway.dispatch(isThread ? 'THREAD_UPDATE' : 'CHANNEL_UPDATE', told(channel))
    },

    /** The bot is added to a new server with one channel; resolves to the channel. */
    joins(name: string): string {
      const guild = world.addGuild(name)
      const chat = open('general', 'channel', guild)
      gateway.dispatch('GUILD_CREATE', gateway.described(guild.id))
      return chat
    },

    /** The bot is removed from the server of a channel. */
    leaves(chat: string): void {
      const { guild_id: id = '' } = place(chat)
      for (const one of world.channels.values()) {
        if (one.guild_id === id) world.channels.delete(one.id)
      }
      world.guilds.delete(id)
      gateway.dispatch('GUILD_DELETE', { id })
    },

    async close(): Promise<void> {
      gateway.close()
      await http.close()
    },
  }

  function messagesIn(chat: string): FakeMessage[] {
    return place(chat).messages.filter((one) => !one.loading)
  }
}
