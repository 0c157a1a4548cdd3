/** The gateway connection through discord.js: two intents, next to no caches, and an end that is one. */
import type { Client, SessionInfo } from 'discord.js'
import { DeliveryFailure } from '../adapter.ts'

export type GatewayOptions = {
  token: string
  apiRoot: string
  /** Milliseconds until a connection that is not ready is given up. */
  timeout: number
}

export type Gateway = {
  client: Client
  /** Resolves when events can arrive. Gives up after the time-out, or when `closing` is aborted. */
  connect(closing: AbortSignal): Promise<void>
  close(): void
}

/**
 * Loads discord.js (0.4 s) and makes a client that is not yet connected. Guilds tells where the bot may post, DirectMessages
 * what people write to it in private; interactions need no intent, and none that Discord calls privileged is asked for. The
 * caches that discord.js allows to be cut are empty but for the bot itself; private chats are in none, since raw packets are read.
 */
export async function createGateway({ token, apiRoot, timeout }: GatewayOptions): Promise<Gateway> {
  const { Client, GatewayIntentBits, Options, SimpleShardingStrategy } = await import('discord.js')
  let isClosed = false
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.DirectMessages],
    rest: { api: apiRoot },
    makeCache: Options.cacheWithLimits({
      ...Object.fromEntries(emptied.map((name) => [name, 0])),
      GuildMemberManager: {
        maxSize: 0,
        keepOverLimit: (member) => member.id === member.client.user.id,
      },
      UserManager: { maxSize: 0, keepOverLimit: (user) => user.id === user.client.user.id },
    }),
    ws: {
      buildStrategy(manager) {
        stopWhen(manager.options, () => isClosed)
        return new SimpleShardingStrategy(manager)
      },
    },
  })
  // Lost connections are discord.js's to mend; without a listener an error would end the process.
  client.on('error', () => {})

  const close = () => {
    isClosed = true
    // Not waited for: of a shard that is not ready, discord.js never says that it is destroyed.
    void client.destroy().catch(() => {})
  }

  return {
    client,
    close,
    async connect(closing) {
      const patience = AbortSignal.any([closing, AbortSignal.timeout(timeout)])
      try {
        await Promise.race([client.login(token), givenUp(patience)])
      } catch (error) {
        close()
        throw error
      }
    },
  }
}

type SessionOptions = {
  retrieveSessionInfo(shard: number): SessionInfo | null | PromiseLike<SessionInfo | null>
}

/** A shard of discord.js 14 that is destroyed before it was ready connects again, for ever. Here its next attempt never begins. */
function stopWhen(options: SessionOptions, isClosed: () => boolean): void {
  const { retrieveSessionInfo: retrieve } = options
  options.retrieveSessionInfo = (shard) => (isClosed() ? new Promise(() => {}) : retrieve(shard))
}

/** Left alone, discord.js would try to connect for ever. */
const givenUp = (patience: AbortSignal) =>
  new Promise<never>((_, reject) => {
    const giveUp = () =>
      reject(new DeliveryFailure({ kind: 'unreachable', detail: 'gateway-not-ready' }))
    if (patience.aborted) giveUp()
    else patience.addEventListener('abort', giveUp, { once: true })
  })

const emptied = `
  ApplicationCommandManager AutoModerationRuleManager DMMessageManager GuildBanManager
  GuildEmojiManager GuildInviteManager GuildMessageManager GuildScheduledEventManager
  GuildStickerManager MessageManager PresenceManager ReactionManager
  ReactionUserManager StageInstanceManager ThreadMemberManager EntitlementManager
  VoiceStateManager
`
  .trim()
  .split(/\s+/)
