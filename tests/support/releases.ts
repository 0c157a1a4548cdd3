/** Press releases of invented bodies, in the forms that press offices use. */
import type { Topic } from '../../src/news.ts'
import type { Tools } from '../../src/tools.ts'

export const valleyRelease = `Tuesday, 3 March 2026 18:05

Valley Council Calls for Safe Roads to Idlib

The Council of the Valley on Tuesday called on all sides to keep the roads to Idlib open for aid and for families on the move.

The meeting was attended by engineers, drivers and nurses. They counted eleven closed crossings and asked for the list of detainees held there.

“We ask for one road that stays open,” said Huda Marwan, who leads the Council’s relief office.

The last convoy passed on Sunday. (Source: Valley Council’s Press Office)

Home News Press Releases Valley Council Calls for Safe Roads to Idlib
`

export const valleyReleaseArabic = `الثلاثاء 3 آذار/مارس 2026

مجلس الوادي يدعو إلى طرق آمنة نحو إدلب

دعا مجلس الوادي، الثلاثاء، جميع الأطراف إلى إبقاء الطرق المؤدية إلى إدلب مفتوحة أمام المساعدات والعائلات.

وحضر الاجتماع مهندسون وسائقون وممرضات، وأحصوا أحد عشر معبراً مغلقاً.

(المصدر: المكتب الصحفي في مجلس الوادي)
`

/** So many stories about a town each, the first of them the oldest. */
export const townReleases = (count: number, town = 'Idlib'): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const school = `School Number ${index + 1}`
      const text = `Monday, 2 March 2026

${school} in ${town} Opens Its Doors

${school} in ${town} opened on Monday after repairs that took a whole winter.

Parents carried the benches, and the classes begin this week. (Source: Schools Office)
`
      return [`${town.toLowerCase()}-${index + 1}.en.txt`, text]
    }),
  )

/** Files by name, published as the drop folder would. */
export async function publishFiles(tools: Tools, files: Record<string, string>): Promise<void> {
  const releases = Object.entries(files).map(([name, text]) => ({
    name,
    stem: name.replace(/\..*$/, ''),
    format: 'text' as const,
    bytes: Buffer.from(text),
  }))
  const plain = { source: 'inbox', asNew: false, pair: false, by: 'test' }
  await tools.publish({ ...plain, releases })
}

export async function starterTopics(tools: Tools): Promise<Topic[]> {
  const parsed = await tools.topicFile()
  if ('faults' in parsed) throw new Error(parsed.faults.join('\n'))
  return parsed.topics
}
