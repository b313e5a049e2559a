import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    address: string;
    uploadLimitMegabytes: number;
  }
}

const root = fileURLToPath(new URL('..', import.meta.url));
const uploadLimitMegabytes = 4;
const patienceMilliseconds = 280_000;

/** Starts the built server, as a stranger would have it, on a free port and an empty data folder. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!existsSync(`${root}build/server/index.js`)) {
    throw new Error('The journeys walk through the built server: run "npm run build" first.');
  }
  const dataDirectory = mkdtempSync(join(tmpdir(), 'handlingsrom-e2e-'));
  const server = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'src/cli/main.ts', 'start', '--demo'],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        NODE_ENV: 'production',
        PORT: '0',
        HOST: '127.0.0.1',
        DATA_DIR: dataDirectory,
        DATABASE_URL: '',
        UPLOAD_LIMIT_MB: String(uploadLimitMegabytes),
        WORK_TIMEOUT_SECONDS: '60',
      },
    },
  );
  project.provide('address', await addressOf(server));
  project.provide('uploadLimitMegabytes', uploadLimitMegabytes);
  return async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await ended;
    rmSync(dataDirectory, { recursive: true, force: true });
  };
}

/** The server prints its address when it is ready, and nothing after that. */
function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const alarm = setTimeout(
      () => reject(new Error('The server did not start in time.')),
      patienceMilliseconds,
    );
    let printed = '';
    server.stdout?.on('data', (chunk) => {
      printed += chunk;
      const address = /http:\/\/\S+/.exec(printed)?.[0];
      if (!address) return;
      clearTimeout(alarm);
      resolve(address);
    });
    server.once('exit', (code) => reject(new Error(`The server ended with ${code} before it was ready.`)));
  });
}
