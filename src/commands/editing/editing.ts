/** Editors' verbs in chat: for editors alone, each asked anew at every step; to anybody else there are no such commands. */

import type { Address, Instant, NewsItem, Verb } from '../../news.ts'
import type { Answer, Command, Question } from '../command.ts'
import type { Dialogue } from '../dialogue.ts'
import { parseAsk } from './ask.ts'
import type { Ask } from './ask.ts'
import { createDrafts } from './drafts.ts'
import { createLooking } from './looking.ts'
import { editorOf } from './parts.ts'
import type { Editor, EditingParts } from './parts.ts'
import { createTakeBack } from './take-back.ts'
import { createTextVerb } from './text-verb.ts'

const verbs: Verb[] = ['fix', 'correct', 'update', 'withdraw', 'redact']

export function createEditing(parts: EditingParts) {
  const { team, messages, replies } = parts
  const drafts = createDrafts(parts)
  const looking = createLooking(parts, drafts)
  const textVerb = createTextVerb(parts, drafts, looking)
  const takeBack = createTakeBack(parts, looking)

  const isFor = async (person: Address) => (await team.roleOf(person)) !== undefined

  /** To an editor, what `step` answers about the item that the words name. */
  async function step(
    question: Question,
    verb: Verb,
    answer: (editor: Editor, ask: Ask, item: NewsItem) => Promise<Answer>,
  ): Promise<Answer> {
    const { language, languages, words, now } = question
    const editor = await editorOf(parts, question)
    if (!editor || !(await isFor(editor.person))) return parts.help(question)
    const ask = parseAsk(words)
    if (!ask) {
      const [newest] = (await parts.reads.latest({ languages, limit: 1 }, now)).rows
      return replies.usage(language, `/${verb} ${newest?.number ?? 1}`)
    }
    const item = await parts.item(ask.item)
    if (!item) return replies.noSuchNumber(language, String(ask.item))
    if (item.withdrawnAt !== undefined && verb !== 'redact') {
      return messages.alreadyWithdrawn(language, item.number, `/redact ${item.number}`)
    }
    return answer(editor, ask, item)
  }

  function commandOf(verb: Verb): Command {
    const common = { name: verb, personal: true as const, inPlace: true as const, isFor }
    if (verb === 'withdraw' || verb === 'redact') {
      const answer = (editor: Editor, { press }: Ask, item: NewsItem) =>
        takeBack(editor, verb, item, press)
      return { ...common, answer: (question) => step(question, verb, answer) }
    }
    return {
      ...common,
      answer: (question) =>
        step(question, verb, (editor, { press }, item) =>
          press ? textVerb.press(editor, verb, item, press) : textVerb.begin(editor, verb, item),
        ),
      filled: (question, filling) =>
        step(question, verb, (editor, { press }, item) => {
          const revision = press?.revision ?? item.revision
          return textVerb.filled(editor, verb, item, { revision, ...filling })
        }),
    }
  }

  /** Whose role was taken has no draft any more either. */
  async function dialogue(
    person: Address,
    chat: Address,
    now: Instant,
  ): Promise<Dialogue | undefined> {
    const draft = await drafts.of(chat, now)
    if (!draft) return undefined
    if (!(await isFor(person))) {
      await drafts.end(chat)
      return undefined
    }
    return {
      command: draft.verb,
      goOn: (question, given) =>
        step({ ...question, words: String(draft.item) }, draft.verb, (editor, _, item) =>
          textVerb.goOn(editor, draft, item, given),
        ),
    }
  }

  return { commands: verbs.map(commandOf), dialogue }
}
