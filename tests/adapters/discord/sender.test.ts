/** What only Discord has: nonce and history, forums and archived threads, pictures inside cards. */
import { describe, expect, it } from 'vitest'
import type { Message } from '../../../messages/message.ts'
import { hash, headline, message, paragraph } from '../../contract/messages.ts'
import { context, factsOf, postOf, stage } from './stage.ts'

const meta: Message['blocks'][number] = {
  kind: 'meta',
  parts: ['Press release'],
  dateForm: 'short',
  dateApart: false,
  topics: [],
  tagsLead: '',
}
const actions = [[{ kind: 'command' as const, label: 'Read all', command: '/read 4127' }]]

/** One post of each kind that is found again in its own way. */
const kinds: [string, Message][] = [
  ['by its first button', message([headline('H'), paragraph('Text'), meta], { actions })],
  ['by the address of its card', message([headline('H'), paragraph('Text'), meta])],
  ['by its exact content', message([headline('Only a headline *here*'), meta])],
]

const minute = 60_000

describe('a repeated send', () => {
  it.each(kinds)('within two minutes is held back by its nonce: %s', async (_, tree) => {
    const { fake, sender, now, pass } = await stage()
    const chat = fake.channel('news')
    const firstAttemptAt = now()
    await fake.inject('cut-after')
    expect(await factsOf(sender.send(postOf(tree), chat, context()))).toMatchObject({
      kind: 'unknown-outcome',
    })
    pass(minute)
    const receipt = await sender.send(postOf(tree), chat, context({ firstAttemptAt }))
    expect(await fake.posts(chat)).toMatchObject([{ id: receipt.id }])
    expect(fake.calls.map((call) => call.method)).toEqual(['POST', 'POST'])
  })

  it.each(kinds)('an hour later is found in the history: %s', async (_, tree) => {
    const { fake, sender, now, pass } = await stage()
    const chat = fake.channel('news')
    const firstAttemptAt = now()
    await fake.inject('cut-after')
    await factsOf(sender.send(postOf(tree), chat, context()))
    pass(60 * minute)
    for (let index = 0; index < 250; index += 1) fake.chatter(chat, `message ${index}`)
    const receipt = await sender.send(postOf(tree), chat, context({ firstAttemptAt }))
    const ours = (await fake.posts(chat)).filter(({ text }) => !text.startsWith('message'))
    expect(ours).toMatchObject([{ id: receipt.id }])
  })

  it.each(kinds)('is sent where the history does not have it: %s', async (_, tree) => {
    const { fake, sender, now, pass } = await stage()
    const chat = fake.channel('news')
    await sender.send(postOf(tree), chat, context({ marker: 'an-older-marker0' }))
    pass(60 * minute)
    const firstAttemptAt = now()
    await fake.inject('cut-before')
    await factsOf(sender.send(postOf(tree), chat, context()))
    pass(10 * minute)
    fake.chatter(chat, 'Another voice')
    await sender.send(postOf(tree), chat, context({ firstAttemptAt }))
    expect(await fake.posts(chat)).toHaveLength(3)
  })

  it('shows the words of now where the first attempt arrived with those of before', async () => {
    const { fake, sender, now, pass } = await stage()
    const chat = fake.channel('news')
    const firstAttemptAt = now()
    await fake.inject('cut-after')
    await factsOf(sender.send(postOf(message([headline('Before')])), chat, context()))
    pass(minute)
    const after = postOf(message([headline('After')]))
    const receipt = await sender.send(after, chat, context({ firstAttemptAt }))
    expect(await fake.posts(chat)).toMatchObject([
      { id: receipt.id, text: expect.stringContaining('After') },
    ])
    expect(fake.calls.map((call) => call.method)).toEqual(['POST', 'POST', 'PATCH'])
  })

  it('does not take the words of another for its own', async () => {
    const { fake, sender, now, pass } = await stage()
    const chat = fake.channel('news')
    const firstAttemptAt = now()
    pass(10 * minute)
    fake.chatter(chat, '**Only a headline**')
    const tree = message([headline('Only a headline')])
    await sender.send(postOf(tree), chat, context({ firstAttemptAt }))
    expect(await fake.posts(chat)).toHaveLength(2)
  })

  it('stays unknown where the bot may not read the history, which Discord shows as empty', async () => {
    const { fake, sender, now, pass } = await stage()
    const chat = fake.channel('news')
    const firstAttemptAt = now()
    await fake.inject('cut-after')
    const post = postOf(message([headline('H')]))
    await factsOf(sender.send(post, chat, context()))
    fake.rights(chat, 'Read Message History', false)
    pass(10 * minute)
    expect(await factsOf(sender.send(post, chat, context({ firstAttemptAt })))).toMatchObject({
      kind: 'unknown-outcome',
      detail: 'history-unreadable',
    })
    expect(await fake.posts(chat)).toHaveLength(1)
  })

  it('stays unknown where more was written since than can be looked through', async () => {
    const { fake, sender, now, pass } = await stage()
    const chat = fake.channel('news')
    const firstAttemptAt = now()
    pass(10 * minute)
    for (let index = 0; index < 2_000; index += 1) fake.chatter(chat, 'chatter')
    const post = postOf(message([headline('H')]))
    expect(await factsOf(sender.send(post, chat, context({ firstAttemptAt })))).toMatchObject({
      kind: 'unknown-outcome',
      detail: 'history-too-long',
    })
  })

  it('is not made again where people have deleted it meanwhile', async () => {
    const { fake, sender, now } = await stage()
    const chat = fake.channel('news')
    const firstAttemptAt = now()
    const post = postOf(message([headline('H')]))
    const { id } = await sender.send(post, chat, context())
    fake.removes(chat, id)
    expect(await factsOf(sender.send(post, chat, context({ firstAttemptAt })))).toMatchObject({
      kind: 'gone',
      covers: 'message',
    })
    expect(await fake.posts(chat)).toEqual([])
  })
})

describe('every call that writes', () => {
  it('pings nobody, and carries its nonce', async () => {
    const { fake, sender } = await stage()
    const chat = fake.channel('news')
    const post = postOf(message([headline('@everyone')]))
    const receipt = await sender.send(post, chat, context())
    await sender.revise(post, receipt, chat, context())
    const [create, edit] = fake.calls.map((call) => call.body)
    expect(create).toMatchObject({
      allowed_mentions: { parse: [] },
      nonce: 'abcdefghijklmnop',
      enforce_nonce: true,
    })
    expect(edit).toMatchObject({ allowed_mentions: { parse: [] } })
    expect(edit).not.toHaveProperty('nonce')
  })

  it('waits as its bucket says, without asking Discord again', async () => {
    const { fake, sender } = await stage('folklore')
    const chat = fake.channel('news')
    const post = postOf(message([headline('H')]))
    for (let index = 0; index < 5; index += 1) {
      await sender.send(post, chat, context({ marker: `marker-of-post-${index}` }))
    }
    const facts = await factsOf(sender.send(post, chat, context()))
    expect(facts).toMatchObject({ kind: 'rate-limited', scope: 'chat' })
    expect(facts.retryAfter).toBeGreaterThan(0)
    expect(facts.retryAfter).toBeLessThanOrEqual(5_000)
    expect(fake.calls).toHaveLength(5)
  })

  it('goes to channels alone: a person is written to where openDirect leads', async () => {
    const { fake, sender } = await stage()
    const { address } = fake.person('Reader')
    const post = postOf(message([headline('H')]))
    for (const to of [address, 'telegram:1', 'discord:1/2', 'nonsense']) {
      expect(await factsOf(sender.send(post, to, context()))).toMatchObject({
        kind: 'malformed',
        detail: 'not-an-address',
      })
    }
    expect(fake.calls).toEqual([])
  })
})

describe('a reply', () => {
  it('is sent without its reference where the bot may not read the history', async () => {
    const { fake, sender } = await stage()
    const chat = fake.channel('news')
    const part1 = await sender.send(postOf(message([headline('1')])), chat, context())
    fake.rights(chat, 'Read Message History', false)
    const part2 = postOf(message([headline('2')]))
    const second = context({ replyTo: part1, marker: 'marker-of-part-2' })
    expect(await sender.send(part2, chat, second)).toMatchObject({ degraded: 'reply' })
    expect(await fake.posts(chat)).toHaveLength(2)
  })
})

describe('a picture', () => {
  const withPicture = (words: string) =>
    postOf(message([headline(words)], { picture: { hash, alt: 'A square' } }))

  it('stands in the card under the name of its bytes', async () => {
    const { fake, sender } = await stage()
    const chat = fake.channel('news')
    const receipt = await sender.send(withPicture('Shown'), chat, context())
    expect(receipt.kind).toBe('picture')
    expect(fake.calls[0]?.body).toMatchObject({
      embeds: [{ image: { url: `attachment://${hash}.jpg` } }],
      attachments: [{ id: 0, filename: `${hash}.jpg`, description: 'A square' }],
    })
    expect(fake.message(chat, receipt.id).files).toMatchObject([{ name: `${hash}.jpg` }])
  })

  it('is taken away by an edit without one', async () => {
    const { fake, sender } = await stage()
    const chat = fake.channel('news')
    const receipt = await sender.send(withPicture('Shown'), chat, context())
    const later = await sender.revise(postOf(message([headline('Text')])), receipt, chat, context())
    expect(later.kind).toBe('text')
    expect(fake.message(chat, receipt.id)).toMatchObject({ files: [], embeds: [] })
  })

  it('that is too large costs the picture and not the edit', async () => {
    const { fake, sender } = await stage()
    const chat = fake.channel('news')
    const receipt = await sender.send(postOf(message([headline('Text')])), chat, context())
    const bytes = new Uint8Array(11 * 1024 * 1024)
    const large = context({ picture: async () => ({ bytes, type: 'image/png' }) })
    const later = await sender.revise(withPicture('Words remain'), receipt, chat, large)
    expect(later).toMatchObject({ kind: 'text', degraded: 'picture' })
    expect(await fake.posts(chat)).toMatchObject([{ hasPicture: false }])
  })

  it('that cannot be read is left out', async () => {
    const { fake, sender } = await stage()
    const chat = fake.channel('news')
    const unreadable = context({ picture: () => Promise.reject(new Error('disk')) })
    const receipt = await sender.send(withPicture('Words remain'), chat, unreadable)
    expect(receipt).toMatchObject({ kind: 'text', degraded: 'picture' })
  })
})
