// `npm run test:e2e`: the journeys in a browser. First those that start a server of their own, two at a time; then, side by
// side, those on the demo's two servers. One Vitest keeps a project's files in a row only when nothing else runs, so these
// are two. With a file named, that file alone: `npm run test:e2e e2e/desk.test.ts`.
import { spawn } from 'node:child_process';

const named = process.argv.slice(2);
const rows = named.length > 0 ? [['e2e-*']] : [['e2e-own'], ['e2e-signed-in', 'e2e-open']];

let failed = false;
for (const row of rows) {
  const ends = await Promise.all(row.map((project, place) => run(project, place > 0)));
  for (const { printed } of ends) process.stdout.write(printed);
  failed ||= ends.some(({ status }) => status !== 0);
}
process.exit(failed ? 1 : 0);

/** Runs one project; of two side by side the second holds its words until the first is done, so that both can be read. */
function run(project, isHeld) {
  return new Promise((resolve) => {
    const held = [];
    const vitest = spawn('vitest', ['run', '--project', project, ...named], {
      stdio: ['ignore', isHeld ? 'pipe' : 'inherit', isHeld ? 'pipe' : 'inherit'],
    });
    for (const stream of [vitest.stdout, vitest.stderr]) stream?.on('data', (words) => held.push(words));
    vitest.once('error', (fault) => resolve({ status: 2, printed: `${fault.message}\n` }));
    vitest.once('exit', (code) => resolve({ status: code ?? 2, printed: Buffer.concat(held) }));
  });
}
