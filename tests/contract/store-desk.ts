/** Topics, sources, settings, pictures and the audit, whatever the database. */
import { describe, expect, it } from 'vitest'
import type { Topic } from '../../src/news.ts'
import type { Source } from '../../src/store/ports/desk.ts'
import type { Store } from '../../src/store/store.ts'
import { newItem } from '../support/news.ts'

const who = { by: 'cli', now: 1_000 }

const idlib: Topic = {
  slug: 'idlib',
  names: { en: 'Idlib', ar: 'إدلب' },
  aliases: ['Edlib'],
  rule: { any: [], all: [], none: ['football'] },
}

export function describeDesk(open: () => Promise<Store>): void {
  describe('the desk', () => {
    it('keeps topics and replaces them', async () => {
      const { topics, audit } = await open()
      await topics.put([idlib, { ...idlib, slug: 'aleppo' }], who)
      await topics.put([{ ...idlib, aliases: [] }], who)
      expect(await topics.get('idlib')).toEqual({ ...idlib, aliases: [] })
      expect(await topics.get('homs')).toBeUndefined()
      expect((await topics.all()).map((topic) => topic.slug)).toEqual(['aleppo', 'idlib'])
      expect((await audit.list(2)).map((entry) => entry.detail)).toEqual(['idlib', 'idlib aleppo'])
    })

    it('removes a topic from every item', async () => {
      const { topics, items } = await open()
      await topics.put([idlib], who)
      const add = { ...who, fanOut: false }
      await items.add([newItem({ title: 'A', main: ['idlib', 'aleppo'] })], add)
      expect(await topics.remove('idlib', who)).toBe(true)
      expect(await topics.remove('idlib', who)).toBe(false)
      expect((await items.get(1))?.topics.map((topic) => topic.slug)).toEqual(['aleppo'])
    })

    it('marks the archive to be read again with each change of a topic', async () => {
      const { topics } = await open()
      expect(await topics.progress()).toEqual({ version: 0, readAt: 0, readUpTo: 0 })
      await topics.put([idlib], who)
      await topics.setProgress({ readAt: 1, readUpTo: 40 })
      await topics.remove('idlib', who)
      expect(await topics.progress()).toEqual({ version: 2, readAt: 1, readUpTo: 40 })
    })

    it('keeps sources and settings, and notes who changed them', async () => {
      const { sources, settings, audit } = await open()
      const inbox: Source = {
        key: 'inbox',
        kind: 'drop-folder',
        settings: { name: 'Inbox', issuer: 'Coalition', postContact: false, postNotes: true },
      }
      expect(await sources.get('inbox')).toBeUndefined()
      await sources.put({ ...inbox, settings: { ...inbox.settings, name: 'Old' } }, who)
      await sources.put(inbox, who)
      expect(await sources.all()).toEqual([inbox])
      expect(await sources.get('inbox')).toEqual(inbox)

      await settings.set('welcome', '{"not": json', who)
      await settings.set('budget', '1', who)
      await settings.set('budget', '2', who)
      expect(await settings.all()).toEqual({ budget: '2', welcome: '{"not": json' })
      await settings.set('budget', undefined, { by: 'amal', now: 2_000 })
      expect(await settings.get('budget')).toBeUndefined()
      expect(await settings.get('welcome')).toBe('{"not": json')
      const [last] = await audit.list(1)
      expect(last).toEqual({ at: 2_000, by: 'amal', action: 'setting-set', detail: 'budget' })
    })

    it('writes to the audit who changed which topic, source and setting, and nothing of what it became', async () => {
      const { topics, sources, settings, audit } = await open()
      const by = (name: string, now: number) => ({ by: name, now })
      await topics.put([idlib, { ...idlib, slug: 'aleppo' }], by('cli', 1))
      await topics.remove('aleppo', by('person:7', 2))
      await topics.remove('aleppo', by('person:7', 3))
      const secret = 'https://feeds.example/private-key'
      const named = { name: secret, postContact: false, postNotes: false }
      const source: Source = { key: 'inbox', kind: 'drop-folder', settings: named }
      await sources.put(source, by('cli', 4))
      await settings.set('contact', secret, by('person:9', 5))
      await settings.set('contact', undefined, by('cli', 6))
      expect((await audit.list(20)).toReversed()).toEqual([
        { at: 1, by: 'cli', action: 'topics-put', detail: 'idlib aleppo' },
        { at: 2, by: 'person:7', action: 'topic-removed', detail: 'aleppo' },
        { at: 4, by: 'cli', action: 'source-set', detail: 'inbox' },
        { at: 5, by: 'person:9', action: 'setting-set', detail: 'contact' },
        { at: 6, by: 'cli', action: 'setting-set', detail: 'contact' },
      ])
    })

    it('keeps what each bot calls a picture', async () => {
      const { media } = await open()
      await media.add({ hash: 'a', type: 'image/png' }, 1)
      await media.add({ hash: 'a', type: 'image/png' }, 2)
      expect(await media.get('a')).toEqual({ hash: 'a', type: 'image/png' })
      expect(await media.get('b')).toBeUndefined()
      await media.setFileId('a', 'telegram:1', 'old')
      await media.setFileId('a', 'telegram:1', 'new')
      await media.setFileId('a', 'telegram:2', 'other')
      expect(await media.fileId('a', 'telegram:1')).toBe('new')
      expect(await media.fileId('b', 'telegram:1')).toBeUndefined()
    })

    it('hashes with its key: sixteen characters, the same after a restart', async () => {
      const { keyedHash } = await open()
      expect(keyedHash('operation 1')).toMatch(/^[A-Za-z0-9_-]{16}$/)
      expect(keyedHash('operation 1')).toBe(keyedHash('operation 1'))
      expect(keyedHash('operation 1')).not.toBe(keyedHash('operation 2'))
    })
  })
}
