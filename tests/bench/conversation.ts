/** Barid's conversation in process: whole but for the platform, whose turn does nothing. */
import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { createMemoryPlatform } from '../../adapters/memory/memory.ts'
import { createCommands } from '../../src/commands/commands.ts'
import { createConversation } from '../../src/commands/conversation.ts'
import { createCommandParts } from '../../src/command-parts.ts'
import type { Message } from '../../messages/message.ts'
import type { Config } from '../../src/config.ts'
import { createEvents } from '../../src/events.ts'
import type { Address } from '../../src/news.ts'
import type { Reads } from '../../src/store/ports/items.ts'
import { openEngine } from '../../src/wiring.ts'

/** Milliseconds from a question to its answer, and those of them in which the update was recorded, durably, as taken. */
export type Asked = {
  waited: number
  recording: number
  /** What the last button carries, where it leads to the next page. */
  more?: string
}

export type BenchConversation = Awaited<ReturnType<typeof openConversation>>

/** @param read the store's reads without their cache, where it is off */
export async function openConversation(config: Config, read?: Reads) {
  const events = createEvents()
  const faults: string[] = []
  events.on((event) => {
    if (event.type === 'fault') faults.push(`${event.where}: ${event.detail}`)
  })
  const engine = await openEngine(config, events, Date.now, false)
  const { texts } = engine
  const store = { ...engine.store, ...(read ? { reads: read } : {}) }
  const platform = 'telegram'
  const nowhere = createMemoryPlatform()
  let asked = 0
  const recorded = new Map<string, (milliseconds: number) => void>()
  const { onEvent } = createConversation({
    ...createCommands(createCommandParts({ ...engine, store }, nowhere.adapter, () => undefined)),
    // The bench is one person with a thousand questions.
    allowance: { take: () => 'answer' },
    hash: store.keyedHash,
    platform,
    ephemeral: false,
    events,
    now: Date.now,
    wait: (milliseconds) => wait(milliseconds, undefined, { ref: false }),
    limited: async () => {},
    inbound: {
      ...store.inbound,
      async take(...update) {
        const began = performance.now()
        const isNew = await store.inbound.take(...update)
        recorded.get(update[1])?.(performance.now() - began)
        return isNew
      },
    },
    chats: store.chats,
    outbox: store.outbox,
    people: store.people,
    answers: store.answers,
    spoken: texts.languages,
    defaultLanguage: config.language,
  })
  const person = `${platform}:7000001`
  await store.people.put(person, { language: 'en' }, Date.now())

  return {
    store,
    /** As a reader types it in private. Rejects where there was not one answer. */
    async ask(typed: string, by: Address = person): Promise<Asked> {
      const answers: number[] = []
      let more: string | undefined
      let recording = 0
      const say = async ({ actions = [] }: Message) => {
        answers.push(performance.now())
        const last = actions.at(-1)?.at(-1)
        if (last?.kind === 'command' && last.command.startsWith('/more ')) more = last.command
        return []
      }
      const file = (_: unknown, caption: Message) => say(caption)
      const turn = { answer: say, inPlace: say, privately: say, file, suggest: async () => {} }
      const [, name, words = ''] = /^\/(\S+) ?(.*)$/.exec(typed) ?? []
      const id = `bench-${process.pid}-${++asked}`
      const place = { id, chat: by, surface: 'private', person: by, turn } as const
      recorded.set(id, (time) => (recording = time))
      const began = performance.now()
      await onEvent(
        name === undefined
          ? { ...place, kind: 'text', text: typed }
          : { ...place, kind: 'command', name, words },
      )
      recorded.delete(id)
      const [answered] = answers
      if (answered === undefined || answers.length > 1 || faults.length > 0) {
        throw new Error(`“${typed}” had ${answers.length} answers. ${faults.join('\n')}`)
      }
      return { waited: answered - began, recording, ...(more ? { more } : {}) }
    },
    /** Every kept answer is of no use from now on, as after a new item. */
    emptyCache: () => store.items.setTopics([]),
    close: store.close,
  }
}
