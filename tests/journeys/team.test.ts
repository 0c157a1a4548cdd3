/** The team in the chat: owners take people in and out, and a role that is taken away ends at once. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openNewsroom, type Newsroom } from '../support/newsroom.ts'
import { doors, talker, type Talker } from '../support/talker.ts'

let newsroom: Newsroom
/** How far the clock has been put forward. */
let ahead: number

const now = () => Date.now() + ahead

describe.each(doors)('over %s', (door) => {
  let reader: (name: string) => Talker

  beforeEach(async () => {
    ahead = 0
    newsroom = await openNewsroom(door === 'discord' ? {} : { library: door }, now)
    reader = (name) => talker(newsroom, door, name, 'en')
  })
  afterEach(() => newsroom.close())

  /** As the operator writes them. */
  const written = ({ person }: Talker) => person.replace('@', '')

  async function withOwner(): Promise<Talker> {
    const owner = reader('Amal')
    newsroom.config.owners.push(written(owner))
    await newsroom.start()
    return owner
  }

  /** The command that the newest message says to send. */
  const invitationIn = (said: string) => /\/(?:start|team) \S+(?: \S+-\S+)?/.exec(said)?.[0] ?? ''

  it('the first owner invites an editor, once; whom they take out is nobody at their next word', async () => {
    const [owner, editor, other] = [await withOwner(), reader('Sami'), reader('Rima')]
    expect(await owner.asks('/team')).toMatch(/^Team\n\nPerson \d+: owner \(you\)$/)
    const invitation = invitationIn(await owner.taps('Invite an editor'))

    expect(await editor.asks(invitation)).toBe('Welcome to the team. Your role: editor.')
    expect(await editor.asks('/team')).toMatch(/^Team\n\nPerson \d+: editor \(you\)$/)
    expect(editor.buttons()).toEqual([])
    expect(await other.asks(invitation)).toMatch(/^This invitation is over/)
    expect(await other.asks('/team')).toMatch(/^What you can send/)

    await owner.asks('/team')
    const remove = owner.buttons().find((label) => label.startsWith('Remove')) ?? ''
    expect(await owner.taps(remove)).toMatch(/is no longer in the team\.$/)
    expect(await editor.asks('/team')).toMatch(/^What you can send/)
  })

  it('an old button of an owner who was taken out does nothing', async () => {
    const [owner, second] = [await withOwner(), reader('Sami')]
    await owner.asks(`/team add owner ${written(second)}`)
    await second.asks('/team')
    await newsroom.desk(({ team, personAddress }) =>
      team.remove(personAddress(written(second)) ?? '', 'cli', now()),
    )
    const remove = second.buttons().find((label) => label.startsWith('Remove')) ?? ''
    expect(await second.taps(remove)).toMatch(/^What you can send/)
    expect(await owner.asks('/team')).toMatch(/owner \(you\)$/)
  })

  it('the last owner stays, and an invitation ends with a day or with its maker', async () => {
    const [owner, second, third] = [await withOwner(), reader('Sami'), reader('Rima')]
    const number = /Person (\d+)/.exec(await owner.asks('/team'))?.[1] ?? ''
    expect(await owner.asks(`/team remove ${number}`)).toMatch(/^Nobody was removed/)

    const late = invitationIn(await owner.asks('/team add editor'))
    ahead += 24 * 60 * 60_000 + 1
    expect(await third.asks(late)).toMatch(/^This invitation is over/)

    await owner.asks(`/team add owner ${written(second)}`)
    const orphan = invitationIn(await second.asks('/team add owner'))
    await owner.asks(`/team remove ${/Person (\d+): owner$/m.exec(await owner.asks('/team'))?.[1]}`)
    expect(await third.asks(orphan)).toMatch(/^This invitation is over/)
  })

  it('every change is in the audit, by number, and who was taken out stays out', async () => {
    const [owner, second] = [await withOwner(), reader('Sami')]
    await owner.asks(`/team add owner ${written(second)}`)
    await newsroom.desk(({ team, personAddress }) =>
      team.remove(personAddress(written(owner)) ?? '', 'cli', now()),
    )
    await newsroom.stop()
    await newsroom.start()
    expect(await owner.asks('/team')).toMatch(/^What you can send/)
    const audit = await newsroom.desk(({ store }) => store.audit.list(20))
    expect(
      audit
        .filter(({ action }) => action.startsWith('role-'))
        .map(({ by, action }) => `${by} ${action}`),
    ).toEqual([
      'cli role-revoke',
      expect.stringMatching(/^person:\d+ role-grant$/),
      'environment role-grant',
    ])
    expect(JSON.stringify(audit)).not.toContain(written(second))
  })
})
