/** An error answer of the Bot API server, in its own words. */

export type RefusalParameters = { retry_after?: number; migrate_to_chat_id?: number }

export class Refusal extends Error {
  readonly code: number
  readonly parameters: RefusalParameters | undefined
  constructor(code: number, description: string, parameters?: RefusalParameters) {
    super(description)
    this.code = code
    this.parameters = parameters
  }
}

export const bad = (words: string, parameters?: RefusalParameters) =>
  new Refusal(400, `Bad Request: ${words}`, parameters)

export const forbidden = (words: string) => new Refusal(403, `Forbidden: ${words}`)
