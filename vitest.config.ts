/** Two projects: `rules` holds the shape of the tree, `barid` everything else. */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'rules', include: ['tests/rules/**/*.test.ts'] } },
      {
        test: {
          name: 'barid',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/rules/**', 'tests/screens/**'],
          globalSetup: ['tests/support/one-postgres.ts'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
    ],
    coverage: { provider: 'v8', include: ['src/**', 'adapters/**', 'messages/**'] },
  },
})
