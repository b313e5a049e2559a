import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const module = fileURLToPath(new URL('./exit-code.mjs', import.meta.url));
const script = (childCode: string) => `
  import { spawn } from 'node:child_process';
  import { exitCodeOf } from ${JSON.stringify(module)};
  const child = spawn(process.execPath, ['-e', ${JSON.stringify(childCode)}]);
  child.on('exit', (code, signal) => process.exit(exitCodeOf(code, signal)));
`;

test.each([
  ['is killed', 'process.kill(process.pid, "SIGKILL")', 137],
  ['is interrupted', 'process.kill(process.pid, "SIGINT")', 130],
  ['refuses', 'process.exit(1)', 1],
  ['is done', '', 0],
])('when the child %s, so it is told', (_how, childCode, expected) => {
  const { status } = spawnSync(process.execPath, ['--input-type=module', '-e', script(childCode)]);
  expect(status).toBe(expected);
});
