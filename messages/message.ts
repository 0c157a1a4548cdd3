/** The message tree: what Barid says, before any platform says it. Editorial, pure, and without a clock. */

/** A BCP 47 primary subtag in lower case, such as `en` or `ar`. */
export type Language = string

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'strong'; children: Inline[] }
  | { kind: 'emphasis'; children: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; url: string; children: Inline[] }

/** What the text of an item is made of; a message's body uses the same blocks. */
export type TextBlock =
  | { kind: 'paragraph'; children: Inline[] }
  | { kind: 'heading'; children: Inline[] }
  /** A quotation set off from the text; the attribution is never parted from its last line. */
  | { kind: 'quote'; children: Inline[]; attribution?: Inline[] }
  /** `start` is the first item's number where a split list goes on; 1 when absent. */
  | { kind: 'list'; ordered: boolean; start?: number; items: Inline[][] }

/** A date in words, long (`Tuesday, 18 February 2020`) and short (`18 February 2020`). */
export type DateText = { long: string; short: string }

export type Block =
  | TextBlock
  /** Stands first and alone: it is what the lock screen shows. */
  | { kind: 'headline'; children: Inline[] }
  /** A small line of its own: a correction, a hint, "in English", the date under a headline. */
  | { kind: 'note'; children: Inline[] }
  /** The date under the headline (`full`); a platform that shows dates elsewhere leaves it to its meta place. */
  | { kind: 'date'; date: DateText }
  /**
   * The rest of a text after its lead. A platform that can fold shows it folded; another shows `open` as a button.
   * `overflow` says what happens where it does not fit into one post: end at a paragraph, or go on in further posts.
   */
  | { kind: 'rest'; children: TextBlock[]; open: Action; overflow: 'cut' | 'continue' }
  | Meta

/** Who speaks, when, and on what: the last lines of every bulletin. */
export type Meta = {
  kind: 'meta'
  /** Such as `Press release` and `River Council`; joined by ` · `. */
  parts: string[]
  /** Absent where the date stands under the headline (a `date` block) or the item has none. */
  date?: DateText
  /** Which form of the date a line of text shows; a card shows the short one, unless the date has a line of its own. */
  dateForm: 'long' | 'short'
  /** In Arabic the date is a line of its own. */
  dateApart: boolean
  /** Main topics by name in the post's language, at most three: hashtags on one platform, plain words on another. */
  topics: string[]
  /** A word that begins a right-to-left hashtag line (`وسوم:`); empty in left-to-right languages. */
  tagsLead: string
}

/** A button. It carries a command and has no more authority than its presser typing it. */
export type Action =
  | { kind: 'command'; label: string; command: string }
  | { kind: 'link'; label: string; url: string }

/** A picture by the SHA-256 of its bytes (hex); `url` only where the picture is public. */
export type Picture = { hash: string; alt?: string; url?: string }

export type Message = {
  language: Language
  blocks: Block[]
  /** Rows of buttons. */
  actions?: Action[][]
  picture?: Picture
}
