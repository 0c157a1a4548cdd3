/** What holds a release back and what only speaks of embargoes: whole releases, each line where offices put it. */

import { describe, expect, it } from 'vitest'
import { parseRelease } from '../../src/sources/press-release.ts'

const today = '2026-04-20'
const title = 'Council Repairs the Main Line'
const lead = 'The council repaired the main line on Sunday. Water reaches all four villages again.'

const places: Record<string, (line: string) => string> = {
  'above the headline': (line) => `${line}\n\n${title}\n\n1 April 2026\n\n${lead}\n`,
  'under the headline': (line) => `1 April 2026\n\n${title}\n\n${line}\n\n${lead}\n`,
  'right under the headline': (line) => `1 April 2026\n\n${title}\n${line}\n\n${lead}\n`,
  'below the text': (line) => `1 April 2026\n\n${title}\n\n${lead}\n\n${line}\n`,
  'below the end': (line) => `1 April 2026\n\n${title}\n\n${lead}\n\nENDS\n\n${line}\n`,
}

/** The end of the embargo, `held` for it, or `out` for a release that would go out at once. */
function fateOf(text: string): string {
  const result = parseRelease(text, { today, format: 'text' })
  if (!result.ok) {
    const fields = result.missing.map((one) => one.field)
    return fields.includes('embargo') ? 'held' : `lacks ${fields.join()}`
  }
  const until = result.release.embargo?.until
  return until === undefined ? 'out' : new Date(until).toISOString().slice(0, 16)
}

const lines: [line: string, fate: string][] = [
  ['Embargoed for 10:00 GMT, 3 May 2026', '2026-05-03T10:00'],
  ['Confidential until 3 May 2026', 'held'],
  ['Strictly private and confidential until 3 May 2026', 'held'],
  ['RELEASE TIME: 10:00 GMT 3 May 2026', '2026-05-03T10:00'],
  ['RELEASE TIME: 10:00 Damascus time, 3 May 2026', '2026-05-03T07:00'],
  ['Publication embargo: 3 May 2026 at 12 noon GMT', '2026-05-03T12:00'],
  ['Publication embargo: 3 May 2026 at midday GMT', '2026-05-03T12:00'],
  ['Publication embargo: 3 May 2026 at midnight GMT', 'held'],
  ['Publication embargo: 3 May 2026 at 12:00 midnight GMT', 'held'],
  ['Embargoed until 00:01 GMT, 3 May 2026', '2026-05-03T00:01'],
  ['For immediate release after 10:00 GMT 3 May 2026', '2026-05-03T10:00'],
  ['For immediate release after 10:00 GMT 3 May 2026.', '2026-05-03T10:00'],
  ['For release from 10:00 GMT on 3 May 2026', '2026-05-03T10:00'],
  ['E M B A R G O 3 May 2026, 10:00 GMT', '2026-05-03T10:00'],
  ['E M B A R G O 3 May', 'held'],
  ['E M B A R G O E D until 10:00 GMT, 3 May 2026', '2026-05-03T10:00'],
  ['E.M.B.A.R.G.O.E.D until Sunday noon', 'held'],
  ['Not for publication before 10:00 GMT, 3 May 2026', '2026-05-03T10:00'],
  ['Not for publication before the press conference', 'held'],
  ['NOT FOR BROADCAST UNTIL 10:00 GMT 3 MAY 2026', '2026-05-03T10:00'],
  ['Not for publication after 10:00 GMT, 3 May 2026', 'held'],
  ['Hold for release 10:00 GMT, 3 May 2026', '2026-05-03T10:00'],
  ['Hold for release until further notice', 'held'],
  ['Strictly embargoed: not for release until 10:00 GMT, 3 May 2026', '2026-05-03T10:00'],
  ['Under embargo till 10:00 GMT, 3 May 2026', '2026-05-03T10:00'],
  ['Do not publish until 10:00 GMT, 3 May 2026', '2026-05-03T10:00'],
  ['Please do not publish before 10:00 GMT, 3 May 2026.', '2026-05-03T10:00'],
  ['News under embargo, 3 May 2026, ten in the morning', 'held'],
  ['This release is embargoed until 10:00 GMT, 3 May 2026.', '2026-05-03T10:00'],
  ['This statement may not be published before the end of the hearing.', 'held'],
  ['The report is embargoed until Sunday.', 'held'],
  ['Embargo 3.5.26, 10.00', 'held'],
  ['Embargoed until 10:00 GMT, 5/3/2026', 'held'],
  ['Olive Fund | under embargo until 10:00 GMT | 3 May 2026', 'held'],
  ['To be released on 3 May 2026 at 10:00 GMT', '2026-05-03T10:00'],
  ['For use after 10:00 GMT 3 May 2026', '2026-05-03T10:00'],
  ['Can be published from 10:00 GMT, 3 May 2026', '2026-05-03T10:00'],
  ['Free for publication from 3 May 2026, 10:00 GMT', '2026-05-03T10:00'],
  ['No publication before 3 May 2026', 'held'],
  ['للنشر في 3 أيار 2026 الساعة 10:00 بتوقيت غرينتش', '2026-05-03T10:00'],
  ['للنشر يوم 3 أيار 2026', 'held'],
  ['يسمح بالنشر بعد 3 أيار 2026', 'held'],
  ['لا تنشر قبل الأحد', 'held'],
  ['تحت الحظر', 'held'],
  ['Diffusion le 3 mai 2026 à 10h GMT', '2026-05-03T10:00'],
  ['Yayın yasağı: 3 Mayıs 2026 saat 10:00', 'held'],
  ['Pazar gününden önce yayınlamayınız', 'held'],
  ['Frei ab 3. Mai 2026, 10 Uhr', 'held'],
  ['Nicht vor dem 3. Mai 2026 veröffentlichen', 'held'],
  ['Embargo hasta el 3 de mayo de 2026', 'held'],
  ['Sperrfrist: 3. Mai 2026, 10:00 Uhr', 'held'],
  ['Sperrfrist: 3. Mai 2026, 10:00 Uhr MESZ', '2026-05-03T08:00'],
  ['Sous embargo jusqu’au 3 mai 2026 à 10 h 00', 'held'],
  ['Sous embargo jusqu’au 3 mai 2026 à 10 h 00 (heure de Genève)', '2026-05-03T08:00'],
  ['Ne pas publier avant le 3 mai 2026 à 10h00 GMT', '2026-05-03T10:00'],
  ['À ne pas diffuser avant le 3 mai 2026', 'held'],
  ['Prière de ne pas publier avant le 3 mai 2026 à midi, heure de Paris', '2026-05-03T10:00'],
  ['Diffusion à partir du 3 mai 2026, 10 h', 'held'],
  ["3 Mayıs 2026 saat 10:00'a kadar ambargolu", 'held'],
  ["Türkiye saatiyle 3 Mayıs 2026 saat 10:00'a kadar ambargolu", '2026-05-03T07:00'],
  ['3 Mayıs 2026 saat 10:00’dan (TSİ) önce yayımlanamaz', '2026-05-03T07:00'],
  ['3 Mayıs 2026 tarihinden önce yayımlanamaz.', 'held'],
  ['Basın toplantısının sonuna kadar ambargoludur', 'held'],
  ['حظر نشر حتى ٣/٥/٢٠٢٦ الساعة ١٠:٠٠ بتوقيت غرينتش', '2026-05-03T10:00'],
  ['حظر نشر حتى ٣/٥/٢٠٢٦', 'held'],
  ['النشر محظور حتى الساعة 10:00 بتوقيت غرينتش، 3 أيار 2026', '2026-05-03T10:00'],
  ['يرجى عدم النشر قبل الساعة 10:00 بتوقيت غرينتش، 3 أيار 2026', '2026-05-03T10:00'],
  ['للنشر بعد الساعة العاشرة صباحاً بتوقيت دمشق، 3 أيار 2026', '2026-05-03T07:00'],
  ['للنشر بعد الساعة العاشرة من يوم 3 أيار 2026.', 'held'],
  ['غير قابل للنشر قبل 3 أيار 2026', 'held'],
  ['محظور النشر لغاية الأحد 3 أيار 2026، 10:00 بتوقيت غرينتش', '2026-05-03T10:00'],
  ['لا يُنشر قبل الساعة 13:00 بتوقيت دمشق، 3 أيار 2026', '2026-05-03T10:00'],
  ['لا يُنشر إلا بعد الساعة 13:00 بتوقيت دمشق، 3 أيار 2026', '2026-05-03T10:00'],
  ['حـظـر الـنـشـر حتى 3 أيار 2026', 'held'],
  ['إمبارغو حتى 3 أيار 2026', 'held'],
  ['الحظر حتى الساعة 12 ظهراً بتوقيت بيروت، 3 أيار 2026', '2026-05-03T09:00'],
  ['حظر النشر حتى منتصف الليل بتوقيت دمشق، 3 أيار 2026', 'held'],
]

describe.each(Object.entries(places))('%s', (_, dress) => {
  it.each(lines)('%s', (line, fate) => expect(fateOf(dress(line))).toBe(fate))
})

const prose = [
  'The embargo on Syria until 2013 cost farmers two harvests.',
  'The EU extended its arms embargo on Syria until 31 May 2027, and thirteen members voted for it.',
  'The embargo was extended until 31 May 2027.',
  'The arms embargo, which ends on 3 May 2026, was never kept by all.',
  'Syria was under embargo until 2013 and could not buy spare parts.',
  'An oil embargo imposed on 3 May 2025 remains, the minister said after the vote.',
  'Before the embargo, 40 lorries crossed every day. After it, none did.',
  'The fuel embargo will not end before 31 May 2027, the speaker said.',
  'The court released nine detainees after 10 p.m. on Saturday.',
  'The commission published its report after a hearing on 18 April 2026.',
  'The fund released 3 million on 19 April 2026, before the rains came.',
  'He asked the press not to publish the names of the children.',
  'Families were not told of the release until Sunday, 19 April 2026.',
  'Four teachers were released on 20 April 2026 after two years.',
  'The publication of the list was put off until 31 May 2026.',
  'The embargo of 2011 hit trade, food and medicine until the border was opened again in 2015 at the request of farmers, and the council then counted what had been lost before 31 May 2027 in all of the valley.',
  'L’embargo sur les armes est prolongé jusqu’au 31 mai 2027, a dit le porte-parole.',
  'Le rapport a été publié après la réunion du 18 avril 2026.',
  'L’embargo pétrolier a duré jusqu’en 2013.',
  'Silah ambargosu 31 Mayıs 2027 tarihine kadar uzatıldı.',
  'Rapor 18 Nisan 2026 tarihinden sonra yayımlandı.',
  'Ülkeye uygulanan ambargo 2013 yılına kadar sürdü.',
  'حظر الأسلحة المفروض حتى 31 أيار 2027 لم يغيّر شيئاً، بحسب المتحدث.',
  'مدّد المجلس حظر الأسلحة المفروض على سوريا حتى 31 أيار 2027.',
  'يستمر حظر التجول حتى الساعة 10:00 من يوم 3 أيار 2026.',
  'رفع المجلس حظر التجول عند الساعة 6:00 صباحاً من يوم 21 نيسان 2026.',
  'بقي الحظر المفروض على البلاد حتى عام 2013.',
  'نشرت اللجنة تقريرها بعد جلسة عُقدت في 18 نيسان 2026.',
  'بدأ نشر القوات في المدينة قبل 18 نيسان 2026 بأيام.',
  'قال إن النشر لن يتوقف بعد اليوم.',
]

const headlines = [
  'Security Council Extends Arms Embargo Until 31 May 2027',
  'Arms Embargo on Syria Extended Until 31 May 2027',
  'Embargo on Flour Lifted After 3 Years',
  'Syria Rebuilds After Embargo',
  'Farmers Count Losses of the 2011 Embargo',
  'Nine Detainees Released After Ten Years',
  'Nine Detainees Released on 18 April 2026 After Ten Years',
  'Council Publishes Its Budget Before Summer',
  'Press Release: Schools Reopen After 1 May 2026',
  'L’embargo sur les armes prolongé jusqu’au 31 mai 2027',
  'Silah ambargosu 31 Mayıs 2027 tarihine kadar uzatıldı',
  'حظر الأسلحة المفروض على سوريا حتى 31 أيار 2027',
  'حظر التجول في إدلب حتى 3 أيار 2026',
  'حظر النشر في قضية المحافظ يدخل شهره الثاني',
  'المجلس ينشر تقريره السنوي',
]

describe('not ours', () => {
  it('there are enough of them', () => expect(prose.length + headlines.length).toBeGreaterThan(40))

  it.each(prose)('prose: %s', (sentence) => {
    expect(fateOf(`1 April 2026\n\n${title}\n\n${sentence}\n\n${lead}\n`)).toBe('out')
    expect(fateOf(`1 April 2026\n\n${title}\n\n${lead}\n\n${sentence}\n`)).toBe('out')
    expect(fateOf(`1 April 2026\n\n${title}\n\n${wrap(`${lead} ${sentence} ${lead}`)}\n`)).toBe(
      'out',
    )
  })

  it.each(headlines)('headline: %s', (line) => {
    expect(fateOf(`1 April 2026\n\n${line}\n\n${lead}\n`)).toBe('out')
  })

  it('a number to call that is not for publication', () => {
    const contact = 'Contact (not for publication): +00 555 0142, 10:00-17:00'
    expect(fateOf(`1 April 2026\n\n${title}\n\n${lead}\n\n${contact}\n`)).toBe('out')
  })
})

/** At 60 columns, so that a line may begin with any word of the sentence. */
function wrap(text: string): string {
  return text.replace(/(.{1,60})(?:[^\S\n]|$)/gm, '$1\n').trim()
}

describe('a long paragraph', () => {
  const long = `${lead} It took them nine weeks, two lorries of pipes and the help of a hundred neighbours.`
  it.each([
    'This release is embargoed until 10 a.m. GMT, 3 May 2026.',
    'It may not be published before 10:00 GMT on 3 May 2026.',
    'Until 3 May 2026, 10:00 GMT, the news is under embargo.',
  ])('that holds %s', (sentence) => {
    const text = `1 April 2026\n\n${title}\n\n${long} ${sentence} ${lead}\n`
    expect(fateOf(text)).toBe('held')
    expect(fateOf(wrap(text))).not.toBe('out')
  })
})

describe('a day to come', () => {
  const under = (line: string) => `1 April 2026\n\n${title}\n\n${line}\n\n${lead}\n`

  it.each([
    'Open to all papers after 3 May 2026',
    'Nothing of it before 3 May 2026, please',
    'لا شيء منه قبل 3 أيار 2026',
  ])('holds what would be a subtitle: %s', (line) => expect(fateOf(under(line))).toBe('held'))

  it.each(['Four villages had waited since 3 May 2025', 'Water by 3 May 2026, says engineer'])(
    'without such a word, or gone by, does not: %s',
    (line) => expect(fateOf(under(line))).toBe('out'),
  )
})

describe('a held embargo', () => {
  const line = 'EMBARGOED until 10:00, 3 May 2026: Judge Frees Nine'

  it('quotes its line apart from the reason, which says nothing of the text', () => {
    const text = `${line}\n\n1 April 2026\n\n${title}\n\n${lead}\n`
    const result = parseRelease(text, { today, format: 'text' })
    expect(result).toMatchObject({ ok: false, missing: [{ field: 'embargo', quote: line }] })
    const reasons = result.ok ? [] : result.missing.map((one) => one.reason)
    expect(reasons.join()).not.toMatch(/Judge|nine/i)
  })
})

describe('an embargo that the editor gives', () => {
  const text = (line: string) => `${line}\n\n1 April 2026\n\n${title}\n\n${lead}\n`
  const parse = (line: string, embargo: string) =>
    parseRelease(text(line), { today, format: 'text', embargo })

  it.each([
    ['2026-05-03 10:00 GMT', '2026-05-03T10:00:00Z'],
    ['3 May 2026, 1 p.m. Damascus time', '2026-05-03T10:00:00Z'],
    ['الأحد 3 أيار 2026، الساعة 13:00 بتوقيت دمشق', '2026-05-03T10:00:00Z'],
    ['2026-04-01 10:00 GMT', '2026-04-01T10:00:00Z'],
  ])('%s wins over a line that cannot be read', (embargo, end) => {
    const until = Date.parse(end)
    expect(parse('EMBARGOED until Sunday', embargo)).toMatchObject({
      ok: true,
      release: { embargo: { until }, doubts: [{ field: 'kind' }] },
    })
  })

  it('wins over one that can, which is told, and stands where the file has none', () => {
    const until = Date.parse('2026-05-03T10:00Z')
    expect(parse('EMBARGOED until 09:00 GMT, 4 May 2026', '2026-05-03 10:00 GMT')).toMatchObject({
      release: {
        embargo: { until },
        doubts: [{ reason: 'The text says 2026-05-04T09:00:00.000Z' }, { field: 'kind' }],
      },
    })
    expect(parse('PRESS RELEASE', '2026-05-03 10:00 GMT')).toMatchObject({
      release: { embargo: { until } },
    })
  })

  it.each(['2026-05-03 10:00', 'Sunday noon GMT', 'soon'])('asks again for %s', (embargo) => {
    expect(parse('PRESS RELEASE', embargo)).toMatchObject({
      ok: false,
      missing: [{ field: 'embargo', reason: expect.stringContaining('--embargo') }],
    })
  })
})

describe('a headline that reads as an embargo', () => {
  const line = 'Court Will Not Publish Names Until 31 May 2027'
  const text = `1 April 2026\n\n${line}\n\n${lead}\n`

  it('is asked about, and goes out when an editor gives it as the headline', () => {
    expect(fateOf(text)).toBe('held')
    const given = parseRelease(text, { today, format: 'text', title: line })
    expect(given).toMatchObject({ ok: true, release: { content: { title: line } } })
  })
})
