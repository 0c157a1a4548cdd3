/** Sealed JSON: receipts of posts and facts of failures, which may name a chat. */

import type { FailureFacts, Receipt } from '../../adapters/adapter.ts'
import type { Seal } from './seal.ts'

export const sealJson = (seal: Seal, value: Receipt | FailureFacts | undefined): string | null =>
  value === undefined ? null : seal.seal(JSON.stringify(value))

export const openReceipt = (seal: Seal, sealed: string | null): Receipt | undefined =>
  sealed === null ? undefined : (JSON.parse(seal.open(sealed)) as Receipt)

export const openFailure = (seal: Seal, sealed: string | null): FailureFacts | undefined =>
  sealed === null ? undefined : (JSON.parse(seal.open(sealed)) as FailureFacts)
