/** The gateway connection through discord.js: one intent, next to no caches. */
import type { Client } from 'discord.js'

export type GatewayOptions = { token: string; apiRoot: string }

/**
 * Loads discord.js (0.4 s) and makes a client that is not yet connected. Guilds is the one intent: interactions need none, and
 * none that Discord calls privileged is asked for. The caches that discord.js allows to be cut are empty but for the bot itself.
 */
export async function createGateway({ apiRoot }: GatewayOptions): Promise<Client> {
  const { Client, GatewayIntentBits, Options } = await import('discord.js')
  const none = Object.fromEntries(emptied.map((name) => [name, 0]))
  return new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { api: apiRoot },
    makeCache: Options.cacheWithLimits({
      ...none,
      GuildMemberManager: {
        maxSize: 0,
        keepOverLimit: (member) => member.id === member.client.user.id,
      },
      UserManager: { maxSize: 0, keepOverLimit: (user) => user.id === user.client.user.id },
    }),
  })
}

const emptied = `
  ApplicationCommandManager AutoModerationRuleManager DMMessageManager GuildBanManager
  GuildEmojiManager GuildInviteManager GuildMessageManager GuildScheduledEventManager
  GuildStickerManager MessageManager PresenceManager ReactionManager
  ReactionUserManager StageInstanceManager ThreadMemberManager EntitlementManager
  VoiceStateManager
`
  .trim()
  .split(/\s+/)
