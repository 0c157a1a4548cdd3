/** Whatever is rendered, the server takes it and changes nothing: no text is cleaned, no entity moved, no button refused. */
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { telegramRenderer } from '../../../adapters/telegram/render.ts'
import type { TelegramPayload } from '../../../adapters/telegram/wire.ts'
import type { Action, Block, Inline, Message, TextBlock } from '../../../messages/message.ts'
import { checkedMarkup } from '../../fakes/telegram/markup.ts'
import { checkedText } from '../../fakes/telegram/text.ts'
import { hash } from '../../contract/messages.ts'

/** Text with what makes trouble: emoji, combining marks, bidi controls, lone surrogates, line separators, spaces. */
const trouble =
  '👨‍👩‍👧‍👦|🇸🇾|\ud83d|\udc00|\u202e|\u2028|\u0000|\r\n|\n\n|\t|A\u030a|\u0333|e\u0301|\u00a0|\u2003|\u200f|#|@name'
const words = fc
  .array(
    fc.oneof(
      fc.constantFrom(...trouble.split('|'), 'إدلب', 'Idlib', ' ', '. ', '1200', '/topic'),
      fc.string({ maxLength: 20, unit: 'grapheme' }),
      fc.constantFrom('word '.repeat(100)),
    ),
    { maxLength: 4 },
  )
  .map((parts) => parts.join(''))

const url = fc.oneof(
  fc.webUrl(),
  fc.constantFrom(
    '',
    'http://localhost/',
    'javascript:x',
    'https://a.b:0',
    'https://إدلب.example/إدلب?x=y z',
  ),
  fc.string(),
)

const inlines = fc.letrec<{ one: Inline; many: Inline[] }>((tie) => ({
  one: fc.oneof(
    { maxDepth: 2 },
    fc.record({ kind: fc.constant('text' as const), text: words }),
    fc.record({ kind: fc.constant('code' as const), text: words }),
    fc.record({ kind: fc.constant('strong' as const), children: tie('many') }),
    fc.record({ kind: fc.constant('emphasis' as const), children: tie('many') }),
    fc.record({ kind: fc.constant('link' as const), url, children: tie('many') }),
  ),
  many: fc.array(tie('one'), { maxLength: 3 }),
})).many

const textBlock: fc.Arbitrary<TextBlock> = fc.oneof(
  fc.record({ kind: fc.constantFrom('paragraph' as const, 'heading' as const), children: inlines }),
  fc.record({ kind: fc.constant('quote' as const), children: inlines, attribution: inlines }),
  fc.record({
    kind: fc.constant('list' as const),
    ordered: fc.boolean(),
    items: fc.array(inlines, { maxLength: 4 }),
  }),
)

const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant('command' as const), label: words, command: words }),
  fc.record({ kind: fc.constant('link' as const), label: words, url }),
)

const short = fc.string({ maxLength: 60, unit: 'grapheme' })
const date = fc.record({ long: short, short })
const block: fc.Arbitrary<Block> = fc.oneof(
  textBlock,
  fc.record({ kind: fc.constantFrom('headline' as const, 'note' as const), children: inlines }),
  fc.record({ kind: fc.constant('date' as const), date }),
  fc.record({
    kind: fc.constant('rest' as const),
    children: fc.array(textBlock, { maxLength: 6 }),
    open: action,
    overflow: fc.constantFrom('cut' as const, 'continue' as const),
  }),
)

const meta: fc.Arbitrary<Block> = fc.record({
  kind: fc.constant('meta' as const),
  parts: fc.array(short, { maxLength: 2 }),
  dateForm: fc.constantFrom('long' as const, 'short' as const),
  dateApart: fc.boolean(),
  topics: fc.array(fc.string({ maxLength: 30 }), { maxLength: 3 }),
  tagsLead: fc.constantFrom('', 'وسوم:'),
})

const message: fc.Arbitrary<Message> = fc
  .record({
    language: fc.constantFrom('en', 'ar'),
    blocks: fc.array(block, { maxLength: 6 }),
    meta,
    actions: fc.array(fc.array(action, { maxLength: 10 }), { maxLength: 3 }),
    picture: fc.constantFrom(undefined, { hash }, { hash, url: 'https://example.org/p.jpg' }),
  })
  .map(({ blocks, meta: last, picture, ...rest }) => ({
    ...rest,
    blocks: [...blocks, last],
    ...(picture ? { picture } : {}),
  }))

it('is taken as it is', () => {
  fc.assert(
    fc.property(message, (tree) => {
      for (const post of telegramRenderer.render(tree, { kind: 'private' })) {
        const { text, entities, reply_markup } = post.payload as TelegramPayload
        const isPicture = post.kind === 'picture'
        const taken = checkedText(text, entities, {
          limit: isPicture ? 1024 : 4096,
          tooLong: 'too long',
          empty: isPicture ? 'allowed' : 'refused',
          folklore: true,
        })
        expect(taken).toEqual({ text, entities })
        expect(checkedMarkup(reply_markup, true)).toEqual(reply_markup)
      }
    }),
    { numRuns: 150 },
  )
})
