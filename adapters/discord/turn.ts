/** Answers to one interaction: within 3 seconds acknowledged, for 15 minutes answered by its token. And to a private message. */
import type { Message } from '../../messages/message.ts'
import { DeliveryFailure } from '../adapter.ts'
import type { Receipt, Surface } from '../adapter.ts'
import type { AnswerFile, Turn } from '../inbound.ts'
import { type acknowledgement, type Interaction } from './interaction.ts'
import type { Opening } from './opening.ts'
import { bodyOf, type MessageBody, type Payload } from './payload.ts'
import { discordRenderer } from './render.ts'
import type { Call, Rest } from './rest.ts'

type Files = NonNullable<Call['files']>

const nothing: MessageBody = {
  content: '',
  embeds: [],
  components: [],
  allowed_mentions: { parse: [] },
}

type Acknowledged = ReturnType<typeof acknowledgement>

type Write = (body: MessageBody, files?: Files) => Promise<unknown>

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
  const original = (body: MessageBody, files: Files = []) => {
    isAnswered = true
    const { flags: _, ...others } = body
    const path = `${webhook}/messages/@original` as const
    // A picture that the replaced message showed goes with it.
    const attachments = others.attachments ?? []
    return rest.call({ method: 'PATCH', path, body: { ...others, attachments }, files })
  }

  const forAll = (body: MessageBody, files: Files = []) =>
    rest.call({ method: 'POST', path: webhook, body, files })
  const further = (body: MessageBody, files?: Files) =>
    forAll({ ...body, flags: (body.flags ?? 0) | flags }, files)

  async function show(message: Message, first: Write): Promise<Receipt[]> {
    await opening.acknowledge()
    return written(message, surface, first, further)
  }

  async function leave(): Promise<void> {
    await opening.acknowledge()
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
    get form() {
      return opening.isOpen() ? opening.ask : undefined
    },
    leave,
    async file(file, caption) {
      await opening.acknowledge()
      return attached(file, caption, surface, isAnswered ? further : original)
    },
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

const isGone = (error: unknown) =>
  error instanceof DeliveryFailure && error.facts.detail === 'message-gone'

/** In private, where a text has no token: by messages of its own. */
export function createDirectTurn(rest: Rest, channel: string, admit: () => Promise<void>): Turn {
  const write: Write = async (body, files = []) => {
    await admit()
    return rest.call({ method: 'POST', path: `/channels/${channel}/messages`, body, files })
  }
  const answer = (message: Message) => written(message, 'private', write, write)
  return {
    answer,
    privately: answer,
    inPlace: answer,
    file: (file, caption) => attached(file, caption, 'private', write),
    suggest: async () => {},
  }
}

async function attached(
  { name, type, bytes }: AnswerFile,
  caption: Message,
  kind: Surface['kind'],
  write: Write,
): Promise<Receipt[]> {
  const [post] = discordRenderer.render(caption, { kind })
  const words = post ? bodyOf(post.payload as Payload) : nothing
  const body = { ...words, attachments: [{ id: 0, filename: name }] }
  const answer = await write(body, [{ name, data: bytes, contentType: type }])
  return [{ id: (answer as { id: string }).id, kind: 'picture' }]
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
