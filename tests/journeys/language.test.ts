/** In which language a person is answered: what they chose, else the script of what they wrote, else the client's, else the default. */
import { afterEach, describe, expect, it } from 'vitest'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { doors, talker } from '../support/talker.ts'

let newsroom: Newsroom
afterEach(() => newsroom.close())

const nothing = {
  en: /^Nothing was found/,
  ar: /^لا نتائج/,
  fr: /^Aucun résultat/,
  tr: /bulunamadı/,
}

describe.each(doors)('over %s', (door) => {
  const open = async (language: string) => {
    newsroom = await openNewsroom({ language, ...(door === 'discord' ? {} : { library: door }) })
    await newsroom.start()
  }

  it('what was chosen goes before the script and the phone', async () => {
    await open('en')
    const sami = talker(newsroom, door, 'Sami', 'tr')
    await sami.asks('/language fr')
    expect(await sami.asks('/search السلام')).toMatch(nothing.fr)
    expect(await sami.asks('/search peace')).toMatch(nothing.fr)
  })

  it('the script that is written goes before the phone, for that answer alone', async () => {
    await open('en')
    const sami = talker(newsroom, door, 'Sami', 'tr')
    expect(await sami.asks('/search السلام')).toMatch(nothing.ar)
    expect(await sami.asks('/search barış')).toMatch(nothing.tr)
  })

  it.each([
    ['tr', 'ar', nothing.tr],
    ['fr', 'ar', nothing.fr],
    ['de', 'ar', nothing.ar],
    ['de', 'tr', nothing.tr],
    ['en-US', 'ar', nothing.en],
  ])('a phone in %s, where the default is %s', async (phone, standard, answer) => {
    await open(standard)
    expect(await talker(newsroom, door, 'Amal', phone).asks('/search peace')).toMatch(answer)
  })

  it('nothing is remembered of the phone or of the script', async () => {
    await open('en')
    const sami = talker(newsroom, door, 'Sami', 'tr')
    await sami.asks('/search السلام')
    expect(await newsroom.desk(({ store }) => store.people.byAddress(sami.person))).toBeUndefined()
  })
})
