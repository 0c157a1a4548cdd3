/** A headless browser at the console: pages by language, colours and size, and the check for accessibility. */
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import axe from 'axe-core'
import { chromium, type Browser, type Locator, type Page } from 'playwright-core'

/** Debian's, as .ci/run installs it. */
const executablePath = '/usr/bin/chromium'

/** Runs as root in a container, and asks nobody for anything. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
]

const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } }

export type Look = {
  language: 'en' | 'ar'
  colours: 'light' | 'dark'
  size: keyof typeof sizes
}

export const looks: Look[] = (['en', 'ar'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((colours) =>
    (['desktop', 'phone'] as const).map((size): Look => ({ language, colours, size })),
  ),
)

export const nameOf = ({ language, colours, size }: Look) => `${language}-${colours}-${size}`

const folder = join(tmpdir(), 'barid-screens')

export async function openBrowser() {
  await mkdir(folder, { recursive: true })
  const browser: Browser = await chromium.launch({ executablePath, args })
  return {
    /** A page of its own, with all that it complained of. */
    async visit(link: string, { language, colours, size }: Look) {
      const context = await browser.newContext({
        viewport: sizes[size],
        colorScheme: colours,
        locale: language,
        timezoneId: 'UTC',
        reducedMotion: 'reduce',
      })
      const page = await context.newPage()
      page.setDefaultTimeout(15_000)
      const complaints: string[] = []
      page.on('console', (said) => {
        if (said.type() === 'error' || said.type() === 'warning') complaints.push(said.text())
      })
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('request', (request) => {
        if (new URL(request.url()).hostname !== '127.0.0.1') complaints.push(request.url())
      })
      await page.goto(link)
      await page.getByRole('tablist').waitFor()
      return { page, complaints, close: () => context.close() }
    },
    close: () => browser.close(),
  }
}

/** Kept in the folder for temporary files, for people to look at. */
export const keep = (page: Page, name: string) =>
  page.screenshot({ path: join(folder, `${name}.png`) })

/** What axe finds against WCAG 2.2 A and AA, and its best practices: rule and places. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const found = await page.evaluate<{ id: string; nodes: { target: string[]; html: string }[] }[]>(
    'axe.run(document).then(({ violations }) => violations)',
  )
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${target.join(' ')} ${html.slice(0, 120)}`),
  )
}

/** A file of text from the desktop, let go over the element. */
export const dropOn = async (element: Locator, name: string, text: string) => {
  const files = `new File([${JSON.stringify(text)}], ${JSON.stringify(name)})`
  const dataTransfer = await element
    .page()
    .evaluateHandle(`(() => { const d = new DataTransfer(); d.items.add(${files}); return d })()`)
  await element.dispatchEvent('drop', { dataTransfer })
}

/** Whether the page would scroll as a whole, where only its parts may. */
export const overlong = (page: Page) =>
  page.evaluate<number>('document.documentElement.scrollHeight - innerHeight')

/** Whether something is wider than the window, so that the page would scroll sideways. */
export const overflow = (page: Page) =>
  page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
