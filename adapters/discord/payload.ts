/** The bodies of Discord's calls, as far as Barid uses them, and their limits. */

export type Button =
  | { type: 2; style: 2; label: string; custom_id: string }
  | { type: 2; style: 5; label: string; url: string }

export type ButtonRow = { type: 1; components: Button[] }

export type Embed = {
  description?: string
  /** Invisible without a title; its fragment carries the marker of a post that has no button. */
  url?: string
  image?: { url: string }
  footer?: { text: string }
}

/** The body of `POST /channels/{id}/messages`; what addresses it (nonce, reply, marker) is added when it is sent. */
export type MessageBody = {
  content: string
  embeds: Embed[]
  components: ButtonRow[]
  /** Pings nobody; without it Discord parses mentions anew on every create and edit. */
  allowed_mentions: { parse: [] }
  flags?: number
  attachments?: { id: number; filename: string; description?: string }[]
}

/** The body of `POST /channels/{id}/threads` in a forum. */
export type ThreadBody = { name: string; message: MessageBody }

export type Payload = MessageBody | ThreadBody

/** `1 << 12`: posted without a sound. Only on create. */
export const suppressNotifications = 4096

/** `1 << 6`: seen by the asker alone. Only in answers to interactions. */
export const ephemeral = 64

/**
 * Discord's documented limits, in UTF-16 units (which unit Discord counts is not documented; this is the strictest).
 * Bots may be allowed 4000 units of content; 2000 is what every surface takes.
 */
export const limits = {
  content: 2000,
  description: 4096,
  /** Description and footer of all embeds of a message together. */
  embeds: 6000,
  label: 80,
  /** 100, less the marker (16 characters) and the bar after it. */
  command: 83,
  buttonUrl: 512,
  buttonsInRow: 5,
  rows: 5,
  threadName: 100,
  alt: 1024,
}

export const bodyOf = (payload: Payload): MessageBody =>
  'message' in payload ? payload.message : payload
