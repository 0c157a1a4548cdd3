/** Group commit: calls that come while one is running share the next transaction, and so its wait for the disk. */

/** Entries of one transaction at most. */
const most = 200

/** `run` answers each entry of a batch, in order; where it rejects, all of the batch do. The first call of a quiet time goes at once. */
export function grouped<T, R>(run: (batch: T[]) => Promise<R[]>): (entry: T) => Promise<R> {
  const waiting: { entry: T; resolve(answer: R): void; reject(error: unknown): void }[] = []
  let running = false

  async function drain(): Promise<void> {
    running = true
    // What is asked for in the same breath goes along.
    await Promise.resolve()
    while (waiting.length > 0) {
      const batch = waiting.splice(0, most)
      try {
        const answers = await run(batch.map(({ entry }) => entry))
        batch.forEach(({ resolve }, at) => resolve(answers[at] as R))
      } catch (error) {
        for (const { reject } of batch) reject(error)
      }
    }
    running = false
  }

  return (entry) =>
    new Promise((resolve, reject) => {
      waiting.push({ entry, resolve, reject })
      if (!running) void drain()
    })
}
