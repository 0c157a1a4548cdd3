/** Finds a post of an earlier attempt in what stands on Discord, where a repeated nonce no longer does. */
import { DeliveryFailure } from '../adapter.ts'
import { channelAddress } from './address.ts'
import { inspectChannel } from './inspection.ts'
import { type Found, isSame } from './marker.ts'
import type { MessageBody, ThreadBody } from './payload.ts'
import type { Rest } from './rest.ts'
import { snowflakeAt } from './snowflake.ts'

/** What is looked for: a body under a marker, not older than the first attempt. */
export type Wanted<Body> = { body: Body; marker: string; since: number; signal: AbortSignal }

type HistoryMessage = Found & { id: string; author: { id: string } }
type Thread = { id: string; name: string; parent_id?: string; owner_id?: string }

/** Our clock and Discord's may differ by as much (ms). */
const clockMargin = 60_000
const pageSize = 100
const maxPages = 20

/**
 * Looks through the channel from the first attempt on; the bot sees its own content, embeds and buttons without a privileged
 * intent. Rejects `unknown-outcome` with `history-unreadable` or `history-too-long` (over 2,000 messages).
 */
export async function findMessage(
  rest: Rest,
  me: string,
  channel: string,
  { body, marker, since, signal }: Wanted<MessageBody>,
): Promise<string | undefined> {
  let after = snowflakeAt(since - clockMargin)
  for (let page = 0; page < maxPages; page += 1) {
    const messages = (await readable(
      rest.call({
        method: 'GET',
        path: `/channels/${channel}/messages`,
        query: { after, limit: String(pageSize) },
        signal,
      }),
    )) as HistoryMessage[]
    const found = messages.find((one) => one.author.id === me && isSame(one, body, marker))
    if (found) return found.id
    if (page === 0 && messages.length === 0) await provenReadable(rest, me, channel)
    if (messages.length < pageSize) return undefined
    after = messages
      .map((one) => BigInt(one.id))
      .reduce((a, b) => (a > b ? a : b))
      .toString()
  }
  throw new DeliveryFailure({
    kind: 'unknown-outcome',
    detail: 'history-too-long',
    undecidable: true,
  })
}

/** Threads take no nonce: looks through the forum's threads of ours with this name. Resolves to the thread's id. */
export async function findThread(
  rest: Rest,
  me: string,
  forum: string,
  { body, marker, since, signal }: Wanted<ThreadBody>,
): Promise<string | undefined> {
  const get = (path: `/${string}`) => readable(rest.call({ method: 'GET', path, signal }))
  const { guild_id: guild } = (await get(`/channels/${forum}`)) as { guild_id: string }
  const lists = await Promise.all([
    get(`/guilds/${guild}/threads/active`),
    get(`/channels/${forum}/threads/archived/public`),
  ])
  const oldest = BigInt(snowflakeAt(since - clockMargin))
  const threads = (lists as { threads: Thread[] }[])
    .flatMap((list) => list.threads)
    .filter((one) => one.parent_id === forum && one.owner_id === me && BigInt(one.id) >= oldest)
    .filter((one) => one.name === body.name)
  for (const { id } of threads) {
    const wanted = { body: body.message, marker, since, signal }
    if (await findMessage(rest, me, id, wanted)) return id
  }
  return undefined
}

/** Without the right to read the history Discord shows an empty one, and no error. */
async function provenReadable(rest: Rest, me: string, channel: string): Promise<void> {
  const { missing } = await inspectChannel(rest, me, channelAddress(channel))
  if (missing.includes('Read Message History')) throw unreadable()
}

const unreadable = (cause?: unknown) =>
  new DeliveryFailure(
    { kind: 'unknown-outcome', detail: 'history-unreadable', undecidable: true },
    { cause },
  )

/** A right that is missing to read leaves the outcome as unknown as it was. */
const readable = (answer: Promise<unknown>) =>
  answer.catch((error: unknown) => {
    const isClosed = error instanceof DeliveryFailure && error.facts.kind === 'forbidden'
    if (!isClosed) throw error
    throw unreadable(error)
  })
