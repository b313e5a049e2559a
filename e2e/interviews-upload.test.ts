import { rmSync } from 'node:fs';
import { connect } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newDataDirectory } from '#platform/database/empty-database.ts';
import { faultsByAxe } from './axe.ts';
import { leave, openBrowser, openContext, phone } from './browser.ts';
import { beginInterview, consentToRecording } from './consented-interview.ts';
import { freePort } from './fresh-server.ts';
import { madeSound } from './made-sound.ts';
import { startOwnServer } from './own-server.ts';

/** A file that takes its time on its way in, and what may happen to it there. Everybody is made up. */
describe('a recording that is uploaded over a slow line', () => {
  let server: ReturnType<typeof startOwnServer>;
  let folder = '';
  let address = '';
  let browser: Browser;
  let page: Page;
  let interview = '';
  /** Two megabytes: four pieces. */
  const sound = madeSound(64);
  beforeAll(async () => {
    folder = await newDataDirectory('handlingsrom-upload-');
    // The same port again after it is killed: the page goes on by itself.
    server = startOwnServer({ DATA_DIR: folder, PORT: String(await freePort()) });
    address = await server.address();
    browser = await openBrowser();
    page = await (await openContext(browser)).newPage();
    page.setDefaultTimeout(30_000);
    const welcomeAddress = /http:\S+\/welcome\/\S+/.exec(server.logs())![0].replace('localhost', '127.0.0.1');
    ({ interview } = await beginInterview(page, { address, welcomeAddress }));
    await consentToRecording(page, interview);
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const text = () => page.locator('main').innerText();
  const choose = async (buffer = sound) => {
    await page.goto(`${interview}/recording`);
    await page
      .locator('#sound')
      .setInputFiles({ name: 'Intervju med Kari.wav', mimeType: 'audio/wav', buffer });
    await page.locator('[data-send]').click();
  };
  /** So many bytes a second and no more, from this page. */
  async function slow(bytesPerSecond: number): Promise<void> {
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 20,
      downloadThroughput: -1,
      uploadThroughput: bytesPerSecond,
    });
  }
  const sent = (at: RegExp) => page.locator('[data-amount]').filter({ hasText: at }).waitFor();

  test('it says how far it is, and cancelled it leaves nothing', async () => {
    await slow(400_000);
    await choose();
    await sent(/^(0,5|1,0|1,5) av 2,0 MB$/);
    expect(await text()).toContain('Laster opp. La siden stå åpen til den er ferdig.');
    expect(await faultsByAxe(page)).toEqual([]);
    await page.setViewportSize(phone);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await page.getByRole('button', { name: 'Avbryt' }).click();
    await page.getByText('Avbrutt. Ingenting av filen er lagret.').waitFor();
    await page.goto(`${interview}/recording`);
    expect(await text()).not.toContain('Av en fil er');
  });

  test('the server is killed meanwhile: the page goes on when it is there again, and all comes whole', async () => {
    await slow(400_000);
    await choose();
    await sent(/^(0,5|1,0) av/);
    await server.killAndStart();
    await page.getByText('Ingen kontakt med tjeneren.').waitFor();
    await server.address();
    await leave(page, async () => undefined);
    expect(await text()).toContain('WAV, 2,0 MB. Lastet opp');
    const kept = await page.request.get(`${address}${await page.locator('audio').getAttribute('src')}`);
    expect((await kept.body()).equals(sound)).toBe(true);
    await page.locator('#sure').check();
    await leave(page, () => page.getByRole('button', { name: 'Slett opptaket' }).click());
  });

  test('a page that is closed is gone on with from the same file, or let go of', async () => {
    await slow(400_000);
    await choose();
    await sent(/^1,0 av/);
    const other = await page.context().newPage();
    await page.close({ runBeforeUnload: false });
    page = other;
    await page.goto(`${interview}/recording`);
    expect(await text()).toMatch(/Av en fil er 1,[05] MB kommet fram/);
    expect(await text()).toContain('Da går opplastingen videre der den slapp.');
    expect(await faultsByAxe(page)).toEqual([]);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).search));
    await page.locator('#sound').setInputFiles({ name: 'x.wav', mimeType: 'audio/wav', buffer: sound });
    await leave(page, () => page.locator('[data-send]').click());
    expect(await text()).toContain('WAV, 2,0 MB. Lastet opp');
    // The one after the first was not sent again.
    expect(asked.some((search) => search.endsWith('number=3'))).toBe(true);
    expect(asked.some((search) => search.endsWith('number=0'))).toBe(false);
  });

  test('parts of it that cannot be are not given, and nothing comes of asking', async () => {
    const src = `${address}${await page.locator('audio').getAttribute('src')}`;
    const asked = async (range: string) =>
      (await page.request.get(src, { headers: { Range: range } })).status();
    for (const range of ['bytes=99999999-', 'bytes=-0']) expect(await asked(range)).toBe(416);
    // What cannot be read is no wish for a part (RFC 9110, 14.2).
    for (const range of ['bytes=9-3', 'bytes=a-b', 'bytes=-', 'lines=0-1', 'bytes=0-1,5-9', 'bytes=0-1-2']) {
      expect(await asked(range)).toBe(200);
    }
    expect(await asked(`bytes=0-${'9'.repeat(40)}`)).toBe(206);
    await page.locator('#sure').check();
    await leave(page, () => page.getByRole('button', { name: 'Slett opptaket' }).click());
  });

  test('what is no sound, nothing, or two gigabytes is refused before it is taken in', async () => {
    await choose(Buffer.from('%PDF-1.7 et brev som ikke er lyd'));
    await page.getByText('Filen er ikke en lydfil som nettlesere kan spille.').waitFor();
    expect(await page.locator('[data-send]').isVisible()).toBe(true);
    await page
      .locator('#sound')
      .setInputFiles({ name: 'x.wav', mimeType: 'audio/wav', buffer: Buffer.alloc(0) });
    await leave(page, () => page.locator('[data-send]').click());
    expect(await text()).toContain('Velg en lydfil som det er noe i.');

    const cookies = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const { host, port, pathname } = new URL(`${interview}/recording`);
    const answerTo = (path: string, bytes: number) =>
      new Promise<string>((resolve) => {
        const socket = connect(Number(port), '127.0.0.1', () => {
          socket.write(
            `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nOrigin: http://${host}\r\nCookie: ${cookies}\r\nContent-Type: application/octet-stream\r\nContent-Length: ${bytes}\r\n\r\n`,
          );
          socket.write(sound.subarray(0, 1000));
        });
        socket.once('data', (part) => {
          resolve(String(part).split('\r\n', 1)[0]!);
          socket.destroy();
        });
        socket.once('error', () => resolve('cut'));
      });
    expect(await answerTo(pathname, 2 ** 31)).toContain('413');
    expect(await answerTo(`${pathname}/pieces?bytes=100`, 2 ** 31)).toContain('413');
    expect(await answerTo(`${pathname}/pieces?bytes=100`, 2 * 1024 * 1024)).toContain('413');
    await page.goto(`${interview}/recording`);
    expect(await text()).not.toContain('Av en fil er');
    expect(server.logs()).not.toMatch(/Kari|Error/);
  });
});
