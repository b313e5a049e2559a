import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

export type OwnServer = {
  /** Where it answers now; another port after each start. */
  address(): Promise<string>;
  /** `kill -9`, and a new one in its place. */
  killAndStart(): Promise<void>;
  kill(): Promise<void>;
  stop(): Promise<void>;
  starts(): number;
  /** All that it has written, to either stream, since the first start. */
  logs(): string;
};

/** A built server of a test's own, as `handlingsrom start` runs it, with the environment that the test wants. */
export function startOwnServer(
  environment: Readonly<Record<string, string>>,
  flags: readonly string[] = [],
): OwnServer {
  if (!existsSync(`${root}build/server/index.js`)) {
    throw new Error('This test walks through the built server: run "npm run build" first.');
  }
  let logs = '';
  let starts = 0;
  const start = () => {
    starts += 1;
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', 'src/cli/main.ts', 'start', ...flags],
      {
        cwd: root,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
          ...process.env,
          DATABASE_URL: '',
          // As at a user's, where nobody has set it.
          NODE_ENV: undefined,
          PORT: '0',
          HOST: '127.0.0.1',
          ...environment,
        },
      },
    );
    const address = new Promise<string>((resolve, reject) => {
      let printed = '';
      const listen = (chunk: Buffer) => {
        logs += chunk;
        printed += chunk;
        const found = /^Handlingsrom: (http:\/\/\S+)$/m.exec(printed)?.[1];
        if (found) resolve(found.replace('localhost', '127.0.0.1'));
      };
      child.stdout!.on('data', listen);
      child.stderr!.on('data', listen);
      child.once('exit', (code) => reject(new Error(`The server ended with ${code}:\n${printed}`)));
    });
    // Whoever asks for the address is told; a server that nobody asked is no fault.
    address.catch(() => {});
    return { child, address };
  };
  let running = start();
  const end = (child: ChildProcess, signal: NodeJS.Signals) =>
    new Promise<void>((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) resolve();
      child.once('exit', () => resolve());
      child.kill(signal);
    });
  return {
    address: () => running.address,
    killAndStart: async () => {
      await running.address;
      await end(running.child, 'SIGKILL');
      running = start();
    },
    kill: () => end(running.child, 'SIGKILL'),
    stop: () => end(running.child, 'SIGTERM'),
    starts: () => starts,
    logs: () => logs,
  };
}
