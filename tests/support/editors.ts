/** Editors in a chat: in the team, and at the change of an item in the way that their platform asks. */
import type { Newsroom } from './newsroom.ts'
import { talker, type Door, type Talker } from './talker.ts'

export type EditorTalker = Talker & {
  /** Gives the text (or leaves it) and the line when asked for them; resolves to what is said then. */
  gives(change: { text?: string; line?: string }): Promise<string>
  /** Is in the team no more. */
  leaves(): Promise<void>
}

/** As the operator writes them. */
const written = ({ person }: Talker) => person.replace('@', '')

export async function editorTalker(
  newsroom: Newsroom,
  door: Door,
  name: string,
  language = 'en',
): Promise<EditorTalker> {
  const person = talker(newsroom, door, name, language)
  const address = (parse: (typed: string) => string | undefined) => parse(written(person)) ?? ''
  await newsroom.desk(({ team, personAddress }) =>
    team.add(address(personAddress), 'editor', 'test', Date.now()),
  )

  async function byWords({ text, line }: { text?: string; line?: string }): Promise<string> {
    if (text === undefined) await person.taps('Only a line')
    else {
      await person.asks(text)
      await person.taps('Done')
    }
    return line === undefined ? (person.screen().at(-1) ?? '') : person.asks(line)
  }

  return {
    ...person,
    async gives(change) {
      if (door !== 'discord') return byWords(change)
      if (!person.form()) await person.taps('Write the text')
      return person.fills(change)
    },
    async leaves() {
      await newsroom.desk(({ team, personAddress }) =>
        team.remove(address(personAddress), 'test', Date.now()),
      )
    },
  }
}
