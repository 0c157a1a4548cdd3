/** Figures of answers over the network path, against a Telegram on loopback: a bare grammY bot with a fixed text beside Barid whole. */
import { Bot } from 'grammy'
import { startTelegramFake, type TelegramFake } from '../fakes/telegram/telegram.ts'
import { openNewsroom } from '../support/newsroom.ts'
import type { Archive } from './archive-folder.ts'
import { columns, perSecond, timed, timesOf, type Row, type Table } from './figures.ts'

const rounds = 200
const warmUp = 200
const people = 100

type Figures = { bot: string; times: ReturnType<typeof timesOf>; atOnce: number }

export async function benchTelegramPath(archive: Archive): Promise<Table[]> {
  const bare = await benchBareBot()
  const barid = await benchBarid(archive)
  const rows = [bare, ...barid].map(({ bot, times, atOnce }): Row => ({
    bot,
    ...columns('one by one', times),
    'to bare bot': times.p50 / bare.times.p50,
    [`${people} at once, per second`]: atOnce,
  }))
  return [{ title: `From a message to its answer over loopback, ${archive.items} items`, rows }]
}

async function benchBareBot(): Promise<Figures> {
  const fake = await startTelegramFake()
  const bot = new Bot(fake.token, { client: { apiRoot: fake.apiRoot } })
  bot.on('message:text', (context) => context.reply('Nothing new.'))
  const polling = bot.start()
  const figures = await askAll('bare grammY bot, a fixed text', fake, ['/latest'])
  await bot.stop()
  await polling
  await fake.close()
  return figures
}

async function benchBarid({ config, items }: Archive): Promise<Figures[]> {
  const { database, secret } = config
  const newsroom = await openNewsroom({ database, ...(secret && { secret }), discord: undefined })
  await newsroom.start()
  const numbers = Array.from({ length: rounds }, (_, round) => 1 + ((round * 7_919) % items))
  const figures = [
    await askAll('Barid, /latest', newsroom.telegram, ['/latest']),
    await askAll('Barid, /topic idlib', newsroom.telegram, ['/topic idlib']),
    await askAll(
      'Barid, /read N',
      newsroom.telegram,
      numbers.map((number) => `/read ${number}`),
    ),
  ]
  await newsroom.close()
  return figures
}

/**
 * One after the other, then many at the same moment; each question from a person of its own, since there is a limit to what one
 * may ask a minute.
 */
async function askAll(bot: string, fake: TelegramFake, typed: string[]): Promise<Figures> {
  const ask = (round: number) => {
    const person = fake.person(`Reader ${round}`)
    person.says(typed[round % typed.length] ?? '')
    // Their own message stands there too.
    return fake.until(() => fake.messages(person.id)[1])
  }
  await timed(warmUp, ask)
  const times = await timed(rounds, ask)
  const together = await timed(1, () =>
    Promise.all(Array.from({ length: people }, (_, round) => ask(round))),
  )
  return { bot, times: timesOf(times), atOnce: perSecond(people, together) }
}
