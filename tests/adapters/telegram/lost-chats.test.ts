/** Sending to a chat that a Telegram server does not find. */
import { describe, expect, it } from 'vitest'
import { headline, message, paragraph } from '../../contract/messages.ts'
import { libraries } from '../../support/libraries.ts'
import { context, factsOf, post, stageOver } from './stage.ts'

const words = (text: string) => post(message([headline('Headline'), paragraph(text)]))

describe.each(libraries)('over %s', (library) => {
  const stage = stageOver(library)

  describe('a chat that the server does not find', () => {
    const notFound = {
      status: 400,
      body: { ok: false, error_code: 400, description: 'Bad Request: chat not found' },
    }

    it('is due again where it is found when looked for once more', async () => {
      const { fake, sender } = await stage()
      const chat = fake.chat('channel', 'News')
      const to = `telegram:${chat}`
      const receipt = await sender.send(words('x'), to, context())
      const attempts = [
        () => sender.send(words('y'), to, context()),
        () => sender.revise(words('y'), receipt, to, context()),
        () => sender.retract(receipt, to, context().signal),
      ]
      for (const attempt of attempts) {
        fake.failNext(notFound)
        expect(await factsOf(attempt())).toMatchObject({
          kind: 'unreachable',
          detail: 'chat-not-found-once',
        })
        expect(fake.calls.at(-1)).toMatchObject({ method: 'getChat' })
        expect(fake.messages(chat)).toMatchObject([{ text: 'Headline\n\nx' }])
      }
    })

    it('is gone where it is not found again', async () => {
      const { fake, sender } = await stage()
      const facts = await factsOf(sender.send(words('x'), 'telegram:-1009999999999', context()))
      expect(facts).toMatchObject({ kind: 'gone', detail: 'chat-not-found', covers: 'chat' })
      expect(fake.calls.map((call) => call.method)).toEqual(['sendMessage', 'getChat'])
    })

    it('is what the second answer knows better', async () => {
      const { fake, sender } = await stage()
      const chat = fake.chat('channel', 'News', { bot: { status: 'kicked' } })
      fake.failNext(notFound)
      expect(await factsOf(sender.send(words('x'), `telegram:${chat}`, context()))).toMatchObject({
        kind: 'gone',
        detail: 'kicked',
        mayReturn: true,
      })
    })
  })
})
