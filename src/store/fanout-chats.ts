/** The next chats of a fan-out, each with the posts of the story that stand or are due in it. */

import type { Base } from './base.ts'
import { idIn } from './bulk.ts'
import { selectChats, toPlannedChat } from './chat-rows.ts'
import type { Fanout, FanoutChat, StoryPost } from './ports/fanouts.ts'

export async function fanoutChats(
  base: Base,
  fanout: Fanout,
  limit: number,
): Promise<FanoutChat[]> {
  const rows = await selectChats(base.db)
    .where('chats.id', '>', fanout.cursor)
    .where('chats.state', '<>', 'gone')
    .$if(fanout.kind !== 'revise', (query) => query.where('subscriptions.id', 'is not', null))
    .$if(fanout.chats !== undefined, (query) =>
      query.where(idIn(base, 'chats.id', fanout.chats ?? [])),
    )
    .$if(fanout.kind === 'revise', (query) =>
      query.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('post_items')
            .select('post_items.post_id')
            .where(({ eb }) =>
              takesBack(fanout)
                ? eb(
                    'post_items.item_id',
                    'in',
                    selectFrom('items')
                      .select('items.id')
                      .where('items.story_id', '=', fanout.story),
                  )
                : eb('post_items.item_id', '=', fanout.item),
            )
            .whereRef('post_items.chat_id', '=', 'chats.id'),
        ),
      ),
    )
    .orderBy('chats.id')
    .limit(limit)
    .execute()
  const posts = await storyPosts(
    base,
    fanout.story,
    rows.map((row) => row.id),
  )
  return rows.map((row) => ({ ...toPlannedChat(row), posts: posts.get(row.id) ?? [] }))
}

/** Posts of the other language versions point to it no more. */
const takesBack = ({ verb }: Fanout) => verb === 'withdraw' || verb === 'redact'

async function storyPosts(
  base: Base,
  story: number,
  chats: number[],
): Promise<Map<number, StoryPost[]>> {
  const rows = await base.db
    .selectFrom('post_items')
    .innerJoin('items', 'items.id', 'post_items.item_id')
    .innerJoin('posts', 'posts.id', 'post_items.post_id')
    .select([
      ...(['posts.id', 'post_items.chat_id', 'post_items.item_id', 'items.language'] as const),
      ...(['post_items.part', 'posts.state', 'posts.changed_at'] as const),
    ])
    .where('items.story_id', '=', story)
    .where(idIn(base, 'post_items.chat_id', chats))
    .orderBy('posts.id')
    .execute()
  const byChat = Map.groupBy(rows, (row) => row.chat_id)
  return new Map([...byChat].map(([chat, list]) => [chat, list.map(toPost)]))
}

const toPost = (row: {
  id: number
  item_id: number
  language: string
  part: number
  state: string
  changed_at: number | null
}): StoryPost => ({
  id: row.id,
  item: row.item_id,
  language: row.language,
  part: row.part,
  state: row.state as StoryPost['state'],
  ...(row.changed_at === null ? {} : { changed: true as const }),
})
