/** The conversation: who sees an answer, what is passed over, and how much may be asked. */
import { DeliveryFailure } from '../../adapters/adapter.ts'
import { describe, expect, it } from 'vitest'
import { button } from '../../messages/blocks.ts'
import { withShowToAll } from '../../src/commands/show-to-all.ts'
import { openTalk, saying } from './talk.ts'

const latest = saying('latest', { shareable: true })
const settings = saying('settings', { personal: true, inPlace: true })
const commands = [latest, settings]

const group = { chat: 'test:g', surface: 'group' } as const
const server = { ...group, discord: true }

describe('in a shared chat where all see an answer', () => {
  const talk = () => openTalk(commands)

  it('a personal command reveals nothing, and leads to the private chat', async () => {
    expect(await talk().says('/settings digits arabic', group)).toEqual([
      'answer: That is between us. Please write to me in private. ' +
        '[Write in private → https://t.me/barid_bot?start=c_settings]',
    ])
  })

  it('others are answered to all', async () => {
    expect(await talk().says('/latest', group)).toEqual(['answer: latest  for all'])
  })

  it('what is no command of ours is passed over, and so is a channel', async () => {
    expect(await talk().says('/ban Amal', group)).toEqual([])
    expect(await talk().says('/latest', { ...group, surface: 'channel' })).toEqual([])
  })

  it.each(['group', 'channel'] as const)(
    'a press in a %s is answered to its presser alone',
    async (surface) => {
      expect(await talk().presses('/latest', { ...group, surface })).toEqual([
        'privately: latest  for one',
      ])
      expect(await talk().presses('/settings', { ...group, surface })).toEqual([
        'privately: settings  for one',
      ])
      expect(await talk().presses('drop table', { ...group, surface })).toEqual([
        'privately: help table for one',
      ])
    },
  )
})

describe('in a shared chat where the asker alone sees an answer', () => {
  const talk = () => openTalk(commands, { ephemeral: true })

  it('a button shows it to all, without what is the asker’s own', async () => {
    expect(await talk().says('/latest 3', server)).toEqual([
      'answer: latest 3 for one [Show to all → /show latest 3]',
    ])
    expect(await talk().presses('/show latest 3', server)).toEqual(['publicly: latest 3 for all'])
  })

  it.each(['/show settings', '/show show latest', '/show', '/show nonsense', '/show help'])(
    'nothing else is shown to all: %s',
    async (forged) => {
      const [answer] = await talk().presses(forged, server)
      expect(answer).toMatch(/^answer: help/)
    },
  )

  it('a personal command is answered', async () => {
    expect(await talk().says('/settings', server)).toEqual(['answer: settings  for one'])
  })

  it('the button has a row of its own where there is room for one', () => {
    const row = [button('1', '/read 1')]
    const rows = (count: number) =>
      withShowToAll(
        { language: 'en', blocks: [], actions: Array.from({ length: count }, () => row) },
        'Show to all',
        'latest',
      ).actions?.map(({ length }) => length)
    expect(rows(0)).toEqual([1])
    expect(rows(4)).toEqual([1, 1, 1, 1, 1])
    expect(rows(5)).toEqual([1, 1, 1, 1, 2])
  })

  it('in private there is nobody to show it to', async () => {
    expect(await talk().says('/latest', { discord: true })).toEqual(['answer: latest  for one'])
    expect(await talk().presses('/show latest', { discord: true })).toEqual([
      'answer: help latest for one',
    ])
  })
})

describe('the same press', () => {
  it('twice gives one answer, and ends what the platform shows meanwhile', async () => {
    const talk = openTalk(commands)
    expect(await talk.presses('/settings', { discord: true })).toEqual([
      'inPlace: settings  for one',
    ])
    expect(await talk.presses('/settings', { discord: true })).toEqual(['leave'])
    expect(talk.told.at(-1)).toMatchObject({ command: 'settings', outcome: 'passed-over' })
    talk.passes(3_000)
    expect(await talk.presses('/settings')).toEqual(['inPlace: settings  for one'])
  })

  it('after another one is another, and so is that of another person', async () => {
    const talk = openTalk(commands)
    await talk.presses('/settings')
    expect(await talk.presses('/latest')).toHaveLength(1)
    expect(await talk.presses('/settings')).toHaveLength(1)
    expect(await talk.presses('/settings', { person: 'test:2', chat: 'test:2' })).toHaveLength(1)
  })
})

describe('how much may be asked', () => {
  const wait = 'answer: That is a lot at once. Please try again in a minute.'

  it('twenty questions at once; then one sentence, then silence, then more', async () => {
    const talk = openTalk(commands)
    for (let asked = 0; asked < 20; asked++) expect(await talk.says('/latest')).toHaveLength(1)
    expect(await talk.says('/latest', { discord: true })).toEqual([wait])
    expect(await talk.says('/latest', { discord: true })).toEqual(['leave'])
    expect(await talk.says('/latest', { person: 'test:2', chat: 'test:2' })).toHaveLength(1)
    talk.passes(3_000)
    expect(await talk.says('/latest')).toEqual(['answer: latest  for one'])
    expect(await talk.says('/latest')).toEqual([])
    talk.passes(60_000)
    for (let asked = 0; asked < 20; asked++) {
      expect(await talk.says('/latest')).toEqual(['answer: latest  for one'])
    }
    expect(await talk.says('/latest')).toEqual([wait])
  })

  it('a group has forty among all, and its people are answered elsewhere', async () => {
    const talk = openTalk(commands)
    const asks = (person: number) => talk.says('/latest', { ...group, person: `test:${person}` })
    for (let asked = 0; asked < 40; asked++) {
      expect(await asks(asked)).toEqual(['answer: latest  for all'])
    }
    expect(await asks(41)).toEqual([wait])
    expect(await asks(42)).toEqual([])
    expect(await talk.says('/latest', { ...group, chat: 'test:h', person: 'test:43' })).toEqual([
      'answer: latest  for all',
    ])
    expect(await talk.says('/latest', { person: 'test:41', chat: 'test:41' })).toHaveLength(1)
  })

  it('one person leaves half of a group’s to the others', async () => {
    const talk = openTalk(commands)
    for (let asked = 0; asked < 50; asked++) await talk.says('/latest', group)
    expect(await talk.says('/latest', { ...group, person: 'test:2' })).toEqual([
      'answer: latest  for all',
    ])
  })

  it('where the asker alone sees an answer, only what is shown to all counts for the group', async () => {
    const talk = openTalk(commands, { ephemeral: true })
    const asks = (person: number) => talk.says('/latest', { ...server, person: `test:${person}` })
    for (let asked = 0; asked < 60; asked++) expect(await asks(asked)).toHaveLength(1)
    const shows = (person: number) =>
      talk.presses('/show latest', { ...server, person: `test:${person}` })
    for (let asked = 0; asked < 40; asked++) expect(await shows(asked)).toHaveLength(1)
    expect(await shows(70)).toEqual([wait])
  })
})

it('an answer that fails is told, and its failure too', async () => {
  const broken = saying('latest', {
    answer: () => Promise.reject(new Error('the store is away')),
  })
  const talk = openTalk([broken])
  expect(await talk.says('/latest')).toEqual([
    'answer: Something went wrong on our side. Please try again in a minute.',
  ])
  expect(talk.told).toMatchObject([
    { type: 'fault', detail: 'the store is away' },
    { type: 'question', command: 'latest', outcome: 'failed' },
  ])
  const mute = openTalk([broken], { fails: true })
  expect(await mute.says('/latest')).toEqual([])
  expect(mute.told).toMatchObject([{ type: 'fault' }, { type: 'fault' }])
})

it('an answer that the platform refuses as too many is told to the pace, with its chat', async () => {
  const facts = { kind: 'rate-limited', detail: 'flood', retryAfter: 40_000 } as const
  const talk = openTalk([saying('latest')], { fails: true, fault: new DeliveryFailure(facts) })
  await talk.says('/latest', { chat: 'test:7' })
  expect(talk.limited).toEqual([['test:7', 40_000]])
})
