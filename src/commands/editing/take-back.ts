/** `/withdraw N` and `/redact N`: a look, then a tap; and from a withdrawal one more tap to redact. */

import type { Message } from '../../../messages/message.ts'
import type { NewsItem } from '../../news.ts'
import { askText } from './ask.ts'
import type { Press } from './ask.ts'
import { takeBackOf } from './looking.ts'
import type { createLooking } from './looking.ts'
import type { Editor, EditingParts } from './parts.ts'

type TakeBack = 'withdraw' | 'redact'

export function createTakeBack(
  { editing: desk, messages, team }: EditingParts,
  looking: ReturnType<typeof createLooking>,
) {
  return async function takeBack(
    editor: Editor,
    verb: TakeBack,
    { number: item, revision: newest }: NewsItem,
    press: Press = { deed: 'look', revision: newest },
  ): Promise<Message> {
    const { deed, revision, tell } = press
    if (deed === 'stop') return messages.stopped(editor.language)
    const edit = takeBackOf(verb, { item, revision, tell }, await team.by(editor.person))
    if (deed !== 'yes') return looking.takeBack(editor, edit)
    const outcome = await desk.apply(edit)
    if (outcome.outcome !== 'done') return looking.refused(editor, edit, outcome)
    const redact = askText('redact', { item, press: { deed: 'yes', revision: outcome.revision } })
    return messages.begun(editor.language, verb, item, verb === 'withdraw' ? redact : undefined)
  }
}
