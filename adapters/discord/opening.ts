/** The first answer to an interaction, which there is one of: the word that an answer is on its way, or a form. */
import type { Form } from '../../messages/form.ts'
import type { acknowledgement, Interaction } from './interaction.ts'
import { modalOf } from './modal.ts'
import type { Rest } from './rest.ts'

export type Opening = {
  /** Nothing was answered yet. */
  isOpen(): boolean
  /** Says that the interaction has arrived, the first time. Not for suggestions, which are their own answer. */
  acknowledge(): Promise<void>
  ask(form: Form): Promise<void>
}

const callback = { message: 5, update: 6, form: 9 }

export function createOpening(
  rest: Rest,
  { id, token }: Interaction,
  { mode, flags }: ReturnType<typeof acknowledgement>,
): Opening {
  let first: Promise<void> | undefined

  async function answer(body: object): Promise<void> {
    await rest.call({ method: 'POST', path: `/interactions/${id}/${token}/callback`, body })
  }

  const arrived =
    mode === 'update' ? { type: callback.update } : { type: callback.message, data: { flags } }

  return {
    isOpen: () => first === undefined,
    acknowledge: () => (first ??= answer(arrived)),
    ask: (form) => (first ??= answer({ type: callback.form, data: modalOf(form) })),
  }
}
