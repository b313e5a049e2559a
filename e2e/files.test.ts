import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readArchive } from '#modules/exports/index.ts';
import { readZip } from '#platform/zip/zip.ts';
import { faultsByAxe } from './axe.ts';
import { leave, openBrowser, openContext } from './browser.ts';
import { closedStudyId, closeTwinOnDisk } from './closed-wave.ts';
import { startFreshServer, startMailServer } from './fresh-server.ts';
import { signInByMail } from './sign-in.ts';
import type { WaveOnDisk } from './wave-on-disk.ts';

type OwnServer = Awaited<ReturnType<typeof startFreshServer>>;
type MailServer = Awaited<ReturnType<typeof startMailServer>>;

describe('what a study lead takes out of a closed wave', () => {
  let disk: WaveOnDisk;
  let mail: MailServer;
  let server: OwnServer;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let files: string;
  beforeAll(async () => {
    disk = await closeTwinOnDisk({ isClosed: true });
    mail = await startMailServer();
    server = await startFreshServer({ ...disk.environment, SMTP_URL: mail.url });
    browser = await openBrowser();
    context = await openContext(browser, { hasScript: false });
    page = await context.newPage();
    files = `${server.address}/studies/${closedStudyId}/waves/${disk.place.waveId}/files`;
    await signIn(page, 'lead@example.org');
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    await mail.stop();
    await disk.clear();
  });

  const signIn = (on: Page, email: string) => signInByMail(on, { address: server.address, mail, email });
  const text = () => page.locator('main').innerText();
  const get = async (path: string) => (await page.request.get(path)).body();

  test('the page says what is withheld and why, and every file on it can be downloaded', async () => {
    await page.goto(files);
    expect(await text()).toContain('Hva er holdt tilbake, og hvorfor?');
    expect(await text()).toMatch(/\d+ av 254 (personer|svar på)/);
    expect(await text()).toContain('Ingen svar er med, fordi færre enn 5 har svart');
    const links = await page
      .locator('.data-files a')
      .evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
    expect(links.length).toBeGreaterThanOrEqual(8);
    for (const link of links) {
      const response = await page.request.get(link);
      expect(response.status(), link).toBe(200);
      expect(response.headers()['content-disposition'], link).toContain(
        'attachment; filename="sor-trondelag-2015-',
      );
    }
    const csv = (await get(`${files}/employee/data.csv`)).toString('utf8');
    expect(csv.trim().split('\r\n')).toHaveLength(255);
    expect((await get(`${files}/employee/data.csv?excel`)).subarray(0, 3).toString('hex')).toBe('efbbbf');
    const zip = readZip(await get(`${files}/employee/data.zip`));
    expect(zip.map(({ name }) => name)).toContain('README.txt');
  });

  test('the archive is asked for with a passphrase twice, and opens with it', async () => {
    await page.goto(files);
    await page.getByLabel('Passordfrase', { exact: true }).fill('fire ord på rad');
    await page.getByLabel('Passordfrasen en gang til').fill('fem ord på rad');
    await leave(page, () => page.getByRole('button', { name: 'Last ned arkivet' }).click());
    expect(await text()).toContain('De to passordfrasene er ikke like.');
    const passphrase = 'fire ord på rad';
    const form = { passphrase, again: passphrase };
    const headers = { origin: server.address };
    const archive = await page.request.post(`${files}/archive`, { form, headers });
    expect(archive.headers()['content-disposition']).toContain('.hrarkiv');
    expect((await readArchive(await archive.body(), passphrase)).tables.answers).toHaveLength(254);
  });

  test('a token is shown once, works in the API, and not after it is deleted', async () => {
    await page.goto(`${server.address}/account/tokens`);
    expect(await text()).toContain('Du har ingen nøkler.');
    await page.getByLabel('Navn').fill('Nattjobb');
    await leave(page, () => page.getByRole('button', { name: 'Lag nøkkelen' }).click());
    expect(await text()).toContain('Velg hva programmet skal kunne gjøre.');
    expect(await page.getByLabel('Navn').inputValue()).toBe('Nattjobb');
    await page.getByLabel('Hente frigitte datafiler').check();
    await leave(page, () => page.getByRole('button', { name: 'Lag nøkkelen' }).click());
    const token = await page.locator('.token-made__token').innerText();
    expect(token).toMatch(/^hr_/);
    expect(page.url()).not.toContain('hr_');
    const path = `${server.address}/api/studies/${closedStudyId}/waves/${disk.place.waveId}/files/employee/csv`;
    const ask = () => fetch(path, { headers: { authorization: `Bearer ${token}` } });
    const csv = await (await ask()).text();
    expect(csv).toBe((await get(`${files}/employee/data.csv`)).toString('utf8'));
    expect((await fetch(path)).status).toBe(401);
    // Signed in is not let in: the API knows no cookies.
    expect((await page.request.get(path)).status()).toBe(401);
    await page.goto(`${server.address}/account/tokens`);
    expect(await page.content()).not.toContain(token);
    expect(await text()).toContain('Nattjobb');
    await leave(page, () => page.getByRole('button', { name: 'Slett Nattjobb' }).click());
    expect(await text()).toContain('Nøkkelen er slettet');
    expect((await ask()).status).toBe(401);
  });

  test.each([false, true])('the pages meet WCAG 2.1 AA by axe (dark: %s)', async (isDark) => {
    const shown = await openContext(browser, { isDark, isPhone: true });
    await shown.addCookies(await context.cookies());
    const phone = await shown.newPage();
    for (const address of [files, `${server.address}/account/tokens`, `${server.address}/api`]) {
      await phone.goto(address);
      expect(await faultsByAxe(phone), address).toEqual([]);
      const isTooWide = await phone.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      expect(isTooWide, address).toBe(false);
    }
    await shown.close();
  });

  test('a custodian sees no data files, and whoever is not signed in is led to sign in', async () => {
    const other = await openContext(browser, { hasScript: false });
    const custodian = await other.newPage();
    expect((await custodian.goto(`${files}/employee/data.csv`))?.url()).toContain('/sign-in');
    await signIn(custodian, 'custodian@example.org');
    for (const path of ['', '/employee/data.csv', '/employee/data.zip']) {
      expect((await custodian.request.get(files + path)).status(), path).toBe(404);
    }
    await other.close();
  });
});
