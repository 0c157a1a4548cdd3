/** The contract of a Listener: what people do arrives once, typed, without what nobody may keep, and can be answered. */
import { afterEach, describe, expect } from 'vitest'
import type { Announced, Post } from '../../adapters/adapter.ts'
import type { InboundEvent, TextFile } from '../../adapters/inbound.ts'
import { DeliveryFailure, parseAddress } from '../../adapters/adapter.ts'
import { largestTextFile, type Form } from '../../messages/form.ts'
import { clauses, type Differences, type PeopleControls } from './controls.ts'
import { headline, message } from './messages.ts'

type ListenerClause =
  | 'knows who the bot is'
  | 'refuses a token that the platform refuses'
  | 'brings a command with its name in lower case and its words'
  | 'brings a text sent in private'
  | 'brings the kind of a picture and nothing of its content'
  | 'brings the command of a pressed button'
  | 'brings a text file whose bytes come on request alone'
  | 'brings no bytes of what is no text of at most 1 MB'
  | 'asks by a form and brings what was filled in'
  | 'brings the text file of a form on request alone'
  | 'has no form once it shows that an answer is on its way'
  | 'answers in the same chat'
  | 'answers in place of the message whose button was pressed'
  | 'answers a person in a shared chat so that no other sees it'
  | 'gives a person a file, with a few words'
  | 'gives a file to the asker alone in a shared chat'
  | 'gives every event an id of its own'
  | 'brings an event again that could not be taken'
  | 'tells that the bot was added and removed'
  | 'tells that a post was changed, and not by which words'
  | 'writes the menu of commands only when it has changed'
  | 'knows what the bot may do in a chat'
  | 'opens the private chat of a person'
  | 'takes nothing after close'
  | 'closes when what is in hand is done'

export type ListenerSetup = {
  setup: () => Promise<PeopleControls>
  /** An address of the platform where no chat is. */
  nowhere: string
  differs?: Differences<ListenerClause>
}

const correction: Form = {
  command: '/correct 12 3',
  title: 'Correct item 12, whose headline is longer than a title may be',
  fields: [
    { key: 'text', kind: 'text', label: 'The new text', required: false, value: 'As it stands' },
    { key: 'line', kind: 'line', label: 'What was wrong', hint: 'For readers', required: true },
    { key: 'note', kind: 'line', label: 'Left empty', required: false },
    { key: 'file', kind: 'file', label: 'Or a text file', required: false },
  ],
}

const menu: Announced[] = [
  {
    name: 'latest',
    scopes: ['private', 'shared'],
    descriptions: { en: 'The newest items', ar: 'أحدث الأخبار' },
  },
  {
    name: 'correct',
    scopes: ['private', 'shared'],
    descriptions: { en: 'For editors', ar: 'تصحيح' },
    form: true,
  },
  { name: 'topic', scopes: ['private'], descriptions: { en: 'On a topic', ar: 'أخبار موضوع' } },
]

export function listenerContract(name: string, { setup, nowhere, differs }: ListenerSetup): void {
  const clause = clauses<ListenerClause>(differs)
  const open: PeopleControls[] = []
  afterEach(async () => {
    for (const on of open.splice(0)) {
      await on.adapter.listener.close()
      await on.dispose()
    }
  })

  async function stage() {
    const on = await setup()
    open.push(on)
    return { ...on, listener: on.adapter.listener }
  }

  /** A listener at work: `next` resolves to the events in order, whether they have come or not. */
  async function listening(handle: (event: InboundEvent) => Promise<void> = async () => {}) {
    const on = await stage()
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
    return { ...on, next }
  }

  const buttons = [[{ kind: 'command' as const, label: 'More', command: '/more 1' }]]

  describe(`listener: ${name}`, () => {
    clause('knows who the bot is', async () => {
      const { listener } = await stage()
      const identity = await listener.identity()
      expect(identity.id).not.toBe('')
      expect(identity.name).not.toBe('')
    })

    clause('refuses a token that the platform refuses', async () => {
      const { withBadToken } = await stage()
      const listener = withBadToken()
      expect(await kindOf(listener.identity())).toBe('unauthorised')
      expect(await kindOf(listener.listen(async () => {}))).toBe('unauthorised')
      await listener.close()
    })

    clause('brings a command with its name in lower case and its words', async () => {
      const { command, next, reader } = await listening()
      await command('/topic  Idlib and Aleppo ')
      const event = await next()
      expect(event).toMatchObject({ kind: 'command', name: 'topic', words: 'Idlib and Aleppo' })
      expect(event).toMatchObject({ chat: reader, surface: 'private' })
      expect(parseAddress(event.person ?? '')).toBeDefined()
    })

    clause('brings a text sent in private', async () => {
      const { text, next } = await listening()
      await text('إدلب')
      expect(await next()).toMatchObject({ kind: 'text', text: 'إدلب' })
    })

    clause('brings the kind of a picture and nothing of its content', async () => {
      const { picture, next } = await listening()
      await picture('the name of a person')
      const event = await next()
      expect(event).toMatchObject({ kind: 'file', file: 'picture' })
      expect(JSON.stringify(event)).not.toContain('the name of a person')
    })

    clause('brings the command of a pressed button', async () => {
      const { command, press, next } = await listening()
      await command('/latest')
      await (await next()).turn.answer(message([headline('List')], { actions: buttons }))
      await press('More')
      expect(await next()).toMatchObject({ kind: 'press', command: '/more 1' })
    })

    clause('brings a text file whose bytes come on request alone', async () => {
      const { document, next } = await listening()
      const bytes = Buffer.from('عنوان\n\nنص')
      await document('Huda.txt', bytes, 'words of Huda')
      const event = await next()
      expect(event).toMatchObject({ kind: 'file', file: 'document', text: { format: 'text' } })
      expect(JSON.stringify(event)).not.toMatch(/Huda|عنوان/)
      const { text } = event as { text?: TextFile }
      expect(Buffer.from((await text?.read()) ?? [])).toEqual(bytes)
    })

    clause('brings no bytes of what is no text of at most 1 MB', async () => {
      const { document, next } = await listening()
      await document('report.pdf', Buffer.from('%PDF'), '')
      await document('long.txt', Buffer.alloc(largestTextFile + 1, 'x'), '')
      for (const event of [await next(), await next()]) {
        expect(event).toMatchObject({ kind: 'file', file: 'document' })
        expect(event).not.toHaveProperty('text')
      }
    })

    /** A reader before whom the form lies, as the answer to their command. */
    async function withForm() {
      const on = await listening(async ({ kind, turn }) => {
        if (kind === 'command') await turn.form?.(correction)
      })
      await on.listener.announce(menu, 'en')
      await on.command('/correct 12')
      await on.next()
      return on
    }

    clause('asks by a form and brings what was filled in', async () => {
      const { fill, next, posts, reader } = await withForm()
      await fill({ line: 'It was Tuesday.' })
      const event = await next()
      expect(event).toMatchObject({
        kind: 'form',
        command: '/correct 12 3',
        fields: { text: 'As it stands', line: 'It was Tuesday.' },
        files: {},
        chat: reader,
      })
      expect(event).not.toHaveProperty('fields.note')
      expect(event.turn.form).toBeUndefined()
      await event.turn.answer(message([headline('As it will be')]))
      expect((await posts(reader)).at(-1)?.text).toContain('As it will be')
    })

    clause('brings the text file of a form on request alone', async () => {
      const { fill, next, command } = await withForm()
      await fill({ line: 'x' }, { name: 'Huda.md', bytes: Buffer.from('# نص') })
      const event = await next()
      expect(event).toMatchObject({ kind: 'form', files: { file: { format: 'markdown' } } })
      expect(JSON.stringify(event)).not.toMatch(/Huda|نص/)
      const { file } = (event as { files: { file?: TextFile } }).files
      expect(Buffer.from((await file?.read()) ?? []).toString()).toBe('# نص')
      await command('/correct 12')
      await next()
      await fill({ line: 'x' }, { name: 'Huda.pdf', bytes: Buffer.from('%PDF') })
      expect(await next()).toMatchObject({ kind: 'form', files: { file: 'refused' } })
    })

    clause('has no form once it shows that an answer is on its way', async () => {
      const { command, next, listener } = await listening()
      await listener.announce(menu, 'en')
      await command('/latest')
      expect((await next()).turn.form).toBeUndefined()
    })

    clause('answers in the same chat', async () => {
      const { command, next, posts, reader } = await listening()
      await command('/latest')
      const { turn } = await next()
      const [receipt] = await turn.answer(message([headline('Newest')]))
      expect((await posts(reader)).at(-1)).toMatchObject({
        id: receipt?.id,
        text: expect.stringContaining('Newest'),
      })
    })

    clause('answers in place of the message whose button was pressed', async () => {
      const { command, press, next, posts, reader } = await listening()
      await command('/latest')
      await (await next()).turn.answer(message([headline('Page 1')], { actions: buttons }))
      await press('More')
      const { turn } = await next()
      await turn.inPlace(message([headline('Page 2')]))
      const standing = await posts(reader)
      expect(standing.filter((post) => post.text.includes('Page'))).toMatchObject([
        { text: expect.stringContaining('Page 2'), buttons: [] },
      ])
    })

    clause('answers a person in a shared chat so that no other sees it', async () => {
      const { commandInChat, next, seenByOthers } = await listening()
      await commandInChat('/mydata')
      const { turn } = await next()
      await turn.privately(message([headline('Your secret settings')]))
      const seen = await seenByOthers()
      expect(seen.map((post) => post.text).join()).not.toContain('secret')
    })

    const kept = {
      name: 'kept.json',
      type: 'application/json',
      bytes: Buffer.from('{"kept":"قليل"}'),
    }

    clause('gives a person a file, with a few words', async () => {
      const { command, next, posts, reader, adapter } = await listening()
      await command('/mydata')
      const { turn } = await next()
      const [receipt] = await turn.file(
        kept,
        message([headline('All of it')], { actions: buttons }),
      )
      const standing = (await posts(reader)).at(-1)
      expect(standing).toMatchObject({
        id: receipt?.id,
        text: expect.stringContaining('All of it'),
        file: { name: 'kept.json', text: '{"kept":"قليل"}' },
        buttons: ['More'],
      })
      // It can be taken back as any answer.
      if (receipt) await adapter.sender.retract(receipt, reader, AbortSignal.timeout(5_000))
      expect((await posts(reader)).map((post) => post.file)).not.toContainEqual(standing?.file)
    })

    clause('gives a file to the asker alone in a shared chat', async () => {
      const { commandInChat, next, seenByOthers } = await listening()
      await commandInChat('/mydata')
      const { turn } = await next()
      const receipts = await turn.file(kept, message([headline('Your secret settings')]))
      expect(receipts).toHaveLength(1)
      const seen = await seenByOthers()
      expect(seen.map((post) => post.text).join()).not.toContain('secret')
      expect(seen.filter((post) => post.file)).toEqual([])
    })

    clause('gives every event an id of its own', async () => {
      const { command, next } = await listening()
      await command('/latest')
      await command('/latest')
      const [first, second] = [await next(), await next()]
      expect(first.id).not.toBe(second.id)
    })

    clause('brings an event again that could not be taken', async () => {
      let refusals = 1
      const { command, next } = await listening(async () => {
        if (refusals-- > 0) throw new Error('The database is locked.')
      })
      await command('/latest')
      const [first, again] = [await next(), await next()]
      expect(again).toMatchObject({ id: first.id, kind: 'command', name: 'latest' })
    })

    clause('tells that the bot was added and removed', async () => {
      const { addedAndRemoved, next } = await listening()
      await addedAndRemoved()
      expect(await next()).toMatchObject({ kind: 'membership', mayPost: true, left: false })
      expect(await next()).toMatchObject({ kind: 'membership', mayPost: false, left: true })
    })

    clause('tells that a post was changed, and not by which words', async () => {
      const { adapter, editing, next } = await listening()
      if (!editing) throw new Error('Nobody edits posts here.')
      const { chat, edits } = editing
      const [post] = adapter.renderer.render(message([headline('As  it was sent')]), {
        kind: 'channel',
      })
      if (!post) throw new Error('The renderer made no post.')
      const { id } = await adapter.sender.send(post, chat, {
        marker: 'marker-000000001',
        picture: async () => undefined,
        signal: AbortSignal.timeout(5_000),
      })
      await edits(id, 'As Huda would have it')
      const event = await next()
      expect(event).toMatchObject({ kind: 'changed', chat, surface: 'channel', post: id })
      expect(JSON.stringify(event)).not.toContain('Huda')
      const { shows } = event as Extract<InboundEvent, { kind: 'changed' }>
      expect(shows(post)).toBe(false)
      await edits(id, textOf(post))
      const again = (await next()) as Extract<InboundEvent, { kind: 'changed' }>
      expect(again.shows(post)).toBe(true)
    })

    clause('writes the menu of commands only when it has changed', async () => {
      const { listener, menuWrites } = await stage()
      await listener.announce(menu, 'en')
      const written = menuWrites()
      expect(written).toBeGreaterThan(0)
      await listener.announce(menu, 'en')
      expect(menuWrites()).toBe(written)
      const everywhere = menu.map((one): Announced => ({ ...one, scopes: ['private', 'shared'] }))
      await listener.announce(everywhere, 'en')
      const again = menuWrites()
      expect(again).toBeGreaterThan(written)
      await listener.announce(everywhere.slice(1), 'en')
      expect(menuWrites()).toBeGreaterThan(again)
    })

    clause('knows what the bot may do in a chat', async () => {
      const { listener, chat } = await stage()
      expect(await listener.inspect(chat)).toMatchObject({
        exists: true,
        mayPost: true,
        missing: [],
      })
      expect(await listener.inspect(nowhere)).toMatchObject({ exists: false, mayPost: false })
    })

    clause('opens the private chat of a person', async () => {
      const { command, next, listener, reader } = await listening()
      await command('/start')
      const { person } = await next()
      expect(await listener.openDirect(person ?? '')).toBe(reader)
    })

    clause('takes nothing after close', async () => {
      const taken: string[] = []
      const { command, text, next, listener } = await listening(async (event) => {
        taken.push(event.kind)
      })
      await command('/latest')
      await next()
      await listener.close()
      await text('too late').catch(() => {})
      expect(taken).toEqual(['command'])
    })

    clause('closes when what is in hand is done', async () => {
      const order: string[] = []
      const release = Promise.withResolvers<void>()
      const { command, next, listener } = await listening(async () => {
        await release.promise
        order.push('handled')
      })
      const sent = command('/latest')
      await next()
      const closed = listener.close().then(() => order.push('closed'))
      release.resolve()
      await Promise.all([sent, closed])
      expect(order).toEqual(['handled', 'closed'])
    })
  })
}

/** Every payload has its words in this field. */
const textOf = ({ payload }: Post) => (payload as { text: string }).text

async function kindOf(call: Promise<unknown>): Promise<string> {
  const error: unknown = await call.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (!(error instanceof DeliveryFailure)) throw new Error('No DeliveryFailure', { cause: error })
  return error.facts.kind
}
