import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { leave, openBrowser, openContext } from './browser.ts';
import { startFreshServer, startMailServer } from './fresh-server.ts';

type OwnServer = Awaited<ReturnType<typeof startFreshServer>>;
type MailServer = Awaited<ReturnType<typeof startMailServer>>;

describe('from an empty server to people with roles', () => {
  let mail: MailServer;
  let server: OwnServer;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    mail = await startMailServer();
    server = await startFreshServer({ SMTP_URL: mail.url });
    browser = await openBrowser();
    context = await openContext(browser);
    page = await context.newPage();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    await mail.stop();
  });

  const press = (name: string | RegExp) => leave(page, () => page.getByRole('button', { name }).click());
  const text = () => page.locator('main').textContent();
  const post = (path: string, fields: Record<string, string>) =>
    fetch(server.address + path, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });

  test('without --demo nobody can sign in as somebody made up', async () => {
    const sent = await post('/sign-in', { person: 'demo-administrator' });
    expect(sent.status).toBe(404);
    expect(sent.headers.getSetCookie()).toEqual([]);
    await page.goto(`${server.address}/sign-in`);
    expect(await text()).not.toContain('Ada');
  });

  test('the welcome link makes one administrator, and works once', async () => {
    const welcome = server.welcomeAddress ?? '';
    expect(welcome).toMatch(/\/welcome\/[\w-]{22}$/);
    expect((await fetch(`${welcome.slice(0, -1)}${welcome.endsWith('A') ? 'B' : 'A'}`)).status).toBe(404);
    await page.goto(welcome);
    await page.getByLabel('Navn').fill('Astrid Admin');
    await page.getByLabel('E-postadresse').fill('astrid');
    await page.evaluate(() => document.querySelector('form.person-form')?.setAttribute('novalidate', ''));
    await press('Bli administrator');
    expect(await text()).toContain('Skriv e-postadressen helt ut');
    expect(await page.getByLabel('Navn').inputValue()).toBe('Astrid Admin');
    await page.getByLabel('E-postadresse').fill('astrid@example.org');
    await press('Bli administrator');
    expect(page.url()).toContain('/account');
    expect(await page.locator('header').textContent()).toContain('Astrid Admin');
    expect((await fetch(welcome)).status).toBe(404);
    const again = await fetch(welcome, {
      method: 'POST',
      body: new URLSearchParams({ name: 'Other', email: 'other@example.org' }),
    });
    expect(again.status).toBe(404);
  });

  test('a passkey is added, and signs in without e-mail', async () => {
    const devices = await context.newCDPSession(page);
    await devices.send('WebAuthn.enable');
    await devices.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await page.goto(`${server.address}/account`);
    await press('Legg til en passnøkkel');
    expect(await text()).toContain('Passnøkkelen er lagt til');
    await press(/^Logg ut$/);
    await page.goto(`${server.address}/sign-in?next=/account`);
    await press('Logg inn med passnøkkel');
    expect(page.url()).toBe(`${server.address}/account`);
    expect(await text()).toContain('Astrid Admin');
  });

  test('somebody is added, gets a letter, and is given a role that can be taken and given back', async () => {
    await page.goto(`${server.address}/people/new`);
    await page.getByLabel('Navn').fill('Kari Kollega');
    await page.getByLabel('E-postadresse').fill('kari@example.org');
    await press('Legg til person');
    expect(await text()).toContain('E-posten om innlogging er sendt');
    const letter = await mail.next();
    expect(letter.to).toBe('kari@example.org');
    expect(letter.text).toContain(`${server.address}/sign-in`);

    await page.getByLabel('Rolle', { exact: true }).selectOption('advisor');
    await press('Gi rollen');
    expect(await text()).toContain('Rollen er gitt');
    await press('Ta bort rollen Veileder');
    expect(await text()).toContain('Rollen Veileder er tatt bort');
    await press('Angre');
    expect(await page.locator('.grants').textContent()).toContain('Veileder');
    await page.getByLabel('Rolle', { exact: true }).selectOption('custodian');
    await press('Gi rollen');
    expect(await text()).toContain('Velg hvilken studie rollen gjelder');
  });

  test('the last administrator cannot lay the role down, and the page says what to do', async () => {
    await page.goto(`${server.address}/people`);
    await leave(page, () => page.getByRole('link', { name: 'Astrid Admin' }).last().click());
    await press('Ta bort rollen Administrator');
    expect(await text()).toContain('Gjør en annen til administrator først');
    await page.goto(`${server.address}/people`);
    await page.getByText('Hvem har fått og mistet hvilke roller').click();
    expect(await text()).toContain('Astrid Admin ga Kari Kollega rollen Veileder');
  });

  test('a link by e-mail signs in once, by its button and not by being looked at', async () => {
    const own = await openContext(browser, { hasScript: false, isPhone: true });
    const phone = await own.newPage();
    await phone.goto(`${server.address}/account`);
    await phone.getByLabel('E-postadresse').fill('Kari@Example.org');
    await leave(phone, () => phone.getByRole('button', { name: 'Send meg en lenke' }).click());
    expect(await phone.locator('main').textContent()).toContain('Se i e-posten din');
    const letter = await mail.next();
    const link = /http:\/\/\S+\/sign-in\/link\/\S+/.exec(letter.text)?.[0] ?? '';
    expect((await fetch(link)).status).toBe(200);
    await phone.goto(link);
    await leave(phone, () => phone.getByRole('button', { name: 'Logg inn' }).click());
    expect(phone.url()).toBe(`${server.address}/account`);
    expect(await phone.locator('main').textContent()).toContain('Kari Kollega');
    const again = await fetch(link, { method: 'POST', redirect: 'manual' });
    expect(again.status).toBe(410);
    expect(again.headers.getSetCookie()).toEqual([]);

    // Who has no role for it meets a page that is not there, and no form of it works either.
    for (const path of ['/people', '/people/new', '/people/x', '/people/x/remove']) {
      expect((await phone.goto(server.address + path))?.status(), path).toBe(404);
    }
    const cookie = (await own.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const forced = await fetch(`${server.address}/people/new`, {
      method: 'POST',
      headers: { cookie },
      body: new URLSearchParams({ name: 'X', email: 'x@example.org' }),
    });
    expect(forced.status).toBe(404);
    await page.goto(`${server.address}/people`);
    expect(await text()).not.toContain('x@example.org');
    await own.close();
  });

  test('somebody who is not here gets the same answer, and no letter', async () => {
    const answers = await Promise.all(
      ['kari@example.org', 'nobody@example.org'].map((email) => post('/sign-in', { email })),
    );
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(answers.map(({ headers }) => headers.get('location'))).toEqual(['/sign-in/sent', '/sign-in/sent']);
    expect((await mail.next()).to).toBe('kari@example.org');
    expect(mail.letters).toEqual([]);
  });

  test('an address is written to a few times and then not for a while, whether or not it is somebody’s', async () => {
    for (const email of ['kari@example.org', 'nobody@example.org']) {
      let status = 0;
      let last = '';
      for (let tries = 0; tries < 5 && status !== 429; tries += 1) {
        const sent = await post('/sign-in', { email });
        status = sent.status;
        last = await sent.text();
      }
      expect(status, email).toBe(429);
      expect(last, email).toContain('Vent i');
    }
  });

  test('a new address ends what the old one opened, and whoever is given the old one gets in by it', async () => {
    const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const asAdmin = (path: string, fields: Record<string, string>) =>
      fetch(server.address + path, {
        method: 'POST',
        headers: { cookie },
        body: new URLSearchParams(fields),
        redirect: 'manual',
      });
    const linkTo = async (email: string) => {
      await post('/sign-in', { email });
      return /http:\/\/\S+\/sign-in\/link\/\S+/.exec((await mail.next()).text)?.[0] ?? '';
    };
    const use = (link: string) => fetch(link, { method: 'POST', redirect: 'manual' });
    const added = await asAdmin('/people/new', { name: 'Liv Oppdiktet', email: 'post@example.org' });
    const liv = (added.headers.get('location') ?? '').split('?')[0]!;
    expect((await use(await linkTo('post@example.org'))).status).toBe(303);
    const unused = await linkTo('post@example.org');
    await asAdmin(liv, { change: 'yes', name: 'Liv Oppdiktet', email: 'liv@example.org' });
    const late = await use(unused);
    expect(late.status).toBe(410);
    expect(late.headers.getSetCookie()).toEqual([]);
    await asAdmin('/people/new', { name: 'Nora Oppdiktet', email: 'post@example.org' });
    const nora = await use(await linkTo('post@example.org'));
    expect(nora.status).toBe(303);
    const own = nora.headers.getSetCookie().map((one) => one.split(';')[0]);
    const account = await fetch(`${server.address}/account`, { headers: { cookie: own.join('; ') } });
    expect(await account.text()).toContain('Nora Oppdiktet');
  });

  test('removing somebody asks first, and ends their sessions', async () => {
    await page.goto(`${server.address}/people`);
    await leave(page, () => page.getByRole('link', { name: 'Kari Kollega' }).click());
    await leave(page, () => page.getByRole('link', { name: 'Fjern personen' }).click());
    expect(await text()).toContain('Veileder');
    await press('Fjern personen');
    expect(await text()).toContain('Personen er fjernet');
    expect(await page.locator('.people').textContent()).not.toContain('Kari');
  });
});
