import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { leave, openBrowser, openContext } from './browser.ts';

const address = inject('address');
const send = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(address + path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers,
    redirect: 'manual',
  });
const cookiesOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
const signInAs = async (person: string) => cookiesOf(await send('/sign-in', { person }));
const visit = (path: string, cookie: string) =>
  fetch(address + path, { headers: { cookie }, redirect: 'manual' });

describe('signing in as somebody made up, in the demo', () => {
  let browser: Browser;
  let context: BrowserContext;
  beforeAll(async () => {
    browser = await openBrowser();
    context = await openContext(browser, { hasScript: false, isPhone: true });
  });
  afterAll(() => browser.close());

  test('one is led to the sign-in page, from there back, and can sign out again, without script', async () => {
    const page = await context.newPage();
    await page.goto(`${address}/account`);
    expect(page.url()).toBe(`${address}/sign-in?next=%2Faccount`);
    await leave(page, () => page.getByRole('button', { name: 'Logg inn som Sol Studieleder' }).click());
    expect(page.url()).toBe(`${address}/account`);
    expect(await page.locator('header').textContent()).toContain('Sol Studieleder');
    expect(await page.locator('main').textContent()).toContain('Ser aldri hvem som har svart hva');
    await leave(page, () => page.getByRole('button', { name: 'Logg ut', exact: true }).click());
    expect(await page.locator('header').textContent()).toContain('Logg inn');
    expect((await context.cookies()).filter(({ name }) => name.includes('session'))).toEqual([]);
    await page.close();
  });
});

describe('a session cannot be had by other ways', () => {
  test('a form on somebody else’s page signs nobody in or out', async () => {
    const cookie = await signInAs('demo-lead');
    for (const path of ['/sign-in', '/sign-out']) {
      const sent = await send(path, { person: 'demo-lead' }, { cookie, origin: 'https://evil.example' });
      expect(sent.status, path).toBe(403);
      expect(sent.headers.getSetCookie(), path).toEqual([]);
    }
    expect((await visit('/account', cookie)).status).toBe(200);
  });

  test('the cookie is for our pages alone, and not for scripts', async () => {
    const [cookie] = (await send('/sign-in', { person: 'demo-lead' })).headers.getSetCookie();
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(cookie).toMatch(/Max-Age=43200/i);
  });

  test('a cookie that was changed, made up or brought along is nobody’s', async () => {
    const cookie = await signInAs('demo-lead');
    const [name, value] = cookie.split('=') as [string, string];
    const [token, signature] = value.split('.') as [string, string];
    const other = `${token.slice(0, -1)}${token.endsWith('a') ? 'b' : 'a'}`;
    for (const made of [`${other}.${signature}`, token, `${token}.`, `${token}.${'A'.repeat(44)}`, '', '%']) {
      expect((await visit('/account', `${name}=${made}`)).status, made).toBe(303);
    }
    // Session fixation: a session that somebody brings along is not the one they are given.
    const brought = await send('/sign-in', { person: 'demo-custodian' }, { cookie });
    expect(cookiesOf(brought)).not.toContain(token);
    expect((await visit('/account', cookie)).status).toBe(303);
  });

  test('after signing out, the cookie is worth nothing', async () => {
    const cookie = await signInAs('demo-lead');
    const out = await send('/sign-out', {}, { cookie });
    expect(out.status).toBe(303);
    expect((await visit('/account', cookie)).status).toBe(303);
  });

  test('signing out everywhere ends the sessions on other machines too, and nobody else’s', async () => {
    const [here, there, other] = await Promise.all([
      signInAs('demo-analyst'),
      signInAs('demo-analyst'),
      signInAs('demo-advisor'),
    ]);
    await send('/sign-out', { everywhere: 'yes' }, { cookie: here });
    expect((await visit('/account', here)).status).toBe(303);
    expect((await visit('/account', there)).status).toBe(303);
    expect((await visit('/account', other)).status).toBe(200);
  });

  test.each(['//evil.example', 'https://evil.example', '/\\evil.example', '/%09/evil.example'])(
    'next=%s leads to a page of ours',
    async (next) => {
      const sent = await send(`/sign-in?next=${next}`, { person: 'demo-lead' });
      expect(new URL(sent.headers.get('location') ?? '', address).origin).toBe(address);
      expect(sent.headers.get('location')).not.toContain('evil');
    },
  );

  test('somebody who is not there cannot be signed in as', async () => {
    expect((await send('/sign-in', { person: 'nobody' })).status).toBe(404);
  });

  test('nothing of better-auth answers but what our own pages ask for', async () => {
    for (const path of ['get-session', 'list-sessions', 'error', 'ok', 'begin-session']) {
      expect((await fetch(`${address}/auth/${path}`)).status, path).toBe(404);
    }
    for (const path of [
      'begin-session',
      'sign-up/email',
      'update-user',
      'sign-in/magic-link',
      'sign-in/email',
    ]) {
      expect((await send(`/auth/${path}`, { userId: 'demo-lead' })).status, path).not.toBe(200);
    }
  });
});
