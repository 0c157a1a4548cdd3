/** The outbox: `due → sending → sent | unknown | failed | rejected | cancelled`, each step one durable transaction. */

import type { Base } from './base.ts'
import { changedThere } from './changed-posts.ts'
import type { Lock } from './lock.ts'
import { claim } from './outbox-claim.ts'
import { postsIn } from './item-way.ts'
import { dead, deadLetter, drop, resend, stalled } from './outbox-dead.ts'
import { decide, held } from './outbox-decide.ts'
import { ofChange, reach } from './outbox-changed.ts'
import { open } from './outbox-open.ts'
import { ready } from './outbox-ready.ts'
import { expire, recover } from './outbox-recover.ts'
import { changes } from './outbox-recent.ts'
import { counts, ofItem, ofItems } from './outbox-report.ts'
import { settle } from './outbox-settle.ts'
import type { Outbox } from './ports/outbox.ts'

export function createOutbox(base: Base, lock: Lock): Outbox {
  return {
    ready: (...query) => ready(base, ...query),
    claim: (ids, lease, now) => claim(base, ids, lease, now),
    settle: (settlements, lease, now) => settle(base, settlements, lease, now),
    recover: (platform, idempotent, now, inHand = []) =>
      recover(base, lock, { platform, idempotent, inHand }, now),
    held: (limit) => held(base, limit),
    decide: (id, what, options) => decide(base, id, what, options),
    dead: (limit) => dead(base, limit),
    deadLetter: (id) => deadLetter(base, id),
    resend: (id, options) => resend(base, id, options),
    drop: (id, options) => drop(base, id, options),
    changedThere: (chat, found, now) => changedThere(base, chat, found, now),
    stalled: (before) => stalled(base, before),
    expire: (now) => expire(base, now),
    counts: () => counts(base),
    open: () => open(base),
    ofItem: (item) => ofItem(base, item),
    postsIn: (item, chat) => postsIn(base, item, chat),
    ofChange: (change) => ofChange(base, change),
    changes: (since) => changes(base, since),
    reach: (item) => reach(base, item),
    ofItems: (items) => ofItems(base, items),
  }
}
