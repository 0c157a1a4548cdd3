/** Something longer than a question and its answer, which an editor is in the middle of. */

import type { TextFile } from '../../adapters/inbound.ts'
import type { Answer, Question } from './command.ts'

/** What comes next from the editor: a text, or a file with its bytes on request where it is a text. */
export type Given = { text: string } | { file: TextFile | undefined }

export type Dialogue = {
  /** The command that began it. */
  command: string
  /** `words` of the question are empty: what was given stands beside it, whole. */
  goOn(question: Question, given: Given): Promise<Answer>
}
