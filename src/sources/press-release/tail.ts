/** Parts the body of a release from what follows it: notes, contact, credit, and the frame of a web page. */

import type { Doubt } from './result.ts'
import { asideOf, repeatOf } from './aside.ts'
import type { Aside } from './aside.ts'
import { hasAddress, isContactLine, isHeadingAlone } from './contact.ts'
import { cutCredit } from './credit.ts'
import { keepLetters } from './inlines.ts'
import type { Mark } from './marks.ts'
import { isSentence } from './sentence.ts'
import type { Unit } from './units.ts'

export type Tail = { body: Unit[]; asides: Aside[]; doubts: Doubt[] }

type Place = 'body' | 'notes' | 'contact' | 'after'

const PROSE_LENGTH = 120
const resumed = {
  field: 'body',
  reason: 'Text goes on below a contact block; it was taken for body',
}
const belowTheEnd = { field: 'notes', reason: 'Text below the end mark was taken for notes' }

export function readTail(units: Unit[], title: string | undefined): Tail {
  const tail = walkDown(units, title)
  const frame = takeFrame(tail.body, title)
  const body = tail.body.slice(0, tail.body.length - frame.length)
  const credit = takeCredit(body)
  return { ...tail, body, asides: [...credit, ...frame, ...tail.asides] }
}

/** From the first paragraph down: everything is body until an end mark or a heading says otherwise. */
function walkDown(units: Unit[], title: string | undefined): Tail {
  const tail: Tail = { body: [], asides: [], doubts: [] }
  let place: Place = 'body'
  let ended = false
  for (const unit of units) {
    const kind = unit.marks[0]?.kind
    if (kind === 'end' && tail.body.length > 0) {
      tail.asides.push(markAside(unit))
      ended = true
      place = 'after'
    } else if (kind === 'embargo' || kind === 'rule' || kind === 'end') {
      tail.asides.push(markAside(unit))
    } else if (kind === 'notes' || kind === 'contact') {
      place = kind
      tail.asides.push(isHeadingAlone(unit) ? markAside(unit) : { role: kind, text: unit.text })
    } else if (place === 'body' || (place === 'contact' && !ended && isProse(unit))) {
      if (place === 'contact') tail.doubts.push(resumed)
      place = 'body'
      tail.body.push(unit)
    } else {
      const aside = asideBelow(unit, place, title)
      if (place === 'after' && aside.role === 'notes') tail.doubts.push(belowTheEnd)
      tail.asides.push(aside)
    }
  }
  return tail
}

function asideBelow(unit: Unit, place: Place, title: string | undefined): Aside {
  const framed = frameOf(unit, title)
  if (framed) return framed
  if (place === 'contact') return { role: 'contact', text: unit.text }
  if (place === 'notes') return { role: 'notes', text: unit.text }
  if (isContactLine(unit)) return { role: 'contact', text: unit.text }
  return { role: 'notes', text: unit.text }
}

/** The last units of the body that belong to the page, or to the press office, and not to the text. */
function takeFrame(body: Unit[], title: string | undefined): Aside[] {
  const frame: Aside[] = []
  let inBlock = false
  for (const unit of body.slice(1).toReversed()) {
    const framed = frameOf(unit, title)
    const isContact: boolean = !framed && !isSentence(unit.text) && (inBlock || isContactLine(unit))
    if (!framed && !isContact) break
    frame.unshift(framed ?? { role: 'contact', text: unit.text })
    // The name above a telephone number has no number of its own.
    inBlock = isContact && !unit.gap
  }
  return frame
}

function frameOf(unit: Unit, title: string | undefined): Aside | undefined {
  if (title === undefined) return asideOf(unit, [])
  return repeatOf(unit, title) ?? asideOf(unit, [title])
}

/** Cuts a credit in parentheses off the last unit of the body, in place of the unit. */
function takeCredit(body: Unit[]): Aside[] {
  const last = body.at(-1)
  const cut = last && cutCredit(last.text)
  if (!last || !cut) return []
  const mark: Mark = { kind: 'credit', credit: cut.credit }
  if (cut.text === '') body.pop()
  else body[body.length - 1] = shortened(last, cut.text)
  return [{ role: 'mark', text: cut.cut, marks: [mark] }]
}

function shortened(unit: Unit, text: string): Unit {
  return unit.inlines
    ? { ...unit, text, inlines: keepLetters(unit.inlines, text.length) }
    : { ...unit, text }
}

const markAside = ({ text, marks }: Unit): Aside => ({ role: 'mark', text, marks })

/** A paragraph, and none that gives a number or an address. */
function isProse({ text, gap }: Unit): boolean {
  return gap && text.length >= PROSE_LENGTH && isSentence(text) && !hasAddress(text)
}
