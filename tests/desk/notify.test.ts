/** Telling people in private: each in their language, by their own chat, and honestly where they cannot be reached. */
import { expect, it } from 'vitest'
import { DeliveryFailure } from '../../adapters/adapter.ts'
import { memoryRenderer } from '../../adapters/memory/render.ts'
import { answerOf } from '../../messages/blocks.ts'
import { createNotify, type NotifyParts } from '../../src/desk/notify.ts'
import type { BaridEvent } from '../../src/events.ts'
import type { Notice } from '../../src/store/ports/notices.ts'

const languages: Record<string, string> = { 'memory:amal': 'ar', 'memory:odd': 'xx' }

function desk(change: Partial<NotifyParts> = {}) {
  const said: { chat: string; notice: Notice }[] = []
  const told: BaridEvent[] = []
  let opened = 0
  const notify = createNotify({
    notices: { put: async (chat, notice) => said.push({ chat, notice }) > 0 },
    people: {
      byAddress: async (address) => ({ id: 1, language: languages[address] ?? 'en' }),
    },
    platforms: new Map([
      [
        'memory',
        {
          renderer: memoryRenderer,
          listener: {
            async openDirect(person) {
              opened += 1
              if (person !== 'memory:closed') return `${person}-direct`
              throw new DeliveryFailure({ kind: 'gone', detail: 'no-shared-server' })
            },
          },
        },
      ],
    ]),
    spoken: ['en', 'ar'],
    defaultLanguage: 'en',
    events: { emit: (event) => told.push(event) },
    now: () => 1_000,
    ...change,
  })
  const tell = (...people: string[]) =>
    notify(people, { key: 'frozen 1' }, (language) => answerOf(language, [`said in ${language}`]))
  return { tell, said, told, opened: () => opened }
}

it('tells each person once, in their own language, in the chat that is theirs', async () => {
  const { tell, said } = desk()
  expect(await tell('memory:amal', 'memory:rima', 'memory:amal', 'memory:odd')).toBe(3)
  expect(said.map(({ chat, notice }) => [chat, notice.language, notice.posts[0]?.payload])).toEqual(
    [
      ['memory:amal-direct', 'ar', { text: expect.stringContaining('said in ar'), actions: [] }],
      ['memory:rima-direct', 'en', { text: 'said in en', actions: [] }],
      ['memory:odd-direct', 'en', { text: 'said in en', actions: [] }],
    ],
  )
  expect(said[0]?.notice).toMatchObject({ key: 'frozen 1', silent: false })
})

it('asks for a private chat once', async () => {
  const { tell, opened } = desk()
  await tell('memory:rima')
  await tell('memory:rima')
  expect(opened()).toBe(1)
})

it('says of nobody that they were told who was not, and goes on to the next', async () => {
  const { tell, said, told } = desk()
  expect(await tell('memory:closed', 'telegram:1', 'memory:rima')).toBe(1)
  expect(said).toHaveLength(1)
  expect(told).toEqual([
    { type: 'notice-unreached', platform: 'memory', detail: 'no-shared-server' },
    { type: 'notice-unreached', platform: 'telegram', detail: 'platform-off' },
  ])
  const gone = desk({ notices: { put: async () => false } })
  expect(await gone.tell('memory:rima')).toBe(0)
  expect(gone.told).toMatchObject([{ detail: 'chat-gone' }])
})
