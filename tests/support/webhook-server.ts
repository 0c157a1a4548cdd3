/** An HTTP server on loopback before one webhook, as the one of Barid is. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Webhook } from '../../adapters/adapter.ts'

const path = '/webhooks/telegram/hard_to_guess'

export async function startWebhookServer() {
  let door: Webhook | undefined
  const server = createServer((request, response) => {
    const { headers } = request
    const status = door?.receive({
      header: (name) => headers[name.toLowerCase()]?.toString(),
      json: async () => JSON.parse(await text(request)) as unknown,
    })
    void (status ?? Promise.resolve(503)).then((code) => response.writeHead(code).end())
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    place: { url: `http://127.0.0.1:${port}${path}`, path, secret: 'secret_of_the_webhook' },
    opens: (webhook: Webhook | undefined) => void (door = webhook),
    close: () =>
      new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      }),
  }
}
