import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { closedStudyId, closeTwinOnDisk } from './closed-wave.ts';
import { useJourney } from './journey.ts';
import { expectSound, press } from './on-page.ts';
import { signInByMail } from './sign-in.ts';

/** Every page of a wave, in each state that it passes through on its way to the archive. */
describe('the pages of a wave', () => {
  const journey = useJourney();
  let page: Page;
  let waves = '';
  let wave = '';
  beforeAll(async () => {
    const disk = journey.keep(await closeTwinOnDisk({ isClosed: false }), ({ clear }) => clear());
    const mail = await journey.mailServer();
    const server = await journey.freshServer({ ...disk.environment, SMTP_URL: mail.url });
    page = await journey.newPage();
    waves = `${server.address}/studies/${closedStudyId}/waves`;
    wave = `${waves}/${disk.place.waveId}`;
    await signInByMail(page, { address: server.address, mail });
  });

  /** One heading, no fault that axe finds in light or dark, and nothing wider than a phone. */
  async function expectSoundAt(path: string): Promise<void> {
    const answered = await page.goto(path);
    expect(answered?.status(), path).toBe(200);
    expect(await page.locator('h1').count(), path).toBe(1);
    await expectSound(page, { where: path, inDarkToo: true });
  }

  test('hold for a draft, and for one that is about to open', async () => {
    await page.goto(`${wave}/settings`);
    await page.locator('#title').fill('Runde 1');
    await press(page, 'Lagre');
    await expectSoundAt(waves);
    await expectSoundAt(`${waves}/new`);
    await page.locator('#title').fill('Neste runde');
    await press(page, 'Lag runden');
    const draft = page.url();
    for (const path of [
      ...['', '/settings', '/counter', '/follow', '/files', '/pilot', '/confirm/open', '/reporting-units'],
    ])
      await expectSoundAt(draft + path);
  }, 120_000);

  test('hold for one that is open, and for one that is about to close', async () => {
    for (const path of ['', '/settings', '/counter', '/follow', '/files', '/confirm/close'])
      await expectSoundAt(wave + path);
  }, 120_000);

  test('hold for one that has closed, and its report can be taken along in every format', async () => {
    await page.goto(`${wave}/confirm/close`);
    await press(page, 'Lukk runden');
    const report = page.locator(`section[aria-labelledby="result"] a[href$="/report"]`);
    for (let look = 0; look < 60 && (await report.count()) === 0; look += 1)
      await page.waitForEvent('load', { timeout: 10_000 }).catch(() => page.reload());
    for (const path of ['', '/settings', '/counter', '/follow', '/files', '/report', '/confirm/archive'])
      await expectSoundAt(wave + path);
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
    await press(page, 'Arkiver runden og slett kodenøkkelen');
    for (const path of ['', '/settings', '/counter', '/follow', '/files', '/report'])
      await expectSoundAt(wave + path);
  }, 120_000);
});
