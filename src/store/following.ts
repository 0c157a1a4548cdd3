/** What private chats follow: one subscription a chat, whose rule grows and shrinks by topics. */

import { sql, type Transaction } from 'kysely'
import type { Address, ChatRule, Instant } from '../news.ts'
import { addressKey, chatAddress, sealedAddress } from './addresses.ts'
import type { Base } from './base.ts'
import type { Following } from './ports/people.ts'
import { endMessage } from './post-ends.ts'
import type { Schema } from './schema.ts'

type Tx = Transaction<Schema>

export function createFollowing(base: Base): Following {
  const { db, seal, write } = base

  const ruleOf = async (reads: Pick<Tx, 'selectFrom'>, chat: Address) => {
    const row = await reads
      .selectFrom('subscriptions')
      .innerJoin('chats', 'chats.id', 'subscriptions.chat_id')
      .select('subscriptions.rule')
      .where('chats.address_key', '=', addressKey(seal, chat))
      .where('chats.kind', '=', 'private')
      .executeTakeFirst()
    return row && (JSON.parse(row.rule) as ChatRule)
  }

  return {
    of: (chat) => ruleOf(db, chat),

    follow: ({ person, chat, language }, topic, now) =>
      write(async (tx) => {
        const id = await putChat(base, tx, { address: chat, language }, now)
        const reader = await putReader(base, tx, { address: person, chat: id }, now)
        const rule = withTopic(await ruleOf(tx, chat), topic)
        await tx.deleteFrom('subscriptions').where('chat_id', '=', id).execute()
        await tx
          .insertInto('subscriptions')
          .values({
            chat_id: id,
            rule: JSON.stringify(rule),
            languages: reader.news_languages ?? '[]',
            format: 'full',
            schedule: 'at-once',
          })
          .execute()
        return rule
      }),

    unfollow: (chat, topic, now) =>
      write(async (tx) => {
        const row = await tx
          .selectFrom('chats')
          .select('id')
          .where('address_key', '=', addressKey(seal, chat))
          .where('kind', '=', 'private')
          .executeTakeFirst()
        if (!row) return undefined
        const rule = withoutTopic(await ruleOf(tx, chat), topic)
        if (rule) {
          const changed = tx.updateTable('subscriptions').set({ rule: JSON.stringify(rule) })
          await changed.where('chat_id', '=', row.id).execute()
        } else {
          await tx.deleteFrom('subscriptions').where('chat_id', '=', row.id).execute()
          await cancelNews(base, tx, row.id, now)
        }
        return rule
      }),
  }
}

/** A message of which a part has been sent already is still finished, and what is no item is said all the same. */
async function cancelNews(base: Base, tx: Tx, chat: number, now: Instant): Promise<void> {
  const due = await tx
    .selectFrom('operations')
    .select('post_id')
    .where('chat_id', '=', chat)
    .where('state', '=', sql.lit('due' as const))
    .where('waits_for', 'is', null)
    .where('kind', '=', 'send')
    .where('part', '=', 0)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('post_items')
          .select('post_items.post_id')
          .whereRef('post_items.post_id', '=', 'operations.post_id'),
      ),
    )
    .execute()
  for (const { post_id } of due) await endMessage(base, tx, post_id, now)
}

const everything: ChatRule = { any: [], none: [], weight: 'mentioned' }

/** Who follows everything goes on to; a topic that was left out of it is let in again. */
function withTopic(rule: ChatRule | undefined, topic: string | undefined): ChatRule {
  if (topic === undefined) return everything
  if (!rule) return { ...everything, any: [topic] }
  const none = rule.none.filter((one) => one !== topic)
  if (rule.any.length === 0 || rule.any.includes(topic)) return { ...rule, none }
  return { ...rule, any: [...rule.any, topic], none }
}

/** Who follows everything follows all but that topic from now on. */
function withoutTopic(rule: ChatRule | undefined, topic: string | undefined): ChatRule | undefined {
  if (!rule || topic === undefined) return undefined
  if (rule.any.length === 0) return { ...rule, none: [...new Set([...rule.none, topic])] }
  const any = rule.any.filter((one) => one !== topic)
  return any.length === 0 ? undefined : { ...rule, any }
}

async function putChat(
  { seal }: Base,
  tx: Tx,
  { address, language }: { address: Address; language: string },
  now: Instant,
): Promise<number> {
  const row = await tx
    .insertInto('chats')
    .values({
      ...chatAddress(seal, address),
      kind: 'private',
      language,
      pairs: 'preferred',
      state: 'active',
      state_at: now,
      created_at: now,
    })
    .onConflict((conflict) =>
      conflict
        .column('address_key')
        .doUpdateSet({ language, state: 'active', reason: null, state_at: now }),
    )
    .returning(['id', 'kind'])
    .executeTakeFirstOrThrow()
  // A shared chat follows by its admin's settings, never by what a reader says in it.
  if (row.kind !== 'private') throw new Error('Only a private chat follows topics')
  return row.id
}

const putReader = (
  { seal }: Base,
  tx: Tx,
  { address, chat }: { address: Address; chat: number },
  now: Instant,
) =>
  tx
    .insertInto('people')
    .values({ ...sealedAddress(seal, address), chat_id: chat, created_at: now })
    .onConflict((conflict) => conflict.column('address_key').doUpdateSet({ chat_id: chat }))
    .returning('news_languages')
    .executeTakeFirstOrThrow()
