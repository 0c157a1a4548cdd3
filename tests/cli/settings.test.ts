/** Topics, sources and settings on the command line, for people and with `--json`. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPlace, type Place } from '../support/barid.ts'

let place: Place
beforeAll(async () => {
  place = await openPlace()
})
afterAll(() => place.close())

it('topics are added, extended, listed, tested, imported and removed', async () => {
  const words = ['--name', 'en=Idlib', '--name', 'ar=إدلب', '--alias', 'Idleb']
  expect((await place.barid('topic', 'list')).out).toBe(
    'no topics; barid topic import adds a starter set\n',
  )
  expect(await place.barid('topic', 'add', 'idlib', ...words)).toMatchObject({
    code: 0,
    out: 'idlib: added\n',
  })
  expect(
    await place.barid(
      'topic',
      'add',
      'idlib',
      '--alias',
      'Edlib',
      '--none',
      'Idlib Street',
      '--json',
    ),
  ).toMatchObject({
    code: 0,
    rows: [{ slug: 'idlib', outcome: 'extended' }],
  })
  expect(await place.barid('topic', 'list')).toMatchObject({
    code: 0,
    out: expect.stringMatching(
      /^idlib +en=Idlib ar=إدلب\n +also Idleb, Edlib\n +none of Idlib Street\n$/,
    ),
  })

  const [text, stdin, none, bad, gone] = await Promise.all([
    place.barid('topic', 'test', 'Roads to Edlib', '--json'),
    place.baridWith(
      {},
      ['topic', 'test', '-'],
      'A headline\n\nA lead about Homs\n\nThen of Idleb.',
    ),
    place.barid('topic', 'test', 'Nothing at all'),
    place.barid('topic', 'add', 'Idlib City', '--name', 'en=Idlib City'),
    place.barid('topic', 'remove', 'homs'),
  ])
  expect(text).toMatchObject({
    code: 0,
    rows: [{ slug: 'idlib', weight: 'main', words: [expect.stringMatching(/edlib/i)] }],
  })
  expect(stdin).toMatchObject({ code: 0, out: expect.stringMatching(/^idlib +mentioned: /) })
  expect(none).toMatchObject({ code: 0, out: 'no topic\n' })
  expect(bad).toMatchObject({ code: 1, err: expect.stringMatching(/slug must be 1 to 32 of a-z/) })
  expect(gone).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^homs: no such topic; barid topic list/),
  })

  const imported = await place.barid('topic', 'import', '--json')
  expect(imported.code).toBe(0)
  expect(imported.rows).toContainEqual({ slug: 'idlib', outcome: 'extended' })
  expect(imported.rows).toContainEqual({ slug: 'aleppo', outcome: 'added' })
  const file = await place.file(
    'topics.yaml',
    'topics:\n  - slug: water\n  - slug: BREAD\n    names: { en: Bread }\n',
  )
  const [faulty, missing, removed] = await Promise.all([
    place.barid('topic', 'import', file),
    place.barid('topic', 'import', `${file}.not`),
    place.barid('topic', 'remove', 'aleppo'),
  ])
  expect(faulty).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringMatching(
      /topics\.yaml: line 2: names needs one[^]*topics\.yaml: line 3: slug must/,
    ),
  })
  expect(missing).toMatchObject({
    code: 1,
    err: expect.stringMatching(/\.not: there is no such file/),
  })
  expect(removed).toMatchObject({ code: 0, out: 'aleppo: removed\n' })
  const { rows } = await place.barid('topic', 'list', '--json')
  expect(rows.find(({ slug }) => slug === 'idlib')).toMatchObject({
    aliases: expect.arrayContaining(['Idleb', 'Edlib']),
    rule: { none: ['Idlib Street'] },
  })
  expect(rows.some(({ slug }) => slug === 'aleppo')).toBe(false)
})

it('sources are listed and set', async () => {
  const set = [
    'source',
    'set',
    'inbox',
    '--name',
    'Drop box',
    '--issuer',
    'Valley Council',
    '--language',
    'ar',
    '--post-contact',
  ]
  expect(await place.barid(...set)).toMatchObject({ code: 0, out: 'inbox: set\n' })
  const [list, rows, nobody] = await Promise.all([
    place.barid('source', 'list'),
    place.barid('source', 'list', '--json'),
    place.barid('source', 'set', 'radio', '--issuer', 'X'),
  ])
  expect(list.out).toMatch(
    /^inbox +drop-folder · Drop box · issuer Valley Council · ar · posts contact blocks$/m,
  )
  expect(rows.rows).toContainEqual(
    expect.objectContaining({
      key: 'inbox',
      settings: expect.objectContaining({ issuer: 'Valley Council', postContact: true }),
    }),
  )
  expect(nobody).toMatchObject({
    code: 1,
    err: 'radio: no such source; barid source list shows them\n',
  })
})

it('settings are listed, set, shown and taken back', async () => {
  const key = 'budget.telegram.shared'
  const [bad, set] = await Promise.all([
    place.barid('set', key, 'many'),
    place.barid('set', key, '10/60s'),
  ])
  expect(bad).toMatchObject({ code: 1, err: `${key}: a budget is calls/seconds, such as 20/60s\n` })
  expect(set).toMatchObject({ code: 0, out: `${key}: set\n` })
  const [shown, list] = await Promise.all([place.barid('set', key), place.barid('set', '--json')])
  expect(shown.out).toBe('10/60s\n')
  expect(list.rows).toContainEqual(expect.objectContaining({ key, value: '10/60s' }))
  expect((await place.barid('set', key, '')).code).toBe(0)
  expect((await place.barid('set', key)).out).toBe('(not set)\n')
})
