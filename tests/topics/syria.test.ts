/** The starter topics on sentences as press offices write them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compileTopics } from '../../src/topics/matcher.ts'
import { resolveTopic } from '../../src/topics/resolve.ts'
import { parseTopicFile } from '../../src/topics/topic-file.ts'

const path = join(import.meta.dirname, '../../topics/syria.yaml')
const parsed = parseTopicFile(readFileSync(path, 'utf8'))
const topics = 'topics' in parsed ? parsed.topics : []
const matcher = compileTopics(topics)
const topicsOf = (title: string) =>
  matcher.match({ title, lead: '', rest: '' }).map(({ slug }) => slug)

const GOVERNORATES =
  'damascus rif-dimashq aleppo idlib latakia tartus homs hama daraa as-suwayda quneitra ' +
  'deir-ez-zor raqqa al-hasakah'

describe('the starter topics', () => {
  it('are the 14 governorates, detainees and displacement, named in four languages', () => {
    expect(topics.map(({ slug }) => slug)).toEqual([
      ...GOVERNORATES.split(' '),
      'detainees',
      'displacement',
    ])
    for (const { names } of topics) expect(Object.keys(names)).toEqual(['en', 'ar', 'fr', 'tr'])
  })

  it('do not share a name: each is found by every name and alias it has', () => {
    for (const topic of topics) {
      for (const name of [topic.slug, ...Object.values(topic.names), ...topic.aliases]) {
        expect([name, resolveTopic(topics, name).exact?.slug]).toEqual([name, topic.slug])
      }
    }
  })

  it.each([
    ['Air strikes on Edlib and the Aleppo countryside', ['idlib', 'aleppo']],
    ['Families of prisoners of conscience in Homs', ['detainees', 'homs']],
    ['Enforced disappearances: the fate of the detained', ['detainees']],
    ['IDPs return to Deir Ezzor', ['displacement', 'deir-ez-zor']],
    ['Shelling of Rural Damascus is on Damascus too', ['rif-dimashq', 'damascus']],
    ['Thomson and Sam like humus', []],
    ['قصف على ريف إدلب وحلب', ['idlib', 'aleppo']],
    ['اجتماع لمجلس محافظة الحسكة مع وجهاء بالرقّة', ['al-hasakah', 'raqqa']],
    ['مساعدات للاجئين وللنازحين', ['displacement']],
    ['الكشف عن مصير المعتقلين والمغيّبين قسرًا', ['detainees']],
    ['وصول القافلة للسويداء ولدرعا ولحماة', ['as-suwayda', 'daraa', 'hama']],
    ['Frappes sur Alep et la région d’Idleb', ['aleppo', 'idlib']],
    ['Disparition forcée : des familles de réfugiés témoignent', ['detainees', 'displacement']],
    ['İDLİB’DE YERİNDEN EDİLEN SİVİLLER', ['idlib', 'displacement']],
    ['Halep’te gözaltında tutulan siyasi tutuklular', ['aleppo', 'detainees']],
  ])('%s', (title, slugs) => {
    expect(topicsOf(title)).toEqual(slugs)
  })
})
