/** The console's live stream: the whole of what it shows, again whenever it changed; a lost connection misses nothing. */

import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'

/** One part of the page: what it shows now, and when that has changed. */
export type LiveSource = {
  name: string
  read(): Promise<unknown>
  /** Returns the way to stop. */
  watch(changed: () => void): () => void
}

export type Live = {
  /** Ends by itself, at the latest after 20 s, when the asker may no longer hear. */
  stream(c: Context, mayHear: () => boolean): Response
  /** Ends every stream. */
  close(): void
}

/** Changes within this time are told together. Milliseconds. */
const together = 150
/** A source that is slow to read is read rarely: it may use this part of the time. */
const share = 1 / 10
/** Proxies cut a connection on which nothing is said. Milliseconds. */
const quiet = 20_000

export function createLive(sources: LiveSource[], onFault: (error: unknown) => void): Live {
  const ends = new Set<() => void>()

  const stream = (c: Context, mayHear: () => boolean) =>
    streamSSE(c, async (out) => {
      const ended = Promise.withResolvers<void>()
      const end = () => ended.resolve()
      const tell = async (event: string, data: string) => {
        if (mayHear()) await out.writeSSE({ event, data })
        else end()
      }
      const stops = sources.map((source) =>
        follow(source, (data) => tell(source.name, data), onFault),
      )
      const alive = setInterval(() => void tell('alive', ''), quiet)
      ends.add(end)
      out.onAbort(end)
      await ended.promise
      ends.delete(end)
      clearInterval(alive)
      for (const stop of stops) stop()
    })

  return {
    stream,
    close() {
      for (const end of ends) end()
    },
  }
}

/** Tells what the source shows now and after each change, one telling at a time. */
function follow(
  source: LiveSource,
  tell: (data: string) => Promise<void>,
  onFault: (error: unknown) => void,
): () => void {
  let timer: NodeJS.Timeout | undefined
  let telling = false
  let stale = true
  let stopped = false

  async function say(): Promise<void> {
    if (telling || stopped) return
    telling = true
    stale = false
    const began = performance.now()
    try {
      await tell(JSON.stringify(await source.read()))
    } catch (error) {
      onFault(error)
    }
    telling = false
    const rest = Math.max(together, (performance.now() - began) / share)
    timer = setTimeout(() => {
      timer = undefined
      if (stale) void say()
    }, rest)
  }

  const stop = source.watch(() => {
    stale = true
    if (!timer && !telling) void say()
  })
  void say()
  return () => {
    stopped = true
    stop()
    clearTimeout(timer)
  }
}
