/** Announcement channels as they are observed: ten published an hour, and edits of what is published limited, without harm to others. */
import { expect, it } from 'vitest'
import type { Receipt } from '../../../adapters/adapter.ts'
import { headline, message } from '../../contract/messages.ts'
import { context, factsOf, postOf, stage } from './stage.ts'

const hour = 3_600_000
const { signal } = context()

async function channel() {
  const { fake, sender, pass } = await stage('folklore')
  const chat = fake.channel('announcements', 'announcement')
  let sent = 0
  async function send(replyTo?: Receipt): Promise<Receipt> {
    // Five messages in five seconds is another limit.
    pass(2_000)
    const marker = String(++sent).padStart(16, '0')
    return sender.send(
      postOf(message([headline(`News ${sent}`)])),
      chat,
      context({ marker, ...(replyTo ? { replyTo } : {}) }),
    )
  }
  const publish = async (receipt: Receipt) => sender.publish?.(receipt, chat, signal)
  const edit = (receipt: Receipt, words: string) =>
    sender.revise(postOf(message([headline(words)])), receipt, chat, context())
  const crossposts = () => fake.calls.filter(({ path }) => path.endsWith('/crosspost')).length
  return { fake, chat, pass, send, publish, edit, crossposts }
}

it('the eleventh post of an hour waits to be published, is not asked for again, and keeps no post from being sent', async () => {
  const { fake, chat, send, publish, crossposts } = await channel()
  for (let count = 0; count < 10; count += 1) await publish(await send())
  const [eleventh, twelfth] = [await send(), await send()]
  for (const receipt of [eleventh, twelfth]) {
    const { retryAfter = 0, ...facts } = await factsOf(publish(receipt))
    expect(facts).toMatchObject({ kind: 'rate-limited', scope: 'kind' })
    expect(retryAfter).toBeGreaterThan(hour - 60_000)
    expect(retryAfter).toBeLessThanOrEqual(hour)
  }
  expect(crossposts()).toBe(10)
  expect(fake.refusals).toEqual([])
  expect((await send()).id).toBeDefined()
  expect(fake.published(chat)).toHaveLength(10)
})

it('the fourth edit of a published post in an hour waits as long as the body says, and other posts are edited', async () => {
  const { send, publish, edit, pass } = await channel()
  const [one, other] = [await send(), await send()]
  await publish(one)
  for (const words of ['First', 'Second', 'Third']) await edit(one, words)
  pass(60_000)
  expect(await factsOf(edit(one, 'Fourth'))).toMatchObject({
    kind: 'rate-limited',
    detail: 'announcement-edit-limit',
    scope: 'kind',
    retryAfter: hour - 60_000,
  })
  expect((await edit(other, 'Other')).id).toBe(other.id)
  pass(hour - 60_000)
  expect((await edit(one, 'Fourth')).id).toBe(one.id)
})

it('edits of posts older than an hour wait for one another', async () => {
  const { send, edit, pass } = await channel()
  const receipts = [await send(), await send(), await send(), await send()]
  pass(hour)
  const [first, second, third, fourth] = receipts
  for (const receipt of [first, second, third]) if (receipt) await edit(receipt, 'Corrected')
  expect(await factsOf(fourth ? edit(fourth, 'Corrected') : Promise.resolve())).toMatchObject({
    detail: 'old-edit-limit',
    scope: 'kind',
    retryAfter: 6_000,
  })
})

it('a reply that the server does not publish is named as one', async () => {
  const { fake, chat, send, publish } = await channel()
  const post = await send()
  const reply = await send(post)
  await publish(post)
  expect(await factsOf(publish(reply))).toMatchObject({
    kind: 'malformed',
    detail: 'reply-not-publishable',
  })
  expect(fake.published(chat)).toEqual([post.id])
})
