import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OpenDatabase } from '../database/database.ts';
import { testEngines } from '../database/engines.ts';
import { type Auth, createAuth } from './auth.ts';
import { countTry } from './limits.ts';

const kari = { id: 'kari', name: 'Kari', email: 'kari@example.org' };

describe.each(testEngines())('sessions, links and limits, on $name', (engine) => {
  let open: OpenDatabase;
  let auth: Auth;
  const make = (origin: string) =>
    createAuth({
      database: open.database,
      secret: randomBytes(32).toString('base64url'),
      origin,
      sessionHours: 12,
      sessionIdleMinutes: 120,
    });
  beforeAll(async () => {
    open = await engine.open();
    auth = make('http://localhost:3000');
  });
  afterAll(() => open.close());

  const carrying = (cookies: readonly string[] | null) =>
    new Headers({
      cookie: (cookies ?? []).map((cookie) => cookie.split(';')[0]).join('; '),
      'user-agent': 'a phone of somebody',
      'x-forwarded-for': '203.0.113.7',
    });
  const age = (column: 'updated_at' | 'expires_at', minutes: number) =>
    sql`update auth_sessions set ${sql.ref(column)} = ${new Date(Date.now() - minutes * 60_000)}`.execute(
      open.database,
    );

  test('a session ends when it is left alone, and is gone', async () => {
    const headers = carrying(await auth.beginSession(kari));
    await age('updated_at', 119);
    expect(await auth.userOf(headers)).toBe('kari');
    // Having been used just now, it has two hours again.
    expect(await auth.userOf(headers)).toBe('kari');
    await age('updated_at', 121);
    expect(await auth.userOf(headers)).toBeNull();
    await age('updated_at', 0);
    expect(await auth.userOf(headers)).toBeNull();
  });

  test('a session ends after its hours, however much it is used', async () => {
    const headers = carrying(await auth.beginSession(kari));
    expect(await auth.userOf(headers)).toBe('kari');
    await age('expires_at', 1);
    expect(await auth.userOf(headers)).toBeNull();
  });

  test('nothing of machines and networks is stored, and the table would refuse it', async () => {
    await auth.beginSession(kari);
    const { rows } = await sql`select ip_address, user_agent from auth_sessions`.execute(open.database);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toEqual({ ip_address: null, user_agent: null });
    const forced = sql`update auth_sessions set ip_address = '203.0.113.7'`.execute(open.database);
    await expect(forced).rejects.toThrow();
  });

  test('where the address is https, the cookie goes nowhere else', async () => {
    const [cookie] = await make('https://room.example').beginSession(kari);
    expect(cookie).toMatch(/^__Secure-/);
    expect(cookie).toMatch(/; Secure/);
    const [plain] = await auth.beginSession(kari);
    expect(plain).not.toMatch(/Secure/);
  });

  test('when an address changes, links to the old one and open sessions end; whoever has it next signs in by it', async () => {
    const ola = { id: 'ola', name: 'Ola Oppdiktet', email: 'old@example.org' };
    const session = carrying(await auth.beginSession(ola));
    const link = await auth.makeLinkToken('old@example.org');
    await auth.moveUser({ ...ola, email: 'New@example.org' });
    expect(await auth.userOf(session)).toBeNull();
    expect(await auth.useLink(link)).toBeNull();
    const fresh = await auth.useLink(await auth.makeLinkToken('new@example.org'));
    expect(await auth.userOf(carrying(fresh))).toBe('ola');
    const next = { id: 'next', name: 'Nina Oppdiktet', email: 'old@example.org' };
    await auth.keepUser(next);
    const hers = await auth.useLink(await auth.makeLinkToken('old@example.org'));
    expect(await auth.userOf(carrying(hers))).toBe('next');
    // Nor is anybody made who has never signed in.
    await auth.moveUser({ id: 'never', name: 'Aldri', email: 'never@example.org' });
    expect(await auth.useLink(await auth.makeLinkToken('never@example.org'))).toBeNull();
  });

  test('whoever gets an address that somebody else’s account still has, gets it', async () => {
    await auth.keepUser({ id: 'before', name: 'Før', email: 'shared@example.org' });
    await auth.keepUser({ id: 'after', name: 'Etter', email: 'shared@example.org' });
    const cookies = await auth.useLink(await auth.makeLinkToken('shared@example.org'));
    expect(await auth.userOf(carrying(cookies))).toBe('after');
  });

  test('a link signs in once, also when it is used twice at the same moment', async () => {
    const token = await auth.makeLinkToken('kari@example.org');
    const used = await Promise.all([auth.useLink(token), auth.useLink(token)]);
    expect(used.filter((cookies) => cookies !== null)).toHaveLength(1);
    expect(await auth.userOf(carrying(used.find((cookies) => cookies !== null) ?? null))).toBe('kari');
    const { rows } = await sql<{ identifier: string }>`select identifier from auth_verifications`.execute(
      open.database,
    );
    expect(rows.map(({ identifier }) => identifier)).not.toContain(token);
  });

  test('a link for nobody, and one made up, sign nobody in', async () => {
    expect(await auth.useLink(await auth.makeLinkToken('nobody@example.org'))).toBeNull();
    expect(await auth.useLink('made-up')).toBeNull();
  });

  test('signing out everywhere and being removed end every session', async () => {
    const headers = carrying(await auth.beginSession(kari));
    await auth.signOutEverywhere('kari');
    expect(await auth.userOf(headers)).toBeNull();
    const again = carrying(await auth.beginSession(kari));
    await auth.dropUser('kari');
    expect(await auth.userOf(again)).toBeNull();
  });

  test('many tries at once are counted one by one, and after the time one may try again', async () => {
    const now = new Date('2026-06-01T10:00:00Z');
    const limit = { key: 'k', most: 3, seconds: 60 };
    const waits = await Promise.all(
      Array.from({ length: 10 }, () => countTry(open.database, { ...limit, now })),
    );
    expect(waits.filter((wait) => wait === 0)).toHaveLength(3);
    expect(Math.max(...waits)).toBe(60);
    const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
    expect(await countTry(open.database, { ...limit, now: later(59) })).toBe(1);
    expect(await countTry(open.database, { ...limit, now: later(60) })).toBe(0);
  });
});
