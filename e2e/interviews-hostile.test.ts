import { rmSync } from 'node:fs';
import type { APIResponse, Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newDataDirectory } from '#platform/database/empty-database.ts';
import { leave, openBrowser, openContext } from './browser.ts';
import { beginInterview, consentToRecording } from './consented-interview.ts';
import { madeSound } from './made-sound.ts';
import { startOwnServer } from './own-server.ts';

/** What a program that means no good sends to an interview's addresses. Everybody is made up. */
describe('an interview that is sent what no page of ours sends', () => {
  let server: ReturnType<typeof startOwnServer>;
  let folder = '';
  let browser: Browser;
  let page: Page;
  let interview = '';
  let address = '';
  /** A little over a megabyte: two whole pieces and a rest. */
  const sound = madeSound(40);
  const pieceBytes = 512 * 1024;
  const piece = (number: number) => sound.subarray(number * pieceBytes, (number + 1) * pieceBytes);
  beforeAll(async () => {
    folder = await newDataDirectory('handlingsrom-hostile-');
    server = startOwnServer({ DATA_DIR: folder });
    address = await server.address();
    browser = await openBrowser();
    page = await (await openContext(browser)).newPage();
    const welcomeAddress = /http:\S+\/welcome\/\S+/.exec(server.logs())![0].replace('localhost', '127.0.0.1');
    ({ interview } = await beginInterview(page, { address, welcomeAddress }));
    await consentToRecording(page, interview);
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const headers = { 'content-type': 'application/octet-stream' };
  const send = (query: string, data: Buffer) =>
    page.request.post(`${interview}/recording/pieces?${query}`, { headers, data });
  const tell = (data: object) => page.request.post(`${interview}/recording/pieces`, { data });
  const said = async (answer: APIResponse) => [
    answer.status(),
    ((await answer.json()) as { text?: string } | null)?.text ?? null,
  ];
  const kept = async (answer: APIResponse) => (await answer.json()) as { recordingId: string; next: number };

  test('pieces out of order, of another file, too long or for another upload are refused in words, and the file comes whole', async () => {
    const { recordingId, next } = await kept(await send(`bytes=${sound.length}`, piece(0)));
    expect(next).toBe(1);
    const to = (number: number | string) => `recording=${recordingId}&number=${number}`;
    for (const [query, data] of [
      [to(2), piece(2)],
      [to(0), piece(1)],
      [to(1), Buffer.alloc(pieceBytes + 1)],
      [to(1), Buffer.alloc(0)],
      ['recording=not-an-upload&number=1', piece(1)],
    ] as const) {
      const [status, text] = await said(await send(query, data));
      expect([query, status]).toEqual([query, 422]);
      expect(text).toMatch(/\.$/);
    }
    for (const number of ['-1', '1e3', '9'.repeat(30), 'NaN', '', '1.5']) {
      expect((await send(to(number), piece(1))).status(), number).toBe(400);
    }
    // Twice at once, and once more: kept once.
    const twice = await Promise.all([send(to(1), piece(1)), send(to(1), piece(1))]);
    expect(twice.map((answer) => answer.status())).toEqual([200, 200]);
    const [early, text] = await said(await tell({ act: 'finish-upload', recordingId, bytes: sound.length }));
    expect([early, text]).toEqual([422, expect.stringMatching(/\.$/)]);
    expect((await kept(await send(to(2), piece(2)))).next).toBe(3);
    expect((await tell({ act: 'finish-upload', recordingId, bytes: sound.length })).status()).toBe(200);
    expect((await send(to(3), piece(2))).status()).toBe(422);
    expect((await tell({ act: 'cancel-upload', recordingId })).status()).toBe(200);
    await page.goto(`${interview}/recording`);
    const src = new URL((await page.locator('audio').getAttribute('src'))!, address).href;
    expect((await (await page.request.get(src)).body()).equals(sound)).toBe(true);
  });

  test('a player that asks for parts in every way is answered with what is there, or that it is not', async () => {
    await page.goto(`${interview}/recording`);
    const src = new URL((await page.locator('audio').getAttribute('src'))!, address).href;
    const length = sound.length;
    const whole: readonly string[] = [
      'bytes=9-2',
      'bytes=-',
      'lines=0-1',
      'bytes=0-1,4-5',
      'bytes=0-,0-',
      'bytes=a-b',
    ];
    for (const range of whole) {
      const answer = await page.request.get(src, { headers: { range } });
      expect([range, answer.status(), (await answer.body()).length]).toEqual([range, 200, length]);
    }
    const huge = '9'.repeat(400);
    for (const range of [`bytes=${length}-`, `bytes=${huge}-`, 'bytes=-0', `bytes=${huge}-${huge}`]) {
      const answer = await page.request.get(src, { headers: { range } });
      expect([answer.status(), answer.headers()['content-range']]).toEqual([416, `bytes */${length}`]);
    }
    for (const [range, from, to] of [
      [`bytes=0-${huge}`, 0, length],
      [`bytes=-${huge}`, 0, length],
      [`bytes=${length - 1}-`, length - 1, length],
      [`bytes=${pieceBytes - 1}-${pieceBytes}`, pieceBytes - 1, pieceBytes + 1],
    ] as const) {
      const answer = await page.request.get(src, { headers: { range } });
      expect([range, answer.status()]).toEqual([range, 206]);
      expect((await answer.body()).equals(sound.subarray(from, to))).toBe(true);
    }
    const stranger = await (await openContext(browser)).newPage();
    expect((await stranger.request.get(src, { maxRedirects: 0 })).status()).not.toBe(200);
  });

  test('an address that only takes something in says so to whoever opens it', async () => {
    for (const path of ['/recording/pieces', '/hold/notes', '/transcribe/draft', '/coding/steps']) {
      const answer = await page.request.get(`${interview}${path}`);
      expect([path, answer.status(), answer.headers().allow]).toEqual([path, 405, 'POST']);
      expect(await answer.text()).toContain('noen adresser tar bare imot noe');
    }
  });

  test('a file that is made to keep the server busy is refused in a sentence, and others are answered meanwhile', async () => {
    await page.goto(`${interview}/transcript/import`);
    const waits: number[] = [];
    let isOver = false;
    const asking = (async () => {
      while (!isOver) {
        const from = performance.now();
        await page.request.get(`${address}/sign-in`);
        waits.push(performance.now() - from);
      }
    })();
    // A browser would mend this into two hundred million elements.
    const open = Array.from({ length: 5000 }, (_, at) => `<b a${at}>`).join('');
    const buffer = Buffer.from(JSON.stringify({ text: `<p>${open}</p>${'<p>ja</p>'.repeat(40_000)}` }));
    await page.locator('#transcript').setInputFiles({ name: 'x.otr', mimeType: 'application/json', buffer });
    await leave(page, () => page.getByRole('button', { name: 'Se på filen', exact: true }).click());
    isOver = true;
    await asking;
    expect(await page.locator('main').innerText()).toContain('Filen har 40000 replikker');
    // Generous: two processors are shared by many when tests are run.
    expect(Math.max(...waits)).toBeLessThan(10_000);
  });
});
