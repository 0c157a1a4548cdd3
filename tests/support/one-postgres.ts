/** One PostgreSQL server for a whole run of the tests, started when the first file rings for it. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestProject } from 'vitest/node'
import { startPostgres, type PostgresServer } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Answers with the server's URL once it runs. */
    postgresBell: string
  }
}

export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  let server: Promise<PostgresServer> | undefined
  const bell = createServer((_request, response) => {
    server ??= startPostgres()
    server.then(
      ({ url }) => response.end(url),
      (error) => response.writeHead(500).end(String(error)),
    )
  })
  await once(bell.listen(0, '127.0.0.1'), 'listening')
  provide('postgresBell', `http://127.0.0.1:${(bell.address() as AddressInfo).port}`)
  return async () => {
    bell.close()
    await (await server)?.stop()
  }
}
