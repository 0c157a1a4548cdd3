/** Slash commands, suggestions and presses: one first answer within 3 s, more by token for 15 minutes. */
import type { MessageInput } from './checks.ts'
import { checkNotEmpty } from './checks.ts'
import { checkModal, type ModalBody } from './modals.ts'
import type { Messages, Upload } from './messages.ts'
import { Refusal, unknown } from './refusal.ts'
import type { FakeChannel, FakeMessage, World } from './world.ts'

export type Choice = { name: string; value: string }

type Standing = {
  id: string
  token: string
  person: string
  channel: FakeChannel
  at: number
  kind: 'command' | 'press' | 'suggest' | 'form'
  /** The message whose button was pressed, else the one that the first answer announced. */
  original?: FakeMessage
  acknowledged?: number
  /** The form that was its first answer. */
  modal?: ModalBody
  answered: (choices: Choice[]) => void
}

const firstAnswer = 3_000
const tokenLife = 15 * 60_000
const ephemeral = 64

export function createInteractions(world: World, messages: Messages, now: () => number) {
  const standing = new Map<string, Standing>()

  let late = 0

  const tokenOf = (id: string) => `token-of-${id}`

  const byToken = (token: string): Standing => {
    const found = standing.get(token.replace(tokenOf(''), ''))
    if (!found?.acknowledged) throw new Refusal(404, 10015, 'Unknown Webhook')
    if (now() - found.at > tokenLife) throw new Refusal(401, 50027, 'Invalid Webhook Token')
    return found
  }

  const original = ({ original: message, channel }: Standing): FakeMessage => {
    if (!message || !channel.messages.includes(message)) throw unknown.message()
    return message
  }

  function add(one: Standing, input: MessageInput, files: Upload[], loading: boolean): FakeMessage {
    const message: FakeMessage = {
      id: world.newId(),
      channel_id: one.channel.id,
      author: world.bot,
      ...messages.fill(one.channel, input),
      flags: input.flags ?? 0,
      files,
      ...((input.flags ?? 0) & ephemeral ? { only: one.person } : {}),
      ...(loading ? { loading } : {}),
    }
    one.channel.messages.push(message)
    world.changed()
    return message
  }

  return {
    /** An interaction begins; its packet is what the gateway tells. `answered` resolves with its first answer. */
    begin(
      kind: Standing['kind'],
      person: { id: string; name: string; locale: string },
      channel: FakeChannel,
      data: object,
      pressed?: FakeMessage,
    ) {
      const id = world.newId()
      const token = tokenOf(id)
      const { promise, resolve } = Promise.withResolvers<Choice[]>()
      standing.set(id, {
        id,
        token,
        person: person.id,
        channel,
        at: now(),
        kind,
        ...(pressed ? { original: pressed } : {}),
        answered: resolve,
      })
      const user = { id: person.id, username: person.name }
      const types = { command: 2, press: 3, suggest: 4, form: 5 }
      const packet = {
        id,
        application_id: world.application.id,
        type: types[kind],
        token,
        version: 1,
        channel_id: channel.id,
        channel: { id: channel.id, type: channel.type },
        ...(channel.guild_id
          ? {
              guild_id: channel.guild_id,
              member: { user, roles: [], permissions: String(world.membersMay(channel)) },
            }
          : { user }),
        locale: person.locale,
        entitlements: [],
        authorizing_integration_owners: {},
        attachment_size_limit: 10_485_760,
        ...(pressed ? { message: { ...pressed, flags: pressed.flags } } : {}),
        data,
      }
      return { packet, answered: promise }
    },

    /** How many were acknowledged too late. */
    late: () => late,

    /** What was never acknowledged, and what "is thinking" still. */
    unanswered: (): string[] =>
      [...standing.values()]
        .filter(({ acknowledged, original }) => !acknowledged || original?.loading)
        .map(({ id, kind }) => `${kind} ${id}`),

    callback(
      id: string,
      token: string,
      body: { type: number; data?: MessageInput & { choices?: Choice[] } & Partial<ModalBody> },
    ) {
      const one = standing.get(id)
      if (!one || one.token !== token) throw unknown.interaction()
      if (now() - one.at > firstAnswer) {
        // The person is told that there was no answer.
        late += 1
        one.answered([])
        throw unknown.interaction()
      }
      if (one.acknowledged) {
        throw new Refusal(400, 40060, 'Interaction has already been acknowledged.')
      }
      const { choices = [], ...input } = body.data ?? {}
      if (choices.length > 25 || choices.some((choice) => choice.name.length > 100)) {
        throw new Refusal(400, 50035, 'Invalid Form Body')
      }
      if ((body.type === 8) !== (one.kind === 'suggest')) {
        throw new Refusal(400, 50035, 'Invalid Form Body')
      }
      if (body.type === 9) {
        // Not as an answer to a form.
        if (one.kind === 'form') throw new Refusal(400, 50035, 'Invalid Form Body')
        one.modal = checkModal(body.data ?? {})
      }
      if (body.type === 6 && !one.original) throw new Refusal(400, 50035, 'Invalid Form Body')
      one.acknowledged = body.type
      if (body.type === 5) one.original = add(one, input, [], true)
      one.answered(choices)
    },

    /** The form that lies before a person: what their newest interaction was answered with, and under which message. */
    modalOf(person: string): { modal: ModalBody; pressed?: FakeMessage } | undefined {
      const newest = [...standing.values()].findLast((one) => one.person === person)
      const pressed = newest?.kind === 'press' ? newest.original : undefined
      return newest?.modal && { modal: newest.modal, ...(pressed ? { pressed } : {}) }
    },

    followUp(token: string, input: MessageInput, files: Upload[]): object {
      messages.accept(input, files)
      checkNotEmpty(
        input,
        files.map(({ name }) => name),
      )
      return add(byToken(token), input, files, false)
    },

    editOriginal(token: string, input: MessageInput, files: Upload[]): object {
      const one = byToken(token)
      const message = original(one)
      messages.accept(input, files)
      checkNotEmpty(
        input,
        files.map(({ name }) => name),
      )
      Object.assign(message, messages.fill(one.channel, input))
      if (input.attachments) message.files = files
      delete message.loading
      world.changed()
      return message
    },

    removeOriginal(token: string): void {
      const one = byToken(token)
      const message = original(one)
      one.channel.messages = one.channel.messages.filter((stands) => stands !== message)
      delete message.loading
      world.changed()
    },
  }
}

export type Interactions = ReturnType<typeof createInteractions>
