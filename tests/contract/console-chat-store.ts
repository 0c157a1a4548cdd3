/** The contract of what is said in the console's chat: sealed, in order, bounded, and rid of what is redacted. */
import { describe, expect, it } from 'vitest'
import { createFanoutRunner } from '../../src/delivery/fanout.ts'
import { createEvents } from '../../src/events.ts'
import { createConsoleChat } from '../../src/store/console-chat.ts'
import { createItems } from '../../src/store/items.ts'
import { indexText } from '../../src/topics/search-text.ts'
import { newItem } from '../support/news.ts'
import { minute, noon, type Stage } from '../support/outbox-stage.ts'

const chat = 'memory:1'

export function consoleChatContract(name: string, openStage: () => Promise<Stage>): void {
  const open = async () => {
    const stage = await openStage()
    return { stage, said: createConsoleChat(stage.base) }
  }
  const ids = (list: { id: string }[]) => list.map(({ id }) => id)

  describe(`the console’s chat on ${name}`, () => {
    it('keeps what was said in its order, and what was edited in its place', async () => {
      const { said } = await open()
      for (const id of ['c', 'a', 'b']) await said.put(chat, { id, content: `${id} 1` }, noon)
      await said.put(chat, { id: 'a', content: 'a 2' }, noon + 1)
      await said.put('memory:2', { id: 'a', content: 'elsewhere' }, noon)
      expect(await said.all(chat)).toEqual([
        { id: 'c', content: 'c 1' },
        { id: 'a', content: 'a 2' },
        { id: 'b', content: 'b 1' },
      ])
      await said.remove(chat, 'a')
      await said.remove(chat, 'none')
      expect(ids(await said.all(chat))).toEqual(['c', 'b'])
      expect(await said.all('memory:2')).toEqual([{ id: 'a', content: 'elsewhere' }])
    })

    it('is sealed, and names nobody', async () => {
      const { said, stage } = await open()
      await said.put(chat, { id: 'a', content: 'Zubaidanour' }, noon)
      const rows = await stage.base.db.selectFrom('console_chat').selectAll().execute()
      expect(rows).toMatchObject([{ sealed: expect.stringMatching(/^v1\./) }])
      expect(JSON.stringify(rows)).not.toMatch(/Zubaidanour|memory:1/)
    })

    it('is the newest 200, chat by chat', async () => {
      const { said } = await open()
      await said.put('memory:2', { id: 'x', content: 'x' }, noon)
      for (let at = 1; at <= 203; at++) await said.put(chat, { id: `${at}`, content: 'x' }, noon)
      const left = ids(await said.all(chat))
      expect([left.length, left[0], left.at(-1)]).toEqual([200, '4', '203'])
      await said.put(chat, { id: '4', content: 'y' }, noon)
      expect(await said.all(chat)).toHaveLength(200)
      expect(await said.all('memory:2')).toHaveLength(1)
    })
  })

  describe(`a redaction and the console’s chat on ${name}`, () => {
    /** Two items, posted in the chat; something was said there before, as far as clocks can tell. */
    async function posted() {
      const { stage, said } = await open()
      const items = createItems(stage.base, indexText)
      await stage.addChats(1)
      await said.put(chat, { id: 'before', content: 'before' }, noon - 1)
      const titles = ['Witness', 'Other']
      for (const title of titles) {
        await items.add([newItem({ title })], { by: 'test', now: noon, fanOut: true })
      }
      const runner = createFanoutRunner({
        fanouts: stage.fanouts,
        items,
        events: createEvents(),
        now: () => noon,
        rendering: async () => (item) => {
          const payload = { text: item.title }
          const shape = { hasKeyboard: false, length: { used: 1, limit: 9 } }
          const posts = [{ kind: 'text', payload, ...shape } as const]
          return { key: `${item.number} ${item.title}`, posts, twinShown: false }
        },
      })
      while (await runner.pass());
      const entries = new Map<number | undefined, string>()
      for (let taken = await stage.take(noon); taken.length > 0; taken = await stage.take(noon)) {
        for (const { id, item, post } of taken) {
          entries.set(item, `sent-${id}`)
          await said.put(chat, { id: `sent-${id}`, content: JSON.stringify(post) }, noon)
        }
        await stage.arrived(taken, noon)
      }
      await said.put(chat, { id: 'answer', content: 'of the witness' }, noon + minute)
      const redact = (number: number) =>
        items.change(number, { verb: 'redact' }, { by: 'test', now: noon + minute })
      const entryOf = (item: number) => entries.get(item) ?? ''
      return { said, redact, entryOf }
    }

    it('erases all that was said, but for posts of other stories', async () => {
      const { said, redact, entryOf } = await posted()
      expect(await said.erased(chat)).toEqual([])
      await redact(1)
      const all = await said.all(chat)
      expect(ids(all)).toEqual(['before', entryOf(1), entryOf(2), 'answer'])
      const gone = ['before', entryOf(1), 'answer']
      expect(ids(all.filter(({ content }) => content === undefined))).toEqual(gone)
      expect(JSON.stringify(all)).not.toMatch(/witness/i)
      expect((await said.erased(chat)).toSorted()).toEqual(gone.toSorted())
      expect(await said.erased('memory:2')).toEqual([])
    })

    it('leaves a place, where an edit says what became of it', async () => {
      const { said, redact, entryOf } = await posted()
      await redact(1)
      await said.put(chat, { id: entryOf(1), content: 'withdrawn' }, noon + minute)
      expect((await said.all(chat))[1]).toEqual({ id: entryOf(1), content: 'withdrawn' })
      expect((await said.erased(chat)).toSorted()).toEqual(['answer', 'before'])
    })
  })
}
