/** Discord passes the suites that every platform passes, and says where it differs. */
import { createDiscord } from '../../../adapters/discord/discord.ts'
import { bodyOf, type Payload } from '../../../adapters/discord/payload.ts'
import { discordRenderer } from '../../../adapters/discord/render.ts'
import type { Post } from '../../../adapters/adapter.ts'
import type { PeopleControls } from '../../contract/controls.ts'
import { listenerContract } from '../../contract/listener.ts'
import { rendererContract } from '../../contract/renderer.ts'
import { senderContract } from '../../contract/sender.ts'
import { startFakeDiscord } from '../../fakes/discord/discord.ts'
import { plainMarkdown } from '../../fakes/discord/markdown.ts'
import type { Mode } from '../../fakes/discord/messages.ts'

function wordsOf(post: Post): string {
  const { content, embeds } = bodyOf(post.payload as Payload)
  const cards = embeds.flatMap((embed) => [
    plainMarkdown(embed.description ?? ''),
    embed.footer?.text ?? '',
  ])
  return [plainMarkdown(content), ...cards].filter(Boolean).join('\n')
}

const onFake = (mode: Mode) => async (): Promise<PeopleControls> => {
  const fake = await startFakeDiscord({ mode })
  const chat = fake.channel('news')
  const announcements = fake.channel('announcements', 'announcement')
  const person = fake.person('Reader')
  const secrets = [fake.token, chat.replace('discord:', ''), person.chat.replace('discord:', '')]
  const adapter = createDiscord({ token: fake.token, apiRoot: fake.apiRoot() })
  return {
    adapter,
    chat,
    reader: person.chat,
    secrets,
    posts: fake.posts,
    inject: fake.inject,
    removes: async (where, id) => fake.removes(where, id),
    announcements: { chat: announcements, published: () => fake.published(announcements) },
    uploads: fake.uploads,
    command: person.types,
    commandInChat: person.in(chat).types,
    text: async (text) => person.says(text),
    picture: async (content) =>
      person.sends({ content, attachments: [{ content_type: 'image/jpeg', filename: content }] }),
    document: () => Promise.reject(new Error('Of a file in private, its kind alone is read.')),
    fill: person.fills,
    press: person.presses,
    async addedAndRemoved() {
      fake.leaves(fake.joins('Other newsroom'))
    },
    menuWrites: () => fake.menu.writes,
    seenByOthers: async () => fake.seenByAll(chat),
    withBadToken: () => createDiscord({ token: 'not-the-token', apiRoot: fake.apiRoot() }).listener,
    async dispose() {
      await adapter.listener.close()
      await fake.close()
    },
  }
}

rendererContract('discord', {
  renderer: discordRenderer,
  textOf: wordsOf,
  differs: {
    'keeps every word of a text over many posts, in order':
      'a rest is never in the post but behind its button, which answers with the whole text',
    'ends a cut rest at a paragraph, in one post':
      'a rest is never in the post but behind its button',
  },
})

for (const mode of ['documented', 'folklore'] as const) {
  senderContract(`discord (${mode})`, {
    setup: onFake(mode),
    differs: {
      'sends a picture and tells its file id': 'Discord has no file ids',
      'gives a picture to the platform once':
        'Discord has no file ids: a picture is uploaded with every message that shows it',
      'says that a post is too old to be deleted': 'Discord deletes at any age',
    },
  })
}

listenerContract('discord', {
  setup: onFake('documented'),
  nowhere: 'discord:999999999999999999',
  differs: {
    'brings a text file whose bytes come on request alone':
      'of a file in private its kind alone is read; files of editors come with forms',
    'brings no bytes of what is no text of at most 1 MB':
      'of a file in private its kind alone is read; listener.test.ts holds it of files in forms',
    'tells that a post was changed, and not by which words':
      'nobody edits what a bot wrote; what is deleted is known from its refusal',
    'brings an event again that could not be taken':
      'the gateway tells of an interaction or a message once, and a token ends after 15 minutes',
  },
})
