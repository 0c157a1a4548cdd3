/** Commands as Discord's menus show them, in the languages that Discord has. */
import { describe, expect, it } from 'vitest'
import type { Announced } from '../../../adapters/adapter.ts'
import { commandBodies } from '../../../adapters/discord/menu.ts'
import { stage } from './stage.ts'

const topic: Announced = {
  name: 'topic',
  scopes: ['private', 'shared'],
  descriptions: { en: 'Items on a topic', ar: 'أخبار موضوع', fr: 'Les articles d’un sujet' },
  option: {
    name: 'name',
    descriptions: { en: 'Such as Idlib', ar: 'مثل إدلب', fr: 'Par exemple Idlib' },
    suggests: true,
    required: false,
  },
}

describe('the menu', () => {
  it('has each language that Discord knows, beside the default', () => {
    expect(commandBodies([topic], 'en')).toMatchObject([
      {
        name: 'topic',
        description: 'Items on a topic',
        description_localizations: { fr: 'Les articles d’un sujet' },
        options: [
          {
            name: 'name',
            description: 'Such as Idlib',
            description_localizations: { fr: 'Par exemple Idlib' },
            autocomplete: true,
            required: false,
          },
        ],
      },
    ])
  })

  it('reads Arabic where that is the default, since Discord has no Arabic locale', () => {
    const [body] = commandBodies([topic], 'ar')
    expect(body?.description).toBe('أخبار موضوع')
    expect(Object.keys(body?.description_localizations ?? {}).toSorted()).toEqual([
      'en-GB',
      'en-US',
      'fr',
    ])
  })

  it('offers a command in servers, in private, or in both', () => {
    const contexts = (scopes: Announced['scopes']) =>
      commandBodies([{ ...topic, scopes }], 'en').map((body) => body.contexts)
    expect(contexts(['shared'])).toEqual([[0]])
    expect(contexts(['private'])).toEqual([[1]])
    expect(contexts(['private', 'shared'])).toEqual([[0, 1]])
  })

  it('cuts a description at 100 characters', () => {
    const [body] = commandBodies([{ ...topic, descriptions: { en: 'word '.repeat(40) } }], 'en')
    expect(body?.description.length).toBeLessThanOrEqual(100)
  })

  it('is written again when a single text or a scope has changed, and only then', async () => {
    const { fake, listener } = await stage()
    await listener.announce([topic], 'en')
    await listener.announce([topic], 'en')
    expect(fake.menu.writes).toBe(1)
    const changed = { ...topic, descriptions: { ...topic.descriptions, fr: 'Autre texte' } }
    await listener.announce([changed], 'en')
    expect(fake.menu.writes).toBe(2)
    await listener.announce([{ ...changed, scopes: ['private'] }], 'en')
    expect(fake.menu.writes).toBe(3)
  })
})
