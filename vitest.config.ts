import { defineConfig } from 'vitest/config';

// Three projects: what needs nothing, what needs a database, what needs a built server and a browser.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          setupFiles: ['vitest.setup.ts'],
          include: ['{src,examples,scripts}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.server.test.ts', 'node_modules/**'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'stores',
          include: ['{src,e2e}/**/*.server.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          exclude: ['**/*.server.test.ts', 'node_modules/**'],
          globalSetup: ['e2e/start-server.ts'],
          testTimeout: 120_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
