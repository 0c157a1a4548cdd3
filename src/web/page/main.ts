/** Starts the page: its texts, its language and direction, and then the page itself. */

import { h, render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { createTexts, type Texts } from '../../../messages/texts.ts'
import { App } from './app.ts'
import { readTexts } from './server.ts'
import { createSpeech, directionOf, SpeechContext } from './speech.ts'

const remembered = 'barid-language'

function Page({ texts }: { texts: Texts }) {
  const known = localStorage.getItem(remembered) ?? document.documentElement.lang
  const [language, setLanguage] = useState(texts.languages.includes(known) ? known : 'en')
  useEffect(() => {
    document.documentElement.lang = language
    document.documentElement.dir = directionOf(language)
  }, [language])
  const choose = (next: string) => {
    localStorage.setItem(remembered, next)
    setLanguage(next)
  }
  return h(
    SpeechContext.Provider,
    { value: createSpeech(texts, language) },
    h(App, { languages: texts.languages, choose }),
  )
}

// The link that opened the page opens nothing any more.
history.replaceState(null, '', '/')
const { catalogues, fallback } = await readTexts()
const root = document.createElement('div')
root.id = 'app'
document.body.append(root)
render(h(Page, { texts: createTexts(catalogues, fallback) }), root)
