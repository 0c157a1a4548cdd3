/** What people of the memory platform do, as inbound events, and the turns that answer them. */
import type { Form } from '../../messages/form.ts'
import type { Message } from '../../messages/message.ts'
import type { Address, Announced, Inspection, Listener, Receipt } from '../adapter.ts'
import type { AnswerFile, InboundEvent, Turn } from '../inbound.ts'
import { DeliveryFailure } from '../adapter.ts'
import type { PlatformState } from './platform.ts'
import { memoryRenderer } from './render.ts'
import type { MemoryPayload } from './render.ts'
import type { MemorySender } from './sender.ts'

/** What a person did, before it has an id and a turn. */
export type Deed = DistributiveOmit<InboundEvent, 'id' | 'turn' | 'surface'> & {
  /** The post whose button was pressed. */
  pressed?: string
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never

export type MemoryListener = Listener & {
  /** Brings a deed to the engine; resolves to the suggestions shown, when the engine has taken it. */
  arrive(deed: Deed): Promise<string[]>
  menu(): Announced[]
  /** The form that lies before a person, if any. */
  formBefore(person: Address): Form | undefined
}

export function createMemoryListener(
  platform: PlatformState,
  sender: MemorySender,
): MemoryListener {
  let onEvent: ((event: InboundEvent) => Promise<void>) | undefined
  let menu: Announced[] = []
  let lastEvent = 0
  let lastAnswer = 0
  const inHand = new Set<Promise<void>>()
  const forms = new Map<Address, Form>()

  async function say(message: Message, chat: Address, only?: Address): Promise<Receipt[]> {
    const receipts: Receipt[] = []
    for (const post of memoryRenderer.render(message, { kind: platform.chatOf(chat).kind })) {
      receipts.push(await sender.send(post, chat, context(receipts[0]), only))
    }
    return receipts
  }

  async function attach(
    file: AnswerFile,
    caption: Message,
    chat: Address,
    only?: Address,
  ): Promise<Receipt[]> {
    const [post] = memoryRenderer.render(caption, { kind: platform.chatOf(chat).kind })
    const words = (post?.payload ?? { text: '', actions: [] }) as MemoryPayload
    const { id } = platform.add(chat, { ...words, file, ...(only ? { only } : {}) })
    return [{ id, kind: 'text' }]
  }

  const context = (replyTo?: Receipt) => ({
    marker: `answer-${++lastAnswer}`,
    ...(replyTo ? { replyTo } : {}),
    picture: async () => undefined,
    signal: new AbortController().signal,
  })

  function turnOf({ kind, chat, person, pressed }: Deed, suggestions: string[]): Turn {
    // Like a platform with ephemeral messages: an answer in a shared chat is seen by its asker alone.
    const answer = (message: Message) => say(message, chat, person)
    return {
      answer,
      privately: answer,
      ...(kind === 'form' ? {} : { form: async (form) => void forms.set(person ?? chat, form) }),
      file: (file, caption) => attach(file, caption, chat, person),
      publicly: (message) => say(message, chat),
      async inPlace(message) {
        const [first, ...more] = memoryRenderer.render(message, {
          kind: platform.chatOf(chat).kind,
        })
        if (!pressed || !first || more.length > 0) return answer(message)
        try {
          return [await sender.revise(first, { id: pressed, kind: 'text' }, chat, context())]
        } catch (error) {
          if (error instanceof DeliveryFailure && error.facts.kind === 'gone') {
            return answer(message)
          }
          throw error
        }
      },
      async suggest(choices) {
        suggestions.push(...choices.slice(0, 25).map((choice) => choice.label))
      },
    }
  }

  return {
    async listen(handler) {
      onEvent = handler
    },

    async arrive(deed) {
      if (!onEvent) return []
      const suggestions: string[] = []
      const { pressed: _, ...facts } = deed
      // Whoever does something else has put the form away.
      forms.delete(deed.person ?? deed.chat)
      const event = {
        ...facts,
        id: `memory-${++lastEvent}`,
        surface: platform.chatOf(deed.chat).kind,
        turn: turnOf(deed, suggestions),
      }
      const handled = onEvent(event)
      inHand.add(handled)
      await handled.finally(() => inHand.delete(handled))
      return suggestions
    },

    menu: () => menu,
    formBefore: (person) => forms.get(person),

    async announce(commands) {
      menu = commands.filter(({ scopes }) => scopes.length > 0)
    },

    async inspect(chat): Promise<Inspection> {
      try {
        const { kind } = platform.chatOf(chat)
        return { exists: true, kind, title: chat, mayPost: true, mayEmbed: true, missing: [] }
      } catch {
        return { exists: false, mayPost: false, mayEmbed: false, missing: [] }
      }
    },

    openDirect: async (person) => person,
    identity: async () => ({ id: 'barid', name: 'Barid' }),

    async close() {
      onEvent = undefined
      await Promise.allSettled(inHand)
    },
  }
}
