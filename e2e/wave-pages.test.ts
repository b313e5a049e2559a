import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultsByAxe } from './axe.ts';
import { leave, openBrowser, openContext, phone } from './browser.ts';
import { closedStudyId, closeTwinOnDisk } from './closed-wave.ts';
import { startFreshServer, startMailServer } from './fresh-server.ts';
import { signInByMail } from './sign-in.ts';
import type { WaveOnDisk } from './wave-on-disk.ts';

/** Every page of a wave, in each state that it passes through on its way to the archive. */
describe('the pages of a wave', () => {
  let disk: WaveOnDisk;
  let mail: Awaited<ReturnType<typeof startMailServer>>;
  let server: Awaited<ReturnType<typeof startFreshServer>>;
  let browser: Browser;
  let page: Page;
  let waves = '';
  let wave = '';
  beforeAll(async () => {
    disk = await closeTwinOnDisk({ isClosed: false });
    mail = await startMailServer();
    server = await startFreshServer({ ...disk.environment, SMTP_URL: mail.url });
    browser = await openBrowser();
    page = await (await openContext(browser)).newPage();
    page.setDefaultTimeout(20_000);
    waves = `${server.address}/studies/${closedStudyId}/waves`;
    wave = `${waves}/${disk.place.waveId}`;
    await signInByMail(page, { address: server.address, mail });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await mail?.stop();
    await disk?.clear();
  });

  const press = (name: string) =>
    leave(page, () => page.getByRole('main').getByRole('button', { name, exact: true }).first().click());

  /** One heading, no fault that axe finds in light or dark, and nothing wider than a phone. */
  async function expectSound(path: string): Promise<void> {
    const answered = await page.goto(path);
    expect(answered?.status(), path).toBe(200);
    expect(await page.locator('h1').count(), path).toBe(1);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await faultsByAxe(page, { isDark: colorScheme === 'dark' }), path).toEqual([]);
    }
    const wide = page.viewportSize()!;
    await page.setViewportSize(phone);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(360);
    await page.setViewportSize(wide);
  }

  test('hold for a draft, and for one that is about to open', async () => {
    await page.goto(`${wave}/settings`);
    await page.locator('#title').fill('Runde 1');
    await press('Lagre');
    await expectSound(waves);
    await expectSound(`${waves}/new`);
    await page.locator('#title').fill('Neste runde');
    await press('Lag runden');
    const draft = page.url();
    for (const path of [
      ...['', '/settings', '/counter', '/follow', '/files', '/pilot', '/confirm/open', '/reporting-units'],
    ])
      await expectSound(draft + path);
  }, 120_000);

  test('hold for one that is open, and for one that is about to close', async () => {
    for (const path of ['', '/settings', '/counter', '/follow', '/files', '/confirm/close'])
      await expectSound(wave + path);
  }, 120_000);

  test('hold for one that has closed, and its report can be taken along in every format', async () => {
    await page.goto(`${wave}/confirm/close`);
    await press('Lukk runden');
    const report = page.locator(`section[aria-labelledby="result"] a[href$="/report"]`);
    for (let look = 0; look < 60 && (await report.count()) === 0; look += 1)
      await page.waitForEvent('load', { timeout: 10_000 }).catch(() => page.reload());
    for (const path of ['', '/settings', '/counter', '/follow', '/files', '/report', '/confirm/archive'])
      await expectSound(wave + path);
    await page.goto(`${wave}/report`);
    const downloads = await page
      .locator('a[download], a[href*="/report."], a[href$="/results.json"]')
      .evaluateAll((all) => [...new Set(all.map((a) => (a as HTMLAnchorElement).href))]);
    expect(downloads.map((one) => one.split('/').at(-1)).sort()).toEqual([
      'report.docx',
      'report.html',
      'report.pdf',
      'results.json',
    ]);
    const begins = { docx: 'PK', html: '<!', pdf: '%PDF', json: '{' } as const;
    for (const download of downloads) {
      const response = await page.request.get(download);
      expect(response.status(), download).toBe(200);
      expect(response.headers()['content-disposition'], download).toMatch(/^attachment; filename="/);
      const body = await response.body();
      const kind = download.split('.').at(-1) as keyof typeof begins;
      expect(body.subarray(0, 4).toString('latin1').startsWith(begins[kind]), download).toBe(true);
      if (kind === 'json') expect(JSON.parse(body.toString('utf8')).files.employee.n).toBe(254);
      if (kind === 'html') expect(body.toString('utf8')).toContain('254 personer');
    }
    // What no report is called is not there.
    expect((await page.request.get(`${wave}/report.exe`)).status()).toBe(404);
  }, 180_000);

  test('hold for one that is put away', async () => {
    await page.goto(`${wave}/confirm/archive`);
    await press('Arkiver runden og slett kodenøkkelen');
    for (const path of ['', '/settings', '/counter', '/follow', '/files', '/report'])
      await expectSound(wave + path);
  }, 120_000);
});
