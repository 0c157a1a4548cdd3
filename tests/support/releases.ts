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

export async function starterTopics(tools: Tools): Promise<Topic[]> {
  const parsed = await tools.topicFile()
  if ('faults' in parsed) throw new Error(parsed.faults.join('\n'))
  return parsed.topics
}
