/** Three projects: `rules` holds the shape of the tree, `screens` needs a browser, `barid` is everything else. */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Journeys wait more than they work.
    maxWorkers: 2,
    // What loses a race on a busy machine is tried once more there; what is wrong is wrong twice.
    retry: process.env['CI'] ? 1 : 0,
    projects: [
      { test: { name: 'rules', include: ['tests/rules/**/*.test.ts'] } },
      {
        test: {
          name: 'barid',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/rules/**', 'tests/screens/**'],
          globalSetup: ['tests/support/one-postgres.ts'],
          // A test starts up to a dozen processes, each of which takes a second on a busy machine.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'screens',
          include: ['tests/screens/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
    coverage: { provider: 'v8', include: ['src/**', 'adapters/**', 'messages/**'] },
  },
})
