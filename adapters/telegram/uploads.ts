/** A picture goes to the server once: who sends the same meanwhile waits for its file id. */

export type Uploads = {
  /**
   * Runs a send with the file id of an upload that was made or is being made; with none where the caller is the first, whose own
   * file id the others get. Rejects as `send` does.
   */
  once<T extends { fileId?: string }>(
    hash: string,
    send: (fileId: string | undefined) => Promise<T>,
  ): Promise<T>
}

/** Pictures whose ids are remembered here; the engine keeps them for later. */
const most = 100

/** @param patience resolves when an upload has taken so long that another chat waits for it no longer */
export function createUploads(patience: () => Promise<void>): Uploads {
  const ids = new Map<string, string>()
  const inHand = new Map<string, Promise<void>>()

  async function upload<T extends { fileId?: string }>(
    hash: string,
    send: (fileId: undefined) => Promise<T>,
  ): Promise<T> {
    const done = Promise.withResolvers<void>()
    inHand.set(hash, done.promise)
    try {
      const sent = await send(undefined)
      if (sent.fileId) ids.set(hash, sent.fileId)
      if (ids.size > most) ids.delete(ids.keys().next().value ?? '')
      return sent
    } finally {
      inHand.delete(hash)
      done.resolve()
    }
  }

  return {
    async once(hash, send) {
      for (;;) {
        const [id, other] = [ids.get(hash), inHand.get(hash)]
        if (id !== undefined) return send(id)
        if (!other) return upload(hash, send)
        const isLate = await Promise.race([other, patience().then(() => true)])
        if (isLate) return send(undefined)
      }
    },
  }
}
