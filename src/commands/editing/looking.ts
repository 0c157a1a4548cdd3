/** The look before the yes: the post as it will stand, how far it reaches, and buttons that are for this draft alone. */

import type { Look } from '../../../messages/editing.ts'
import type { Message } from '../../../messages/message.ts'
import type { Edit, EditPreview, Refused } from '../../desk/editing.ts'
import type { Verb } from '../../news.ts'
import { askText } from './ask.ts'
import type { Deed, Press } from './ask.ts'
import { textOf } from './draft.ts'
import type { Draft } from './draft.ts'
import type { Drafts } from './drafts.ts'
import { postOf } from './parts.ts'
import type { Editor, EditingParts } from './parts.ts'

type Ready = Extract<EditPreview, { outcome: 'ready' }>

/** Told without being asked; of a fix nobody is told. */
const tells: Record<Verb, boolean> = {
  fix: false,
  correct: false,
  update: true,
  withdraw: true,
  redact: true,
}
const mayTell = (verb: Verb) => verb !== 'fix' && verb !== 'redact'

export const editOf = (draft: Draft, tell: boolean | undefined, by: string): Edit => {
  const { verb, item, revision, line } = draft
  const text = textOf(draft)
  return {
    verb,
    item,
    revision,
    by,
    tell: tell ?? tells[verb],
    ...(text ? { text } : {}),
    ...(line === undefined || verb === 'fix' ? {} : { line }),
  }
}

export const takeBackOf = (
  verb: 'withdraw' | 'redact',
  { item, revision, tell }: { item: number; revision: number; tell: boolean | undefined },
  by: string,
): Edit => ({ verb, item, revision, by, tell: tell ?? tells[verb] })

export function createLooking(parts: EditingParts, drafts: Drafts) {
  const { editing: desk, messages, team } = parts

  const carried = (verb: Verb, item: number, press: Press) => askText(verb, { item, press })

  function buttons(edit: Edit, revision: number, mark: string | undefined): Look['commands'] {
    const { verb, item, tell = false } = edit
    const draft = mark === undefined ? {} : { draft: mark }
    const press = (deed: Deed, more: Partial<Press> = {}) =>
      carried(verb, item, { deed, revision, ...more })
    const told = mayTell(verb) ? { tell } : {}
    return {
      yes: press('yes', { ...draft, ...told }),
      ...(mark === undefined ? {} : { text: press('text') }),
      ...(mayTell(verb)
        ? { tell: { isOn: tell, command: press('look', { ...draft, tell: !tell }) } }
        : {}),
      ...(verb === 'withdraw'
        ? { redact: carried('redact', item, { deed: 'yes', revision }) }
        : {}),
      stop: press('stop'),
    }
  }

  async function shown(
    { language }: Editor,
    edit: Edit,
    { next, revision, reaches }: Ready,
    { mark, isNewer }: { mark?: string; isNewer?: boolean },
  ): Promise<Message> {
    const { verb } = edit
    const isTaken = verb === 'withdraw' || verb === 'redact'
    return messages.look(language, {
      verb,
      item: { number: next.number, title: next.title },
      ...(isTaken ? {} : { post: await postOf(parts, next) }),
      reach: reaches,
      ...(isNewer ? { isNewer } : {}),
      commands: buttons(edit, revision, mark),
    })
  }

  /** Why nothing was done, and what can be done about it. */
  function refused({ language }: Editor, edit: Edit, why: Refused, mark?: string): Message {
    const { verb, item, revision = 0, tell } = edit
    switch (why.outcome) {
      case 'missing':
        return parts.replies.noSuchNumber(language, String(item))
      case 'withdrawn':
        return messages.alreadyWithdrawn(language, item, `/redact ${item}`)
      case 'moved-on': {
        const press: Press = { deed: 'look', revision: why.revision }
        const draft = mark === undefined ? {} : { draft: mark }
        const again = mayTell(verb) && tell !== undefined ? { tell } : {}
        return messages.movedOn(
          language,
          item,
          carried(verb, item, { ...press, ...draft, ...again }),
        )
      }
      case 'held': {
        const text =
          mark === undefined ? {} : { text: carried(verb, item, { deed: 'text', revision }) }
        const stop = carried(verb, item, { deed: 'stop', revision })
        return messages.held(language, why.fault, { ...text, stop })
      }
      default:
        return why satisfies never
    }
  }

  async function look(editor: Editor, edit: Edit, more: { mark?: string; isNewer?: boolean } = {}) {
    const preview = await desk.preview(edit)
    return preview.outcome === 'ready'
      ? shown(editor, edit, preview, more)
      : refused(editor, edit, preview, more.mark)
  }

  return {
    refused,

    /** Of a draft that has all it needs. */
    async draft(editor: Editor, draft: Draft, tell?: boolean, isNewer = false): Promise<Message> {
      const edit = editOf(draft, tell, await team.by(editor.person))
      return look(editor, edit, { mark: drafts.mark(draft), isNewer })
    },

    /** Of what needs nothing but a yes. */
    takeBack: look,
  }
}
