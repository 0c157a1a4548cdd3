/** What the console's chat keeps over a restart, in memory: the next run is handed the same. */
import type { KeptChat } from '../../adapters/console/room.ts'

export function createKeptChat() {
  const rows = new Map<string, string | undefined>()
  const faults: unknown[] = []
  const kept: KeptChat = {
    all: async () =>
      [...rows].map(([id, content]) => (content === undefined ? { id } : { id, content })),
    erased: async () => [...rows].flatMap(([id, content]) => (content === undefined ? id : [])),
    put: async ({ id, content }) => void rows.set(id, content),
    remove: async (id) => void rows.delete(id),
    onFault: (error) => void faults.push(error),
  }
  return {
    kept,
    rows,
    faults,
    /** As a redaction does. */
    erase: (id: string) => void rows.set(id, undefined),
  }
}
