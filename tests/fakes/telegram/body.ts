/** The body of a request as fields and files: JSON, a form, or multipart. */

export type Fields = Record<string, unknown>
/** A field as text, which it is in a form and may be a number in JSON. */
export const textIn = (fields: Fields, name: string): string => {
  const value = fields[name]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

export type FakeFile = { name: string; bytes: Buffer }

export function parseBody(
  body: Buffer,
  type: string,
): { fields: Fields; files: Map<string, FakeFile> } {
  if (type.startsWith('multipart/form-data')) return parseMultipart(body, type)
  const text = body.toString('utf8')
  const isForm = type.startsWith('application/x-www-form-urlencoded')
  const fields = isForm
    ? fromForm(Object.fromEntries(new URLSearchParams(text)))
    : text === ''
      ? {}
      : (JSON.parse(text) as Fields)
  return { fields, files: new Map() }
}

function parseMultipart(body: Buffer, type: string) {
  const boundary = /boundary=(?:"([^"]+)"|([^;]+))/.exec(type)
  const delimiter = `--${boundary?.[1] ?? boundary?.[2] ?? ''}`
  const form: Record<string, string> = {}
  const files = new Map<string, FakeFile>()
  // One byte is one character in latin1, so that cutting keeps files whole.
  for (const part of body.toString('latin1').split(delimiter).slice(1, -1)) {
    const border = part.indexOf('\r\n\r\n')
    const head = part.slice(0, border)
    const content = Buffer.from(part.slice(border + 4, -2), 'latin1')
    const name = /[; ]name="?([^";\r\n]+)"?/i.exec(head)?.[1] ?? ''
    const filename = /filename="?([^";\r\n]+)"?/i.exec(head)?.[1]
    if (filename === undefined) form[name] = content.toString('utf8')
    else files.set(name, { name: filename, bytes: content })
  }
  return { fields: fromForm(form), files }
}

const json = new Set(
  'entities caption_entities media reply_markup reply_parameters link_preview_options commands scope allowed_updates'.split(
    ' ',
  ),
)

/** In a form, objects and lists come as JSON and everything else as text. */
const fromForm = (form: Record<string, string>): Fields =>
  Object.fromEntries(
    Object.entries(form).map(([name, value]) => [
      name,
      json.has(name) || value === 'true' || value === 'false' ? JSON.parse(value) : value,
    ]),
  )
