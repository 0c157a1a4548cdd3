/** What an operator sees to on the command line: dead letters, why, and the emergency stop. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPlace, type BaridServer, type Place } from '../support/barid.ts'
import { valleyRelease } from '../support/releases.ts'

let place: Place
let server: BaridServer
let channel: number
beforeAll(async () => {
  place = await openPlace()
  channel = place.telegram.chat('channel', 'News')
  await place.barid('chat', 'add', `telegram:${channel}`)
  await place.barid('set', 'budget.telegram.shared', '100/1s')
})
afterAll(() => place.close())

it('a post that the platform refuses is listed, shown with its payload, and goes again', async () => {
  expect(await place.barid('dead', 'list')).toMatchObject({ code: 0, out: 'no dead letters\n' })
  await place.barid('publish', await place.file('valley.txt', valleyRelease))
  const description = 'Bad Request: a new word about 123456789:AAF-fake_token_of_the_telegram'
  const refusal = { ok: false, error_code: 400, description }
  place.telegram.failNext({ status: 400, body: refusal })
  server = await place.start()
  await server.tells('operation-failed', { outcome: 'rejected' })
  const { out } = await place.barid('dead', 'list')
  expect(out).toMatch(
    /^ +\d+ {2}telegram:-\d+ \(News\) · send · item 1, part 1 · rejected: refused · 1 try · /,
  )
  const id = out.trim().split(' ')[0] ?? ''
  const shown = await place.barid('dead', 'show', id)
  expect(shown.out).toMatch(
    /“Bad Request: a new word about \[token\]”\npayload: \{[^]*Valley Council/,
  )
  expect(await place.barid('why', '1', `telegram:${channel}`)).toMatchObject({
    code: 0,
    out: expect.stringMatching(/The platform refuses it \(refused\)\.\n$/),
  })
  expect(await place.barid('dead', 'resend', id, '999')).toMatchObject({
    code: 1,
    out: `${id}: due again\n`,
    err: expect.stringMatching(/^999: is no dead letter/),
  })
  await server.tells('operation-sent', { item: 1 })
  expect(place.telegram.messages(channel)).toHaveLength(1)
  expect(await place.barid('dead', 'show', id)).toMatchObject({ code: 1 })
  expect(await place.barid('dead', 'show', 'x')).toMatchObject({ code: 2 })
  const { rows } = await place.barid('why', '1', `telegram:${channel}`, '--json')
  expect(rows.at(-1)).toMatchObject({
    kind: 'sent',
    link: expect.stringMatching(/^https:\/\/t\.me\/c/),
  })
})

it('the emergency stop holds what is published meanwhile, and the status says so', async () => {
  expect((await place.barid('freeze')).out).toBe('stopped; barid thaw lets posts go again\n')
  expect((await place.barid('freeze')).out).toBe('stopped already\n')
  expect((await place.barid('status')).out).toMatch(/^posts +stopped since .+ by cli$/m)
  const other = valleyRelease.replace('Valley Council Calls', 'Second')
  await place.barid('publish', await place.file('second.txt', other))
  await server.tells('fanout-done', { item: 2 })
  expect((await place.barid('why', '2', `telegram:${channel}`)).out).toMatch(
    /All posts are stopped since/,
  )
  expect(place.telegram.messages(channel)).toHaveLength(1)
  expect((await place.barid('thaw')).out).toBe('posts go out again\n')
  await server.tells('operation-sent', { item: 2 })
  expect(await place.barid('thaw', '--json')).toMatchObject({ rows: [{ changed: false }] })
  await server.stop()
})

it('why asks for what there is', async () => {
  expect(await place.barid('why', '99', `telegram:${channel}`)).toMatchObject({ code: 1 })
  expect((await place.barid('why', '1', 'telegram:77')).err).toMatch(/^telegram:77: no such chat/)
  expect(await place.barid('why', 'x', '1')).toMatchObject({ code: 2 })
})
