/** The report of a change, as its editor reads it. */
import { describe, expect, it } from 'vitest'
import { createReportMessages, type Report } from '../../messages/change-report.ts'
import { blockText } from '../../messages/plain.ts'
import { texts } from './catalogues.ts'

const channel = (address: string, more: Partial<Report['places'][number]> = {}) => ({
  kind: 'channel' as const,
  address,
  ends: { edited: 1 },
  reasons: [],
  ...more,
})

const base: Report = { item: 4127, verb: 'correct', finished: true, places: [], private: [] }

const said = (report: Partial<Report>, language = 'en') =>
  createReportMessages(texts)
    .report(language, { ...base, ...report })
    .blocks.map(blockText)
    .join('\n')
    .split('\n')

describe('a report', () => {
  it('names channels and groups, counts readers, and says what could not be done and why first', () => {
    expect(
      said({
        places: [
          channel('telegram:-1001'),
          channel('telegram:-1002', { ends: { failed: 1 }, reasons: [{ detail: 'message-gone' }] }),
          channel('discord:3', { ends: { deleted: 1, sent: 2 } }),
        ],
        private: [
          { end: 'edited', count: 1204 },
          { end: 'failed', reason: 'blocked-by-person', count: 'few' },
        ],
      }),
    ).toEqual([
      'Correction of no. 4127',
      'telegram:-1002: not possible (deleted there by people)',
      'not possible (blocked by the reader): fewer than 10 private chats',
      'discord:3: deleted, sent',
      'telegram:-1001: edited',
      'edited: 1,204 private chats',
    ])
  })

  it('names a channel by its title, and by its address where two have the same', () => {
    const places = [
      channel('telegram:-1001', { title: 'Herald' }),
      channel('discord:3', { title: 'news' }),
      channel('discord:4', { title: 'news' }),
    ]
    expect(said({ places }).slice(1)).toEqual([
      'Herald: edited',
      'news (discord:3): edited',
      'news (discord:4): edited',
    ])
  })

  it('says how far it is while it runs', () => {
    const places = [channel('a:1'), channel('a:2', { ends: { pending: 2 } })]
    const own = [
      { end: 'edited' as const, count: 10 },
      { end: 'pending' as const, count: 'few' as const },
    ]
    expect(said({ finished: false, places, private: own })[1]).toBe('11 of 13')
    expect(said({ finished: false })).toEqual(['Correction of no. 4127', 'It begins.'])
    expect(said({})).toEqual(['Correction of no. 4127', 'It stood in no chat.'])
  })

  it('of very many chats shows those that need an eye, and how many more there are', () => {
    const places = Array.from({ length: 40 }, (_, index) =>
      channel(`a:${index}`, index === 39 ? { ends: { failed: 1 }, reasons: [] } : {}),
    )
    const lines = said({ places })
    expect(lines).toHaveLength(27)
    expect(lines[1]).toBe('a:39: not possible')
    expect(lines.at(-1)).toBe('and 15 more')
  })

  it.each([
    ['too-old', 'too old to be deleted'],
    ['not-editable', 'cannot be edited any more'],
    ['no-right-to-post', 'a right is missing'],
    ['missing-permissions', 'a right is missing'],
    ['unknown', 'unknown whether it arrived'],
    ['bad-entities', 'refused by the platform'],
  ])('has words for %s', (detail, words) => {
    const places = [channel('a:1', { ends: { failed: 1 }, reasons: [{ detail }] })]
    expect(said({ places }).at(-1)).toBe(`a:1: not possible (${words})`)
  })

  it('begins every line in Arabic with an Arabic word', () => {
    const lines = said(
      { places: [channel('telegram:-1001')], private: [{ end: 'sent', count: 11 }] },
      'ar',
    )
    expect(lines.filter((line) => !/^\p{Script=Arabic}/u.test(line))).toEqual([])
    expect(lines[1]).toMatch(/محادثة خاصة$/)
  })
})
