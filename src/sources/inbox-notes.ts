/** What is written beside a held file: what is wrong and what to do next. `{file}` stands for its path. */

export const empty = `The file is empty.
Write the text into it and put it back into the inbox.`

export const link = `This is a link to another file; links are not followed.
Put the file itself into the inbox.`

export const unreadable = `The file may not be read by the user that runs Barid.
Give that user the right to read it and put it back into the inbox:
  chmod a+r {file}`

export const unknown = `Only .txt, .md and .html are taken, with a picture of the same name (.jpg, .png, .webp or .gif) beside them.
Save the text as plain text in UTF-8 and put that into the inbox.`

export const lonePicture = `No text of the same name came with this picture, or the text went out before it.
Put both into the inbox together.`

export const tooLarge = (
  bytes: number,
  limit: number,
) => `The file has ${megabytes(bytes)} MB; at most ${megabytes(limit)} MB are taken.
Put a smaller one into the inbox.`

/** Nothing is moved for these: they are told in the log. */
export const noFile = 'is a folder or a device; only files are taken'
export const oddName = 'has a name that is not UTF-8; rename it'

const megabytes = (bytes: number) => (bytes / 1_000_000).toFixed(1)
