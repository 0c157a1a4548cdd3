/** What the next call that writes meets, made in Discord's own way. */
import type { ServerResponse } from 'node:http'
import type { Fault } from '../../contract/controls.ts'
import { invalidForm, Refusal } from './refusal.ts'

/** Faults whose answer is a refusal in JSON. */
const refusals: Partial<Record<Fault, () => Refusal>> = {
  'no-right': () => new Refusal(403, 50013, 'Missing Permissions'),
  'chat-gone': () => new Refusal(404, 10003, 'Unknown Channel'),
  blocked: () => new Refusal(403, 50007, 'Cannot send messages to this user'),
  'bad-token': () => new Refusal(401, 0, '401: Unauthorized'),
  refused: () => invalidForm({ content: ['BASE_TYPE_BAD_LENGTH', 'Must be fewer in length.'] }),
  'not-editable': () => new Refusal(403, 50005, 'Cannot edit a message authored by another user'),
  'picture-refused': () => new Refusal(413, 40005, 'Request entity too large'),
}

/** Meets a call with its fault; true where no answer of the platform's own is due any more. */
export function meet(fault: Fault, response: ServerResponse, effect: () => void): boolean {
  const refusal = refusals[fault]
  if (refusal) throw refusal()
  switch (fault) {
    case 'stall':
      return true
    case 'cut-after':
      effect()
      response.socket?.destroy()
      return true
    case 'cut-before':
      response.socket?.destroy()
      return true
    case 'server-error':
      response.writeHead(502, { 'content-type': 'text/html' }).end('<html>Bad Gateway</html>')
      return true
    case 'rate-limited':
      limit(response, 35)
      return true
    default:
      throw new Error(`Discord has no fault ${fault}.`)
  }
}

/** A 429 of the bucket, with its time in seconds. */
export function limit(response: ServerResponse, seconds: number): void {
  response
    .writeHead(429, {
      'content-type': 'application/json',
      'retry-after': String(Math.ceil(seconds)),
      'x-ratelimit-scope': 'user',
    })
    .end(
      JSON.stringify({
        message: 'You are being rate limited.',
        retry_after: seconds,
        global: false,
      }),
    )
}
