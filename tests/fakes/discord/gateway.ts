/** The gateway: Hello, Identify, Ready, servers, heartbeats, and the events that a test makes happen. */
import type { Server } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import { told, type World } from './world.ts'

/** What a bot must ask for to be told of something. */
const intents = { guilds: 1 << 0, guildMessages: 1 << 9, directMessages: 1 << 12 }

/** GUILD_MEMBERS, GUILD_PRESENCES and MESSAGE_CONTENT: only for bots that Discord has let have them. */
const privileged = (1 << 1) | (1 << 8) | (1 << 15)

/** Events of messages, by where they were written; all others come with GUILDS or with no intent. */
const intentOf = (type: string, data: object): number | undefined => {
  if (!type.startsWith('MESSAGE_')) return undefined
  return 'guild_id' in data ? intents.guildMessages : intents.directMessages
}

export function createGateway(server: Server, world: World, token: string) {
  const sockets = new WebSocketServer({ server })
  /** Connection to its intents. */
  const ready = new Map<WebSocket, number>()
  const sequences = new WeakMap<WebSocket, number>()
  let isSilent = false

  const tell = (socket: WebSocket, type: string, data: object) => {
    const sequence = (sequences.get(socket) ?? 0) + 1
    sequences.set(socket, sequence)
    socket.send(JSON.stringify({ op: 0, t: type, s: sequence, d: data }))
  }

  const send = (socket: WebSocket, op: number, data: unknown = null) =>
    socket.send(JSON.stringify({ op, d: data, s: null, t: null }))

  const described = (guildId: string) => {
    const guild = world.guilds.get(guildId)
    const channels = [...world.channels.values()].filter((one) => one.guild_id === guildId)
    return {
      ...guild,
      owner_id: '1',
      unavailable: false,
      joined_at: '2026-01-01T00:00:00.000Z',
      member_count: 1,
      channels: channels.filter(({ type }) => type < 10 || type > 12).map(told),
      threads: [],
      emojis: [],
      stickers: [],
      features: [],
      voice_states: [],
      presences: [],
      stage_instances: [],
      guild_scheduled_events: [],
      soundboard_sounds: [],
      members: [{ user: world.bot, roles: [], joined_at: '2026-01-01T00:00:00.000Z', flags: 0 }],
    }
  }

  function identify(socket: WebSocket, given: { token: string; intents: number }): void {
    if (given.token !== token) return socket.close(4004, 'Authentication failed.')
    if (given.intents & privileged) return socket.close(4014, 'Disallowed intent(s).')
    const guilds = given.intents & intents.guilds ? [...world.guilds.keys()] : []
    tell(socket, 'READY', {
      v: 10,
      user: world.bot,
      guilds: guilds.map((id) => ({ id, unavailable: true })),
      session_id: world.newId(),
      resume_gateway_url: url(),
      shard: [0, 1],
      application: { ...world.application, flags: 0 },
    })
    for (const id of guilds) tell(socket, 'GUILD_CREATE', described(id))
    ready.set(socket, given.intents)
  }

  sockets.on('connection', (socket) => {
    send(socket, 10, { heartbeat_interval: 41_250 })
    socket.on('message', (text) => {
      const { op, d } = JSON.parse((text as Buffer).toString()) as { op: number; d: never }
      if (op === 1) send(socket, 11)
      if (op === 2 && !isSilent) identify(socket, d)
      if (op === 6) send(socket, 9, false)
    })
    socket.on('close', () => ready.delete(socket))
  })

  const url = () => {
    const address = server.address()
    return `ws://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  }

  return {
    url,
    described,

    /** What the connected bot asked to be told of. */
    intents: () => [...ready.values()],

    /** Connections are taken and never made ready. */
    silence: () => void (isSilent = true),

    dispatch(type: string, data: object): void {
      const needed = intentOf(type, data)
      for (const [socket, asked] of ready) {
        if (needed === undefined || asked & needed) tell(socket, type, data)
      }
    },

    close(): void {
      for (const socket of sockets.clients) socket.terminate()
      sockets.close()
    },
  }
}

export type Gateway = ReturnType<typeof createGateway>
