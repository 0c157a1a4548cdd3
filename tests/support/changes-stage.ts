/** A newsroom with a Telegram channel, a reader and a Discord channel, an editor beside it, and no pace to wait for. */
import { openEditor } from './editor.ts'
import { openNewsroom } from './newsroom.ts'
import { valleyRelease } from './releases.ts'

export type ChangesStage = Awaited<ReturnType<typeof openChangesStage>>

export async function openChangesStage(now: () => number = Date.now) {
  const newsroom = await openNewsroom({ timezone: 'Asia/Damascus' }, now)
  const { telegram, discord } = newsroom
  const channel = telegram.chat('channel', 'News')
  const amal = telegram.person('Amal', 'en')
  const server = discord.channel('news')
  const editor = await openEditor(newsroom, now)
  const { tools } = editor
  await tools.chats.put([`telegram:${channel}`, `telegram:${amal.id}`, server], {}, 'test')
  for (const platform of ['telegram', 'discord']) {
    for (const scope of ['shared', 'private', 'bot']) {
      const set = { by: 'test', now: 1 }
      await tools.store.settings.set(`budget.${platform}.${scope}`, '1000/1s', set)
    }
  }
  await newsroom.start()
  // A bot may write to who wrote to it.
  const asked = newsroom.events.next('question')
  amal.says('/help')
  await asked
  const answers = telegram.messages(amal.id).length

  const channelPosts = () => telegram.messages(channel)
  const readerPosts = () => telegram.messages(amal.id).slice(answers)
  const serverPosts = () => discord.seenByAll(server)

  return {
    newsroom,
    editor,
    channel,
    server,
    channelPosts,
    readerPosts,
    serverPosts,
    /** The text of every post, chat by chat. */
    everywhere: () => [
      ...[channelPosts(), readerPosts()].map((posts) =>
        posts.map(({ text, caption }) => text ?? caption ?? ''),
      ),
      serverPosts().map((post) => post.text),
    ],
    /** A release that stands in all three. */
    async published(text = valleyRelease, picture?: Uint8Array): Promise<number> {
      const item = await editor.publishes('valley.en.txt', text, {}, picture)
      await editor.out(item, 3)
      return item
    },
    async close(): Promise<void> {
      await editor.leave()
      await newsroom.close()
    },
  }
}
