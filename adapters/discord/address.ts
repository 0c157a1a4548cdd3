/** Addresses on Discord: `discord:<channel id>`, a thread being a channel too, and `discord:@<user id>` for a person. */
import { type Address, DeliveryFailure, parseAddress } from '../adapter.ts'

export const channelAddress = (id: string): Address => `discord:${id}`

/** A person is written to in the channel that `openDirect` opens. */
export const personAddress = (id: string): Address => `discord:@${id}`

/** The id of the channel. Throws `DeliveryFailure` where the address is none of a channel on Discord. */
export const channelOf = (address: Address) => idIn(address, /^\d{1,20}$/)

/** The id of the person. Throws `DeliveryFailure` where the address is none of a person on Discord. */
export const personOf = (address: Address) => idIn(address, /^@\d{1,20}$/).slice(1)

function idIn(address: Address, form: RegExp): string {
  const parsed = parseAddress(address)
  if (parsed?.platform === 'discord' && !parsed.thread && form.test(parsed.id)) return parsed.id
  throw new DeliveryFailure({ kind: 'malformed', detail: 'not-an-address' })
}
