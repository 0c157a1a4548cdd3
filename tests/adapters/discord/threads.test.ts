/** Posts in forums and in threads that are archived. */
import { describe, expect, it } from 'vitest'
import type { Message } from '../../../messages/message.ts'
import { headline, message, paragraph } from '../../contract/messages.ts'
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

describe('a forum', () => {
  const forumPost = (words: string) =>
    postOf(message([headline(words), paragraph('Text'), meta], { actions }), { kind: 'forum' })

  it('gets a thread, and its later parts go into it', async () => {
    const { fake, sender } = await stage()
    const forum = fake.channel('press', 'forum')
    const receipt = await sender.send(forumPost('Headline'), forum, context())
    const place = receipt.place ?? ''
    expect(place).toBe(`discord:${receipt.id}`)
    expect(fake.nameOf(place)).toBe('Headline')
    const part2 = postOf(message([paragraph('More')]))
    const second = context({ replyTo: receipt, marker: 'marker-of-part-2' })
    const later = await sender.send(part2, forum, second)
    expect(later.place).toBe(place)
    expect(await fake.posts(place)).toMatchObject([{ id: receipt.id }, { replyTo: receipt.id }])
    await sender.revise(postOf(message([paragraph('Less')])), later, forum, context())
    expect(await fake.posts(place)).toMatchObject([{}, { text: 'Less' }])
    await sender.retract(later, forum, context().signal)
    expect(await fake.posts(place)).toMatchObject([{ id: receipt.id }])
  })

  it('stays where people deleted one thread of it', async () => {
    const { fake, sender } = await stage()
    const forum = fake.channel('press', 'forum')
    const receipt = await sender.send(forumPost('Headline'), forum, context())
    fake.vanish(receipt.place ?? '')
    const facts = await factsOf(sender.revise(forumPost('Later'), receipt, forum, context()))
    expect(facts).toMatchObject({ kind: 'gone', detail: 'message-gone', covers: 'message' })
    await sender.retract(receipt, forum, context().signal)
  })

  it('gets no second thread from a repeated send, not even an archived one', async () => {
    for (const isArchived of [false, true]) {
      const { fake, sender, now, pass } = await stage()
      const forum = fake.channel('press', 'forum')
      const firstAttemptAt = now()
      await sender.send(forumPost('Headline'), forum, context({ marker: 'another-of-name0' }))
      await fake.inject('cut-after')
      await factsOf(sender.send(forumPost('Headline'), forum, context()))
      const [, thread] = fake.threads(forum)
      if (isArchived) fake.archive(thread ?? '')
      pass(1_000)
      const receipt = await sender.send(forumPost('Headline'), forum, context({ firstAttemptAt }))
      expect(receipt.place).toBe(thread)
      expect(fake.threads(forum)).toHaveLength(2)
    }
  })

  it('gets its thread where the first attempt left none', async () => {
    const { fake, sender, now } = await stage()
    const forum = fake.channel('press', 'forum')
    const firstAttemptAt = now()
    await fake.inject('cut-before')
    await factsOf(sender.send(forumPost('Headline'), forum, context()))
    await sender.send(forumPost('Headline'), forum, context({ firstAttemptAt }))
    expect(fake.threads(forum)).toHaveLength(1)
  })

  it('shows a corrected headline as the name of the thread too', async () => {
    const { fake, sender } = await stage()
    const forum = fake.channel('press', 'forum')
    const receipt = await sender.send(forumPost('Befor'), forum, context())
    await sender.revise(forumPost('Before'), receipt, forum, context())
    expect(fake.nameOf(receipt.place ?? '')).toBe('Before')
    const calls = fake.calls.length
    await sender.revise(forumPost('Before'), receipt, forum, context())
    const renames = fake.calls.slice(calls).filter(({ path }) => /channels\/\d+$/.test(path))
    expect(renames.map(({ method }) => method)).toEqual(['GET'])
  })

  it('keeps its old name where the bot may not rename it, and says so', async () => {
    const { fake, sender } = await stage()
    const forum = fake.channel('press', 'forum')
    const receipt = await sender.send(forumPost('Befor'), forum, context())
    fake.freezeNames()
    const later = await sender.revise(forumPost('Before'), receipt, forum, context())
    expect(later.degraded).toBe('name')
    expect(await fake.posts(receipt.place ?? '')).toMatchObject([
      { text: expect.stringContaining('Before') },
    ])
  })

  it('never takes the place of a message, nor its name that of a channel', async () => {
    const { fake, sender } = await stage()
    const chat = fake.channel('news')
    const receipt = await sender.send(postOf(message([headline('Before')])), chat, context())
    const calls = fake.calls.length
    const facts = await factsOf(sender.revise(forumPost('After'), receipt, chat, context()))
    expect(facts).toEqual({ kind: 'malformed', detail: 'kind-changed' })
    expect(fake.calls).toHaveLength(calls)
    expect(fake.nameOf(chat)).toBe('news')
  })

  it('loses the whole thread of a retracted post, or its message where the bot may do no more', async () => {
    const { fake, sender } = await stage()
    const forum = fake.channel('press', 'forum')
    const first = await sender.send(forumPost('First'), forum, context())
    await sender.retract(first, forum, context().signal)
    expect(await fake.posts(first.place ?? '')).toEqual([])
    fake.rights(forum, 'Manage Threads', true)
    const second = await sender.send(forumPost('Second'), forum, context())
    await sender.retract(second, forum, context().signal)
    expect(fake.threads(forum)).toEqual([first.place])
  })
})

describe('an archived thread', () => {
  it('is opened again to be written, edited and deleted in', async () => {
    const { fake, sender } = await stage()
    const thread = fake.thread(fake.channel('news'), 'A thread')
    const post = postOf(message([headline('H')]))
    fake.archive(thread)
    const receipt = await sender.send(post, thread, context())
    fake.archive(thread)
    await sender.revise(postOf(message([headline('Later')])), receipt, thread, context())
    expect(await fake.posts(thread)).toMatchObject([{ text: 'Later' }])
    fake.archive(thread)
    await sender.retract(receipt, thread, context().signal)
    expect(await fake.posts(thread)).toEqual([])
  })

  it('that is locked needs a person', async () => {
    const { fake, sender } = await stage()
    const thread = fake.thread(fake.channel('news'), 'A thread')
    fake.lock(thread)
    const post = postOf(message([headline('H')]))
    expect(await factsOf(sender.send(post, thread, context()))).toMatchObject({
      kind: 'forbidden',
      detail: 'thread-closed',
      covers: 'thread',
    })
  })
})
