import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultsByAxe } from './axe.ts';
import { desktop, leave, openBrowser, openContext, phone } from './browser.ts';
import { startFreshServer } from './fresh-server.ts';

/** Units as Norg2 answers about them; all made up, under numbers that no real unit has. */
const enhet = (enhetNr: string, navn: string, type: string, given: Record<string, unknown> = {}) => ({
  enhetId: Number(enhetNr) + 100_000_000,
  navn,
  enhetNr,
  antallRessurser: 0,
  status: 'Aktiv',
  orgNivaa: type === 'FYLKE' ? 'FYLKE' : 'EN',
  type,
  organisasjonsnummer: null,
  underEtableringDato: '1970-01-01',
  aktiveringsdato: '2006-07-01',
  underAvviklingDato: null,
  nedleggelsesdato: null,
  oppgavebehandler: true,
  versjon: 4,
  kanalstrategi: null,
  ...given,
});
const norg2 = [
  { enhet: enhet('9800', 'Prøvefylket', 'FYLKE'), overordnetEnhet: '9899' },
  { enhet: enhet('9801', 'Prøvevika', 'LOKAL'), overordnetEnhet: '9800' },
  { enhet: enhet('9802', 'Prøvebukta', 'LOKAL'), overordnetEnhet: '9800' },
  { enhet: enhet('9880', 'Prøvesentralen', 'ALS'), overordnetEnhet: '9899' },
];

describe('the register, from Norg2 to a merger, without JavaScript', () => {
  let server: Awaited<ReturnType<typeof startFreshServer>>;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    server = await startFreshServer();
    browser = await openBrowser();
    context = await openContext(browser, { hasScript: false });
    page = await context.newPage();
    // Whoever is first becomes the administrator.
    await page.goto(server.welcomeAddress ?? '');
    await page.getByLabel('Navn').fill('Astrid Admin');
    await page.getByLabel('E-postadresse').fill('astrid@example.org');
    await press('Bli administrator');
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const press = (name: string | RegExp) =>
    leave(page, () => page.getByRole('button', { name, exact: true }).click());
  const text = () => page.locator('main').innerText();
  const open = (path: string) => page.goto(server.address + path);
  const look = async (name: string, content: string) => {
    await open('/register/import');
    const file = { name, mimeType: 'text/plain', buffer: Buffer.from(content) };
    await page.getByLabel('Fil med enheter').setInputFiles(file);
    await press('Se over filen');
  };
  const unfold = (summary: string) => page.locator('summary', { hasText: summary }).click();

  test('an empty register says what to do', async () => {
    await open('/register');
    expect(await page.locator('nav').first().innerText()).toContain('Register');
    expect(await text()).toContain('Registeret er tomt');
    await leave(page, () => page.getByRole('link', { name: 'Les inn fra fil' }).click());
    await press('Se over filen');
    expect(await text()).toContain('Velg en fil først');
  });

  test('Norg2’s units are looked through, then imported', async () => {
    await look('norg2.json', JSON.stringify(norg2, null, 1));
    const preview = await text();
    expect(preview).toContain('Nye enheter: 3');
    expect(preview).toContain('blir ikke tatt med: 1 (ALS 1)');
    await open('/register');
    expect(await text()).toContain('Registeret er tomt');
    await open('/register/import');
    await press('Les inn');
    expect(await text()).toContain('Lest inn. Nye enheter: 3. Endret: 0.');
    expect(await page.locator('.register-units tbody th').allInnerTexts()).toEqual([
      'Prøvevika 9801',
      'Prøvebukta 9802',
    ]);
  });

  test('a file with faults is refused by sentences, each with its place, and nothing is imported', async () => {
    await look(
      'feil.csv',
      'nummer;navn;type;overordnet;leder;stillinger\n9803;Prøveneset;kontor;9899;;\n803;Odden;kontor;9800;Kari Nordmann;1,200\n',
    );
    const rows = await page.locator('.problems tbody tr').allInnerTexts();
    expect(rows).toHaveLength(4);
    expect(rows[0]).toMatch(/Det er ingen enhet med dette nummeret.*feil\.csv.*2.*overordnet.*9899/s);
    expect(rows[1]).toMatch(/mente du 0803\?.*3.*nummer.*803/s);
    expect(await text()).not.toContain('Kari');
    await press('Sett null foran numre med tre sifre');
    expect(await page.locator('.problems tbody tr').count()).toBe(3);
    await open('/register?status=all');
    expect(await text()).toContain('Viser 3 av 3 enheter');
  });

  test('half a file from Norg2 and a Word file are refused too', async () => {
    await look('norg2.json', JSON.stringify(norg2).slice(0, 200));
    expect(await text()).toContain('Filen begynner som JSON, men er det ikke her');
    await look('enheter.docx', 'PK\u0003\u0004word/document.xml');
    expect(await page.locator('.problems tbody tr').count()).toBe(1);
  });

  test('a rename is shown before it is done, kept in the history, found by the old name, and taken back', async () => {
    await look('nytt-navn.csv', 'nummer;navn;stillinger\n9801;Prøvevika og omegn;12,5\n');
    const row = (await page.locator('.register-preview tbody tr').allInnerTexts()).join(' ');
    expect(row).toMatch(/Prøvevika.*nytt navn.*Prøvevika og omegn.*–.*12,5/s);
    await page.getByLabel('Gjelder fra').fill('2020-01-01');
    await press('Les inn');
    await open('/register/9801');
    expect(await page.locator('h1').innerText()).toBe('Prøvevika og omegn');
    const history = await page.getByRole('region', { name: 'Historie' }).innerText();
    expect(history).toMatch(/1\. januar 2020\s+Navn: Prøvevika → Prøvevika og omegn/);
    await look('igjen.csv', 'nummer;navn\n9801;Vika\n');
    await press('Les inn');
    await open('/register?search=omegn');
    expect(await page.locator('.register-formerly').innerText()).toBe('Tidligere Prøvevika og omegn');
    await unfold('Hvem har endret hva');
    await press('Angre');
    await open('/register/9801');
    expect(await page.locator('h1').innerText()).toBe('Prøvevika og omegn');
  });

  test('what another window changed in the meantime is not overwritten unseen', async () => {
    await look('ny.csv', 'nummer;navn\n9802;Prøvebukta sør\n');
    const other = await context.newPage();
    await other.goto(`${server.address}/register/9802`);
    await other.locator('summary', { hasText: 'Endre enheten' }).click();
    await other.getByLabel('Registrerte stillinger').fill('9');
    await leave(other, () => other.locator('button[name=change]').click());
    await press('Les inn');
    expect(await text()).toContain('Registeret er endret siden du åpnet siden');
    await press('Les inn');
    await other.locator('summary', { hasText: 'Endre enheten' }).click();
    await other.getByLabel('Navn').fill('For sent');
    await leave(other, () => other.locator('button[name=change]').click());
    expect(await other.locator('main').innerText()).toContain('Registeret er endret siden du åpnet siden');
    await other.close();
    await open('/register/9802');
    expect(await page.locator('h1').innerText()).toBe('Prøvebukta sør');
  });

  test('a leader’s name is refused beside its field, and is not kept', async () => {
    await unfold('Endre enheten');
    await page.getByLabel('Ledernøkkel').fill('Kari Nordmann');
    await leave(page, () => page.locator('button[name=change]').click());
    expect(await text()).toContain('Ser ut som et navn');
    await open('/register/9802');
    expect(await text()).not.toContain('Kari');
  });

  test('after a merger the figures go on in the unit that took over', async () => {
    await open('/register/9802');
    await unfold('En annen enhet har tatt over');
    await page.getByLabel('Nummeret til enheten som tok over').fill('9801');
    await page.getByLabel('Fra og med').fill('2021-01-01');
    await leave(page, () => page.locator('button[name=succeed]').click());
    expect(await text()).toContain('Slått sammen med Prøvevika og omegn (9801), der tallene går videre');
    expect(await page.locator('.lead').innerText()).toContain('Nedlagt');
    await open('/register/9801');
    expect(await text()).toMatch(/Tallene omfatter også\s+Prøvebukta sør/);
  });

  test('an office leader is given a unit of the register', async () => {
    await open('/people');
    await leave(page, () => page.getByRole('link', { name: 'Astrid Admin' }).last().click());
    await page.getByLabel('Rolle', { exact: true }).selectOption('officeLeader');
    expect(await page.getByLabel('Kontor', { exact: true }).locator('option').allInnerTexts()).toEqual([
      'Ikke noe kontor',
      'Prøvevika og omegn (9801)',
    ]);
    await page.getByLabel('Kontor', { exact: true }).selectOption('9801');
    await press('Gi rollen');
    expect(await page.locator('.grants').innerText()).toContain('Prøvevika og omegn (9801)');
  });

  test('the pages meet WCAG 2.1 AA and fit a phone', async () => {
    const scripted = await openContext(browser);
    await scripted.addCookies(await context.cookies());
    const tried = await scripted.newPage();
    await page.goto(`${server.address}/register`);
    await look('feil.csv', 'nummer;navn;type\n803;Odden;kontor\n');
    for (const path of ['/register', '/register/import', '/register/9800', '/register/9801']) {
      for (const size of [desktop, phone]) {
        await tried.setViewportSize(size);
        await tried.goto(server.address + path);
        expect(await faultsByAxe(tried), path).toEqual([]);
        expect(await tried.evaluate(() => document.documentElement.scrollWidth), path).toBe(size.width);
      }
    }
    await scripted.close();
  });
});
