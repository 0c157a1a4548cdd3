/** What people do on Discord, and who sees the answer. */
import { describe, expect, it } from 'vitest'
import type { InboundEvent } from '../../../adapters/inbound.ts'
import { headline, message, paragraph, wordsFrom } from '../../contract/messages.ts'
import { context, factsOf, postOf, stage } from './stage.ts'

const more = [[{ kind: 'command' as const, label: 'More', command: '/more 1' }]]

/** A stage whose listener is at work and answers as told. */
async function listening(handle: (event: InboundEvent) => Promise<void> = async () => {}) {
  const on = await stage()
  const chat = on.fake.channel('news')
  const reader = on.fake.person('Reader', 'fr')
  const events: InboundEvent[] = []
  const waiting: ((event: InboundEvent) => void)[] = []
  await on.listener.listen(async (event) => {
    const waiter = waiting.shift()
    if (waiter) waiter(event)
    else events.push(event)
    await handle(event)
  })
  const next = async (): Promise<InboundEvent> =>
    events.shift() ?? new Promise((resolve) => waiting.push(resolve))
  return { ...on, chat, reader, next }
}

const says = (words: string, actions?: typeof more) =>
  message([headline(words)], actions ? { actions } : {})

describe('a command in a server', () => {
  it('is told with who asks, where, and in which language', async () => {
    const { reader, chat, next } = await listening()
    await reader.in(chat).types('/topic idlib')
    expect(await next()).toMatchObject({
      kind: 'command',
      name: 'topic',
      words: 'idlib',
      chat,
      surface: 'channel',
      person: reader.address,
      languageHint: 'fr',
    })
  })

  it('is answered to the asker alone, part by part', async () => {
    const { fake, reader, chat } = await listening(async ({ turn }) => {
      await turn.answer(message([paragraph(wordsFrom(1500))]))
      await turn.answer(says('The end'))
    })
    await reader.in(chat).types('/latest')
    await reader.in(chat).sees(/The end/)
    expect(reader.in(chat).screen().length).toBeGreaterThan(2)
    expect(fake.seenByAll(chat)).toEqual([])
    expect(fake.person('Other').in(chat).screen()).toEqual([])
  })

  it('that could not be handled leaves nothing that "is thinking"', async () => {
    const { fake, reader, chat, listener } = await listening(() =>
      Promise.reject(new Error('The database is locked.')),
    )
    await reader.in(chat).types('/latest')
    await listener.close()
    expect(fake.calls.at(-1)).toMatchObject({
      method: 'DELETE',
      path: expect.stringMatching(/@original$/),
    })
  })
})

describe('a press', () => {
  it('tells that its presser may not write there, and of nobody else', async () => {
    const { fake, sender, reader, chat, next } = await listening()
    await sender.send(postOf(says('Public', more)), chat, context())
    await reader.in(chat).presses('More')
    expect(await next()).not.toHaveProperty('muted')
    fake.mutes(chat)
    await reader.in(chat).presses('More')
    expect(await next()).toMatchObject({ kind: 'press', muted: true })
    await reader.types('/latest')
    expect(await next()).not.toHaveProperty('muted')
  })

  it('under a public post is answered to the presser alone, and the post stays', async () => {
    const { fake, sender, reader, chat } = await listening(async (event) => {
      if (event.kind === 'press') await event.turn.inPlace(says(`You pressed ${event.command}`))
    })
    await sender.send(postOf(says('Public', more)), chat, context())
    await reader.in(chat).presses('More')
    await reader.in(chat).sees(/You pressed \/more 1/)
    expect(fake.seenByAll(chat)).toMatchObject([{ text: 'Public', buttons: ['More'] }])
  })

  it('under an answer that only its asker sees replaces that answer', async () => {
    const { reader, chat } = await listening(async ({ kind, turn }) => {
      if (kind === 'command') await turn.answer(says('Page 1', more))
      else await turn.inPlace(says('Page 2'))
    })
    const here = reader.in(chat)
    await here.types('/latest')
    await here.presses('More')
    await here.sees(/Page 2/)
    expect(here.screen().map(({ text }) => text)).toEqual(['Page 2'])
  })

  it('whose answer is shown to all is shown whole, and leaves nothing that "is thinking"', async () => {
    const { fake, sender, reader, chat } = await listening(async ({ turn }) => {
      await turn.publicly?.(message([paragraph(wordsFrom(1500)), paragraph('For all')]))
    })
    await sender.send(postOf(says('Public', more)), chat, context())
    await reader.in(chat).presses('More')
    const other = fake.person('Other').in(chat)
    await other.sees(/For all/)
    expect(other.screen().length).toBeGreaterThan(2)
    expect(fake.unanswered()).toEqual([])
  })

  it('under a message that was deleted meanwhile is answered by a new one', async () => {
    const { reader } = await listening(async ({ turn }) => {
      await turn.inPlace(says('Page 2'))
    })
    await reader.forges('/more 1')
    await reader.sees(/Page 2/)
    expect(reader.screen()).toHaveLength(1)
  })

  it('in private is answered by a new message where the list should stay', async () => {
    const { reader } = await listening(async ({ kind, turn }) => {
      await turn.answer(kind === 'command' ? says('List', more) : says('Item'))
    })
    await reader.types('/latest')
    await reader.presses('More')
    await reader.sees(/Item/)
    expect(reader.screen().map(({ text }) => text)).toEqual(['List', 'Item'])
  })
})

describe('suggestions', () => {
  it('are shown as the person types, 25 of 100 characters at most', async () => {
    const { reader } = await listening(async (event) => {
      if (event.kind !== 'suggest') return
      const choices = Array.from({ length: 40 }, (_, index) => ({
        label: `${event.typed} ${index} ${'x'.repeat(200)}`,
        value: `${index}`,
      }))
      await event.turn.suggest(choices)
    })
    const shown = await reader.hesitates('/topic idl')
    expect(shown).toHaveLength(25)
    expect(shown[0]?.name).toMatch(/^idl 0 x+$/)
    expect(shown[0]?.name).toHaveLength(100)
  })

  it('are none where they cannot be found', async () => {
    const { reader } = await listening(() => Promise.reject(new Error('locked')))
    expect(await reader.hesitates('/topic idl')).toEqual([])
  })
})

describe('what Barid does not take', () => {
  it('is left alone: a form, and a command that is too old to be answered', async () => {
    const { fake, reader, next } = await listening()
    const by = {
      id: '1',
      token: 't',
      application_id: '2',
      channel_id: '3',
      user: { id: '4', username: 'Reader' },
      entitlements: [],
      authorizing_integration_owners: {},
    }
    fake.dispatch('INTERACTION_CREATE', {
      ...by,
      type: 5,
      data: { custom_id: 'x', components: [] },
    })
    fake.dispatch('INTERACTION_CREATE', { ...by, type: 2, data: { name: 'expired', type: 1 } })
    await reader.types('/latest')
    expect(await next()).toMatchObject({ kind: 'command', name: 'latest' })
  })
})

describe('a turn', () => {
  it('says that its time is over after 15 minutes', async () => {
    const { reader, next, pass } = await listening()
    await reader.types('/latest')
    const { turn } = await next()
    pass(16 * 60_000)
    expect(await factsOf(turn.answer(says('Late')))).toMatchObject({
      kind: 'gone',
      detail: 'interaction-expired',
      covers: 'message',
    })
  })
})

describe('membership', () => {
  it('is told for the channel whose rights changed, and for no other', async () => {
    const { fake, chat, next, reader } = await listening()
    fake.channel('other')
    fake.rights(chat, 'Send Messages', false)
    fake.rights(chat, 'Embed Links', false)
    await reader.types('/latest')
    expect(await next()).toMatchObject({ kind: 'membership', chat, mayPost: false, left: false })
    expect(await next()).toMatchObject({ kind: 'membership', chat, mayPost: true, left: false })
    expect(await next()).toMatchObject({ kind: 'command' })
  })

  it('comes with what the channel is called, and another name is told', async () => {
    const { fake, chat, next } = await listening()
    expect(fake.joins('Second')).toBeDefined()
    expect(await next()).toMatchObject({ kind: 'membership', mayPost: true, title: 'general' })
    fake.rename(chat, 'headlines')
    expect(await next()).toMatchObject({ kind: 'renamed', chat, title: 'headlines' })
    const thread = fake.thread(chat, 'First')
    fake.announceThread(thread)
    fake.rename(thread, 'Second')
    expect(await next()).toMatchObject({ kind: 'renamed', chat: thread, title: 'Second' })
  })

  it('is told for a channel that people delete', async () => {
    const { fake, chat, next } = await listening()
    fake.vanish(chat)
    expect(await next()).toMatchObject({ kind: 'membership', chat, mayPost: false, left: true })
  })

  it('is told for a thread that people delete, not for one that is only out of sight', async () => {
    const { fake, chat, next, reader } = await listening()
    const [first, second] = [fake.thread(chat, 'First'), fake.thread(chat, 'Second')]
    fake.announceThread(first)
    fake.announceThread(second)
    fake.archive(second)
    fake.rights(chat, 'Embed Links', false)
    fake.vanish(first)
    expect(await next()).toMatchObject({ kind: 'membership', chat: first, left: true })
    await reader.types('/latest')
    expect(await next()).toMatchObject({ kind: 'command' })
  })

  it('is not told for what stood when the connection began', async () => {
    const { reader, next } = await listening()
    await reader.types('/latest')
    expect(await next()).toMatchObject({ kind: 'command' })
  })
})

describe('a gateway that never gets ready', () => {
  it('is given up after the time for a call', async () => {
    const { fake, listener } = await stage('documented', 50)
    fake.silence()
    expect(await factsOf(listener.listen(async () => {}))).toMatchObject({
      kind: 'unreachable',
      detail: 'gateway-not-ready',
    })
  })

  it('does not hold up the end', async () => {
    const { fake, listener } = await stage()
    fake.silence()
    const listening = factsOf(listener.listen(async () => {}))
    await listener.close()
    expect(await listening).toMatchObject({ kind: 'unreachable' })
  })
})
