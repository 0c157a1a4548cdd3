/** Where the console is, as a start tells it: on this machine, with or without tokens, behind a link that is in no log. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openPlace, type Place } from '../support/barid.ts'

let place: Place
beforeEach(async () => {
  place = await openPlace()
})
afterEach(() => place.close())

it.each([
  ['no token', { TELEGRAM_BOT_TOKEN: '', DISCORD_BOT_TOKEN: '' }],
  ['tokens', {}],
])(
  'with %s, a start prints a link, and barid console another into the same page',
  async (_, change) => {
    const server = await place.start(change)
    const { out } = await place.barid('console')
    const link = out.trim()
    expect(link).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:${server.port}/enter/`))
    const page = await fetch(link)
    expect([page.status, await page.text()]).toEqual([
      200,
      expect.stringContaining('/assets/src/web/page/main.ts'),
    ])
    const ended = await server.stop()
    const [printed = ''] = /(?<=^Open the console: )\S+$/m.exec(ended.out) ?? []
    expect(printed).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:${server.port}/enter/`))
    expect(JSON.stringify(server.told)).not.toContain('/enter/')
  },
)
