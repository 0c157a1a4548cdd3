/** The contract of a Sender: what stands, what is certain about what does not, and never an untyped error. */
import { afterEach, describe, expect } from 'vitest'
import type { FailureFacts, Post, Receipt, SendContext } from '../../adapters/adapter.ts'
import { DeliveryFailure } from '../../adapters/adapter.ts'
import type { Message } from '../../messages/message.ts'
import { clauses, type Differences, type Fault, type PlatformControls } from './controls.ts'
import { hash, headline, jpeg, message, paragraph } from './messages.ts'

type SenderClause =
  | 'sends a post and tells its id'
  | 'sends a picture and tells its file id'
  | 'gives a picture to the platform once'
  | 'sends the text where the platform refuses the picture'
  | 'sends the text where the picture is no longer kept'
  | 'replies to part 1'
  | 'sends without the reply where part 1 is gone'
  | 'revises what stands, and keeps its buttons'
  | 'revises to the same content without complaint'
  | 'revises a picture post'
  | 'shows the new words of a picture post, or says that they need a new post'
  | 'says that a post to revise is gone'
  | 'says that a post takes no edit'
  | 'retracts a post'
  | 'retracts a post that is already gone'
  | 'says that a post is too old to be deleted'
  | 'publishes a post of an announcement channel, once'
  | 'says that a post to publish is gone'
  | 'says that a post of another channel cannot be published'
  | 'says how long to wait, in milliseconds'
  | 'knows that nothing was sent where the connection was refused'
  | 'does not know what came of a cut connection'
  | 'does not know what came of a server error'
  | 'does not know what came of an aborted send'
  | 'sends nothing when aborted before'
  | 'makes no second post of a repeated send'
  | 'says what is missing, gone or refused'
  | 'says nothing secret'

export type SenderSetup = {
  setup: () => Promise<PlatformControls>
  differs?: Differences<SenderClause>
}

export function senderContract(name: string, { setup, differs }: SenderSetup): void {
  const clause = clauses<SenderClause>(differs)
  const open: PlatformControls[] = []
  afterEach(async () => {
    for (const controls of open.splice(0)) await controls.dispose()
  })

  /** A platform with the shorthands of this suite. */
  async function stage() {
    const on = await setup()
    open.push(on)
    const { sender, renderer } = on.adapter
    let operations = 0
    const context = (more: Partial<SendContext> = {}): SendContext => ({
      marker: `marker-${String(++operations).padStart(9, '0')}`,
      picture: async () => ({ bytes: jpeg, type: 'image/jpeg' }),
      signal: new AbortController().signal,
      ...more,
    })
    const render = (tree: Message): Post => {
      const post = renderer.render(tree, { kind: 'channel' })[0]
      if (!post) throw new Error('The renderer made no post.')
      return post
    }
    const words = (text: string) => render(message([headline('Headline'), paragraph(text)]))
    const picture = (text: string) =>
      render(message([headline(text)], { picture: { hash, alt: 'A square' } }))
    const send = (post: Post, more?: Partial<SendContext>) =>
      sender.send(post, on.chat, context(more))
    const standing = () => on.posts(on.chat)
    return { ...on, sender, context, render, words, picture, send, standing }
  }

  describe(`sender: ${name}`, () => {
    clause('sends a post and tells its id', async () => {
      const { send, words, standing } = await stage()
      const receipt = await send(words('First words.'))
      expect(await standing()).toMatchObject([
        { id: receipt.id, text: expect.stringContaining('First words.'), hasPicture: false },
      ])
      expect(receipt.kind).toBe('text')
      expect(receipt.degraded).toBeUndefined()
    })

    clause('sends a picture and tells its file id', async () => {
      const { send, picture, standing } = await stage()
      const receipt = await send(picture('Shown'))
      expect(receipt).toMatchObject({ kind: 'picture', fileId: expect.any(String) })
      expect(await standing()).toMatchObject([{ hasPicture: true }])
    })

    clause('gives a picture to the platform once', async () => {
      const { send, picture, standing, uploads } = await stage()
      const { fileId = '' } = await send(picture('Once'))
      await send(picture('Twice'), {
        picture: async () => ({ bytes: jpeg, type: 'image/jpeg', fileId }),
      })
      expect(uploads()).toBe(1)
      expect(await standing()).toMatchObject([{ hasPicture: true }, { hasPicture: true }])
    })

    clause('sends the text where the platform refuses the picture', async () => {
      const { send, picture, standing, inject } = await stage()
      await inject('picture-refused')
      const receipt = await send(picture('Words remain'))
      expect(receipt).toMatchObject({ kind: 'text', degraded: 'picture' })
      expect(await standing()).toMatchObject([
        { text: expect.stringContaining('Words remain'), hasPicture: false },
      ])
    })

    clause('sends the text where the picture is no longer kept', async () => {
      const { send, picture, standing } = await stage()
      const receipt = await send(picture('Words remain'), { picture: async () => undefined })
      expect(receipt).toMatchObject({ kind: 'text', degraded: 'picture' })
      expect(await standing()).toMatchObject([{ hasPicture: false }])
    })

    clause('replies to part 1', async () => {
      const { send, words, standing } = await stage()
      const replyTo = await send(words('Part 1'))
      await send(words('Part 2'), { replyTo })
      expect((await standing())[1]).toMatchObject({ replyTo: replyTo.id })
    })

    clause('sends without the reply where part 1 is gone', async () => {
      const { send, words, standing, removes, chat } = await stage()
      const replyTo = await send(words('Part 1'))
      await removes(chat, replyTo.id)
      const receipt = await send(words('Part 2'), { replyTo })
      expect(receipt.degraded).toBe('reply')
      const [left, ...more] = await standing()
      expect(left?.text).toContain('Part 2')
      expect(left?.replyTo).toBeUndefined()
      expect(more).toEqual([])
    })

    clause('revises what stands, and keeps its buttons', async () => {
      const { send, sender, render, context, chat, standing } = await stage()
      const actions = [[{ kind: 'command' as const, label: 'Press', command: '/read 1' }]]
      const receipt = await send(render(message([headline('Before')], { actions })))
      const after = render(message([headline('After')], { actions }))
      expect(await sender.revise(after, receipt, chat, context())).toMatchObject({ id: receipt.id })
      expect(await standing()).toMatchObject([
        { id: receipt.id, text: expect.stringContaining('After'), buttons: ['Press'] },
      ])
    })

    clause('revises to the same content without complaint', async () => {
      const { send, sender, words, context, chat } = await stage()
      const receipt = await send(words('Same'))
      await sender.revise(words('Same'), receipt, chat, context())
      const again = await sender.revise(words('Same'), receipt, chat, context())
      expect(again).toMatchObject({ id: receipt.id, kind: 'text' })
    })

    clause('revises a picture post', async () => {
      const { send, sender, picture, context, chat, standing } = await stage()
      const receipt = await send(picture('Before'))
      await sender.revise(picture('After'), receipt, chat, context())
      expect(await standing()).toMatchObject([
        { text: expect.stringContaining('After'), hasPicture: true },
      ])
    })

    clause('shows the new words of a picture post, or says that they need a new post', async () => {
      for (const after of ['After', `After ${'x'.repeat(1500)}`]) {
        const { send, sender, picture, words, context, chat, standing } = await stage()
        const receipt = await send(picture('Before'))
        const revised = sender.revise(words(after), receipt, chat, context())
        const outcome = await revised.then(() => 'revised', detailOf)
        const expected = {
          revised: { text: expect.stringContaining(after), hasPicture: false },
          'kind-changed': { text: expect.stringContaining('Before'), hasPicture: true },
        }
        expect(Object.keys(expected)).toContain(outcome)
        expect(await standing()).toMatchObject([expected[outcome as keyof typeof expected]])
      }
    })

    clause('says that a post to revise is gone', async () => {
      const { send, sender, words, context, chat, removes } = await stage()
      const receipt = await send(words('Deleted by a person'))
      await removes(chat, receipt.id)
      const facts = await factsOf(sender.revise(words('Late'), receipt, chat, context()))
      expect(facts).toMatchObject({ kind: 'gone', covers: 'message', detail: 'message-gone' })
    })

    clause('says that a post takes no edit', async () => {
      const { send, sender, words, context, chat, inject } = await stage()
      const receipt = await send(words('Before'))
      await inject('not-editable')
      const facts = await factsOf(sender.revise(words('After'), receipt, chat, context()))
      expect(facts).toMatchObject({ kind: 'malformed', detail: 'not-editable' })
    })

    clause('retracts a post', async () => {
      const { send, sender, words, chat, standing, context } = await stage()
      const receipt = await send(words('Withdrawn'))
      await send(words('Stays'))
      await sender.retract(receipt, chat, context().signal)
      expect(await standing()).toMatchObject([{ text: expect.stringContaining('Stays') }])
    })

    clause('retracts a post that is already gone', async () => {
      const { send, sender, words, chat, removes, standing, context } = await stage()
      const receipt = await send(words('Gone'))
      await removes(chat, receipt.id)
      await sender.retract(receipt, chat, context().signal)
      expect(await standing()).toEqual([])
    })

    clause('says that a post is too old to be deleted', async () => {
      const { send, sender, words, chat, inject, context } = await stage()
      const receipt = await send(words('Old'))
      await inject('too-old')
      const facts = await factsOf(sender.retract(receipt, chat, context().signal))
      expect(facts).toMatchObject({ kind: 'malformed', detail: 'too-old' })
    })

    clause('publishes a post of an announcement channel, once', async () => {
      const { sender, words, context, announcements } = await stage()
      const { chat = '', published } = announcements ?? {}
      const receipt = await sender.send(words('News'), chat, context())
      await sender.send(words('Not published'), chat, context())
      for (let time = 0; time < 2; time += 1) {
        await sender.publish?.(receipt, chat, context().signal)
        expect(published?.()).toEqual([receipt.id])
      }
    })

    clause('says that a post to publish is gone', async () => {
      const { sender, words, context, announcements, removes } = await stage()
      const { chat = '' } = announcements ?? {}
      const receipt = await sender.send(words('Deleted by a person'), chat, context())
      await removes(chat, receipt.id)
      const published = sender.publish?.(receipt, chat, context().signal)
      expect(await factsOf(published ?? Promise.resolve())).toMatchObject({
        kind: 'gone',
        covers: 'message',
      })
    })

    clause('says that a post of another channel cannot be published', async () => {
      const { sender, words, send, context, chat } = await stage()
      const published = sender.publish?.(await send(words('News')), chat, context().signal)
      const { kind } = await factsOf(published ?? Promise.resolve())
      expect(['malformed', 'forbidden']).toContain(kind)
    })

    clause('says how long to wait, in milliseconds', async () => {
      const { send, words, inject, standing } = await stage()
      await inject('rate-limited')
      expect(await factsOf(send(words('Later')))).toMatchObject({
        kind: 'rate-limited',
        retryAfter: 35_000,
      })
      expect(await standing()).toEqual([])
    })

    clause('knows that nothing was sent where the connection was refused', async () => {
      const { send, words, inject, standing } = await stage()
      await inject('unreachable')
      expect(await factsOf(send(words('Due again')))).toMatchObject({ kind: 'unreachable' })
      expect(await standing()).toEqual([])
    })

    clause('does not know what came of a cut connection', async () => {
      for (const [fault, count] of [
        ['cut-before', 0],
        ['cut-after', 1],
      ] as const) {
        const { send, words, inject, standing } = await stage()
        await inject(fault)
        expect(await factsOf(send(words('Perhaps')))).toMatchObject({ kind: 'unknown-outcome' })
        expect(await standing()).toHaveLength(count)
      }
    })

    clause('does not know what came of a server error', async () => {
      const { send, words, inject } = await stage()
      await inject('server-error')
      expect(await factsOf(send(words('Perhaps')))).toMatchObject({ kind: 'unknown-outcome' })
    })

    clause('does not know what came of an aborted send', async () => {
      const { send, words, inject } = await stage()
      await inject('stall')
      const stop = new AbortController()
      const sent = factsOf(send(words('Shutdown'), { signal: stop.signal }))
      setImmediate(() => stop.abort())
      // An abort that overtakes the connection may be known to have sent nothing.
      expect(['unknown-outcome', 'unreachable']).toContain((await sent).kind)
    })

    clause('sends nothing when aborted before', async () => {
      const { send, words, standing } = await stage()
      const facts = await factsOf(send(words('Never'), { signal: AbortSignal.abort() }))
      expect(facts.kind).toBe('unreachable')
      expect(await standing()).toEqual([])
    })

    clause('makes no second post of a repeated send', async () => {
      const { send, words, inject, standing } = await stage()
      const attempt = { marker: 'the-same-marker0' }
      await inject('cut-after')
      await factsOf(send(words('Once'), attempt))
      const receipt = await send(words('Once'), { ...attempt, firstAttemptAt: Date.now() })
      expect(await standing()).toMatchObject([{ id: receipt.id }])
    })

    clause('says what is missing, gone or refused', async () => {
      const reactions: [Fault, Partial<FailureFacts>][] = [
        ['no-right', { kind: 'forbidden' }],
        ['chat-gone', { kind: 'gone', covers: 'chat' }],
        ['blocked', { kind: 'gone', covers: 'chat', mayReturn: true }],
        ['bad-token', { kind: 'unauthorised' }],
        ['refused', { kind: 'malformed' }],
      ]
      for (const [fault, facts] of reactions) {
        const { send, words, inject } = await stage()
        await inject(fault)
        const told = await factsOf(send(words('Refused')))
        expect(told).toMatchObject(facts)
        expect(told.mayReturn).toBe(facts.mayReturn)
      }
    })

    clause('says nothing secret', async () => {
      const faults: Fault[] = ['no-right', 'chat-gone', 'server-error', 'cut-before', 'unreachable']
      for (const fault of faults) {
        const { send, words, inject, secrets } = await stage()
        await inject(fault)
        const error = await send(words('Private words')).then(unexpected, (error: unknown) => error)
        const told = JSON.stringify((error as DeliveryFailure).facts) + String(error)
        for (const secret of [...secrets, 'Private words']) expect(told).not.toContain(secret)
      }
    })
  })
}

const unexpected = (receipt: Receipt): never => {
  throw new Error(`Resolved with the post ${receipt.id}, where a rejection was due.`)
}

const detailOf = (error: unknown) =>
  error instanceof DeliveryFailure ? error.facts.detail : String(error)

/** The facts of a rejection, which must be a DeliveryFailure. */
async function factsOf(call: Promise<Receipt | void>) {
  const error: unknown = await call.then(
    () => new Error('Resolved, where a rejection was due.'),
    (error: unknown) => error,
  )
  if (!(error instanceof DeliveryFailure)) throw error
  return error.facts
}
