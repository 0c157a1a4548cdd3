/** Reads a text file that an editor gave. */

import { DeliveryFailure } from '../../../adapters/adapter.ts'
import type { TextFile } from '../../../adapters/inbound.ts'
import type { GivenFile } from './draft.ts'

export async function readGiven({
  file,
}: {
  file: TextFile | 'refused' | undefined
}): Promise<{ file: GivenFile } | { fault: 'no-text-file' | 'unread' }> {
  if (file === undefined || file === 'refused') return { fault: 'no-text-file' }
  try {
    const bytes = Buffer.from(await file.read())
    return { file: { format: file.format, bytes: bytes.toString('base64') } }
  } catch (error) {
    if (!(error instanceof DeliveryFailure)) throw error
    return { fault: error.facts.kind === 'malformed' ? 'no-text-file' : 'unread' }
  }
}
