/** The chat of the console beyond the contracts: repeated sends, completions, buttons that are not there, and its length. */
import { describe, expect, it } from 'vitest'
import { createConsole } from '../../../adapters/console/console.ts'
import { consoleChat } from '../../../adapters/console/room.ts'
import type { Post } from '../../../adapters/adapter.ts'
import type { InboundEvent } from '../../../adapters/inbound.ts'
import { createKeptChat } from '../../support/kept-chat.ts'
import { headline, message } from '../../contract/messages.ts'

let ids = 0

function open({ kept } = createKeptChat()) {
  const console = createConsole(() => `id-${++ids}`, kept)
  const events: InboundEvent[] = []
  const render = (words: string): Post => {
    const [post] = console.adapter.renderer.render(
      message([headline(words)], {
        actions: [[{ kind: 'command', label: 'More', command: '/more' }]],
      }),
      { kind: 'private' },
    )
    if (!post) throw new Error('The renderer made no post.')
    return post
  }
  const send = (words: string, marker: string) =>
    console.adapter.sender.send(render(words), consoleChat, {
      marker,
      picture: async () => undefined,
      signal: new AbortController().signal,
    })
  const listen = (answer: (event: InboundEvent) => Promise<void> = async () => {}) =>
    console.adapter.listener.listen(async (event) => {
      events.push(event)
      await answer(event)
    })
  return { ...console, events, render, send, listen }
}

describe('the console’s chat', () => {
  it('holds one post of a send that is repeated', async () => {
    const { send, chat } = open()
    expect(await send('Once', 'the-same-marker0')).toEqual(await send('Once', 'the-same-marker0'))
    expect(await chat.entries()).toHaveLength(1)
  })

  it('completes commands by their menu, and options by the command', async () => {
    const { chat, adapter, listen } = open()
    await listen(async (event) => event.turn.suggest([{ label: 'Idlib', value: 'idlib' }]))
    await adapter.listener.announce(
      [
        { name: 'topic', scopes: ['private'], descriptions: { en: 'On a topic', ar: 'عن موضوع' } },
        { name: 'latest', scopes: ['private', 'shared'], descriptions: { en: 'The newest' } },
        { name: 'toggle', scopes: ['shared'], descriptions: { en: 'In groups alone' } },
      ],
      'en',
    )
    expect(await chat.types('/to', 'ar')).toEqual([{ value: '/topic', label: 'عن موضوع' }])
    expect(await chat.types('/l', 'ar')).toEqual([{ value: '/latest', label: 'The newest' }])
    expect(await chat.types('/topic id', 'en')).toEqual([{ value: '/topic idlib', label: 'Idlib' }])
    expect(await chat.types('idlib', 'en')).toEqual([])
  })

  it('presses no button that is not there', async () => {
    const { chat, send, listen, events } = open()
    await listen()
    const { id } = await send('A', 'marker-000000001')
    await chat.presses(id, 1, 0, 'en')
    await chat.presses(id, 0, 1, 'en')
    await chat.presses('99', 0, 0, 'en')
    expect(events).toEqual([])
    await chat.presses(id, 0, 0, 'en')
    expect(events).toMatchObject([{ kind: 'press', command: '/more', languageHint: 'en' }])
  })

  it('lets the oldest go after 200 entries', async () => {
    const { chat, send } = open()
    for (let index = 0; index < 205; index += 1) await send(`Post ${index}`, `marker-${index}`)
    const entries = await chat.entries()
    expect(entries).toHaveLength(200)
    expect(entries[0]).toMatchObject({ html: expect.stringContaining('Post 5<') })
  })

  it('hands a file over as a download', async () => {
    const { chat, listen } = open()
    const file = { name: 'barid.json', type: 'application/json', bytes: Buffer.from('{}') }
    await listen(async ({ turn }) => void (await turn.file(file, message([headline('All of it')]))))
    await chat.says('/mydata file', 'en')
    expect((await chat.entries()).at(-1)).toMatchObject({
      html: expect.stringContaining('All of it'),
      file: { name: 'barid.json', url: 'data:application/json;base64,e30=' },
    })
  })

  it('knows no other chat', async () => {
    const { adapter } = open()
    const context = {
      marker: 'm',
      picture: async () => undefined,
      signal: new AbortController().signal,
    }
    const [post] = adapter.renderer.render(message([headline('A')]), { kind: 'private' })
    await expect(adapter.sender.send(post as Post, 'console:2', context)).rejects.toMatchObject({
      facts: { kind: 'gone', detail: 'chat-not-found' },
    })
  })
})

describe('after a restart', () => {
  const first = message([headline('Welcome')])
  const typed = async (chat: ReturnType<typeof open>['chat']) =>
    (await chat.entries()).map((entry) =>
      entry.from === 'reader' ? entry.text : entry.html.replace(/<[^>]*>/g, ''),
    )

  it('what was said stands, its buttons and files as well, and new entries follow', async () => {
    const place = createKeptChat()
    const before = open(place)
    const file = { name: 'barid.json', type: 'application/json', bytes: Buffer.from('{}') }
    await before.listen(async ({ turn }) => void (await turn.file(file, first)))
    await before.chat.says('idlib', 'en')
    await before.send('A', 'marker-000000001')
    const stood = await before.chat.entries()
    const { chat, events, listen, send } = open(place)
    await listen()
    expect(await chat.entries()).toEqual(stood)
    const [, , { id } = { id: '' }] = stood
    await chat.presses(id, 0, 0, 'en')
    expect(events).toMatchObject([{ kind: 'press', command: '/more' }])
    expect(await chat.message(id)).toMatchObject({ blocks: [headline('A')] })
    await send('B', 'marker-000000002')
    expect(await typed(chat)).toEqual(['idlib', 'Welcome', 'A', 'B'])
    expect(place.faults).toEqual([])
  })

  it('a send that is repeated makes no second post, and a post is edited and taken back', async () => {
    const place = createKeptChat()
    const before = open(place)
    const one = await before.send('One', 'the-same-marker0')
    const two = await before.send('Two', 'another-marker00')
    const { adapter, chat, send, render } = open(place)
    expect(await send('One', 'the-same-marker0')).toEqual(one)
    const signal = new AbortController().signal
    const context = { marker: 'm', picture: async () => undefined, signal }
    await adapter.sender.revise(render('Mended'), one, consoleChat, context)
    await adapter.sender.retract(two, consoleChat, signal)
    expect(await typed(chat)).toEqual(['Mended'])
    expect(await typed(open(place).chat)).toEqual(['Mended'])
  })

  it('nothing stands of what leaves no trace, nor of what its reader told at length', async () => {
    const place = createKeptChat()
    const { chat, listen } = open(place)
    await listen(async ({ turn }) => void (await turn.answer({ ...first, untraced: true })))
    await chat.says('/mydata', 'en')
    expect(await typed(chat)).toEqual(['/mydata', 'Welcome'])
    expect(place.rows.size).toBe(0)
    await listen(async ({ turn }) => void (await turn.answer(first)))
    await chat.says('My cousin was taken\nat the crossing', 'en')
    await chat.says(`/search ${'word '.repeat(20)}`, 'en')
    expect(await typed(open(place).chat)).toEqual(['Welcome', 'Welcome'])
    expect(JSON.stringify([...place.rows])).not.toMatch(/cousin|word/)
  })

  it('an answer without a trace takes what it replaces along', async () => {
    const place = createKeptChat()
    const { chat, listen, send } = open(place)
    const { id } = await send('A', 'marker-000000001')
    await listen(async ({ turn }) => void (await turn.inPlace({ ...first, untraced: true })))
    await chat.presses(id, 0, 0, 'en')
    expect(await typed(chat)).toEqual(['Welcome'])
    expect(place.rows.size).toBe(0)
  })

  it('what was erased is shown no more, before and after, and its post can be edited', async () => {
    const place = createKeptChat()
    const before = open(place)
    const receipt = await before.send('Zubaidanour', 'marker-000000001')
    place.erase(receipt.id)
    for (const { adapter, chat, render } of [before, open(place)]) {
      place.erase(receipt.id)
      expect(await typed(chat)).toEqual([])
      expect(await chat.message(receipt.id)).toBeUndefined()
      const context = { marker: 'm', picture: async () => undefined }
      const signal = new AbortController().signal
      await adapter.sender.revise(render('Gone'), receipt, consoleChat, { ...context, signal })
      expect(await typed(chat)).toEqual(['Gone'])
    }
  })

  it('what could not be kept is told, and stands until then', async () => {
    const place = createKeptChat()
    place.kept.put = () => Promise.reject(new Error('full'))
    const { chat, send } = open(place)
    await send('A', 'marker-000000001')
    expect(await typed(chat)).toEqual(['A'])
    expect(place.faults).toEqual([new Error('full')])
    expect(await typed(open(place).chat)).toEqual([])
  })
})
