/** A release in hand before it is published: its bytes as they came, and what its editor mends. */

import type { GivenRelease, SameName } from '../api.ts'

export type Mended = { title: string; date: string; issuer: string }

export const unmended: Mended = { title: '', date: '', issuer: '' }

/** Longer is no press release; the server takes a megabyte of JSON. Bytes. */
export const longest = 700_000

/** Pasted text has no name. */
export type Source = { name?: string; bytes: Uint8Array }

export const pasted = (text: string): Source => ({
  bytes: new TextEncoder().encode(text),
})

export async function dropped(file: File): Promise<Source> {
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
}

export const releaseOf = (
  { name, bytes }: Source,
  mended: Mended,
  urgent: boolean,
  answer?: SameName,
): GivenRelease => ({
  ...(name === undefined ? {} : { name }),
  ...(answer === undefined ? {} : { answer }),
  bytes: base64(bytes),
  urgent,
  ...mended,
})

function base64(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}
