/** A post as an editor's terminal shows it. */
import { expect, it } from 'vitest'
import { showDiscordPost } from '../../../adapters/discord/show.ts'
import { hash, headline, message, paragraph } from '../../contract/messages.ts'
import { postOf } from './stage.ts'

it('shows thread, content, picture, card and buttons one above the other', () => {
  const tree = message(
    [
      headline('Headline'),
      paragraph('First.'),
      paragraph('Second.'),
      {
        kind: 'meta',
        parts: ['Press release'],
        dateForm: 'short',
        dateApart: false,
        topics: ['Idlib'],
        tagsLead: '',
      },
    ],
    {
      picture: { hash },
      actions: [[{ kind: 'command', label: 'Read all', command: '/read 1' }]],
    },
  )
  expect(showDiscordPost(postOf(tree, { kind: 'forum' }))).toMatchInlineSnapshot(`
    "(thread: Headline)
    **Headline**
    (picture)
    │ First.
    │ 
    │ Second.
    │ Press release · Idlib
    [Read all]"
  `)
})
