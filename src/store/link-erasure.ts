/** A redacted item's address leaves the posts of the other language versions, which link to it, before their edit is planned. */

import type { Transaction } from 'kysely'
import type { Post } from '../../adapters/adapter.ts'
import type { ItemContent } from '../news.ts'
import type { Base } from './base.ts'
import { idIn } from './bulk.ts'
import { rekey } from './renderings.ts'
import type { Schema } from './schema.ts'

type Tx = Transaction<Schema>

/** Where a link leads that is sent before the edit is planned: to nothing (RFC 2606). */
const nowhere = 'https://redacted.invalid/'

/** `contents`: those of every revision of the item. An address that another version has too is that one's own. */
export async function eraseLinks(
  base: Base,
  tx: Tx,
  number: number,
  contents: ItemContent[],
): Promise<void> {
  const others = await tx
    .selectFrom('items')
    .innerJoin('items as redacted', 'redacted.story_id', 'items.story_id')
    .select(['items.id', 'items.url'])
    .where('redacted.id', '=', number)
    .where('items.id', '<>', number)
    .execute()
  const kept = others.map((other) => other.url)
  const urls = contents.flatMap(({ url }) =>
    url === undefined || kept.includes(url) ? [] : formsOf(url),
  )
  if (others.length === 0 || urls.length === 0) return
  const isUrl = new RegExp(`(?:${urls.map(asPattern).join('|')})(?=$|[\\s)>\\]"'])`, 'g')
  const rows = await tx
    .selectFrom('renderings')
    .select(['key', 'posts', 'item_id'])
    .where(
      idIn(
        base,
        'item_id',
        others.map(({ id }) => id),
      ),
    )
    .execute()
  for (const { key, posts, item_id: item } of rows) {
    const clean = JSON.parse(posts, (_, value: unknown) =>
      typeof value === 'string' ? value.replace(isUrl, nowhere) : value,
    ) as Post[]
    if (item !== null && JSON.stringify(clean) !== posts)
      await rekey(base, tx, { key, item }, clean)
  }
}

/** As it was given, and as platforms write it. */
function formsOf(url: string): string[] {
  const { href = url } = URL.parse(url) ?? {}
  const masked = href.replace(
    /[()<>\\]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return [...new Set([url, href, masked])]
}

const asPattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
