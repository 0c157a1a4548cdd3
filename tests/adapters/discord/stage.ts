/** A fake Discord with the adapter on it, and a clock that tests move. */
import { onTestFinished } from 'vitest'
import type { Post, SendContext, Surface } from '../../../adapters/adapter.ts'
import { DeliveryFailure } from '../../../adapters/adapter.ts'
import { createDiscord } from '../../../adapters/discord/discord.ts'
import { discordRenderer } from '../../../adapters/discord/render.ts'
import type { Message } from '../../../messages/message.ts'
import { jpeg } from '../../contract/messages.ts'
import { startFakeDiscord } from '../../fakes/discord/discord.ts'
import type { Mode } from '../../fakes/discord/messages.ts'

export async function stage(mode: Mode = 'documented', timeout = 30_000) {
  const clock = { time: Date.parse('2026-11-23T12:00:00Z') }
  const now = () => clock.time
  const fake = await startFakeDiscord({ mode, now })
  const adapter = createDiscord({ token: fake.token, apiRoot: fake.apiRoot(), timeout, now })
  onTestFinished(async () => {
    await adapter.listener.close()
    await fake.close()
  })
  return {
    fake,
    ...adapter,
    now,
    pass: (milliseconds: number) => void (clock.time += milliseconds),
  }
}

export function postOf(message: Message, surface: Surface = { kind: 'channel' }): Post {
  const [post] = discordRenderer.render(message, surface)
  if (!post) throw new Error('The renderer made no post.')
  return post
}

export const context = (more: Partial<SendContext> = {}): SendContext => ({
  marker: 'abcdefghijklmnop',
  picture: async () => ({ bytes: jpeg, type: 'image/jpeg' }),
  signal: new AbortController().signal,
  ...more,
})

/** The facts of a rejection, which must be a DeliveryFailure. */
export async function factsOf(call: Promise<unknown>) {
  const error: unknown = await call.then(
    () => new Error('Resolved, where a rejection was due.'),
    (error: unknown) => error,
  )
  if (!(error instanceof DeliveryFailure)) throw error
  return error.facts
}
