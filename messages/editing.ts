/** What an editor is asked and shown while an item is changed: which item, what is missing, how it will stand, and the yes. */

import type { Verb } from '../src/news.ts'
import { answerOf, button, note, paragraph, text } from './blocks.ts'
import type { Action, Block, Language, Message } from './message.ts'
import type { Texts } from './texts.ts'

/** What the message is about, and what each of its buttons carries. */
export type EditingItem = { number: number; title: string }

/** Chats that have posts of an item; of private ones fewer than ten are not counted out. */
export type Reach = { shared: number; private: number | 'few' }

export type Look = {
  verb: Verb
  item: EditingItem
  /** The post as it will stand, which the message begins with; absent where the item is taken back. */
  post?: Message
  reach: Reach
  /** The draft has changed since the button that was pressed. */
  isNewer?: boolean
  /** What the buttons carry; one that is absent is not shown. */
  commands: {
    yes: string
    text?: string
    tell?: { isOn: boolean; command: string }
    redact?: string
    stop: string
  }
}

export type EditingMessages = ReturnType<typeof createEditingMessages>

export function createEditingMessages(texts: Texts) {
  const stopButton = (language: Language, command: string) =>
    button(texts.say(language, 'edit-stop'), command)

  const about = (language: Language, { number, title }: EditingItem) =>
    texts.say(language, 'edit-item', { number: String(number), title: title || '—' })

  function reachOf(language: Language, reach: Reach): string {
    const { shared, private: own } = reach
    if (shared === 0 && own === 0) return texts.say(language, 'edit-reach-nowhere')
    const inPrivate =
      own === 0
        ? []
        : own === 'few'
          ? [texts.say(language, 'edit-reach-private-few')]
          : [texts.say(language, 'edit-reach-private', { count: own })]
    return [texts.say(language, 'edit-reach', { count: shared }), ...inPrivate].join(' ')
  }

  function actionsOf(language: Language, { verb, commands }: Look): Action[][] {
    const { yes, text: change, tell, redact, stop } = commands
    const told = tell && texts.say(language, 'edit-tell', { tells: tell.isOn ? 'yes' : 'no' })
    return [
      [button(texts.say(language, 'edit-yes', { verb }), yes)],
      ...(tell && told ? [[button(told, tell.command)]] : []),
      ...(redact ? [[button(texts.say(language, 'edit-yes', { verb: 'redact' }), redact)]] : []),
      [
        ...(change ? [button(texts.say(language, 'edit-change-text'), change)] : []),
        stopButton(language, stop),
      ],
    ]
  }

  return {
    askText(
      language: Language,
      item: EditingItem,
      commands: { keep?: string; stop: string },
    ): Message {
      const { keep, stop } = commands
      const lines = [about(language, item), texts.say(language, 'edit-ask-text')]
      const keeping = keep ? [button(texts.say(language, 'edit-keep-text'), keep)] : []
      return answerOf(language, lines, [[...keeping, stopButton(language, stop)]])
    },

    /** `count` characters so far. */
    received(language: Language, count: number, commands: { done: string; stop: string }): Message {
      const done = button(texts.say(language, 'edit-done'), commands.done)
      const line = texts.say(language, 'edit-received', { count })
      return answerOf(language, [line], [[done, stopButton(language, commands.stop)]])
    },

    askLine(language: Language, verb: Verb, item: EditingItem, stop: string): Message {
      const lines = [about(language, item), texts.say(language, 'edit-ask-line', { verb })]
      return answerOf(language, lines, [[stopButton(language, stop)]])
    },

    /** Where a form is asked with, until it can be shown. */
    askByForm(
      language: Language,
      item: EditingItem,
      commands: { open: string; stop: string },
    ): Message {
      const open = button(texts.say(language, 'edit-open-form'), commands.open)
      const row = [open, stopButton(language, commands.stop)]
      return answerOf(language, [about(language, item)], [row])
    },

    fault(language: Language, fault: 'empty' | 'choose' | 'no-text-file' | 'unread'): Message {
      return answerOf(language, [texts.say(language, `edit-fault-${fault}`)])
    },

    tooLong(language: Language, what: 'too-long' | 'line-too-long', most: number): Message {
      return answerOf(language, [texts.say(language, `edit-fault-${what}`, { most })])
    },

    /** In the item's language, so that its post reads as it will. */
    look(language: Language, look: Look): Message {
      const { verb, item, post, reach, isNewer } = look
      const takesBack = verb === 'withdraw' || verb === 'redact'
      const shown: Block[] = post
        ? post.blocks.flatMap(unfolded)
        : [paragraph(text(about(language, item)))]
      const what = verb === 'redact' ? 'edit-redact-what' : 'edit-will-be-withdrawn'
      const notes = [
        ...(isNewer ? [texts.say(language, 'edit-other-draft')] : []),
        ...(post ? [texts.say(language, 'edit-will-be')] : []),
        ...(takesBack ? [texts.say(language, what)] : []),
        ...(verb === 'redact' ? [texts.say(language, 'edit-forwarded')] : []),
        reachOf(language, reach),
      ]
      return {
        language: post?.language ?? language,
        blocks: [...shown, ...notes.map((one) => note(text(one)))],
        actions: actionsOf(language, look),
      }
    },

    begun(language: Language, verb: Verb, number: number, redact?: string): Message {
      const lines = [
        texts.say(language, 'edit-begun', { verb, number: String(number) }),
        ...(verb === 'redact' || verb === 'withdraw'
          ? [texts.say(language, 'edit-forwarded')]
          : []),
      ]
      const further = redact
        ? [[button(texts.say(language, 'edit-yes', { verb: 'redact' }), redact)]]
        : []
      return answerOf(language, lines, further)
    },

    /** `text` leads back to the text. */
    held(language: Language, fault: string, commands: { text?: string; stop: string }): Message {
      const { text: change, stop } = commands
      const changing = change ? [button(texts.say(language, 'edit-change-text'), change)] : []
      const row = [...changing, stopButton(language, stop)]
      return answerOf(language, [texts.say(language, 'edit-held', { fault })], [row])
    },

    movedOn(language: Language, number: number, again: string): Message {
      const line = texts.say(language, 'edit-moved-on', { number: String(number) })
      return answerOf(language, [line], [[button(texts.say(language, 'edit-look-again'), again)]])
    },

    over: (language: Language, example: string): Message =>
      answerOf(language, [texts.say(language, 'edit-over', { example })]),

    stopped: (language: Language): Message =>
      answerOf(language, [texts.say(language, 'edit-stopped')]),

    alreadyWithdrawn(language: Language, number: number, redact: string): Message {
      const line = texts.say(language, 'edit-already-withdrawn', { number: String(number) })
      const label = texts.say(language, 'edit-yes', { verb: 'redact' })
      return answerOf(language, [line], [[button(label, redact)]])
    },
  }
}

/** All of it is looked at, and no button stands in the middle. */
const unfolded = (block: Block): Block[] => (block.kind === 'rest' ? block.children : [block])
