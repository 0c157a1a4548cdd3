/** A fake Telegram with the adapter on it, and the shorthands of the Telegram tests. */
import { onTestFinished } from 'vitest'
import type { Post, SendContext, Surface } from '../../../adapters/adapter.ts'
import type { InboundEvent } from '../../../adapters/inbound.ts'
import { DeliveryFailure } from '../../../adapters/adapter.ts'
import { telegramRenderer } from '../../../adapters/telegram/render.ts'
import { createTelegram, type TelegramLibrary } from '../../../adapters/telegram/telegram.ts'
import type { Message } from '../../../messages/message.ts'
import { jpeg } from '../../contract/messages.ts'
import { startTelegramFake, type TelegramFakeOptions } from '../../fakes/telegram/telegram.ts'

/** `stage` of the tests that run over one library. */
export const stageOver = (library: TelegramLibrary) => (options?: TelegramFakeOptions) =>
  stage(library, options)

async function stage(library: TelegramLibrary, options: TelegramFakeOptions = {}) {
  const fake = await startTelegramFake(options)
  const faults: DeliveryFailure[] = []
  const firstFault = Promise.withResolvers<DeliveryFailure>()
  const pauses: number[] = []
  const { sender, listener } = createTelegram({
    token: fake.token,
    apiRoot: fake.apiRoot,
    library,
    wait: async (ms) => void pauses.push(ms),
  })
  onTestFinished(async () => {
    await listener.close()
    await fake.close()
  })

  /** The events in order, each awaited when it is asked for. */
  async function listening(take: (event: InboundEvent) => Promise<void> = async () => {}) {
    const events: InboundEvent[] = []
    const waiting: ((event: InboundEvent) => void)[] = []
    const onEvent = async (event: InboundEvent) => {
      await take(event)
      const waiter = waiting.shift()
      if (waiter) waiter(event)
      else events.push(event)
    }
    await listener.listen(onEvent, (failure) => {
      faults.push(failure)
      firstFault.resolve(failure)
    })
    return async (): Promise<InboundEvent> =>
      events.shift() ?? new Promise((resolve) => waiting.push(resolve))
  }

  return {
    fake,
    sender,
    listener,
    listening,
    faults,
    pauses,
    /** The first fault of the polling, whether it has come or not. */
    fault: async () => (await firstFault.promise).facts,
    polled: () => fake.until(() => fake.world.isPolled || undefined),
  }
}

export const context = (more: Partial<SendContext> = {}): SendContext => ({
  marker: 'marker-000000001',
  picture: async () => ({ bytes: jpeg, type: 'image/jpeg' }),
  signal: new AbortController().signal,
  ...more,
})

/** The first post of a message. */
export function post(tree: Message, surface: Surface['kind'] = 'channel'): Post {
  const [first] = telegramRenderer.render(tree, { kind: surface })
  if (!first) throw new Error('The renderer made no post.')
  return first
}

/** The facts of a rejection, which must be a DeliveryFailure. */
export async function factsOf(call: Promise<unknown>) {
  const error: unknown = await call.then(
    () => new Error('Resolved, where a rejection was due.'),
    (error: unknown) => error,
  )
  if (!(error instanceof DeliveryFailure)) throw error
  return error.facts
}
