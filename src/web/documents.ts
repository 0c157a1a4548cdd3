/** The two documents under `/`: the console's page, which its scripts fill, and the door before it. */

import { html, raw } from 'hono/html'
import { importMap } from './assets.ts'

/** In this order: a later one may say otherwise. */
const styles = 'base frame chat desk phones telegram discord publish news outbox narrow'.split(' ')

export function consolePage(language: string, direction: 'ltr' | 'rtl') {
  return html`<!doctype html>
    <html lang="${language}" dir="${direction}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Barid</title>
        ${styles.map(
          (name) => html`<link rel="stylesheet" href="/assets/src/web/page/style/${name}.css" />`,
        )}
        ${raw(`<script type="importmap">${importMap}</script>`)}
        <script type="module" src="/assets/src/web/page/main.ts"></script>
      </head>
      <body>
        <noscript
          >The console needs JavaScript. The command line does without: npx barid help</noscript
        >
      </body>
    </html>`
}

/** Without a session: what this is and how to get in, in English. `missing` is absent where strangers may read it. */
export function doorPage(missing?: string[]) {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Barid</title>
      </head>
      <body>
        <h1>Barid</h1>
        <p>A newsroom’s chat desk: it delivers news to Telegram and Discord and answers readers.</p>
        <p>
          The console opens with a one-time link. It is printed when Barid starts;
          <code>npx barid console</code>, in its folder, prints another. A link opens once, within
          ten minutes.
        </p>
        ${missing ? readiness(missing) : ''}
      </body>
    </html>`
}

const readiness = (missing: string[]) =>
  html`<p>${missing.length === 0 ? 'It is ready.' : `Not ready yet: ${missing.join('; ')}.`}</p>
    <ul>
      <li><a href="/healthz">Health</a></li>
      <li><a href="/readyz">Readiness</a></li>
      <li><a href="/metrics">Metrics</a></li>
    </ul>`
