/** Who speaks, as credits word it in four languages. */

import { describe, expect, it } from 'vitest'
import { cutCredit, issuerOf } from '../../src/sources/press-release/credit.ts'

describe('the issuer of a credit', () => {
  it.each([
    ['Olive Fund’s Media Department', 'Olive Fund'],
    ["The Drivers' Press Office", 'Drivers'],
    ['Media Office of the Olive Fund', 'Olive Fund'],
    ['Olive Fund Press Service', 'Olive Fund'],
    ['الدائرة الإعلامية في مجلس البلدات', 'مجلس البلدات'],
    ['المكتب الإعلامي لمجلس البلدات', 'مجلس البلدات'],
    ['المكتب الإعلامي للاتحاد', 'الاتحاد'],
    ['إدارة الإعلام في وزارة الزراعة', 'وزارة الزراعة'],
    ['Service de presse de la Fondation du Cèdre', 'Fondation du Cèdre'],
    ['Direction de la communication du Fonds', 'Fonds'],
    ['Zeytin Dalı Derneği Basın Bürosu', 'Zeytin Dalı Derneği'],
  ])('%s', (credit, issuer) => expect(issuerOf(credit)).toBe(issuer))

  it.each(['Qalamun Post', 'الوكالة', 'Media Department'])('none in %s', (credit) =>
    expect(issuerOf(credit)).toBeUndefined(),
  )
})

describe('a credit in parentheses', () => {
  it.each([
    ['The text. (Source: X’s Press Office)', 'The text.', 'X’s Press Office'],
    ['The text (Source : X).', 'The text', 'X'],
    ['النص. (المصدر: الدائرة الإعلامية)', 'النص.', 'الدائرة الإعلامية'],
    ['Metin. [Kaynak: Dernek]', 'Metin.', 'Dernek'],
  ])('%s', (text, rest, credit) => expect(cutCredit(text)).toMatchObject({ text: rest, credit }))

  it.each(['He said (source: a friend) so.', 'The text. (Resource: X)', 'No credit.'])(
    'none: %s',
    (text) => expect(cutCredit(text)).toBeUndefined(),
  )
})
