/** Digits of Barid's own words: Arabic-Indic where they were chosen, and in Arabic alone. */
import { describe, expect, it } from 'vitest'
import { headlineList } from '../../messages/list.ts'
import { dateText, momentText } from '../../messages/dates.ts'
import { readable } from './readable.ts'
import { texts } from './catalogues.ts'

const arabic = texts.withDigits('arabic')

describe('Arabic-Indic digits', () => {
  it('stand in counts, in Arabic alone, and Western ones where nothing was chosen', () => {
    expect(arabic.say('ar', 'kept-receipts', { count: 12 })).toContain('١٢')
    expect(texts.say('ar', 'kept-receipts', { count: 12 })).toContain('12')
    expect(arabic.say('en', 'kept-receipts', { count: 12 })).toContain('12')
    expect(arabic.say('ar', 'start-kept-besides')).toMatch(/٤٨[^]*٩٠/)
    expect(arabic.withDigits('western').digits).toBe('western')
  })

  it('stand in dates, but the zone is as the source writes it', () => {
    const date = { day: '2020-02-18', time: '21:05', zone: 'GMT+3' }
    expect(dateText(date, 'ar', 'arabic').short).toBe('١٨ شباط/فبراير ٢٠٢٠، ٢١:٠٥ (GMT+3)')
    expect(dateText(date, 'en', 'arabic').short).toBe('18 February 2020, 21:05 (GMT+3)')
    expect(momentText(0, 'UTC', 'ar', 'arabic').long).toContain('١٩٧٠')
  })

  it('stand on the buttons of a list; its titles and commands keep theirs', () => {
    const row = {
      number: 41,
      story: 1,
      language: 'ar',
      title: 'بيان 5',
      kind: 'news' as const,
      visibleFrom: 0,
    }
    const list = { title: 'أحدث الأخبار', rows: [row], language: 'ar', buttons: true }
    expect(readable(headlineList(list, arabic))).toMatch(/بيان 5[^]*\[١ → \/read 41\]/)
  })
})
