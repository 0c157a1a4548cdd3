/** Discord's HTTP routes, version 10, as far as Barid and its tests call them. */
import type { MessageInput } from './checks.ts'
import type { Gateway } from './gateway.ts'
import type { Interactions } from './interactions.ts'
import type { Messages, Upload } from './messages.ts'
import { Refusal, unknown } from './refusal.ts'
import { told, toldMessage, type World } from './world.ts'

export type Request = {
  method: string
  path: string
  query: URLSearchParams
  /** The JSON body, or `payload_json` of a form. */
  body: unknown
  files: Upload[]
}

export type Parts = {
  world: World
  messages: Messages
  interactions: Interactions
  gateway: Gateway
  menu: { commands: object[]; writes: number }
  openDirect(person: string): { id: string }
}

type Route = [
  method: string,
  pattern: RegExp,
  run: (ids: string[], request: Request) => object | void | undefined,
]

/** Answers a request, or throws the refusal. An empty answer is a 204. */
export function createRoutes(parts: Parts) {
  const { world, messages, interactions, gateway, menu } = parts
  const input = (request: Request) => request.body as MessageInput
  const guild = (id: string) => {
    const found = world.guilds.get(id)
    if (!found) throw unknown.guild()
    return found
  }

  const routes: Route[] = [
    ['GET', /^\/users\/@me$/, () => world.bot],
    ['GET', /^\/applications\/@me$/, () => world.application],
    [
      'GET',
      /^\/gateway\/bot$/,
      () => ({
        url: gateway.url(),
        shards: 1,
        session_start_limit: { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 1 },
      }),
    ],
    [
      'POST',
      /^\/users\/@me\/channels$/,
      (_, { body }) => parts.openDirect((body as { recipient_id: string }).recipient_id),
    ],
    [
      'GET',
      /^\/channels\/(\d+)$/,
      ([id = '']) => {
        const channel = world.channel(id)
        world.demand(channel, 'View Channel')
        return told(channel)
      },
    ],
    [
      'PATCH',
      /^\/channels\/(\d+)$/,
      ([id = ''], { body }) => messages.changeChannel(id, body as object),
    ],
    ['DELETE', /^\/channels\/(\d+)$/, ([id = '']) => messages.removeChannel(id)],
    ['GET', /^\/channels\/(\d+)\/messages$/, ([id = ''], { query }) => messages.list(id, query)],
    [
      'GET',
      /^\/channels\/(\d+)\/messages\/(\d+)$/,
      ([id = '', message = '']) => toldMessage(world.message(world.channel(id), message)),
    ],
    [
      'POST',
      /^\/channels\/(\d+)\/messages$/,
      ([id = ''], request) => messages.create(id, input(request), request.files),
    ],
    [
      'PATCH',
      /^\/channels\/(\d+)\/messages\/(\d+)$/,
      ([id = '', message = ''], request) =>
        messages.edit(id, message, input(request), request.files),
    ],
    [
      'DELETE',
      /^\/channels\/(\d+)\/messages\/(\d+)$/,
      ([id = '', message = '']) => messages.remove(id, message),
    ],
    [
      'POST',
      /^\/channels\/(\d+)\/messages\/(\d+)\/crosspost$/,
      ([id = '', message = '']) => messages.publish(id, message),
    ],
    [
      'POST',
      /^\/channels\/(\d+)\/threads$/,
      ([id = ''], { body, files }) => messages.openThread(id, body as object, files),
    ],
    [
      'GET',
      /^\/channels\/(\d+)\/threads\/archived\/public$/,
      ([id]) => messages.threads((one) => one.parent_id === id, true),
    ],
    [
      'GET',
      /^\/guilds\/(\d+)\/threads\/active$/,
      ([id]) => messages.threads((one) => one.guild_id === id, false),
    ],
    ['GET', /^\/guilds\/(\d+)\/roles$/, ([id = '']) => guild(id).roles],
    ['GET', /^\/guilds\/(\d+)\/members\/\d+$/, () => ({ user: world.bot, roles: [] })],
    ['GET', /^\/applications\/\d+\/commands$/, () => menu.commands],
    [
      'PUT',
      /^\/applications\/\d+\/commands$/,
      (_, { body }) => {
        menu.writes += 1
        // Discord adds fields of its own and leaves out options that are false.
        menu.commands = (body as { options?: Record<string, unknown>[] }[]).map((command) => ({
          ...command,
          id: world.newId(),
          default_member_permissions: null,
          options: command.options?.map(({ required, ...option }) => ({
            ...option,
            ...(required ? { required } : {}),
          })),
        }))
        world.changed()
        return menu.commands
      },
    ],
    [
      'POST',
      /^\/interactions\/(\d+)\/([\w-]+)\/callback$/,
      ([id = '', token = ''], { body }) => interactions.callback(id, token, body as never),
    ],
    [
      'POST',
      /^\/webhooks\/\d+\/([\w-]+)$/,
      ([token = ''], request) => interactions.followUp(token, input(request), request.files),
    ],
    [
      'PATCH',
      /^\/webhooks\/\d+\/([\w-]+)\/messages\/@original$/,
      ([token = ''], request) => interactions.editOriginal(token, input(request), request.files),
    ],
    [
      'DELETE',
      /^\/webhooks\/\d+\/([\w-]+)\/messages\/@original$/,
      ([token = '']) => interactions.removeOriginal(token),
    ],
  ]

  return (request: Request): object | undefined => {
    for (const [method, pattern, run] of routes) {
      const match = method === request.method ? pattern.exec(request.path) : null
      if (match) return run(match.slice(1), request) ?? undefined
    }
    throw new Refusal(404, 0, '404: Not Found')
  }
}
