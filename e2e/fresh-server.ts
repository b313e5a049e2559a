import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { newDataDirectory } from '#platform/database/empty-database.ts';
import { type RunningApp, startApp } from '../src/app.ts';

/** A server of a test's own, without the demo, on an empty folder. */
export async function startFreshServer(
  environment: Record<string, string> = {},
): Promise<RunningApp & { stop(): Promise<void> }> {
  const dataDirectory = await newDataDirectory('handlingsrom-own-');
  const app = await startApp({
    demo: false,
    environment: { PORT: '0', DATA_DIR: dataDirectory, ...environment },
  });
  return {
    ...app,
    stop: async () => {
      await app.close();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}

export type Letter = { readonly to: string; readonly text: string };

/** A real mail server on loopback that keeps what it is handed. */
export async function startMailServer() {
  const letters: Letter[] = [];
  const waiting: (() => void)[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part) => parts.push(part));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address).join();
        letters.push({ to, text: plainTextOf(Buffer.concat(parts).toString('utf8')) });
        for (const wake of waiting.splice(0)) wake();
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as { port: number };
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    /** The next letter that has not been taken. */
    next: async (): Promise<Letter> => {
      while (letters.length === 0) await new Promise<void>((resolve) => waiting.push(resolve));
      return letters.shift() as Letter;
    },
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** The body of a letter, with quoted-printable undone. */
function plainTextOf(raw: string): string {
  const body = raw.slice(raw.indexOf('\r\n\r\n') + 4);
  if (/^content-transfer-encoding: base64/im.test(raw)) return Buffer.from(body, 'base64').toString('utf8');
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** A port that nobody has just now, for servers that must know theirs before they listen. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
