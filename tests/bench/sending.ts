/** What every way of sending is given. */

/** `rate` in messages a second; `paid` where money may be spent. */
export type Sending = { root: string; chats: number; rate: number; paid: boolean }

/** The first private chat; the others follow. */
export const firstChat = 10_000_001
