/** People of the memory platform read like a chat log. */
import { expect, it } from 'vitest'
import type { InboundEvent } from '../../../adapters/inbound.ts'
import { createMemoryPlatform } from '../../../adapters/memory/memory.ts'
import { memoryRenderer } from '../../../adapters/memory/render.ts'
import type { Message } from '../../../messages/message.ts'
import { headline, message } from '../../contract/messages.ts'

async function stage(onEvent: (event: InboundEvent) => Promise<void>) {
  const platform = createMemoryPlatform()
  await platform.adapter.listener.listen(onEvent)
  let posts = 0
  const post = async (to: string, tree: Message) => {
    const [first] = memoryRenderer.render(tree, { kind: 'private' })
    if (!first) throw new Error('The renderer made no post.')
    await platform.adapter.sender.send(first, to, {
      marker: String(++posts).padStart(16, '0'),
      picture: async () => undefined,
      signal: new AbortController().signal,
    })
  }
  return { platform, post }
}

it('sees the answer to what they say, and not an older one', async () => {
  let count = 0
  const { platform } = await stage(async ({ turn }) => {
    await turn.answer(message([headline(`Answer ${++count}`)]))
  })
  const reader = platform.person('reader', 'ar')
  await reader.says('/latest')
  expect((await reader.sees(/Answer/)).text).toBe('Answer 1')
  await reader.says('/latest')
  expect((await reader.sees(/Answer/)).text).toBe('Answer 2')
})

it('waits for what comes later', async () => {
  const { platform, post } = await stage(async () => {})
  const reader = platform.person('reader')
  const seen = reader.sees(/Breaking/)
  await post(reader.address, message([headline('Other')]))
  await post(reader.address, message([headline('Breaking news')]))
  expect((await seen).text).toBe('Breaking news')
})

it('presses the newest button of a name, and is told where there is none', async () => {
  const pressed: string[] = []
  const { platform } = await stage(async (event) => {
    if (event.kind === 'press') pressed.push(event.command)
    const actions = [[{ kind: 'command' as const, label: 'More', command: '/more 1' }]]
    await event.turn.answer(message([headline('Page')], { actions }))
  })
  const reader = platform.person('reader')
  await reader.says('/latest')
  await reader.presses('More')
  expect(pressed).toEqual(['/more 1'])
  await expect(reader.presses('Less')).rejects.toThrow('No button [Less] in:\nPage\n[More]')
})

it('sees in a shared chat what all see and what is for them alone', async () => {
  const { platform, post } = await stage(async ({ turn }) => {
    await turn.answer(message([headline('For you')]))
  })
  const group = platform.chat('group', 'group')
  await post(group, message([headline('For all')]))
  const asker = platform.person('asker').in(group)
  await asker.says('/latest')
  expect(asker.screen()).toBe('For all\n\n———\n\nFor you')
  expect(platform.person('other').in(group).screen()).toBe('For all')
})

it('is shown suggestions while typing', async () => {
  const { platform } = await stage(async (event) => {
    if (event.kind !== 'suggest') return
    await event.turn.suggest([{ label: `${event.name}: ${event.typed}`, value: 'idlib' }])
  })
  expect(await platform.person('reader').types('/topic id')).toEqual(['topic: id'])
})
