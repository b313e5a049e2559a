import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type OwnServer, startOwnServer } from './own-server.ts';
import { engines, openWaveOnDisk, type WaveOnDisk } from './wave-on-disk.ts';

const postgres = engines.flatMap(({ databaseUrl }) => databaseUrl ?? []);
if (postgres.length === 0) {
  test('a database that goes away was not tried: PGlite cannot, and DATABASE_URL is not set', () => {});
}

/** Stands between the server and PostgreSQL, and can be shut: then nobody answers there, as when it is stopped. */
async function openDoor(databaseUrl: string) {
  const { hostname, port } = new URL(databaseUrl);
  const open = new Set<Socket>();
  const door: Server = createServer((from) => {
    const to = connect(Number(port || 5432), hostname);
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      open.add(one);
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
  });
  const listen = (at: number) => new Promise<void>((resolve) => door.listen(at, '127.0.0.1', resolve));
  await listen(0);
  const at = (door.address() as { port: number }).port;
  const shut = () =>
    new Promise<void>((resolve) => {
      door.close(() => resolve());
      for (const socket of open) socket.destroy();
    });
  const url = (given: string) => {
    const through = new URL(given);
    through.hostname = '127.0.0.1';
    through.port = String(at);
    return through.href;
  };
  return { url, shut, openAgain: () => listen(at) };
}

describe.each(postgres)('a database that cannot be reached', (databaseUrl) => {
  let wave: WaveOnDisk;
  let door: Awaited<ReturnType<typeof openDoor>>;
  let server: OwnServer;
  beforeAll(async () => {
    wave = await openWaveOnDisk(databaseUrl);
    door = await openDoor(databaseUrl);
    const through = door.url(wave.environment.DATABASE_URL!);
    server = startOwnServer({ ...wave.environment, DATABASE_URL: through });
    cookie = await beWelcomed(await server.address());
  });
  afterAll(async () => {
    await server.kill();
    await door.shut();
    await wave.clear();
  });

  let cookie = '';
  /** The first one there becomes administrator: what the header shows of whoever has a session is in the database too. */
  async function beWelcomed(address: string): Promise<string> {
    // It is said right after the address is.
    await vi.waitUntil(() => /\/welcome\/[\w-]{22}/.test(server.logs()), { timeout: 10_000 });
    const welcome = /\/welcome\/[\w-]{22}/.exec(server.logs())![0];
    const sent = await fetch(`${address}${welcome}`, {
      method: 'POST',
      redirect: 'manual' as const,
      headers: { origin: address },
      body: new URLSearchParams({ name: 'Astrid Admin', email: 'astrid@example.org' }),
    });
    return sent.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
  }
  const ask = async (path: string, more: RequestInit = {}) => {
    const response = await fetch(`${await server.address()}${path}`, {
      headers: { cookie },
      redirect: 'manual',
      ...more,
    });
    return {
      status: response.status,
      again: response.headers.get('retry-after'),
      text: await response.text(),
    };
  };

  test('is said in words on every kind of page, with 503, and everything works when it is back', async () => {
    expect((await ask('/studies/any')).status).not.toBe(503);
    await door.shut();
    for (const path of [
      '/studies',
      '/studies/any/interviews',
      '/studies/any/interviews/exchange/codebook.qdc',
    ]) {
      const page = await ask(path);
      expect([path, page.status, page.again]).toEqual([path, 503, '30']);
      expect(page.text).toContain('Vi får ikke tak i det som er lagret');
      expect(page.text).not.toContain('ECONNREFUSED');
    }
    const english = await ask('/studies', { headers: { cookie: `${cookie}; language=en` } });
    expect(english.text).toContain('What is stored cannot be reached');
    // A form, and what a script sends.
    const origin = await server.address();
    for (const path of ['/studies/any/interviews/informants', '/studies/any/interviews/codes/steps']) {
      const sent = await ask(path, { method: 'POST', body: '{}', headers: { cookie, origin } });
      expect([path, sent.status]).toEqual([path, 503]);
    }
    // A respondent's page knows nobody's session, and a program has its own words.
    const answering = await ask(wave.pathOf('0'.repeat(32)));
    expect(answering.status).toBe(503);
    const program = await ask('/api/studies/any/waves', {
      headers: { authorization: `Bearer hr_${'a'.repeat(12)}_${'b'.repeat(43)}` },
    });
    expect([program.status, program.again]).toEqual([503, '30']);
    expect(program.text).toContain('Databasen kan ikke nås akkurat nå.');
    await door.openAgain();
    expect((await ask('/studies')).status).not.toBe(503);
  });
});
