/** Addresses in the store: a keyed hash to find them by, and sealed text to use them. */

import { parseAddress } from '../../adapters/adapter.ts'
import type { Address } from '../news.ts'
import type { Seal } from './seal.ts'

export const addressKey = (seal: Seal, address: Address): string =>
  seal.keyedHash(`address ${address}`)

/** The columns of a row that has an address. */
export const sealedAddress = (seal: Seal, address: Address) => ({
  address_key: addressKey(seal, address),
  address_sealed: seal.seal(address),
})

/** Of the address without its thread: a group and its threads have one. */
export const placeKey = (seal: Seal, address: Address): string =>
  addressKey(seal, address.replace(/\/[^/]*$/, ''))

/** The columns of a chat's address. */
export const chatAddress = (seal: Seal, address: Address) => ({
  ...sealedAddress(seal, address),
  place_key: placeKey(seal, address),
  platform: platformOf(address),
})

/** Throws for what has no address's form; the error does not repeat it. */
function platformOf(address: Address): string {
  const parsed = parseAddress(address)
  if (!parsed) throw new Error('Not an address: expected platform:id[/thread]')
  return parsed.platform
}
