// `npm run check`: format, types and boundaries side by side. What each says is told together and in this order, also where
// one before it failed: one run tells all there is to mend.
import { spawn } from 'node:child_process';

const parts = ['check:format', 'check:types', 'check:boundaries'];
const environment = process.stdout.isTTY ? { ...process.env, FORCE_COLOR: '1' } : process.env;

function run(part) {
  return new Promise((resolve) => {
    const said = [];
    const child = spawn('npm', ['run', '--silent', part], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: environment,
    });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => said.push(bytes));
    child.on('close', (status) => resolve({ part, status, said: Buffer.concat(said) }));
  });
}

const failed = [];
for (const running of parts.map(run)) {
  const { part, status, said } = await running;
  process.stdout.write(`── npm run ${part}\n`);
  process.stdout.write(said);
  if (status !== 0) failed.push(part);
}
if (failed.length > 0) {
  process.stdout.write(`\nTo mend: ${failed.join(', ')}; the lines above say what.\n`);
  process.exit(1);
}
