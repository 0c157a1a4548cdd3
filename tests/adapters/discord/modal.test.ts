/** Forms on Discord: within its limits, nothing cut that comes back as the whole, and never too late for a first answer. */
import { describe, expect, it } from 'vitest'
import type { Announced } from '../../../adapters/adapter.ts'
import { answersOf, modalOf } from '../../../adapters/discord/modal.ts'
import { largestTextFile, type Form } from '../../../messages/form.ts'
import { checkModal } from '../../fakes/discord/modals.ts'
import { stage } from './stage.ts'

const long = 'Correct the item '.repeat(10)

const form = (more: Partial<Form['fields'][number]> = {}): Form => ({
  command: `/correct ${'9'.repeat(90)}`,
  title: long,
  fields: [{ key: 'text', kind: 'text', label: long, hint: long, required: false, ...more }],
})

describe('a form', () => {
  it('is cut to what Discord takes', () => {
    expect(checkModal(modalOf(form())).title.length).toBeLessThanOrEqual(45)
  })

  it('shows a value whole or not at all', () => {
    const shown = (value: string) => modalOf(form({ value })).components[0]?.component
    expect(shown('x'.repeat(4000))).toMatchObject({ value: 'x'.repeat(4000) })
    expect(shown('x'.repeat(4001))).not.toHaveProperty('value')
  })

  it('takes no file that is no text of at most 1 MB', () => {
    const given = (filename: string, size: number) =>
      answersOf({
        components: [{ component: { custom_id: 'file', values: ['1'] } }],
        resolved: { attachments: { 1: { filename, size, url: 'https://cdn.example/1' } } },
      }).uploads
    expect(given('a.txt', largestTextFile)).toMatchObject({ file: { format: 'text' } })
    expect(given('a.txt', largestTextFile + 1)).toEqual({ file: 'refused' })
    expect(given('a.exe', 1)).toEqual({ file: 'refused' })
  })
})

describe('a command that may be answered with a form', () => {
  const menu: Announced[] = [
    { name: 'correct', scopes: ['private'], descriptions: { en: 'For editors' }, form: true },
  ]

  it('is acknowledged all the same when its answer takes long, and then has no form', async () => {
    const { fake, listener } = await stage()
    const reader = fake.person('Reader')
    const release = Promise.withResolvers<boolean>()
    const seen = Promise.withResolvers<boolean>()
    await listener.announce(menu, 'en')
    await listener.listen(async ({ turn }) => {
      await release.promise
      seen.resolve(turn.form === undefined)
    })
    await reader.types('/correct 12')
    release.resolve(true)
    expect(await seen.promise).toBe(true)
  })

  it('is acknowledged when it was passed over', async () => {
    const { fake, listener } = await stage()
    const reader = fake.person('Reader')
    await listener.announce(menu, 'en')
    await listener.listen(async ({ turn }) => turn.leave?.())
    await reader.types('/correct 12')
    expect(fake.refusals).toEqual([])
  })
})
