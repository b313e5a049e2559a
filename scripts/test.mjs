// `npm test`: everything, from a fresh clone: install, check, unit, build, stores on both engines, browser journeys.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './ensure-installed.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
await ensureInstalled(root);

const steps = ['check', 'test:unit', 'build', 'test:stores', 'test:e2e'];
for (const step of steps) {
  process.stdout.write(`\n── npm run ${step}\n`);
  const { status } = spawnSync('npm', ['run', '--silent', step], { cwd: root, stdio: 'inherit' });
  if (status !== 0) {
    process.stdout.write(`\n"npm run ${step}" failed; the lines above say why.\n`);
    process.exit(status ?? 1);
  }
}
