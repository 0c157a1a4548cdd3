/** The mark of another language, as it stands on each platform and in each format: under the headline, in the chat's language. */
import { describe, expect, it } from 'vitest'
import { discordRenderer } from '../../adapters/discord/render.ts'
import { showDiscordPost } from '../../adapters/discord/show.ts'
import { telegramRenderer } from '../../adapters/telegram/render.ts'
import { showTelegramPost } from '../../adapters/telegram/show.ts'
import { stripBidi } from '../../messages/bidi.ts'
import { bulletin } from '../../messages/bulletin.ts'
import type { BulletinItem } from '../../messages/bulletin.ts'
import { paragraph, text } from '../../messages/blocks.ts'
import type { Format } from '../../src/news.ts'
import { texts } from '../messages/catalogues.ts'

const item = (language: string, title: string, lead: string): BulletinItem => ({
  number: 4127,
  language,
  kind: 'press-release',
  urgent: false,
  title,
  body: [paragraph(text(lead))],
  issuer: language === 'ar' ? 'مجلس النهر' : 'River Council',
  date: { day: '2020-02-18' },
  topicNames: [],
  sourceName: 'Inbox',
})
const english = item('en', 'Council Reopens Roads', 'The roads are open.')
const arabic = item('ar', 'المجلس يفتح الطرق', 'فُتحت الطرق.')

function both(one: BulletinItem, format: Format, markedFor: string) {
  const message = bulletin(one, format, texts, { buttons: false, zone: 'UTC', markedFor })
  const surface = { kind: 'channel' } as const
  return {
    telegram: telegramRenderer.render(message, surface).map(showTelegramPost).map(stripBidi),
    discord: discordRenderer.render(message, surface).map(showDiscordPost).map(stripBidi),
  }
}

const telegram = (of: BulletinItem, format: Format, chat: string) =>
  both(of, format, chat).telegram[0]?.split('\n')
const discord = (of: BulletinItem, format: Format, chat: string) =>
  both(of, format, chat).discord[0]?.split('\n')

describe('an English item in an Arabic chat', () => {
  const [title, mark] = ['**Council Reopens Roads**', '_بالإنجليزية_']

  it('headline', () => {
    const who = 'Press release · River Council · 18 February 2020'
    expect(telegram(english, 'headline', 'ar')).toEqual([title, mark, '', `_${who}_`])
    expect(discord(english, 'headline', 'ar')).toEqual([title, mark, `-# ${who}`])
  })

  it('summary', () => {
    const who = 'Press release · River Council'
    expect(telegram(english, 'summary', 'ar')).toEqual([
      title,
      mark,
      '',
      'The roads are open.',
      '',
      `_${who} · Tuesday, 18 February 2020_`,
    ])
    expect(discord(english, 'summary', 'ar')).toEqual([
      title,
      `│ ${mark}`,
      '│ ',
      '│ The roads are open.',
      `│ ${who} · 18 February 2020`,
    ])
  })

  it('full', () => {
    const who = 'Press release · Source: River Council'
    expect(telegram(english, 'full', 'ar')).toEqual([
      title,
      mark,
      '_Tuesday, 18 February 2020_',
      '',
      'The roads are open.',
      '',
      `_${who}_`,
    ])
    expect(discord(english, 'full', 'ar')).toEqual([
      title,
      `│ ${mark}`,
      '│ ',
      '│ The roads are open.',
      `│ ${who} · 18 February 2020`,
    ])
  })
})

describe('an Arabic item in a Turkish chat', () => {
  it.each(['headline', 'summary', 'full'] as Format[])('%s', (format) => {
    expect(telegram(arabic, format, 'tr')?.slice(0, 2)).toEqual([
      '**المجلس يفتح الطرق**',
      '_Arapça_',
    ])
    const [title, mark] = discord(arabic, format, 'tr') ?? []
    expect([title, mark?.replace('│ ', '')]).toEqual(['**المجلس يفتح الطرق**', '_Arapça_'])
  })
})

it('nothing marks what was withdrawn', () => {
  const [post] = both({ ...english, withdrawnAt: 0 }, 'full', 'ar').telegram
  expect(post).toMatch(/^This item was withdrawn/)
})

describe('the words of the mark', () => {
  it.each([
    ['en', 'in Arabic', 'in English', 'in French', 'in Turkish', 'in another language'],
    ['ar', 'بالعربية', 'بالإنجليزية', 'بالفرنسية', 'بالتركية', 'بلغة أخرى'],
    ['fr', 'en arabe', 'en anglais', 'en français', 'en turc', 'dans une autre langue'],
    ['tr', 'Arapça', 'İngilizce', 'Fransızca', 'Türkçe', 'başka bir dilde'],
  ])('in %s', (language, ...words) => {
    const said = ['ar', 'en', 'fr', 'tr', 'ku'].map((other) =>
      texts.say(language, 'in-language', { language: other }),
    )
    expect(said).toEqual(words)
  })
})
