/** The chat of the console beyond the contracts: repeated sends, completions, buttons that are not there, and its length. */
import { describe, expect, it } from 'vitest'
import { createConsole } from '../../../adapters/console/console.ts'
import { consoleChat } from '../../../adapters/console/room.ts'
import type { Post } from '../../../adapters/adapter.ts'
import type { InboundEvent } from '../../../adapters/inbound.ts'
import { headline, message } from '../../contract/messages.ts'

function open() {
  let ids = 0
  const console = createConsole(() => `id-${++ids}`)
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
  return { ...console, events, send, listen }
}

describe('the console’s chat', () => {
  it('holds one post of a send that is repeated', async () => {
    const { send, chat } = open()
    expect(await send('Once', 'the-same-marker0')).toEqual(await send('Once', 'the-same-marker0'))
    expect(chat.entries()).toHaveLength(1)
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
    expect(chat.entries()).toHaveLength(200)
    expect(chat.entries()[0]).toMatchObject({ html: expect.stringContaining('Post 5<') })
  })

  it('hands a file over as a download', async () => {
    const { chat, listen } = open()
    const file = { name: 'barid.json', type: 'application/json', bytes: Buffer.from('{}') }
    await listen(async ({ turn }) => void (await turn.file(file, message([headline('All of it')]))))
    await chat.says('/mydata file', 'en')
    expect(chat.entries().at(-1)).toMatchObject({
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
