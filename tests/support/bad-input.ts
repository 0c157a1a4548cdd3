/** What people, clients and attackers send that nobody meant: words, numbers and presses, each with a name. */

type Case = [name: string, text: string]

/** Three characters of each 256 that Unicode has assigned, controls and lone surrogates included. */
function unicode(): Case[] {
  return Array.from({ length: 0x110000 / 0x100 }, (_, block): Case[] => {
    const characters = Array.from({ length: 0x100 }, (_, at) =>
      String.fromCodePoint(block * 0x100 + at),
    ).filter((one) => /\P{Cn}/u.test(one) && !/\p{Co}/u.test(one))
    const [first = '', middle = '', last = ''] = [0, characters.length >> 1, -1].map((at) =>
      characters.at(at),
    )
    const name = `U+${(block * 0x100).toString(16).padStart(4, '0')}`
    // The great scripts have hundreds of such ranges, one like the other.
    const isMore =
      /[\p{Script=Han}\p{Script=Hangul}\p{Script=Tangut}]/u.test(middle) && block % 16 > 0
    return characters.length === 0 || isMore ? [] : [[name, first + middle + last]]
  }).flat()
}

const long: Case[] = [
  ['64 letters', 'x'.repeat(64)],
  ['65 letters', 'x'.repeat(65)],
  ['a word of 4000', 'غ'.repeat(4000)],
  ['sixty-four emoji', '🕊️'.repeat(64)],
  ['one letter under a thousand accents', `e${'\u0301'.repeat(1000)}`],
  ['eight words', 'one two three four five six seven eight'],
  ['nine words', 'one two three four five six seven eight nine'],
  ['500 words', 'word '.repeat(500).trim()],
  ['a family at the edge', `${'x'.repeat(60)}👨‍👩‍👧‍👦`],
  ['a pair cut in two', `${'x'.repeat(63)}🕊`],
]

const invisible: Case[] = [
  ['a zero width space', '\u200b'],
  ['a zero width joiner', '\u200d'],
  ['a soft hyphen', '\u00ad'],
  ['a byte order mark', '\ufeffidlib'],
  ['an override', '\u202elatest\u202c'],
  ['an embedding', '\u202bidlib'],
  ['isolates that never end', '\u2066\u2067\u2068idlib'],
  ['marks alone', '\u200e\u200f\u061c'],
  ['a null', 'idlib\u0000aleppo'],
  ['controls', '\u0001\u0007\u001b[31m'],
  ['a lone high surrogate', 'idlib \ud83d'],
  ['a lone low surrogate', '\udd4a idlib'],
  ['a no-break space', '\u00a0\u00a0'],
  ['a line separator', 'idlib\u2028aleppo'],
  ['a tab', 'idlib\taleppo'],
  ['a Hangul filler', '\u3164'],
  ['tatweel alone', 'ــــ'],
  ['vowel signs alone', 'ًٌٍَُِّْ'],
  ['a variation selector', '\ufe0f'],
  ['a tag sequence', '🏴\u{e0067}\u{e0062}\u{e007f}'],
]

const injected: Case[] = [
  ['bold', '**idlib**'],
  ['a Markdown link', '[idlib](https://evil.example)'],
  ['a masked link', '[https://barid.example](https://evil.example)'],
  ['an HTML tag', '<b>idlib</b>'],
  ['an HTML link', '<a href="tg://user?id=1">idlib</a>'],
  ['an entity', '&lt;idlib&gt;&amp;'],
  ['a code block', '```js\nalert(1)\n```'],
  ['a spoiler', '||idlib||'],
  ['everyone', '@everyone @here'],
  ['a mention', '<@1234567890> <@&1> <#1>'],
  ['a timestamp', '<t:1700000000:R>'],
  ['a custom emoji', '<:x:123456789012345678>'],
  ['a slash mention', '</latest:0>'],
  ['a heading', '# idlib'],
  ['small print', '-# idlib'],
  ['a quotation', '>>> idlib'],
  ['backslashes', '\\\\\\*\\_'],
  ['underscores', '__idlib__ _x'],
  ['a bare URL', 'https://evil.example/?q=idlib'],
  ['a script URL', 'javascript:alert(1)'],
  ['a Telegram link', 'tg://resolve?domain=x'],
  ['SQL', "'; drop table items; --"],
  ['SQL with a comment', 'idlib" or 1=1 /*'],
  ['a full-text phrase', '"idlib" NEAR "aleppo"'],
  ['full-text operators', 'idlib AND NOT (aleppo OR *)'],
  ['a full-text column', 'words:idlib ^stems'],
  ['a tsquery', "idlib & !'aleppo':* <-> x"],
  ['a percent sign', '%_%'],
  ['a format', '%s %d ${process.env} {{7*7}}'],
  ['Fluent', '{ $topic } { latest }'],
  ['JSON', '{"kind":"press"}'],
  ['a path', '../../etc/passwd'],
  ['a prototype', '__proto__'],
  ['a constructor', 'constructor'],
  ['a method', 'toString'],
  ['a regular expression', '(a+)+$'],
  ['an empty group', '()[]{}'],
  ['a shell', '$(reboot) `id`'],
]

const numbers: Case[] = [
  ['zero', '0'],
  ['minus one', '-1'],
  ['plus one', '+1'],
  ['a fraction', '1.5'],
  ['a comma', '1,5'],
  ['an exponent', '1e9'],
  ['hexadecimal', '0x10'],
  ['the largest safe one and one', '9007199254740992'],
  ['64 bits', '18446744073709551616'],
  ['a hundred digits', '9'.repeat(100)],
  ['Arabic-Indic', '٩٩٩٩'],
  ['Persian', '۹۹'],
  ['Devanagari', '१२'],
  ['full width', '１２'],
  ['superscript', '²'],
  ['Roman', 'Ⅻ'],
  ['infinity', 'Infinity'],
  ['not a number', 'NaN'],
  ['two', '1 2'],
  ['one with a word', '1 idlib'],
]

export const badWords: Case[] = [['nothing', ''], ...long, ...invisible, ...injected, ...numbers]

export const badCharacters = unicode()

/** What no button of ours carries, or what one carried that is gone. */
export const badPresses: Case[] = [
  ['a space', ' '],
  ['a slash', '/'],
  ['two slashes', '//latest'],
  ['no slash', 'latest'],
  ['capitals', '/LATEST'],
  ['another bot’s', 'vote:yes:42'],
  ['bytes', '\u0000\u0001\u0002'],
  ['an old wizard', '{"step":3}'],
  ['no such command', '/publish 1'],
  ['no such number', '/read 99999999'],
  ['a negative number', '/read -1'],
  ['no such topic', '/topic nowhere'],
  ['a topic of any script', '/topic إدلب'],
  ['more of nothing', '/more'],
  ['more without a place', '/more en l'],
  ['a broken place', '/more en l x'],
  ['a place of signs', '/more en l ../..'],
  ['a place at the end of time', '/more en l zzzzzzzzz.zzzzzzzz.zzzz'],
  ['a place before all', '/more en l 0.0.0'],
  ['a weight that there is not', '/more en l 1.1.1.7'],
  ['a weight where there is none', '/more en l zzzzzzzzz.1.1.1'],
  ['a language that there is not', '/more xx l 1.1.1'],
  ['a prototype as a language', '/more __proto__ l 1.1.1'],
  ['another’s search', '/more en q:AAAAAAAAAAAA 1.1.1'],
  ['an id of signs', "/more en q:' 1.1.1"],
  ['a list that there is not', '/more en z:1 1.1.1'],
  ['a topic that there is not', '/more en t:nowhere 1.1.1'],
  ['topics from before the first', '/more en n -5'],
  ['topics from behind the last', '/more en n 99999'],
  ['topics from no number', '/more en n NaN'],
  ['topics from a half', '/more en n 0.5'],
  ['a withdrawal by nobody', '/withdraw 1 1 yes tell'],
  ['a redaction by nobody', '/redact 1 1 yes'],
  ['a yes to no draft', '/correct 1 1 yes AAAAAAAA tell'],
  ['a draft of signs', "/fix 1 1 done ';--"],
  ['a deed that there is not', '/update 1 1 constructor'],
  ['show without words', '/show'],
  ['show of show', '/show show latest'],
  ['show of a press', '/show more en l 1.1.1'],
  ['a marker alone', 'AAAAAAAAAAAAAAAA|'],
  ['two markers', 'AAAAAAAAAAAAAAAA|BBBBBBBBBBBBBBBB|/latest'],
  ['64 bytes', `/search ${'x'.repeat(56)}`],
  ['Arabic to the last byte', `/topic ${'غ'.repeat(28)}`],
]
