/** Answers to one interaction: within 3 seconds acknowledged, for 15 minutes answered by its token. */
import type { Message } from '../../messages/message.ts'
import type { Receipt, Surface, Turn } from '../adapter.ts'
import { type acknowledgement, type Interaction } from './interaction.ts'
import type { Opening } from './opening.ts'
import { bodyOf, type MessageBody, type Payload } from './payload.ts'
import { discordRenderer } from './render.ts'
import type { Rest } from './rest.ts'

type Acknowledged = ReturnType<typeof acknowledgement>

/** Discord shows 25 suggestions of at most 100 characters each. */
const maxChoices = 25
const maxChoice = 100

const suggestions = 8

/** Takes back "is thinking…", where nothing will come. */
export async function withdraw(rest: Rest, { application_id: app, token }: Interaction) {
  await rest.call({ method: 'DELETE', path: `/webhooks/${app}/${token}/messages/@original` })
}

export function createTurn(
  rest: Rest,
  interaction: Interaction,
  surface: Surface['kind'],
  { mode, flags }: Acknowledged,
  opening: Opening,
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

  async function show(message: Message, first: typeof original): Promise<Receipt[]> {
    const receipts: Receipt[] = []
    await opening.acknowledge()
    for (const post of discordRenderer.render(message, { kind: surface })) {
      // Answers show no pictures: their bytes are the sender's to give.
      const body = bodyOf((post.fallback ?? post.payload) as Payload)
      const write = receipts.length === 0 ? first : further
      const { id: message } = (await write(body)) as { id: string }
      receipts.push({ id: message, kind: 'text', ...(post.picture ? { degraded: 'picture' } : {}) })
    }
    return receipts
  }

  const answer = (message: Message) => show(message, isAnswered ? further : original)

  return {
    answer,
    privately: answer,
    publicly: (message) => show(message, forAll),
    get form() {
      return opening.isOpen() ? opening.ask : undefined
    },
    async leave() {
      await opening.acknowledge()
      if (!isAnswered) await withdraw(rest, interaction)
    },
    inPlace: (message) => (mode === 'update' ? show(message, original) : answer(message)),
    async suggest(choices) {
      await rest.call({
        method: 'POST',
        path: `/interactions/${id}/${token}/callback`,
        body: {
          type: suggestions,
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
