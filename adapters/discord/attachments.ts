/** Reads a text file that a person gave to a form, from where Discord keeps it. */
import { largestTextFile } from '../../messages/form.ts'
import { DeliveryFailure } from '../adapter.ts'

/** The address is signed and opens the file to whoever has it: nothing of what fetch says of it is kept. */
export async function readAttachment(url: string, signal: AbortSignal): Promise<Uint8Array> {
  const response = await fetch(url, { signal }).catch(() => undefined)
  const bytes = response?.ok ? await response.bytes().catch(() => undefined) : undefined
  if (!bytes) throw new DeliveryFailure({ kind: 'unreachable', detail: 'file-not-read' })
  if (bytes.length > largestTextFile) {
    throw new DeliveryFailure({ kind: 'malformed', detail: 'too-large' })
  }
  return bytes
}
