import { readdirSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const journeys = readdirSync('e2e')
  .filter((name) => name.endsWith('.test.ts') && !name.endsWith('.server.test.ts'))
  .map((name) => `e2e/${name}`);
const saying = (words: RegExp) => journeys.filter((file) => words.test(readFileSync(file, 'utf8')));
// These share a server with the demo on it, and come one after another: those who are signed in on one, those who need
// no account on another. All the others have servers of their own.
const onTheDemo = saying(/inject\('address'\)/);
const signedIn = onTheDemo.filter((file) => saying(/sign-in|signedIn\(/).includes(file));
const onTheDemosServer = {
  globalSetup: ['e2e/start-server.ts'],
  testTimeout: 120_000,
  hookTimeout: 300_000,
  fileParallelism: false,
};

// What needs nothing, what needs a database, and what needs a built server and a browser.
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
          // By itself Vitest leaves one processor free, which of two is half of them.
          maxWorkers: '100%',
          // Modules are loaded once for all the files of a process, not once for each of 330.
          isolate: false,
        },
      },
      {
        test: {
          name: 'stores',
          include: ['{src,e2e}/**/*.server.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // Each has a database of its own. More at once than two gain little: they wait for the same disk.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'e2e-own',
          include: journeys.filter((file) => !onTheDemo.includes(file)),
          testTimeout: 120_000,
          hookTimeout: 300_000,
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          ...onTheDemosServer,
          name: 'e2e-signed-in',
          include: signedIn,
          sequence: { groupOrder: 3 },
        },
      },
      {
        test: {
          ...onTheDemosServer,
          name: 'e2e-open',
          include: onTheDemo.filter((file) => !signedIn.includes(file)),
          sequence: { groupOrder: 4 },
        },
      },
    ],
  },
});
