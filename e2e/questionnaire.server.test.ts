import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parseStudy } from '#modules/studies/index.ts';
import { addressOf, closeWave, createAnswering } from '#modules/surveys/index.ts';
import type { OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { answersOfWave, freeTextsOfWave } from '../src/modules/surveys/answers.server.ts';
import { june, type OpenWave, openSmallWave } from '../src/modules/surveys/testing/small-wave.ts';
import { createAnswerApp } from '../src/web/answer/answer-app.ts';

const parsed = parseStudy(readFileSync('examples/sor-trondelag/study.yaml', 'utf8'), 'study.yaml');
const sections = parsed.study.instruments.employee!.sections;

describe.each(testEngines().slice(0, 1))('answering a questionnaire, on $name', (engine) => {
  let open: OpenDatabase;
  let wave: OpenWave;
  let app: Hono;
  let invitation = 0;
  let address = '';
  beforeAll(async () => {
    open = await engine.open();
    wave = await openSmallWave(open.database, parsed);
    const { database } = open;
    const findStudy = async () => parsed.study;
    const answering = createAnswering({ database, keys: wave.keys, organisationId: 'own', findStudy });
    app = new Hono().route('/s', createAnswerApp(answering));
  });
  afterAll(async () => {
    await open.close();
    wave.clear();
  });
  beforeEach(() => {
    invitation += 1;
    address = `/s/${addressOf(wave.place.waveId, wave.link(`p${invitation}`).link, wave.secrets.linkKey)}`;
  });

  const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers });
  const send = (path: string, fields: Record<string, string> = {}) =>
    app.request(path, {
      method: 'POST',
      body: new URLSearchParams(fields).toString(),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': String(new URLSearchParams(fields).toString().length),
      },
    });
  const firstAgreement = sections
    .flatMap(({ items }, part) => items.map((item) => ({ item, part: part + 1 })))
    .find(({ item }) => item.kind === 'agreement')!;
  const answerTo = firstAgreement.item.id;

  test('a whole section page is at most 30 kB with its stylesheet, sent as it is and not only when packed', async () => {
    let largest = 0;
    for (let part = 1; part <= sections.length; part += 1) {
      const page = await (await get(`${address}/${part}`)).text();
      const style = await (await get(/href="(\/s\/answer-[^"]+)"/.exec(page)![1]!)).text();
      largest = Math.max(largest, gzipSync(page).length + gzipSync(style).length);
      expect(page).not.toContain('<script');
    }
    process.stdout.write(`The largest section page: ${largest} bytes transferred (gzip)\n`);
    expect(largest).toBeLessThanOrEqual(30 * 1024);
  });

  test('information comes first, then the sections in turn, then the review, then thanks', async () => {
    expect(await (await get(address)).text()).toContain('Jeg har lest dette og vil svare');
    expect((await send(`${address}/start`)).headers.get('location')).toBe(`${address}/1`);
    expect((await send(`${address}/1`, { to: 'next' })).headers.get('location')).toBe(`${address}/2`);
    const last = sections.length;
    expect((await send(`${address}/${last}`, { to: 'next' })).headers.get('location')).toBe(
      `${address}/review`,
    );
    expect((await send(`${address}/2`, { to: 'previous' })).headers.get('location')).toBe(`${address}/1`);
    expect((await send(`${address}/send`)).headers.get('location')).toBe(`${address}/thanks`);
    expect(await (await get(`${address}/thanks`)).text()).toContain('Takk for svaret!');
  });

  test('what was answered is there when one comes back, and cannot be read once it is sent', async () => {
    const part = `${address}/${firstAgreement.part}`;
    await send(part, { [answerTo]: '4', to: 'later' });
    expect(await (await get(address)).text()).toContain('Fortsett der du var');
    const checked = new RegExp(`name="${answerTo}" value="4" checked`);
    expect(await (await get(part)).text()).toMatch(checked);
    await send(`${address}/send`);
    for (const path of [address, part, `${address}/review`]) {
      const text = await (await get(path)).text();
      expect(text).toContain('Du har svart allerede');
      expect(text).not.toMatch(checked);
    }
    expect(await (await send(part, { [answerTo]: '1', to: 'next' })).text()).toContain(
      'Du har svart allerede',
    );
  });

  test('an answer that the question does not have is refused at its field, and nothing else is lost', async () => {
    const items = sections[firstAgreement.part - 1]!.items.filter((item) => item.kind === 'agreement');
    const [one, two] = [items[0]!, items[1]!];
    const response = await send(`${address}/${firstAgreement.part}`, {
      [one.id]: '99',
      [two.id]: '3',
      to: 'next',
    });
    expect(response.status).toBe(422);
    const text = await response.text();
    expect(text).toContain('Velg et av svarene.');
    expect(text).toMatch(new RegExp(`name="${two.id}" value="3" checked`));
    expect(text).toContain(`href="#question-${one.id}"`);
  });

  test('a follow-up shows itself without script, and the server shows it where the browser cannot', async () => {
    const at = sections.findIndex(({ items }) => items.some(({ askIf }) => askIf === 'registers <= 3'));
    const followUp = sections[at]!.items.find(({ askIf }) => askIf === 'registers <= 3')!;
    const page = await get(`${address}/${at + 1}`);
    const text = await page.text();
    expect(text).toContain(`form:has(#registers-0:checked) .ask-${followUp.id}`);
    expect(page.headers.get('content-security-policy')).toMatch(/style-src 'self' 'sha256-/);
    const stays = await send(`${address}/${at + 1}`, { registers: '2', to: 'next' });
    expect(stays.status).toBe(422);
    expect(await stays.text()).toContain('Ett spørsmål til');
    const goesOn = await send(`${address}/${at + 1}`, { registers: '2', [followUp.id]: 'Fordi', to: 'next' });
    expect(goesOn.status).toBe(303);
  });

  test('made-up, cut and foreign links get the same kind page', async () => {
    const good = address.slice(3);
    const changed = `${good.slice(0, -1)}${good.endsWith('A') ? 'B' : 'A'}`;
    for (const path of ['/s/x', `/s/${changed}`, `/s/${good.slice(0, 40)}`, `/s/${'A'.repeat(90)}`, '/s/']) {
      const response = await get(path);
      expect(response.status, path).toBe(404);
      const text = await response.text();
      expect(text, path).toContain('Lenken virker ikke');
    }
  });

  test('no page is kept by a cache or tells another page its address', async () => {
    for (const path of [address, `${address}/1`, `${address}/review`]) {
      const { headers } = await get(path);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('set-cookie')).toBeNull();
    }
  });

  test('the language is that of the browser, or the one chosen, and it is kept on the way', async () => {
    expect(await (await get(address, { 'accept-language': 'nn-NO,nb;q=0.8' })).text()).toContain(
      '<html lang="nn">',
    );
    expect(await (await get(address, { 'accept-language': 'no' })).text()).toContain('<html lang="nb">');
    const english = await (await get(`${address}?language=en`)).text();
    expect(english).toContain('I have read this');
    expect((await send(`${address}/1?language=en`, { to: 'next' })).headers.get('location')).toBe(
      `${address}/2?language=en`,
    );
  });

  test('what was written stays text: no answer becomes part of a page', async () => {
    const at = sections.findIndex(({ items }) => items.some(({ kind, askIf }) => kind === 'text' && !askIf));
    const item = sections[at]!.items.find(({ kind, askIf }) => kind === 'text' && !askIf)!;
    const hostile = '</textarea><script>alert(1)</script>"\'&';
    await send(`${address}/${at + 1}`, { [item.id]: hostile, to: 'later' });
    const text = await (await get(`${address}/${at + 1}`)).text();
    expect(text).not.toContain('<script>');
    expect(text).toContain('&lt;/textarea&gt;');
  });

  test('answers arrive as they were given, and none after the wave has closed', async () => {
    await send(`${address}/${firstAgreement.part}`, { [answerTo]: '5', to: 'next' });
    await send(`${address}/send`);
    invitation += 1;
    const late = `/s/${addressOf(wave.place.waveId, wave.link(`p${invitation}`).link, wave.secrets.linkKey)}`;
    await get(late);
    await closeWave(open.database, wave.keys, { ...wave.place, now: june });
    const answers = await answersOfWave(open.database, wave.place);
    expect(answers.map((row) => JSON.parse(row.answers)[answerTo])).toContain(5);
    expect((await freeTextsOfWave(open.database, wave.place)).every(({ free_text }) => free_text)).toBe(true);
    const refused = await send(`${late}/send`);
    expect(refused.status).toBe(410);
    expect(await refused.text()).toContain('Undersøkelsen er over');
  });
});
