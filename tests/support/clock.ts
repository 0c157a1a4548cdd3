/** A clock that a test sets, and that goes on by itself: what waits for the pace of a platform waits on no clock that stands. */
import { performance } from 'node:perf_hooks'

/** Milliseconds since 1970: what the test says, and as many as have passed since the clock was made. */
export function ticking(set: () => number): () => number {
  const began = performance.now()
  return () => Math.floor(set() + performance.now() - began)
}
