/** Seals what names people: authenticated encryption and keyed hashes, under two keys derived from one secret. */

import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
} from 'node:crypto'

export type Seal = {
  /** AES-256-GCM as `v1.<base64url>`: another text each time. */
  seal(text: string): string
  /** Throws when it was changed or sealed under another secret. */
  open(sealed: string): string
  /** HMAC-SHA-256, base64url: the same for the same text, useless without the secret. */
  keyedHash(text: string): string
}

/** Which key and layout a sealed text has, so that a later version can change both. */
const version = 'v1.'
const nonceBytes = 12
const tagBytes = 16

export function createSeal(
  secret: string,
  nonce: () => Buffer = () => randomBytes(nonceBytes),
): Seal {
  const sealing = derive(secret, 'barid seal v1')
  const hashing = derive(secret, 'barid hash v1')
  return {
    seal(text) {
      const salt = nonce()
      const cipher = createCipheriv('aes-256-gcm', sealing, salt)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return version + Buffer.concat([salt, cipher.getAuthTag(), body]).toString('base64url')
    },
    open(sealed) {
      if (!sealed.startsWith(version)) throw new Error('Not sealed by this version')
      const bytes = Buffer.from(sealed.slice(version.length), 'base64url')
      const [salt, tag, body] = [
        bytes.subarray(0, nonceBytes),
        bytes.subarray(nonceBytes, nonceBytes + tagBytes),
        bytes.subarray(nonceBytes + tagBytes),
      ]
      try {
        const decipher = createDecipheriv('aes-256-gcm', sealing, salt, { authTagLength: tagBytes })
        decipher.setAuthTag(tag)
        return decipher.update(body, undefined, 'utf8') + decipher.final('utf8')
      } catch (error) {
        throw new Error('Changed, or sealed under another secret', { cause: error })
      }
    },
    keyedHash: (text) => createHmac('sha256', hashing).update(text).digest('base64url'),
  }
}

/** A key object: bytes would be made into one at every use. */
const derive = (secret: string, purpose: string) =>
  createSecretKey(Buffer.from(hkdfSync('sha256', secret, 'barid', purpose, 32)))
