/** A person on the memory platform: what a test does and sees reads like a chat log. */
import type { Form } from '../../messages/form.ts'
import type { Address } from '../adapter.ts'
import type { TextFile } from '../inbound.ts'
import type { Deed, MemoryListener } from './listener.ts'
import type { PlatformState, StandingPost } from './platform.ts'

export type Person = {
  address: Address
  /** Sends text or a command; resolves when the bot has taken it. */
  says(text: string): Promise<void>
  /** Sends a file of which the bot learns the kind alone, but for a text file. */
  sendsFile(file: Extract<Deed, { kind: 'file' }>['file'], text?: TextFile): Promise<void>
  /** The form that lies before the person. Throws where there is none. */
  form(): Form
  /** Sends it with these answers, over what stands in it already. */
  fills(fields: Record<string, string>, files?: Record<string, TextFile | 'refused'>): Promise<void>
  /** Presses the newest button with this label that the person sees. Throws where there is none. */
  presses(label: string): Promise<void>
  /** Types `/topic id` without sending it; resolves to the suggestions. */
  types(text: string): Promise<string[]>
  /**
   * Waits for a post that came or changed since this person last did something, and matches.
   * Where none comes, the test ends by its own time limit: print `screen()` then.
   */
  sees(pattern: RegExp): Promise<StandingPost>
  /** All that stands in the chat for this person, oldest first, buttons in brackets. */
  screen(): string
  /** The same person in a shared chat. */
  in(chat: Address): Person
}

export function createPerson(
  platform: PlatformState,
  listener: MemoryListener,
  { address, chat, language }: { address: Address; chat: Address; language?: string },
): Person {
  let since = 0

  const visible = () =>
    platform.chatOf(chat).posts.filter((post) => !post.only || post.only === address)

  const act = async (deed: Deed) => {
    since = platform.changes.length
    return listener.arrive(deed)
  }

  const by = { chat, person: address, ...(language ? { languageHint: language } : {}) }

  const fresh = (pattern: RegExp) =>
    platform.changes
      .slice(since)
      .filter((change) => change.chat === chat)
      .map((change) => change.post)
      .findLast((post) => (!post.only || post.only === address) && pattern.test(post.text))

  return {
    address,

    async says(text) {
      const command = parseCommand(text)
      await act(command ? { kind: 'command', ...command, ...by } : { kind: 'text', text, ...by })
    },

    async sendsFile(file, text) {
      await act({ kind: 'file', file, ...(text ? { text } : {}), ...by })
    },

    form,

    async fills(given, files = {}) {
      const { command, fields: asked } = form()
      const all = asked.map(({ key, value = '' }) => [key, given[key] ?? value] as const)
      const fields = Object.fromEntries(all.filter(([, value]) => value.trim() !== ''))
      await act({ kind: 'form', command, fields, files, ...by })
    },

    async presses(label) {
      const post = visible().findLast((one) => actionOf(one, label))
      const action = post && actionOf(post, label)
      if (!post || action?.kind !== 'command')
        throw new Error(`No button [${label}] in:\n${screen()}`)
      await act({ kind: 'press', command: action.command, pressed: post.id, ...by })
    },

    async types(text) {
      const command = parseCommand(text)
      if (!command) return []
      return act({ kind: 'suggest', name: command.name, typed: command.words, ...by })
    },

    sees(pattern) {
      const seen = fresh(pattern)
      if (seen) return Promise.resolve(seen)
      return new Promise((resolve) => {
        const stop = platform.watch(() => {
          const post = fresh(pattern)
          if (!post) return
          stop()
          resolve(post)
        })
      })
    },

    screen,

    in: (shared) =>
      createPerson(platform, listener, {
        address,
        chat: shared,
        ...(language ? { language } : {}),
      }),
  }

  function form(): Form {
    const open = listener.formBefore(address)
    if (!open) throw new Error(`No form lies before ${address}.`)
    return open
  }

  function screen(): string {
    return visible()
      .map((post) => {
        const rows = post.actions.map((row) => row.map((one) => `[${one.label}]`).join(' '))
        return [post.picture ? '(picture)' : '', post.text, ...rows].filter(Boolean).join('\n')
      })
      .join('\n\n———\n\n')
  }
}

const actionOf = (post: StandingPost, label: string) =>
  post.actions.flat().find((action) => action.label === label)

function parseCommand(text: string): { name: string; words: string } | undefined {
  const match = /^\/(\w+)\s*([\s\S]*)$/.exec(text)
  return match?.[1] ? { name: match[1].toLowerCase(), words: match[2]?.trim() ?? '' } : undefined
}
