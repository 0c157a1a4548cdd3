/** Barid's conversation in process: whole but for the platform, whose turn does nothing. */
import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { createMemoryPlatform } from '../../adapters/memory/memory.ts'
import { createCommands } from '../../src/commands/commands.ts'
import { createConversation } from '../../src/commands/conversation.ts'
import { createCommandParts } from '../../src/command-parts.ts'
import type { Config } from '../../src/config.ts'
import { createEvents } from '../../src/events.ts'
import { openEngine } from '../../src/wiring.ts'

/** Milliseconds from a question to its answer, and those of them in which the update was recorded, durably, as taken. */
export type Asked = { waited: number; recording: number }

export type BenchConversation = Awaited<ReturnType<typeof openConversation>>

export async function openConversation(config: Config) {
  const events = createEvents()
  const faults: string[] = []
  events.on((event) => {
    if (event.type === 'fault') faults.push(`${event.where}: ${event.detail}`)
  })
  const engine = await openEngine(config, events, Date.now, false)
  const { store, texts } = engine
  const platform = 'telegram'
  const nowhere = createMemoryPlatform()
  let asked = 0
  let recording = 0
  const { onEvent } = createConversation({
    ...createCommands(createCommandParts(engine, nowhere.adapter, () => undefined)),
    // The bench is one person with a thousand questions.
    allowance: { take: () => 'answer' },
    hash: store.keyedHash,
    platform,
    ephemeral: false,
    events,
    now: Date.now,
    wait: (milliseconds) => wait(milliseconds, undefined, { ref: false }),
    inbound: {
      ...store.inbound,
      async take(...update) {
        const began = performance.now()
        const isNew = await store.inbound.take(...update)
        recording = performance.now() - began
        return isNew
      },
    },
    chats: store.chats,
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
    async ask(typed: string): Promise<Asked> {
      const answers: number[] = []
      const say = async () => {
        answers.push(performance.now())
        return []
      }
      const turn = { answer: say, inPlace: say, privately: say, file: say, suggest: async () => {} }
      const [, name, words = ''] = /^\/(\S+) ?(.*)$/.exec(typed) ?? []
      const id = `bench-${process.pid}-${++asked}`
      const place = { id, chat: person, surface: 'private', person, turn } as const
      const began = performance.now()
      await onEvent(
        name === undefined
          ? { ...place, kind: 'text', text: typed }
          : { ...place, kind: 'command', name, words },
      )
      const [answered] = answers
      if (answered === undefined || answers.length > 1 || faults.length > 0) {
        throw new Error(`“${typed}” had ${answers.length} answers. ${faults.join('\n')}`)
      }
      return { waited: answered - began, recording }
    },
    /** Every kept answer is of no use from now on, as after a new item. */
    emptyCache: () => store.items.setTopics([]),
    close: store.close,
  }
}
