/** The plain page under `/`: what this is and where to look, in English, for operators. */

import { html } from 'hono/html'

export function homePage(missing: string[]) {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Barid</title>
      </head>
      <body>
        <h1>Barid</h1>
        <p>A newsroom’s chat desk: it delivers news to Telegram and Discord and answers readers.</p>
        <p>${missing.length === 0 ? 'It is ready.' : `Not ready yet: ${missing.join('; ')}.`}</p>
        <ul>
          <li><a href="/healthz">Health</a></li>
          <li><a href="/readyz">Readiness</a></li>
          <li><a href="/metrics">Metrics</a></li>
        </ul>
        <p>Use <code>npx barid help</code> in its folder to see what it can do.</p>
      </body>
    </html>`
}
