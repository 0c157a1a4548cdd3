/** What stands after an editor's verb, typed or carried by a button: `12`, `12 3 yes AbCdEfGh tell`. Pure. */

import { westernDigits } from '../digits.ts'

export type Ask = {
  item: number
  /** Absent where the verb begins: typed, or by a button that only leads to it. */
  press?: Press
}

export type Press = {
  deed: Deed
  /** The revision that the editor saw: a button does nothing to a newer one. */
  revision: number
  /** A keyed hash of the draft that the editor saw. */
  draft?: string
  tell?: boolean
}

const deeds = ['done', 'keep', 'text', 'look', 'yes', 'stop'] as const
export type Deed = (typeof deeds)[number]

/** 4 + 15 + 10 + 4 + 8 + 5 characters and the spaces between: within the 64 bytes of a button on Telegram. */
const form = /^(\d{1,15})(?: (\d{1,10}) (\w{2,4})(?: ([\w-]{8}))?(?: (tell|quiet))?)?$/

/** Undefined for what no editor means and no button carries. */
export function parseAsk(words: string): Ask | undefined {
  const [, item, revision, said, draft, tell] = form.exec(westernDigits(words)) ?? []
  if (item === undefined) return undefined
  if (revision === undefined) return { item: Number(item) }
  const deed = deeds.find((one) => one === said)
  if (!deed) return undefined
  const press: Press = {
    deed,
    revision: Number(revision),
    ...(draft === undefined ? {} : { draft }),
    ...(tell === undefined ? {} : { tell: tell === 'tell' }),
  }
  return { item: Number(item), press }
}

/** The other way round, with the slash and the verb. */
export function askText(verb: string, { item, press }: Ask): string {
  const { deed, revision, draft, tell } = press ?? {}
  const told = tell === undefined ? undefined : tell ? 'tell' : 'quiet'
  return [`/${verb}`, item, revision, deed, draft, told]
    .filter((one) => one !== undefined)
    .join(' ')
}
