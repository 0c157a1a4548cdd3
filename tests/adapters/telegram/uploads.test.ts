/** A picture that many chats get at once is given to the server once, and one chat that is slow holds up no other. */
import { describe, expect, it } from 'vitest'
import { createUploads } from '../../../adapters/telegram/uploads.ts'
import { hash, headline, message } from '../../contract/messages.ts'
import { libraries } from '../../support/libraries.ts'
import { context, factsOf, post, stageOver } from './stage.ts'

const never = () => new Promise<void>(() => {})
const endless = () => new Promise<{ fileId?: string }>(() => {})
const picture = post(message([headline('Shown')], { picture: { hash, alt: 'A square' } }))

describe.each(libraries)('over %s', (library) => {
  const stage = stageOver(library)

  async function sendAtOnce(count: number) {
    const { fake, sender } = await stage()
    const chats = Array.from({ length: count }, (_, at) => fake.chat('channel', `News ${at}`))
    const send = (chat: number, at: number) =>
      sender.send(picture, `telegram:${chat}`, context({ marker: `marker-${1e8 + at}x` }))
    return { fake, sender, chats, sent: () => chats.map(send) }
  }

  it('sixteen first posts of a picture upload it once', async () => {
    const { fake, chats, sent } = await sendAtOnce(16)
    const receipts = await Promise.all(sent())
    expect(new Set(receipts.map(({ fileId }) => fileId)).size).toBe(1)
    expect(fake.world.files.size).toBe(1)
    expect(chats.every((chat) => fake.messages(chat)[0]?.photo)).toBe(true)
  })

  it('where the first could not be sent, the next uploads it', async () => {
    const { fake, chats, sent } = await sendAtOnce(3)
    fake.failNext({
      status: 403,
      body: {
        ok: false,
        error_code: 403,
        description: 'Forbidden: bot was kicked from the channel chat',
      },
    })
    const [first, ...others] = sent()
    expect(await factsOf(first ?? Promise.resolve())).toMatchObject({ detail: 'kicked' })
    expect((await Promise.all(others)).map(({ kind }) => kind)).toEqual(['picture', 'picture'])
    expect(fake.world.files.size).toBe(1)
    expect(chats.map((chat) => fake.messages(chat).length)).toEqual([0, 1, 1])
  })
})

it('a slow upload is waited for with patience, then made again', async () => {
  const patience = Promise.withResolvers<void>()
  const { once } = createUploads(() => patience.promise)
  void once('a', endless)
  const second = once('a', async (fileId) => ({ fileId: fileId ?? 'its own' }))
  patience.resolve()
  expect(await second).toEqual({ fileId: 'its own' })
})

it('another picture waits for none', async () => {
  const { once } = createUploads(never)
  void once('a', endless)
  expect(await once('b', async () => ({ fileId: 'b' }))).toEqual({ fileId: 'b' })
})
