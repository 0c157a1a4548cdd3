/** How Discord says no: a status and a JSON body with a code. */

export class Refusal extends Error {
  readonly status: number
  readonly body: object
  constructor(status: number, code: number, message: string, errors?: object) {
    super(message)
    this.status = status
    this.body = { message, code, ...(errors ? { errors } : {}) }
  }
}

/** A 429 with a code of its own. Its time is in the body, and wrong in the header (discord-api-docs#6109). */
export function limited(seconds: number, code: number, message: string): Refusal {
  const refusal = new Refusal(429, code, message)
  Object.assign(refusal.body, { retry_after: seconds, global: false })
  return refusal
}

export const unknown = {
  channel: () => new Refusal(404, 10003, 'Unknown Channel'),
  guild: () => new Refusal(404, 10004, 'Unknown Guild'),
  message: () => new Refusal(404, 10008, 'Unknown Message'),
  user: () => new Refusal(404, 10013, 'Unknown User'),
  interaction: () => new Refusal(404, 10062, 'Unknown interaction'),
}

/** 50035 with the errors of each field, as `{ 'embeds.0.description': [code, message] }`. */
export function invalidForm(fields: Record<string, [code: string, message: string]>): Refusal {
  const errors: Record<string, unknown> = {}
  for (const [path, [code, message]] of Object.entries(fields)) {
    let level = errors
    for (const key of path.split('.')) level = (level[key] ??= {}) as Record<string, unknown>
    level['_errors'] = [{ code, message }]
  }
  return new Refusal(400, 50035, 'Invalid Form Body', errors)
}
