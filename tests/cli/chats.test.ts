/** `barid chat …`, `barid status` and `barid doctor`: where posts go, how it stands, and what to do. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPlace, type Place } from '../support/barid.ts'

let place: Place
beforeAll(async () => {
  place = await openPlace()
  await place.barid('topic', 'import')
})
afterAll(() => place.close())

it('chats are added and set one by one or many at once, and good ones beside bad ones', async () => {
  const addresses = ['telegram:-1001', 'discord:987', 'telegram:name', 'pigeon:7', 'telegram']
  const wish = ['--topics', 'Edlib, aleppo', '--format', 'headline', '--language', 'ar,en']
  const added = await place.barid('chat', 'add', ...addresses, ...wish, '--main-only')
  expect(added).toMatchObject({ code: 1, out: 'telegram:-1001: added\ndiscord:987: added\n' })
  expect(added.err.split('\n')).toMatchObject([
    expect.stringMatching(/^telegram:name: the id is a number/),
    'pigeon:7: there is no platform "pigeon"; there are telegram and discord',
    expect.stringMatching(/^telegram: an address is written platform:id/),
    '',
  ])
  const [unknown, set, nobody] = await Promise.all([
    place.barid('chat', 'add', 'telegram:-1002', 'telegram:-1003', '--topics', 'atlantis'),
    place.barid('chat', 'set', 'telegram:-1001', '--format', 'full', '--no-main-only', '--json'),
    place.barid('chat', 'set', 'telegram:-1009', '--topics', ''),
  ])
  expect(unknown).toMatchObject({
    code: 1,
    err: 'no topic "atlantis"; barid topic list shows them, barid topic add makes one\n',
  })
  expect(set).toMatchObject({ code: 0, rows: [{ address: 'telegram:-1001', added: false }] })
  expect(nobody).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^telegram:-1009: no such chat/),
  })
  expect((await place.barid('chat', 'list')).out.split('\n')).toEqual([
    expect.stringMatching(/^telegram:-1001 +channel · topics idlib, aleppo · full · ar > en$/),
    expect.stringMatching(
      /^discord:987 +channel · topics idlib, aleppo · main only · headline · ar > en$/,
    ),
    '',
  ])
  await place.barid('chat', 'set', 'telegram:-1001', '--topics', '')
  const removed = await place.barid('chat', 'remove', 'telegram:-1001', 'discord:987', 'discord:1')
  expect(removed).toMatchObject({
    code: 1,
    out: 'telegram:-1001: removed\ndiscord:987: removed\n',
    err: 'discord:1: no such chat; barid chat list shows them\n',
  })
  expect((await place.barid('chat', 'list')).out).toMatch(/^no chats; /)
})

it('a chat that is added has the name that its platform gives it', async () => {
  const channel = `telegram:${place.telegram.chat('channel', 'Valley Herald')}`
  const server = place.discord.channel('headlines')
  await place.barid('chat', 'add', channel, server, 'telegram:77')
  const { rows } = await place.barid('chat', 'list', '--json')
  expect(rows).toMatchObject([
    { address: channel, title: 'Valley Herald' },
    { address: server, title: 'headlines' },
    { address: 'telegram:77' },
  ])
  expect((await place.barid('chat', 'list')).out).toContain(`${channel} (Valley Herald) `)
  await place.barid('chat', 'remove', channel, server, 'telegram:77')
})

it('what becomes of other languages is set by its name, listed, and stays until it is set again', async () => {
  const rule = (...words: string[]) => place.barid('chat', 'set', 'telegram:-1005', ...words)
  const listed = async () => (await place.barid('chat', 'list', '--json')).rows
  await place.barid('chat', 'add', 'telegram:-1005', '--language', 'ar', '--other-language', 'wait')
  await rule('--format', 'full')
  expect(await listed()).toMatchObject([{ otherLanguage: 'wait' }])
  expect((await place.barid('chat', 'list')).out).toMatch(/ar · other languages: wait$/m)
  expect(await rule('--other-language', 'perhaps')).toMatchObject({
    code: 2,
    err: expect.stringMatching(/--other-language.*wait, mark.*nothing/),
  })
  expect(await listed()).toMatchObject([{ otherLanguage: 'wait' }])
  await place.barid('chat', 'remove', 'telegram:-1005')
})

it('takes thousands from standard input', async () => {
  const addresses = Array.from({ length: 2_000 }, (_, i) => `telegram:${5_000_000 + i}`)
  await place.baridWith({}, ['chat', 'add', '-'], addresses.slice(0, 3).join(' '))
  // How few readers there are is told to nobody.
  expect((await place.barid('status', '--json')).rows).toContainEqual({
    name: 'chats telegram private active',
    value: 'fewer than 10',
  })
  const words = ['chat', 'add', '-', '--format', 'full']
  const added = await place.baridWith({}, words, `${addresses.join('\n')}\n`)
  expect(added).toMatchObject({ code: 0, err: '' })
  expect(added.out.trimEnd().split('\n')).toEqual(
    addresses.map((one, i) => `${one}: ${i < 3 ? 'set' : 'added'}`),
  )
  const { rows } = await place.barid('chat', 'list', '--json')
  expect(rows).toHaveLength(2_000)
  expect(rows[1_999]).toMatchObject({
    address: addresses[1_999],
    kind: 'private',
    state: 'active',
    subscription: { format: 'full' },
  })
  expect((await place.barid('status')).out).toMatch(/^chats telegram private active +2000$/m)
})

it('the doctor finds good tokens, missing rights and vanished chats', async () => {
  const good = place.telegram.chat('channel', 'News')
  const mute = place.telegram.chat('channel', 'No right', {
    bot: { status: 'administrator', can_post_messages: false },
  })
  const server = place.discord.channel('news')
  const plain = place.discord.channel('plain')
  place.discord.rights(plain, 'Embed Links', false)
  const gone = 'telegram:-1000000999999'
  const shared = [`telegram:${good}`, `telegram:${mute}`, gone, server, plain]
  await place.barid('chat', 'add', ...shared)
  const [people, machine] = await Promise.all([
    place.barid('doctor'),
    place.barid('--json', 'doctor'),
  ])
  expect(people.code).toBe(1)
  expect(people.out).toMatch(/^ok +database: SQLite/m)
  expect(people.out).toMatch(/^ok +secret: fits; it is in .+secret\. Keep a copy elsewhere/m)
  expect(people.out).toMatch(/^ok +clock: /m)
  expect(people.out).toMatch(/^ok +telegram token: this is barid_bot$/m)
  expect(people.out).toMatch(/^ok +discord token: this is Barid$/m)
  expect(people.out).toContain(`chat telegram:${good}: may post`)
  expect(people.out).toContain(`chat ${server}: may post`)
  expect(people.err).toMatch(
    new RegExp(`^mend +chat telegram:${mute}: the bot may not post; give it`, 'm'),
  )
  expect(people.err).toMatch(new RegExp(`^mend +chat ${gone}: not found; add the bot there`, 'm'))
  expect(people.err).toMatch(
    new RegExp(`^mend +chat ${plain}: posts go out as plain text; give the bot .*Embed`, 'm'),
  )
  expect(people.err.trimEnd().split('\n')).toHaveLength(3)
  expect(machine.code).toBe(1)
  expect(machine.rows.filter(({ ok }) => ok === false)).toHaveLength(3)
})

it('the doctor tells of tokens that are refused, off, or cannot be asked about', async () => {
  const refused = { TELEGRAM_BOT_TOKEN: '424242:AAF-another_token_of_the_telegram_fake' }
  const [one, two] = await Promise.all([
    place.baridWith({ ...refused, DISCORD_BOT_TOKEN: '' }, ['doctor']),
    place.baridWith({ DISCORD_API_ROOT: 'http://127.0.0.1:1/api', TELEGRAM_BOT_TOKEN: '' }, [
      'doctor',
    ]),
  ])
  expect(one).toMatchObject({
    code: 1,
    err: 'mend    telegram token: telegram refuses it; set TELEGRAM_BOT_TOKEN to a token that is in force\n',
    out: expect.stringMatching(/^ok +discord token: off; DISCORD_BOT_TOKEN is not set$/m),
  })
  expect(two).toMatchObject({
    code: 1,
    err: expect.stringMatching(
      /^mend +discord token: discord could not be asked .+check the network/,
    ),
  })
})
