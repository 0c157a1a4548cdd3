/** Posts that may have arrived: those of channels one by one, those of readers as one row an item, decided together and not counted out. */
import { expect, it } from 'vitest'
import { createAlerts } from '../../messages/alerts.ts'
import { blockText } from '../../messages/plain.ts'
import { countsOf, createHeldDesk } from '../../src/desk/held.ts'
import type { HeldOperation } from '../../src/store/ports/outbox.ts'
import { texts } from '../messages/catalogues.ts'

const held = (id: number, chatKind: 'private' | 'channel', item = 7): HeldOperation => {
  const place = { chat: 100 + id, chatKind, platform: 'telegram' }
  return { id, kind: 'send', item, part: 0, since: 1_000 + id, ...place }
}

function desk(...posts: HeldOperation[]) {
  const decided: string[] = []
  const heldDesk = createHeldDesk({
    items: { get: async () => ({ title: 'A Headline' }) as never },
    outbox: {
      held: async () => posts,
      async decide(id, what, { since }) {
        if (posts.find((one) => one.id === id)?.since !== since) return false
        decided.push(`${id} ${what}`)
        return true
      },
    },
  })
  return { ...heldDesk, decided }
}

const options = { by: 'person:1', now: 2_000 }

it('decides for all readers of an item at once, and for each channel alone', async () => {
  const { list, decide, decided } = desk(
    held(1, 'private'),
    held(2, 'channel'),
    held(3, 'private'),
    held(4, 'channel'),
    held(5, 'private', 8),
  )
  const { posts, count } = await list(9)
  expect(posts.map(({ id }) => id)).toEqual([1, 2, 4, 5])
  expect(count).toEqual({ shared: 2, private: 'few' })
  expect(await decide(posts[0]?.token ?? '', 'again', options)).toBe(true)
  expect(decided).toEqual(['1 again', '3 again'])
  expect(await decide(posts[1]?.token ?? '', 'arrived', options)).toBe(true)
  expect(decided.slice(2)).toEqual(['2 arrived'])
})

it('says which item it shows and what its chat is called', async () => {
  const { list } = desk({ ...held(2, 'channel'), title: 'Herald' })
  const { posts } = await list(9)
  expect(posts[0]).toMatchObject({ title: 'A Headline', chatTitle: 'Herald' })
})

it('decides nothing by a button that is older than the last try', async () => {
  const { decide, decided } = desk(held(1, 'private'), held(3, 'private'))
  expect(await decide('1.1', 'again', options)).toBe(false)
  expect(decided).toEqual([])
})

it('is told with channels counted out, and fewer than ten readers not', () => {
  const alerts = createAlerts(texts, 'UTC')
  const said = (private_: number, shared: number) => {
    const readers = Array.from({ length: private_ }, (_, id) => held(id, 'private'))
    const places = Array.from({ length: shared }, (_, id) => held(id, 'channel'))
    const counts = countsOf([...readers, ...places])
    return [alerts.heldAlert('en', counts), alerts.dead('en', counts)]
      .flatMap(({ blocks }) => blocks.map(blockText))
      .join('\n')
  }
  expect(said(3, 0)).not.toMatch(/\b(3|three)\b/i)
  expect(said(3, 0)).toMatch(/fewer than 10 posts may have[^]*fewer than 10 posts were given up/)
  expect(said(3, 0)).not.toMatch(/^0/m)
  expect(said(9, 2)).toMatch(/^2 posts may have arrived.*\nIn private chats fewer than 10 posts/)
  expect(said(10, 0)).toMatch(/In private chats 10 posts may have[^]*10 posts were given up/)
})
