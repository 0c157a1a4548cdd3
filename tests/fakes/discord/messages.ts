/** Messages and threads over HTTP, as Discord takes and refuses them. */
import { createAnnouncements } from './announcements.ts'
import { checkMessage, checkNotEmpty, type MessageInput } from './checks.ts'
import { invalidForm, Refusal, unknown } from './refusal.ts'
import {
  type FakeChannel,
  type FakeMessage,
  isThread,
  told,
  toldMessage,
  type World,
} from './world.ts'

export type Mode = 'documented' | 'folklore'

export type Upload = { name: string; size: number; text: string }

const maxUpload = 10 * 1024 * 1024

/** Documented as "the past few minutes". */
const nonceWindow = 150_000

export function createMessages(world: World, mode: Mode, now: () => number) {
  const nonces = new Map<string, { at: number; channel: string; message: string }>()
  const announcements = createAnnouncements(world, mode, now)
  let uploads = 0
  let mayRename = true

  function accept(input: MessageInput, files: Upload[]): void {
    if (files.some(({ size }) => size > maxUpload)) {
      throw new Refusal(413, 40005, 'Request entity too large')
    }
    checkMessage(
      input,
      files.map(({ name }) => name),
    )
    uploads += files.length
  }

  /** What an edit or create leaves standing. Folklore: without the right, embeds vanish without an error. */
  const fill = (place: FakeChannel, input: MessageInput) => ({
    content: (input.content ?? '').trim(),
    embeds: mode === 'folklore' && !world.holds(place, 'Embed Links') ? [] : (input.embeds ?? []),
    components: input.components ?? [],
  })

  function stand(place: FakeChannel, input: MessageInput, files: Upload[], id = world.newId()) {
    const message: FakeMessage = {
      id,
      channel_id: place.id,
      author: world.bot,
      ...fill(place, input),
      flags: input.flags ?? 0,
      files,
    }
    place.messages.push(message)
    world.changed()
    return message
  }

  function reference(place: FakeChannel, input: MessageInput) {
    const wanted = input.message_reference
    if (!wanted) return {}
    if (!world.holds(place, 'Read Message History')) {
      throw new Refusal(403, 160002, 'Cannot reply without permission to read message history')
    }
    const stands = place.messages.some((one) => one.id === wanted.message_id)
    if (!stands && wanted.fail_if_not_exists !== false) {
      throw invalidForm({
        message_reference: ['MESSAGE_REFERENCE_UNKNOWN_MESSAGE', 'Unknown message'],
      })
    }
    return stands ? { message_reference: { message_id: wanted.message_id } } : {}
  }

  function mayWrite(place: FakeChannel): void {
    if (place.closed) throw new Refusal(403, 50007, 'Cannot send messages to this user')
    world.demand(place, isThread(place) ? 'Send Messages in Threads' : 'Send Messages')
    if (place.thread_metadata?.locked) throw new Refusal(400, 160005, 'Thread is locked')
    if (place.thread_metadata?.archived) throw new Refusal(400, 50083, 'Thread is archived')
  }

  const own = (message: FakeMessage) => {
    if (message.author.id === world.bot.id) return message
    throw new Refusal(403, 50005, 'Cannot edit a message authored by another user')
  }

  return {
    uploads: () => uploads,
    freezeNames: () => void (mayRename = false),
    accept,
    fill,
    publish: announcements.publish,

    create(id: string, input: MessageInput, files: Upload[]): object {
      const place = world.channel(id)
      if (place.type === 15) throw new Refusal(400, 40058, 'Cannot message this channel')
      mayWrite(place)
      accept(input, files)
      checkNotEmpty(
        input,
        files.map(({ name }) => name),
      )
      // Documented for the author, observed for the channel.
      const key = mode === 'folklore' ? `${id} ${input.nonce}` : String(input.nonce)
      const earlier = input.enforce_nonce ? nonces.get(key) : undefined
      if (earlier && now() - earlier.at < nonceWindow) {
        return toldMessage(world.message(world.channel(earlier.channel), earlier.message))
      }
      const replies = reference(place, input)
      const message = Object.assign(stand(place, input, files), replies)
      if (input.nonce !== undefined)
        nonces.set(key, { at: now(), channel: id, message: message.id })
      return { ...toldMessage(message), nonce: input.nonce }
    },

    list(id: string, query: URLSearchParams): object[] {
      const place = world.channel(id)
      world.demand(place, 'View Channel')
      // Without the right to read the history Discord shows nothing of it.
      if (!world.holds(place, 'Read Message History')) return []
      const limit = Number(query.get('limit') ?? 50)
      if (limit < 1 || limit > 100) {
        throw invalidForm({
          limit: ['NUMBER_TYPE_MAX', 'int value should be less than or equal to 100.'],
        })
      }
      const after = BigInt(query.get('after') ?? 0)
      const later = place.messages.filter((one) => BigInt(one.id) > after && !one.only)
      const page = query.has('after') ? later.slice(0, limit) : later.slice(-limit)
      return page.toReversed().map(toldMessage)
    },

    edit(id: string, messageId: string, input: MessageInput, files: Upload[]): object {
      const place = world.channel(id)
      const message = own(world.message(place, messageId))
      if (place.thread_metadata?.archived) throw new Refusal(400, 50083, 'Thread is archived')
      announcements.checkEdit(place, message)
      accept(input, files)
      checkNotEmpty(
        input,
        files.map(({ name }) => name),
      )
      Object.assign(message, fill(place, input))
      if (input.attachments) {
        const kept = new Set(input.attachments.map((one) => one.filename))
        message.files = files.filter(({ name }) => kept.has(name))
      }
      world.changed()
      return toldMessage(message)
    },

    remove(id: string, messageId: string): void {
      const place = world.channel(id)
      const message = own(world.message(place, messageId))
      if (place.thread_metadata?.archived) throw new Refusal(400, 50083, 'Thread is archived')
      place.messages = place.messages.filter((one) => one !== message)
      world.changed()
    },

    openThread(forumId: string, body: { name?: string; message?: MessageInput }, files: Upload[]) {
      const forum = world.channel(forumId)
      if (forum.type !== 15 || !body.message) throw new Refusal(400, 50024, 'Cannot execute action')
      world.demand(forum, 'Send Messages')
      const name = body.name ?? ''
      if (name.length < 1 || name.length > 100) {
        throw invalidForm({
          name: ['BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 100 in length.'],
        })
      }
      accept(body.message, files)
      checkNotEmpty(
        body.message,
        files.map((one) => one.name),
      )
      const thread = world.addChannel({
        type: 11,
        name,
        ...(forum.guild_id ? { guild_id: forum.guild_id } : {}),
        parent_id: forumId,
        owner_id: world.bot.id,
        thread_metadata: { archived: false, locked: false },
      })
      stand(thread, body.message, files, thread.id)
      return told(thread)
    },

    threads: (filter: (thread: FakeChannel) => boolean, archived: boolean) => ({
      threads: [...world.channels.values()]
        .filter((one) => isThread(one) && one.thread_metadata?.archived === archived && filter(one))
        .map(told),
    }),

    changeChannel(id: string, change: { name?: string; archived?: boolean }): object {
      const place = world.channel(id)
      if (place.thread_metadata?.locked) throw new Refusal(400, 160005, 'Thread is locked')
      if (change.name !== undefined) {
        if (!mayRename) throw new Refusal(403, 50013, 'Missing Permissions')
        place.name = change.name
      }
      if (change.archived !== undefined && place.thread_metadata) {
        place.thread_metadata.archived = change.archived
      }
      world.changed()
      return told(place)
    },

    removeChannel(id: string): void {
      const place = world.channel(id)
      world.demand(place, 'Manage Threads')
      if (!world.channels.delete(id)) throw unknown.channel()
      world.changed()
    },
  }
}

export type Messages = ReturnType<typeof createMessages>
