/** How a verb runs: with the desk opened and closed around it. */

import type { Tools } from '../tools.ts'
import type { Output } from './output.ts'

export type Context = {
  tools: Tools
  output: Output
  by: string
  /** Puts a question on standard error; true for a yes on standard input. */
  asks(question: string): Promise<boolean>
}

export type Run = (verb: (context: Context) => Promise<void>) => Promise<void>
