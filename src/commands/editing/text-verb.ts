/** `/fix N`, `/correct N`, `/update N`: the new text and the line, by a form or word by word, then a look, then a yes. */

import { editingForm } from '../../../messages/editing-form.ts'
import type { Message } from '../../../messages/message.ts'
import { longestLine } from '../../desk/edit-faults.ts'
import type { NewsItem } from '../../news.ts'
import type { Answer, Filling } from '../command.ts'
import type { Given } from '../dialogue.ts'
import { askText } from './ask.ts'
import type { Deed, Press } from './ask.ts'
import {
  begin,
  done,
  filled,
  gave,
  keepText,
  longestText,
  needsLine,
  rewrite,
  textOf,
  wrote,
} from './draft.ts'
import type { Draft, DraftFault, Step, TextVerb } from './draft.ts'
import type { Drafts } from './drafts.ts'
import { readGiven } from './given.ts'
import { itemText } from './item-text.ts'
import { editOf } from './looking.ts'
import type { createLooking } from './looking.ts'
import type { Editor, EditingParts } from './parts.ts'

type Looking = ReturnType<typeof createLooking>

/** A deed that changes the draft, whatever stands in it. */
const steps: Partial<Record<Deed, (draft: Draft) => Step>> = { done, keep: keepText, text: rewrite }

export function createTextVerb(parts: EditingParts, drafts: Drafts, looking: Looking) {
  const { messages, editing: desk, team, forms } = parts

  const command = ({ verb, item, revision }: Draft, deed: Deed) =>
    askText(verb, { item, press: { deed, revision } })

  const over = ({ language }: Editor, verb: TextVerb, { number }: NewsItem): Message =>
    messages.over(language, `/${verb} ${number}`)

  function faulty({ language }: Editor, fault: DraftFault | 'no-text-file' | 'unread'): Message {
    if (fault === 'too-long') return messages.tooLong(language, fault, longestText)
    if (fault === 'line-too-long') return messages.tooLong(language, fault, longestLine)
    return messages.fault(language, fault)
  }

  /** The form, which is about the text as it was written last; and what is said where none can be shown now. */
  function byForm({ language }: Editor, item: NewsItem, draft: Draft, said?: Message): Answer {
    const { verb, revision, line } = draft
    const given = textOf(draft)
    // A page of HTML is no text to go on with.
    const written = given?.format === 'html' ? undefined : given
    const text = written ? Buffer.from(written.bytes).toString() : itemText(item)
    const form = editingForm(
      language,
      {
        verb,
        number: item.number,
        text,
        command: askText(verb, { item: item.number, press: { deed: 'text', revision } }),
        ...(line === undefined ? {} : { line }),
        ...(needsLine(verb) ? { longestLine } : {}),
      },
      parts.texts,
    )
    const open = written ? command(draft, 'text') : `/${verb} ${item.number}`
    const stop = command(draft, 'stop')
    const asking = messages.askByForm(language, item, { open, stop })
    return { ...asking, ...(said ? { blocks: said.blocks } : {}), form }
  }

  /** What the editor is told or asked when the draft stands so. */
  async function next(editor: Editor, item: NewsItem, { draft, fault }: Step): Promise<Message> {
    const { language } = editor
    const { verb, asks, sent } = draft
    const stop = command(draft, 'stop')
    if (fault) return faulty(editor, fault)
    switch (asks) {
      case 'text': {
        const count = sent.reduce((sum, one) => sum + one.length, 0)
        if (count > 0)
          return messages.received(language, count, { done: command(draft, 'done'), stop })
        const keep = needsLine(verb) ? { keep: command(draft, 'keep') } : {}
        return messages.askText(language, item, { ...keep, stop })
      }
      case 'line':
        return messages.askLine(language, verb, item, stop)
      case 'yes':
        return looking.draft(editor, draft)
      default:
        return asks satisfies never
    }
  }

  async function take(editor: Editor, item: NewsItem, step: Step): Promise<Message> {
    if (!step.fault) await drafts.put(editor.direct, step.draft, editor.now)
    return next(editor, item, step)
  }

  async function publish(
    editor: Editor,
    draft: Draft,
    tell: boolean | undefined,
  ): Promise<Message> {
    const edit = editOf(draft, tell, await team.by(editor.person))
    const outcome = await desk.apply(edit)
    if (outcome.outcome !== 'done')
      return looking.refused(editor, edit, outcome, drafts.mark(draft))
    await drafts.end(editor.direct)
    return messages.begun(editor.language, draft.verb, outcome.item)
  }

  return {
    async begin(editor: Editor, verb: TextVerb, item: NewsItem): Promise<Answer> {
      const draft = begin(verb, item.number, item.revision)
      if (forms) return byForm(editor, item, draft)
      return take(editor, item, { draft })
    },

    async press(editor: Editor, verb: TextVerb, item: NewsItem, press: Press): Promise<Answer> {
      const { deed, revision, tell } = press
      const draft = await drafts.of(editor.direct, editor.now)
      if (draft?.verb !== verb || draft.item !== item.number) return over(editor, verb, item)
      if (deed === 'stop') {
        await drafts.end(editor.direct)
        return messages.stopped(editor.language)
      }
      const isSame = press.draft === drafts.mark(draft)
      if (deed === 'look' || deed === 'yes') {
        const seen = deed === 'look' ? { ...draft, revision } : draft
        if (deed === 'look') await drafts.put(editor.direct, seen, editor.now)
        if (draft.asks !== 'yes') return next(editor, item, { draft: seen })
        if (deed === 'yes' && isSame && revision === draft.revision) {
          return publish(editor, draft, tell)
        }
        return looking.draft(editor, seen, tell, !isSame)
      }
      if (deed === 'text' && forms) return byForm(editor, item, draft)
      return take(editor, item, steps[deed]?.(draft) ?? { draft })
    },

    /** What the form holds takes the place of all that was given before. */
    async filled(
      editor: Editor,
      verb: TextVerb,
      item: NewsItem,
      { revision, fields, files }: { revision: number } & Filling,
    ): Promise<Answer> {
      const fresh = begin(verb, item.number, revision)
      const known = await drafts.of(editor.direct, editor.now)
      const draft = known?.verb === verb && known.item === item.number ? known : fresh
      const file = files['file'] && (await readGiven({ file: files['file'] }))
      if (file && 'fault' in file) return byForm(editor, item, draft, faulty(editor, file.fault))
      const { text: words = '', line } = fields
      const isNew = words !== '' && tidy(words) !== tidy(itemText(item))
      const step = filled(
        { ...fresh, ...(draft.line === undefined ? {} : { line: draft.line }) },
        {
          ...(isNew ? { text: { format: 'markdown', words } } : {}),
          ...(file && 'file' in file ? { file: file.file } : {}),
          ...(line === undefined ? {} : { line }),
        },
      )
      if (step.fault) return byForm(editor, item, draft, faulty(editor, step.fault))
      return take(editor, item, step)
    },

    /** A message in private. */
    async goOn(editor: Editor, draft: Draft, item: NewsItem, given: Given): Promise<Answer> {
      if ('text' in given) return take(editor, item, wrote(draft, given.text))
      // Nothing is read that is not asked for.
      if (draft.asks !== 'text') return faulty(editor, draft.asks === 'line' ? 'empty' : 'choose')
      const read = await readGiven(given)
      return 'fault' in read
        ? faulty(editor, read.fault)
        : take(editor, item, gave(draft, read.file))
    },
  }
}

/** Clients may change the ends of lines. */
const tidy = (text: string) => text.replace(/[ \t]*\r?\n/g, '\n').trim()
