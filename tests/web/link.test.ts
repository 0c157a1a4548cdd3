/** Where the console's link leads, for every way to serve it. */
import { describe, expect, it } from 'vitest'
import { rootOf } from '../../src/running/console-link.ts'

describe('the root of the console', () => {
  it.each([
    ['127.0.0.1', undefined, 'http://127.0.0.1:8787'],
    ['localhost', undefined, 'http://localhost:8787'],
    ['::1', undefined, 'http://[::1]:8787'],
    ['0.0.0.0', undefined, 'http://127.0.0.1:8787'],
    ['::', undefined, 'http://127.0.0.1:8787'],
    ['10.0.0.5', undefined, 'http://10.0.0.5:8787'],
    ['127.0.0.1', 'https://news.example.org/', 'https://news.example.org'],
  ])('of %s and %s is %s', (host, publicUrl, root) => {
    expect(rootOf(host, 8787, publicUrl)).toBe(root)
  })
})
