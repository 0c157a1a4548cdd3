/** The console in a browser: each main view, light and dark, English and Arabic, on a phone and on a desk. */
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import { consoleLink } from '../../src/running/console-link.ts'
import type { Edit } from '../../src/desk/editing.ts'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { publishFiles, townReleases } from '../support/releases.ts'
import {
  dropOn,
  keep,
  looks,
  nameOf,
  openBrowser,
  overflow,
  overlong,
  violations,
  type Look,
} from './browser.ts'

const words = {
  en: {
    posts: 'Posts',
    publish: 'Publish',
    news: 'News',
    outbox: 'Outbox',
    chat: 'Chat',
    message: 'Message',
  },
  ar: {
    posts: 'المنشورات',
    publish: 'النشر',
    news: 'الأخبار',
    outbox: 'الصادر',
    chat: 'المحادثة',
    message: 'الرسالة',
  },
}

const release = `Water Returns to Eastern Aleppo

Press Release
Sunday, 22 November 2026

The Aleppo Water Board said that water had returned to eastern Aleppo after engineers repaired the line.

The repairs took nine days.

Source: Aleppo Water Board`

let newsroom: Newsroom
let browser: Awaited<ReturnType<typeof openBrowser>>

beforeAll(async () => {
  newsroom = await openNewsroom({ telegram: undefined, discord: undefined })
  await newsroom.start()
  browser = await openBrowser()
})

afterAll(async () => {
  await browser.close()
  await newsroom.close()
})

async function visit(look: Look) {
  const link = await consoleLink(newsroom.config.dataDir, Date.now())
  return browser.visit(link ?? '', look)
}

/** What holds of every view; the picture is kept for people to look at. */
async function check(page: Page, look: Look, view: string): Promise<void> {
  await keep(page, `${view}-${nameOf(look)}`)
  const [lang, dir] = [look.language, look.language === 'ar' ? 'rtl' : 'ltr']
  expect(await page.locator('html').getAttribute('lang')).toBe(lang)
  expect(await page.locator('html').getAttribute('dir')).toBe(dir)
  expect(await overflow(page), 'no scrolling sideways').toBeLessThanOrEqual(0)
  expect(await overlong(page), 'parts scroll, the page does not').toBeLessThanOrEqual(0)
  for (const tab of await page.getByRole('tab').filter({ visible: true }).all()) {
    await inWidth(tab)
  }
  expect(await violations(page)).toEqual([])
}

/** Whatever must be scrolled to is not cut at the sides. */
async function inWidth(element: Locator): Promise<void> {
  const { x, width } = (await element.boundingBox()) ?? { x: -1, width: 0 }
  expect([x >= 0, x + width <= (element.page().viewportSize()?.width ?? 0)]).toEqual([true, true])
}

async function inWindow(element: Locator): Promise<void> {
  const size = element.page().viewportSize() ?? { width: 0, height: 0 }
  const { x, y, width, height } = (await element.boundingBox()) ?? {
    x: -1,
    y: -1,
    width: 0,
    height: 0,
  }
  expect([x >= 0, y >= 0, x + width <= size.width, y + height <= size.height]).not.toContain(false)
}

const go = (page: Page, { language }: Look, tab: keyof (typeof words)['en']) =>
  page.getByRole('tab', { name: words[language][tab], exact: true }).click()

describe.each(looks)('a newcomer: $language, $colours, $size', (look) => {
  it('is offered a sample before anything is there', async () => {
    const { page, complaints, close } = await visit(look)
    await page.locator('.first button').waitFor()
    await check(page, look, 'first')
    expect(complaints).toEqual([])
    await close()
  })
})

describe('one press', () => {
  it('loads the sample into the chat, live and without a reload', async () => {
    const look: Look = { language: 'ar', colours: 'light', size: 'desktop' }
    const { page, complaints, close } = await visit(look)
    await page.locator('.first button').click()
    await page.locator('.answer .headline').waitFor()
    await page.locator('.first').waitFor({ state: 'detached' })
    await go(page, look, 'news')
    expect(await page.locator('.item').count()).toBe(2)
    expect(complaints).toEqual([])
    await close()
  })
})

describe.each(looks)('the console: $language, $colours, $size', (look) => {
  it('shows an answer as it stands on both phones', async () => {
    const { page, complaints, close } = await visit(look)
    if (look.size === 'phone') await go(page, look, 'chat')
    await page.getByRole('combobox', { name: words[look.language].message }).fill('/latest')
    await page.keyboard.press('Enter')
    await page.locator('.answer').last().waitFor()
    await check(page, look, 'chat')
    await inWindow(page.getByRole('combobox', { name: words[look.language].message }))
    if (look.size === 'phone') await go(page, look, 'posts')
    await page.locator('.telegram .bubble').waitFor()
    await page.locator('.discord .content').waitFor()
    await check(page, look, 'answer')
    if (look.size === 'desktop') await inWindow(page.locator('.telegram progress'))
    expect(complaints).toEqual([])
    await close()
  })

  it('hands over what is kept as a file', async () => {
    const { page, complaints, close } = await visit(look)
    if (look.size === 'phone') await go(page, look, 'chat')
    for (const line of [`/language ${look.language}`, '/mydata file']) {
      await page.getByRole('combobox', { name: words[look.language].message }).fill(line)
      await page.keyboard.press('Enter')
    }
    await page.locator('.file a').last().waitFor()
    await check(page, look, 'file')
    const coming = page.waitForEvent('download')
    await page.locator('.file a').last().click()
    const download = await coming
    expect(download.suggestedFilename()).toBe('barid.json')
    const kept = JSON.parse(await readFile(await download.path(), 'utf8')) as object
    expect(kept).toMatchObject({ chosen: { language: look.language } })
    expect(complaints).toEqual([])
    await close()
  })

  it('shows an item on both phones, in each format, with lengths and payload', async () => {
    const { page, complaints, close } = await visit(look)
    await go(page, look, 'news')
    await page.locator('.item').first().waitFor()
    await check(page, look, 'news')
    await page.locator('.item button').first().click()
    await page.locator('.telegram .fold').waitFor()
    await page.locator('.unfold').click()
    expect(await page.locator('.unfold').getAttribute('aria-expanded')).toBe('true')
    await page.locator('.phone details').first().locator('summary').click()
    expect(await page.locator('.phone pre').first().textContent()).toContain('"entities"')
    await page.locator('.phone pre').first().scrollIntoViewIfNeeded()
    for (const part of ['pre', 'progress']) await inWidth(page.locator(`.phone ${part}`).first())
    await check(page, look, 'item')
    const other = look.colours === 'light' ? 'dark' : 'light'
    await page.locator(`input[value=${other}]`).check()
    await page.locator('input[value=full]').check()
    await page.locator('.telegram .keys, .discord .keys').first().waitFor()
    await check(page, look, 'item-full')
    expect(complaints).toEqual([])
    await close()
  })

  it('reads a release, lets it be mended, and publishes it', async () => {
    const { page, complaints, close } = await visit(look)
    await go(page, look, 'publish')
    await page.locator('#release').fill(`${release} ${nameOf(look)}`)
    await page.locator('.intake button[type=submit]').click()
    await page.locator('.mend').waitFor()
    expect(await page.locator('[name=title]').inputValue()).toBe('Water Returns to Eastern Aleppo')
    await page.locator('[name=title]').fill(`Water Is Back: ${nameOf(look)}`)
    await page.locator('[name=title]').press('Enter')
    await page.locator('.telegram .bubble', { hasText: 'Water Is Back' }).waitFor()
    await page.locator('.topics li').waitFor()
    await check(page, look, 'publish')
    await page.locator('.section button.main').click()
    await page.locator('.told', { hasText: /\d/ }).waitFor()
    await page.locator('#release:focus').waitFor()
    expect(await page.locator('#release').inputValue()).toBe('')
    await go(page, look, 'news')
    await page.locator('.item', { hasText: nameOf(look) }).waitFor()
    await page
      .locator('.item', { hasText: nameOf(look) })
      .locator('.count.sent')
      .waitFor()
    expect(complaints).toEqual([])
    await close()
  })

  it('shows what is missing in a release', async () => {
    const { page, complaints, close } = await visit(look)
    await go(page, look, 'publish')
    await page.locator('#release').fill('A Headline\n\nA text without a date.')
    await page.locator('.intake button[type=submit]').click()
    await page.getByRole('alert').waitFor()
    await check(page, look, 'missing')
    expect(await page.locator('.section button.main').count()).toBe(0)
    expect(complaints).toEqual([])
    await close()
  })

  it('shows the outbox', async () => {
    const { page, complaints, close } = await visit(look)
    await go(page, look, 'outbox')
    await page.locator('.tally .sent dd').first().waitFor()
    await check(page, look, 'outbox')
    expect(complaints).toEqual([])
    await close()
  })
})

describe('what the desk must not overlook', () => {
  /** As another process does it, while the page is open or before. */
  const by = { by: 'cli', now: Date.now() }
  const edit = (item: number, change: Omit<Edit, 'by' | 'item'>) =>
    newsroom.desk(({ editing }) => editing.apply({ by: 'cli', item, ...change }))
  const desk = {
    stop: () => newsroom.desk(({ store }) => store.freezes.freeze(by)),
    thaw: () => newsroom.desk(({ store }) => store.freezes.thaw(by)),
    async change(): Promise<void> {
      const [first = 0, second = 0, third = 0] = await newsroom.desk(async (tools) => {
        await publishFiles(tools, townReleases(3))
        return (await tools.store.items.list(3)).map(({ number }) => number)
      })
      await edit(first, { verb: 'correct', line: 'the repairs took ten days.' })
      await edit(second, { verb: 'withdraw' })
      await edit(third, { verb: 'redact' })
    },
    /** An alert that was put for somebody who then is gone. */
    unheard: () =>
      newsroom.desk(async ({ store }) => {
        const length = { used: 1, limit: 9 }
        const posts = [{ kind: 'text' as const, payload: {}, hasKeyboard: false, length }]
        const notice = { key: 'x', posts, language: 'en', priority: 15, silent: false }
        await store.notices.put('telegram:77', notice, by.now)
        const chat = await store.chats.byAddress('telegram:77')
        await store.chats.setState(chat?.id ?? 0, 'gone', 'blocked-by-person', by.now)
      }),
  }

  beforeAll(async () => {
    await desk.change()
    await desk.unheard()
  })

  it.each(looks)('stands above: $language, $colours, $size', async (look) => {
    const { page, complaints, close } = await visit(look)
    await go(page, look, 'news')
    await page.locator('.notices .unheard', { hasText: /One alert|تنبيه واحد/ }).waitFor()
    for (const state of ['corrected', 'withdrawn', 'redacted']) {
      await page.locator(`.state.${state}`).first().waitFor()
    }
    await desk.stop()
    await page.locator('.notices .stopped', { hasText: 'npx barid thaw' }).waitFor()
    await check(page, look, 'stopped')
    await desk.thaw()
    await page.locator('.notices .stopped').waitFor({ state: 'detached' })
    expect(complaints).toEqual([])
    await close()
  })
})

describe('a file', () => {
  const look: Look = { language: 'ar', colours: 'light', size: 'desktop' }
  const water = (days: string) => ({
    name: 'water.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(release.replace('nine', days)),
  })
  const publish = (page: Page) => page.locator('.section button.main').click()

  it('is dropped, and one of the same name is asked about', async () => {
    const { page, complaints, close } = await visit(look)
    await go(page, look, 'publish')
    await dropOn(page.locator('.intake'), 'water.txt', water('eight').buffer.toString())
    await page.locator('.telegram .bubble', { hasText: 'eight days' }).waitFor()
    await publish(page)
    await page.locator('.told', { hasText: /\d/ }).waitFor()

    await page.locator('input[type=file]').setInputFiles(water('seven'))
    await page.locator('.telegram .bubble', { hasText: 'seven days' }).waitFor()
    await publish(page)
    await page.locator('.same-name button').first().waitFor()
    for (const part of ['.told', '.same-name']) await inWindow(page.locator(part))
    await check(page, look, 'same-name')
    await page.locator('.same-name button').first().click()
    await page.locator('.same-name').waitFor({ state: 'detached' })
    await go(page, look, 'news')
    await page.locator('.item', { hasText: 'النسخة' }).first().waitFor()

    await go(page, look, 'publish')
    await page.locator('input[type=file]').setInputFiles(water('six'))
    await page.locator('.telegram .bubble', { hasText: 'six days' }).waitFor()
    await publish(page)
    await page.locator('.same-name button').last().click()
    await page.locator('.told', { hasText: 'نُشر برقم' }).waitFor()
    expect(complaints).toEqual([])
    await close()
  })
})

describe('live', () => {
  it('the outbox moves without a reload', async () => {
    const look: Look = { language: 'en', colours: 'light', size: 'desktop' }
    const { page, close } = await visit(look)
    await go(page, look, 'outbox')
    const sent = page.locator('.section', { hasText: 'This chat' }).locator('.tally .sent dd')
    const before = Number(await sent.textContent())
    await newsroom.drop('live.txt', release.replace('Water', 'Light'))
    await sent.filter({ hasText: String(before + 1) }).waitFor()
    expect(await sent.textContent()).toBe(String(before + 1))
    await close()
  })

  it('says that Barid is gone, and that another link is needed when it is back', async () => {
    const look: Look = { language: 'en', colours: 'light', size: 'desktop' }
    const { page, close } = await visit(look)
    await newsroom.stop()
    await page.locator('.lost', { hasText: 'cannot be reached' }).waitFor()
    newsroom.config.port = Number(new URL(page.url()).port)
    await newsroom.start()
    await page.locator('.lost', { hasText: 'npx barid console' }).waitFor()
    expect(await page.locator('.lost').getAttribute('role')).toBe('status')
    await check(page, look, 'over')
    await close()
  })
})

describe('by keyboard alone', () => {
  it.each([
    ['en', 'ArrowRight'],
    ['ar', 'ArrowLeft'],
  ] as const)('arrows go from tab to tab in reading order: %s', async (language, arrow) => {
    const { page, close } = await visit({ language, colours: 'light', size: 'desktop' })
    await page.getByRole('tab', { name: words[language].posts, exact: true }).focus()
    await page.keyboard.press(arrow)
    const chosen = page.getByRole('tab', { selected: true })
    expect(await chosen.textContent()).toBe(words[language].publish)
    expect(await page.locator(':focus').textContent()).toBe(words[language].publish)
    await close()
  })

  it('a command completes, is sent with Enter, and its buttons can be reached and pressed', async () => {
    const { page, close } = await visit({ language: 'en', colours: 'light', size: 'desktop' })
    const before = await page.locator('.answer').count()
    await page.getByRole('combobox', { name: 'Message' }).fill('/topic id')
    await page.locator('datalist option[value="/topic idlib"]').waitFor({ state: 'attached' })
    await page.keyboard.press('Enter')
    await page.locator('.answer').nth(before).waitFor()
    const button = page.locator('.answer').nth(before).locator('.buttons button').first()
    await button.focus()
    await page.keyboard.press('Enter')
    await page
      .locator('.answer')
      .nth(before + 1)
      .waitFor()
    expect(await page.locator('.said').last().textContent()).toBe('/topic id')
    await close()
  })
})
