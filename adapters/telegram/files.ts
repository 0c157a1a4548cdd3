/** Reads a text file that a person sent: its place is asked for, then its bytes. */
import { largestTextFile } from '../../messages/form.ts'
import { DeliveryFailure } from '../adapter.ts'
import type { ClientOptions, TelegramClient } from './client.ts'
import { failureOf } from './errors.ts'

/** Rejects with `DeliveryFailure`: `malformed` with detail `too-large` for more than 1 MB. */
export type ReadFile = (id: string, signal: AbortSignal) => Promise<Uint8Array>

export const createFileReader =
  (client: TelegramClient, { token, apiRoot }: ClientOptions): ReadFile =>
  async (id, signal) => {
    try {
      const { file_path: path, file_size: size = 0 } = await client.call(
        'getFile',
        { file_id: id },
        signal,
      )
      if (size > largestTextFile) throw failed('malformed', 'too-large')
      // A server of one's own may name a place on its own disk, which it does not serve.
      if (path === undefined || path.startsWith('/')) throw failed('malformed', 'file-not-served')
      return await bytesOf(`${apiRoot.replace(/\/+$/, '')}/file/bot${token}/${path}`, signal)
    } catch (error) {
      throw failureOf(error)
    }
  }

/** The address holds the token: nothing of what fetch says of it is kept. */
async function bytesOf(address: string, signal: AbortSignal): Promise<Uint8Array> {
  const response = await fetch(address, { signal }).catch(() => undefined)
  if (!response?.ok) throw failed('unreachable', 'file-not-read')
  const bytes = await response.bytes().catch(() => undefined)
  if (!bytes) throw failed('unreachable', 'file-not-read')
  if (bytes.length > largestTextFile) throw failed('malformed', 'too-large')
  return bytes
}

const failed = (kind: 'malformed' | 'unreachable', detail: string) =>
  new DeliveryFailure({ kind, detail })
