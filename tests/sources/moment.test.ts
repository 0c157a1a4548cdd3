/** Dates, times, zones and embargoes in every form that a line may have. */

import { describe, expect, it } from 'vitest'
import { isEmbargoLine } from '../../src/sources/press-release/embargo-line.ts'
import { readEmbargo } from '../../src/sources/press-release/embargo.ts'
import { readMoment, sourceDate } from '../../src/sources/press-release/moment.ts'
import { instantOf } from '../../src/sources/press-release/zones.ts'

const today = '2026-04-20'
const dateOf = (line: string) => sourceDate(readMoment(line, today))

describe('days', () => {
  it.each([
    ['Tuesday, 18 February 2020', '2020-02-18'],
    ['February 18, 2020', '2020-02-18'],
    ['18th of February, 2020', '2020-02-18'],
    ['Feb. 18, 2020', '2020-02-18'],
    ['2020-02-18', '2020-02-18'],
    ['18.02.2020', '2020-02-18'],
    ['18/2/2020', '2020-02-18'],
    ['2/18/2020', '2020-02-18'],
    ['الثلاثاء 18 شباط/فبراير 2020', '2020-02-18'],
    ['18 شباط (فبراير) 2020', '2020-02-18'],
    ['١٨ فبراير ٢٠٢٠', '2020-02-18'],
    ['۱۸ شباط ۲۰۲۰', '2020-02-18'],
    ['1 كانون الثاني 2021', '2021-01-01'],
    ['31 كانون الأول/ديسمبر 2021', '2021-12-31'],
    ['5 تشرين الأول 2021', '2021-10-05'],
    ['5 تشرين الثاني 2021م', '2021-11-05'],
    ['3 آذار 2021', '2021-03-03'],
    ['3 إبريل 2021', '2021-04-03'],
    ['9 غشت 2021', '2021-08-09'],
    ['24 جمادى الآخرة 1441 هـ الموافق 18 شباط 2020', '2020-02-18'],
    ['mardi 18 février 2020', '2020-02-18'],
    ['le 1er août 2020', '2020-08-01'],
    ['18 Şubat 2020 Salı', '2020-02-18'],
    ['3 AĞUSTOS 2021', '2021-08-03'],
    ['29 February 2024', '2024-02-29'],
  ])('%s', (line, day) => {
    const moment = readMoment(line, today)
    expect(moment).toMatchObject({ day, leftover: [] })
  })

  it.each([
    '29 February 2023',
    '31 April 2020',
    '0 May 2020',
    '18 February 1066',
    'May',
    '12 mayors',
    'في المنطقة',
  ])('none in "%s"', (line) => expect(dateOf(line)).toBeUndefined())

  it.each([
    ['28 December', '2027-01-10', '2026-12-28'],
    ['3 January', '2026-12-20', '2027-01-03'],
    ['29 February', '2027-06-01', '2028-02-29'],
  ])('%s seen from %s', (line, from, day) => {
    const moment = readMoment(line, from)
    expect(moment.day).toBe(day)
    expect(moment.doubts).toHaveLength(1)
  })

  it('doubts what can be read in two ways, and a wrong day of the week', () => {
    expect(readMoment('02/03/2020', today).doubts).toHaveLength(1)
    expect(readMoment('03/03/2020', today).doubts).toEqual([])
    expect(readMoment('الأحد 18 شباط 2020', today).doubts).toHaveLength(1)
    expect(readMoment('Tuesday 18 February 2020', today).doubts).toEqual([])
  })
})

describe('times and zones', () => {
  it.each([
    ['18 February 2020 20:21', { time: '20:21' }],
    ['18 February 2020, 8.05 p.m.', { time: '20:05' }],
    ['12 am, 18 February 2020', { time: '00:00' }],
    ['18 février 2020, 10h30', { time: '10:30' }],
    ['18 février 2020 à 10 h', { time: '10:00' }],
    ['18 شباط 2020 الساعة 9:15 مساءً', { time: '21:15' }],
    ['18 شباط 2020، الساعة الثانية عشرة ظهراً', { time: '12:00' }],
    ['18 Şubat 2020, saat 14.30', { time: '14:30' }],
    ['18 February 2020, 20:21 GMT', { time: '20:21', zone: 'GMT' }],
    ['18 February 2020 20:21 (Damascus time)', { time: '20:21', zone: 'Damascus time' }],
    ['2020-02-18T20:21:00+03:00', { time: '20:21', zone: '+03:00' }],
    ['18 شباط 2020، 20:21 بتوقيت دمشق', { time: '20:21', zone: 'بتوقيت دمشق' }],
    ['18 February 2020 25:00', {}],
    ['18 February 2020 GMT', {}],
  ])('%s', (line, expected) => {
    expect(dateOf(line)).toEqual({ day: '2020-02-18', ...expected })
  })

  it('a repeated hour is the later one, a skipped hour does not come early', () => {
    const paris = { region: 'Europe/Paris' }
    expect(instantOf('2026-10-25', '02:30', paris)).toBe(Date.parse('2026-10-25T01:30Z'))
    expect(instantOf('2026-03-29', '02:30', paris)).toBe(Date.parse('2026-03-29T01:30Z'))
    expect(instantOf('2026-05-03', '10:00', { offset: -150 })).toBe(Date.parse('2026-05-03T12:30Z'))
  })
})

describe('embargoes', () => {
  it.each([
    ['EMBARGOED until 10:00 GMT, 3 May 2026', '10:00Z'],
    ['Embargo: 3 May 2026, 13:00 (UTC+3)', '10:00Z'],
    ['STRICTLY EMBARGOED UNTIL SUNDAY, 3 MAY 2026, 1 P.M. DAMASCUS TIME', '10:00Z'],
    ['Not for publication before 12:00 CEST on 3 May 2026', '10:00Z'],
    ['FOR RELEASE 10:00 GMT 3 MAY 2026', '10:00Z'],
    ['[Under embargo until 6 a.m. New York time, 3 May 2026]', '10:00Z'],
    ['Embargoed until 2026-05-03T13:00+03:00', '10:00Z'],
    ['حظر النشر حتى الساعة 10:00 بتوقيت غرينتش، 3 أيار/مايو 2026', '10:00Z'],
    ['يمنع النشر قبل الساعة الواحدة ظهراً', undefined],
    ['محظور النشر حتى الأحد ٣ مايو ٢٠٢٦ الساعة ١٣:٠٠ بتوقيت مكة المكرمة', '10:00Z'],
    ['Sous embargo jusqu’au dimanche 3 mai 2026 à 12h00, heure de Genève', '10:00Z'],
    ['Ambargo: 3 Mayıs 2026 saat 13.00 (TSİ)', '10:00Z'],
    ['EMBARGOED until 10:00, 3 May 2026', undefined],
    ['EMBARGOED until 10:00 local time, 3 May 2026', undefined],
    ['EMBARGOED until 10:00 IST, 3 May 2026', undefined],
    ['EMBARGOED until midnight GMT, 3 May 2026', undefined],
    ['EMBARGOED until Monday, 10:00 GMT, 3 May 2026', undefined],
    ['EMBARGOED until 10:00 GMT, Monday 3 May 2026', undefined],
    ['EMBARGOED until 10:00 GMT, 3 May 2026, except for subscribers', undefined],
    ['حظر النشر حتى الساعة 11:00 ليلاً بتوقيت دمشق، 3 أيار 2026', undefined],
    ['EMBARGOED until 10:00 GMT, 3 May', '10:00Z'],
    ['EMBARGOED until 10:00 GMT, 3 April', undefined],
    ['حظر النشر حتى إشعار آخر', undefined],
    ['PRESS RELEASE – EMBARGOED UNTIL 10:00 GMT, 3 MAY 2026', '10:00Z'],
    ['بيان صحفي: حظر النشر حتى 10:00 بتوقيت غرينتش، 3 أيار 2026', '10:00Z'],
    ['1 May 2026 | Embargoed until 10:00 GMT, 3 May 2026', undefined],
    ['Embargoed until 10:00 GMT (12:00 CET), 3 May 2026', undefined],
    [`Embargoed until 10:00 GMT, 3 May 2026. ${'It must not be shared. '.repeat(20)}`, undefined],
  ])('%s', (line, time) => {
    expect(isEmbargoLine(line, today)).toBe(true)
    const reading = readEmbargo(line, today)
    expect(reading.ok ? reading.embargo.until : undefined).toBe(
      time === undefined ? undefined : Date.parse(`2026-05-03T${time}`),
    )
  })

  it.each([
    'Security Council Extends Arms Embargo Until 31 May 2027',
    'Embargo on flour lifted',
    'The embargo on arms was extended until 3 May 2026 by the council.',
    'حظر التجول يدخل يومه الثالث',
    'حظر النشر في قضية المحافظ يدخل شهره الثاني',
    'L’embargo sur les armes est prolongé',
    'FOR IMMEDIATE RELEASE',
    'For release: 18 February 2020',
  ])('none: %s', (line) => expect(isEmbargoLine(line, today)).toBe(false))
})
