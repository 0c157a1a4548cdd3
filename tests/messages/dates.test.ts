/** Dates in words, per language, with and without a clock time. */
import { describe, expect, it } from 'vitest'
import { dateText, momentDay, momentText } from '../../messages/dates.ts'

describe('the date of a source', () => {
  it.each([
    ['en', '2020-02-18', 'Tuesday, 18 February 2020', '18 February 2020'],
    ['ar', '2020-02-18', 'الثلاثاء 18 شباط/فبراير 2020', '18 شباط/فبراير 2020'],
    ['fr', '2020-02-18', 'mardi 18 février 2020', '18 février 2020'],
    ['tr', '2020-02-18', '18 Şubat 2020 Salı', '18 Şubat 2020'],
    ['fr', '2021-08-01', 'dimanche 1er août 2021', '1er août 2021'],
    ['en', '2024-02-29', 'Thursday, 29 February 2024', '29 February 2024'],
    ['en', '1999-12-31', 'Friday, 31 December 1999', '31 December 1999'],
    ['de', '2026-01-01', 'Thursday, 1 January 2026', '1 January 2026'],
  ])('%s %s', (language, day, long, short) => {
    expect(dateText({ day }, language)).toEqual({ long, short })
  })

  it.each([
    ['01', 'كانون الثاني/يناير'],
    ['02', 'شباط/فبراير'],
    ['03', 'آذار/مارس'],
    ['04', 'نيسان/أبريل'],
    ['05', 'أيار/مايو'],
    ['06', 'حزيران/يونيو'],
    ['07', 'تموز/يوليو'],
    ['08', 'آب/أغسطس'],
    ['09', 'أيلول/سبتمبر'],
    ['10', 'تشرين الأول/أكتوبر'],
    ['11', 'تشرين الثاني/نوفمبر'],
    ['12', 'كانون الأول/ديسمبر'],
  ])('names month %s in both Arabic families', (month, name) => {
    expect(dateText({ day: `2026-${month}-05` }, 'ar').short).toBe(`5 ${name} 2026`)
  })

  it.each([
    ['السبت', '2026-01-03'],
    ['الأحد', '2026-01-04'],
    ['الاثنين', '2026-01-05'],
    ['الثلاثاء', '2026-01-06'],
    ['الأربعاء', '2026-01-07'],
    ['الخميس', '2026-01-08'],
    ['الجمعة', '2026-01-09'],
  ])('begins an Arabic date with %s', (weekday, day) => {
    expect(dateText({ day }, 'ar').long.split(' ')[0]).toBe(weekday)
  })

  it('shows a clock time only with the zone that the source writes', () => {
    const day = '2020-02-18'
    expect(dateText({ day, time: '20:21' }, 'en').long).toBe('Tuesday, 18 February 2020')
    expect(dateText({ day, zone: 'GMT' }, 'en').short).toBe('18 February 2020')
    expect(dateText({ day, time: '20:21', zone: 'GMT' }, 'en')).toEqual({
      long: 'Tuesday, 18 February 2020, 20:21 (GMT)',
      short: '18 February 2020, 20:21 (GMT)',
    })
    expect(dateText({ day, time: '20:21', zone: 'بتوقيت دمشق' }, 'ar').short).toBe(
      '18 شباط/فبراير 2020، 20:21 (بتوقيت دمشق)',
    )
  })
})

describe('a moment of ours', () => {
  const at = Date.UTC(2020, 1, 18, 22, 5)

  it.each([
    ['en', 'Asia/Damascus', '19 February 2020, 00:05 (Damascus)'],
    ['ar', 'Asia/Damascus', '19 شباط/فبراير 2020، 00:05 (توقيت سوريا)'],
    ['ar', 'UTC', '18 شباط/فبراير 2020، 22:05 (UTC)'],
    ['en', 'America/New_York', '18 February 2020, 17:05 (New York)'],
    ['fr', 'Etc/GMT-3', '19 février 2020, 01:05 (Etc/GMT-3)'],
    ['tr', 'America/Argentina/Buenos_Aires', '18 Şubat 2020, 19:05 (Buenos Aires)'],
  ])('%s in %s', (language, zone, short) => {
    expect(momentText(at, zone, language).short).toBe(short)
  })

  it('has a day of its own in each zone', () => {
    expect(momentDay(at, 'Asia/Damascus', 'en').short).toBe('19 February 2020')
    expect(momentDay(at, 'UTC', 'en').short).toBe('18 February 2020')
  })
})
