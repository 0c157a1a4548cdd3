/** How embargoes are written: the words of each language; the patterns of `says` meet folded text. */

import type { Lexicon } from '../lexicon.ts'

type EmbargoWords = Lexicon['embargo']

const englishBans = [
  ...['release', 'publication', 'broadcast', 'distribution', 'circulation', 'use'].map(
    (use) => `not for ${use}`,
  ),
  ...['published', 'released', 'broadcast', 'used', 'distributed', 'quoted'].map(
    (use) => `not to be ${use}`,
  ),
  ...['publish', 'release', 'broadcast', 'use', 'distribute', 'quote', 'share', 'post'].map(
    (use) => `do not ${use}`,
  ),
]

/** What embargoes are laid on, or who lays them. */
const goods =
  'arms|weapons?|oil|fuel|gas|energy|petroleum|crude|timber|gold|diamonds?|trade|economic|financial|' +
  'military|air|naval|aviation|travel|food|flour|wheat|grain|exports?|imports?|technology|' +
  'eu|un|us|u\\.s\\.|u\\.n\\.|american|european|russian|western|gulf'
/** An embargo on these is one on news. */
const onNews =
  '\\d|this|publi|release|(?:mon|tues|wednes|thurs|fri|satur|sun)day|the\\s+(?:release|publi|report|content)'
const englishGoods = new RegExp(
  `(?<!\\p{L})(?:${goods})\\s+embargo\\p{L}*|` +
    `(?<!\\p{L})embargo(?:es)?\\s+(?:on|against|over|of|imposed)\\s+(?!${onNews})`,
  'u',
)

export const englishEmbargo: EmbargoWords = {
  opens: [
    'embargoed until',
    'embargoed till',
    'embargoed for',
    'embargoed to',
    'embargo until',
    'embargo till',
    'embargo ends',
    'embargo lifts',
    'embargo date',
    'embargo time',
    'publication embargo',
    'news embargo',
    'under embargo',
    'under strict embargo',
    'strict embargo',
    'strictly embargoed',
    'strictly under embargo',
    'embargoed press release',
    'embargoed news release',
    'press embargo',
    'confidential until',
    'confidential till',
    'hold for release',
    'hold until',
    'hold till',
    'release embargoed',
    ...englishBans.flatMap((ban) =>
      ['before', 'until', 'till', 'prior to'].map((end) => `${ban} ${end}`),
    ),
  ],
  bare: ['embargo', 'embargoed', 'sperrfrist', 'sperrvermerk'],
  courtesies: ['please', 'kindly', 'strictly', 'private and', 'private'],
  until: ['until', 'till', 'not before', 'for release'],
  phrases: [
    'until till for from before after prior to not under strict strictly embargo embargoed',
    'press media news release publication statement publish published released broadcast use',
    'immediate immediately time date to be may can free distribution confidential hold please kindly this is the uhr',
  ],
  says: {
    // Offices write the words of their own country over English texts, too.
    ban: /(?<!\p{L})(?:embargo|sperrfrist|sperrvermerk|gesperrt|frei ab|nicht vor)/u,
    goods: englishGoods,
    publish:
      /(?<!\p{L})(?:publish|publication|(?<!(?:press|news|media) )release|broadcast|disseminat|distribut|circulat|confidential)/u,
    not: /(?<!\p{L})(?:not|never|cannot|don't)(?!\p{L})/u,
    until: /(?<!\p{L})(?:until|till?|before|prior to|earlier than|bis|hasta)(?!\p{L})/u,
    after: /(?<!\p{L})(?:after|from(?=\s+\d))(?!\p{L})/u,
    begins:
      /(?:for (?:immediate )?|to be |time of )?(?:release|released|publication|published|use|broadcast|distribution)(?: time| date)?/u,
    self: /(?<!\p{L})(?:this\s+(?:press\s+|news\s+|media\s+)?(?:release|statement|report|document|text|material|article|story|content|information|announcement|briefing)|(?:is|are|remains?)\s+(?:strictly\s+)?(?:embargoed|under\s+(?:a\s+)?(?:strict\s+)?embargo))/u,
  },
}

const arabicBans = [
  'حظر النشر',
  'محظور النشر',
  'محظور نشره',
  'يحظر النشر',
  'يمنع النشر',
  'ممنوع النشر',
  'ممنوع من النشر',
]
const arabicUntils = ['حتى', 'لغاية', 'قبل', 'إلى']

export const arabicEmbargo: EmbargoWords = {
  opens: [
    ...arabicBans.flatMap((ban) => arabicUntils.map((until) => `${ban} ${until}`)),
    'يحظر نشر هذا',
    'يحظر نشر هذه',
    'يمنع نشر هذا',
    'يمنع نشر هذه',
    ...[
      'غير قابل للنشر',
      'ليس للنشر',
      'لا ينشر',
      'لا تنشر',
      'لا تنشروا',
      'عدم النشر',
      'عدم نشر هذا البيان',
    ].flatMap((ban) => [...arabicUntils, 'إلا بعد'].map((until) => `${ban} ${until}`)),
    'للنشر بعد',
    'النشر بعد',
    'تحت الحظر حتى',
    'خاضع لحظر النشر',
    'موعد رفع الحظر',
  ],
  bare: [...arabicBans, 'حظر', 'محظور', 'حظر نشر', 'تحت الحظر', 'تحت حظر النشر'],
  courtesies: ['يرجى', 'الرجاء', 'نرجو', 'رجاء'],
  until: ['حتى', 'لغاية', 'إلى حين', 'قبل'],
  phrases: [
    'حظر الحظر النشر نشر نشره للنشر ينشر محظور ممنوع يحظر يمنع من على حتى قبل بعد إلا لغاية إلى وذلك كامل',
    'لا عدم غير قابل ليس تحت خاضع موعد رفع يسمح بالنشر بنشره اعتبارا ابتداء يرجى الرجاء نرجو رجاء',
    'هذا هذه البيان الخبر المادة بيان صحفي صحافي',
  ],
  says: {
    ban: /(?<!\p{L})(?:(?:حظر|محظور|ممنوع|يحظر|يمنع)\s+(?:من\s+|علي\s+)?(?:ال)?نشر|(?:ال)?نشر(?:ه|ها)?\s+(?:محظور|ممنوع)|(?:ال)?(?:حظر|محظور)(?=\s*(?:حتي|لغايه|قبل|[:\d]|$))|ا[مي]بارغو)/u,
    // «نشر» is to deploy as well.
    publish:
      /(?<!\p{L})(?:النشر|للنشر|بالنشر|بنشر|ينشر|تنشر|نشره|نشرها|نشر\s+(?:هذا|هذه|البيان|الخبر|الماده|التصريح|التقرير|قبل|بعد|حتي)|سري(?=\s+حتي))(?!\p{L})/u,
    not: /(?<!\p{L})(?:لا|عدم|غير|ليس|يمنع|ممنوع|محظور|يحظر|حظر)(?!\p{L})/u,
    until: /(?<!\p{L})(?:حتي|قبل|لغايه|الا بعد)(?!\p{L})/u,
    begins: /(?:للنشر|ينشر|يسمح بالنشر|يسمح بنشره)/u,
    after: /(?<!\p{L})(?<!الا )(?:بعد|اعتبارا من|ابتداء من|بدءا من)(?!\p{L})/u,
    self: /(?<!\p{L})(?:هذا\s+(?:البيان|الخبر|التصريح|التقرير|النص|المحتوي)|هذه\s+(?:الماده|المعلومات))(?!\p{L})/u,
  },
}

export const frenchEmbargo: EmbargoWords = {
  opens: [
    "sous embargo jusqu'",
    'sous embargo',
    "embargo jusqu'",
    'sous embargo strict',
    'ne pas diffuser avant',
    'ne pas publier avant',
    'à ne pas diffuser avant',
    'à ne pas publier avant',
    'diffusion interdite avant',
    'levée de l’embargo',
    "levée de l'embargo",
  ],
  bare: [],
  courtesies: ['merci de', 'prière de', 'veuillez'],
  until: ["jusqu'", 'avant'],
  phrases: [
    'sous embargo strict jusqu jusque avant ne pas à publier diffuser publication diffusion',
    'interdite levée de l ce communiqué est merci prière veuillez heures',
  ],
  says: {
    goods:
      /(?<!\p{L})embargos?\s+(?:sur|contre|petrolier|commercial|economique|militaire|aerien|americain|europeen|russe|impose|decrete)(?!\s+(?:la\s+)?(?:publication|diffusion))/u,
    publish:
      /(?<!\p{L})(?:publi(?:er|ee?s?|cation|able)|diffus(?:er|ee?s?|ion|able)|divulgu\p{L}+|confidentiel\p{L}*)(?!\p{L})/u,
    not: /(?<!\p{L})(?:pas|interdite?)(?!\p{L})/u,
    until: /(?<!\p{L})(?:avant|jusqu(?:e|'))/u,
    begins: /(?:pour )?(?:diffusion|publication|a publier|a diffuser)/u,
    after: /(?<!\p{L})(?:apres|a partir)(?!\p{L})/u,
    self: /(?<!\p{L})(?:ce\s+(?:communique|document|texte)|cette\s+(?:information|declaration))(?!\p{L})/u,
  },
}

export const turkishEmbargo: EmbargoWords = {
  opens: ['ambargolu', 'yayın ambargosu', 'yayın yasağı', 'haber ambargosu'],
  bare: ['ambargo'],
  courtesies: ['lütfen'],
  until: [],
  phrases: [
    'ambargo ambargolu ambargoludur yasağı tarihi yayın haber basın bülteni kadar önce sonra dan den tan ten',
    'yayımlanamaz yayınlanamaz yayımlanmaz yayınlanmaz yayımlamayın yayınlamayın bu bülten lütfen',
  ],
  says: {
    ban: /(?<!\p{L})ambargo/u,
    goods:
      /(?<!\p{L})(?:silah|petrol|ticaret|enerji|gida|ekonomik|askeri|abd|ab|uygulanan|yonelik|karsi|konulan)\s+ambargo\p{L}*/u,
    publish: /(?<!\p{L})(?:yayi[mn]|paylas)/u,
    not: /(?<=\p{L}{3})(?:maz|mez|mayin|meyin|mayiniz|meyiniz|mamali|memeli)(?:dir)?(?!\p{L})/u,
    until: /(?<!\p{L})(?:once|kadar|dek|degin)(?!\p{L})/u,
    begins: /yayi[mn](?:lanma)? (?:tarihi|saati|zamani)/u,
    after: /(?<!\p{L})(?:sonra|itibaren)(?!\p{L})/u,
    self: /(?<!\p{L})(?:bu\s+(?:basin|bulten|aciklama|haber|metin|bilgi|rapor)|kadar\s+(?:\p{L}+\s+)?ambargolu)/u,
  },
}
