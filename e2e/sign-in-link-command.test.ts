import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addGrant, addPerson } from '#modules/organisation/store.server.ts';
import { openDatabase } from '#platform/database/database.ts';
import { layEmptyDatabase } from '#platform/database/empty-database.ts';
import { type RunningApp, startApp } from '../src/app.ts';

let folder: string;
let app: RunningApp;
const environment = () => ({ DATA_DIR: join(folder, 'data'), PORT: '0' });
const makeLink = (email: string, ...more: string[]) =>
  spawnSync(process.execPath, ['src/cli/main.ts', 'sign-in-link', email, ...more], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH!, ...environment() },
  });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'handlingsrom-link-'));
  await layEmptyDatabase(environment().DATA_DIR);
  const open = await openDatabase({ databaseUrl: null, dataDirectory: environment().DATA_DIR });
  for (const [personId, role] of [
    ['ada', 'administrator'],
    ['sol', 'studyLead'],
  ] as const) {
    const person = { organisationId: 'own', personId };
    const about = { name: `${personId} Prøve`, email: `${personId}@example.org`, isDemo: false };
    await addPerson(open.database, { ...person, ...about, now: new Date('2026-01-01T10:00:00Z') });
    const studyId = role === 'administrator' ? null : 's';
    await addGrant(open.database, { ...person, role, studyId, office: null });
  }
  await open.close();
});
afterAll(async () => {
  await app?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a link is for administrators who are here, and nobody else; it says no more than that', () => {
  const refused = ['sol@example.org', 'nobody@example.org'].map((email) => makeLink(email));
  for (const { status, stdout, stderr } of refused) {
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('Ingen administrator her har den adressen');
  }
  expect(makeLink('ikke en adresse').status).toBe(1);
}, 120_000);

test('an administrator who cannot get in uses it once, and that it was made is in the record', async () => {
  const { status, stdout } = makeLink(' Ada@example.org', '--json');
  expect(status).toBe(0);
  const { url, minutes } = JSON.parse(stdout) as { url: string; minutes: number };
  expect(minutes).toBe(15);
  app = await startApp({ demo: false, environment: environment() });
  expect(app.welcomeAddress).toBeNull();
  const link = app.address + new URL(url).pathname;
  const use = () => fetch(link, { method: 'POST', redirect: 'manual' });
  // Programs that look through letters and logs only fetch it.
  expect((await fetch(link)).status).toBe(200);
  const used = await use();
  expect(used.status).toBe(303);
  const cookie = used.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const people = await fetch(`${app.address}/people`, { headers: { cookie } });
  expect(await people.text()).toContain('laget en innloggingslenke for ada Prøve');
  expect((await use()).status).toBe(410);
  // With the server on, its embedded database is its own.
  expect(makeLink('ada@example.org').status).toBe(1);
}, 180_000);
