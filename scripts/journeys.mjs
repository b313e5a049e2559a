// `npm run test:e2e`: the journeys in a browser. First those that start a server of their own, two at a time; then those on
// the demo's two servers, one server after the other: side by side on two processors, pages came later than some journeys
// wait. With a file named, that file alone: `npm run test:e2e e2e/desk.test.ts`.
import { spawnSync } from 'node:child_process';

const named = process.argv.slice(2);
const projects = named.length > 0 ? ['e2e-*'] : ['e2e-own', 'e2e-signed-in', 'e2e-open'];

const ends = projects.map((project) =>
  spawnSync('vitest', ['run', '--project', project, ...named], { stdio: 'inherit' }),
);
process.exit(ends.every(({ status }) => status === 0) ? 0 : 1);
