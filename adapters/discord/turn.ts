/** Answers to one interaction: within 3 seconds acknowledged, for 15 minutes answered by its token. And to a private message. */
import type { Message } from '../../messages/message.ts'
import { DeliveryFailure, type Receipt, type Surface, type Turn } from '../adapter.ts'
import { type acknowledgement, type Interaction } from './interaction.ts'
import { bodyOf, type MessageBody, type Payload } from './payload.ts'
import { discordRenderer } from './render.ts'
import type { Rest } from './rest.ts'

type Acknowledged = ReturnType<typeof acknowledgement>

type Write = (body: MessageBody) => Promise<unknown>

/** Discord shows 25 suggestions of at most 100 characters each. */
const maxChoices = 25
const maxChoice = 100

const callback = { message: 5, update: 6, suggestions: 8 }

/** Says that the interaction has arrived. Not for suggestions, which are their own answer. */
export async function acknowledge(
  rest: Rest,
  { id, token }: Interaction,
  { mode, flags }: Acknowledged,
) {
  const type = mode === 'update' ? callback.update : callback.message
  const body = mode === 'update' ? { type } : { type, data: { flags } }
  await rest.call({ method: 'POST', path: `/interactions/${id}/${token}/callback`, body })
}

/** Takes back "is thinking…", where nothing will come. */
export async function withdraw(rest: Rest, { application_id: app, token }: Interaction) {
  await rest.call({ method: 'DELETE', path: `/webhooks/${app}/${token}/messages/@original` })
}

export function createTurn(
  rest: Rest,
  interaction: Interaction,
  surface: Surface['kind'],
  { mode, flags }: Acknowledged,
): Turn {
  const { id, token, application_id: app } = interaction
  const webhook = `/webhooks/${app}/${token}` as const
  let isAnswered = mode === 'update'

  /** The announced answer, which is there to be filled, or the pressed message. */
  const original = (body: MessageBody) => {
    isAnswered = true
    const { flags: _, ...others } = body
    const path = `${webhook}/messages/@original` as const
    // A picture that the replaced message showed goes with it.
    return rest.call({ method: 'PATCH', path, body: { ...others, attachments: [] } })
  }

  const forAll = (body: MessageBody) => rest.call({ method: 'POST', path: webhook, body })
  const further = (body: MessageBody) => forAll({ ...body, flags: (body.flags ?? 0) | flags })

  const show = (message: Message, first: Write) => written(message, surface, first, further)

  async function leave(): Promise<void> {
    if (isAnswered) return
    isAnswered = true
    await withdraw(rest, interaction)
  }

  const answer = (message: Message) => show(message, isAnswered ? further : original)

  return {
    answer,
    privately: answer,
    async publicly(message) {
      // Discord would make the announced answer, which one alone sees, of the first that follows.
      await leave()
      return written(message, surface, forAll, forAll)
    },
    leave,
    inPlace(message) {
      if (mode !== 'update') return answer(message)
      // Where the pressed message was deleted meanwhile, a new one is due.
      const replace: Write = (body) =>
        original(body).catch((error: unknown) => {
          if (!isGone(error)) throw error
          return further(body)
        })
      return show(message, replace)
    },
    async suggest(choices) {
      await rest.call({
        method: 'POST',
        path: `/interactions/${id}/${token}/callback`,
        body: {
          type: callback.suggestions,
          data: {
            choices: choices.slice(0, maxChoices).map(({ label, value }) => ({
              name: label.slice(0, maxChoice),
              value: value.slice(0, maxChoice),
            })),
          },
        },
      })
    },
  }
}

const isGone = (error: unknown) =>
  error instanceof DeliveryFailure && error.facts.detail === 'message-gone'

/** In private, where a text has no token: by messages of its own. */
export function createDirectTurn(rest: Rest, channel: string): Turn {
  const write: Write = (body) =>
    rest.call({ method: 'POST', path: `/channels/${channel}/messages`, body })
  const answer = (message: Message) => written(message, 'private', write, write)
  return { answer, privately: answer, inPlace: answer, suggest: async () => {} }
}

/** Answers show no pictures: their bytes are the sender's to give. */
async function written(
  message: Message,
  kind: Surface['kind'],
  first: Write,
  further: Write,
): Promise<Receipt[]> {
  const receipts: Receipt[] = []
  for (const post of discordRenderer.render(message, { kind })) {
    const body = bodyOf((post.fallback ?? post.payload) as Payload)
    const write = receipts.length === 0 ? first : further
    const { id } = (await write(body)) as { id: string }
    receipts.push({ id, kind: 'text', ...(post.picture ? { degraded: 'picture' } : {}) })
  }
  return receipts
}
