/** Pictures by their hash, and what each bot calls them once uploaded. The bytes are files beside the data. */

import type { Base } from './base.ts'
import type { Media, StoredPicture } from './ports/chats.ts'

export const createMedia = (base: Base): Media => ({
  async add({ hash, type }, now) {
    await base.db
      .insertInto('media')
      .values({ hash, type, created_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  },
  async get(hash) {
    const query = base.db.selectFrom('media').select('type').where('hash', '=', hash)
    const row = await query.executeTakeFirst()
    return row && { hash, type: row.type as StoredPicture['type'] }
  },
  async fileId(hash, bot) {
    const query = base.db
      .selectFrom('media_files')
      .select('file_id')
      .where('hash', '=', hash)
      .where('bot', '=', bot)
    return (await query.executeTakeFirst())?.file_id
  },
  async setFileId(hash, bot, fileId) {
    await base.db
      .insertInto('media_files')
      .values({ hash, bot, file_id: fileId })
      .onConflict((conflict) => conflict.columns(['hash', 'bot']).doUpdateSet({ file_id: fileId }))
      .execute()
  },
})
