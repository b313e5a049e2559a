import { readFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseStudy } from '#modules/studies/index.ts';
import { closeWave } from '#modules/surveys/index.ts';
import { answersOfWave } from '../src/modules/surveys/answers.server.ts';
import { june } from '../src/modules/surveys/testing/small-wave.ts';
import { faultsByAxe } from './axe.ts';
import { leave, openBrowser, openContext } from './browser.ts';
import { type OwnServer, startOwnServer } from './own-server.ts';
import { createClient } from './post-form.ts';
import { openWaveOnDisk, type WaveOnDisk } from './wave-on-disk.ts';

/** The demo study's largest questionnaire, answered on a real server as respondents do. */
const text = readFileSync('examples/sor-trondelag/study.yaml', 'utf8');
const { study } = parseStudy(text, 'study.yaml');
const audience = Object.keys(study.instruments)[0]!;
const sections = study.instruments[audience]!.sections;
const languages = ['nb', 'nn', 'en'] as const;
const mostBytes = 30 * 1024;

let wave: WaveOnDisk;
let server: OwnServer;
let browser: Browser;
let origin = '';
let person = 0;
const client = createClient(2);
beforeAll(async () => {
  wave = await openWaveOnDisk(null, text);
  server = startOwnServer(wave.environment);
  origin = await server.address();
  browser = await openBrowser();
});
afterAll(async () => {
  client.close();
  await browser?.close();
  await server?.kill();
  await wave?.clear();
});
/** A link that nobody has used. */
const newAddress = () => `${origin}${wave.pathOf(`person-${person++}`)}`;

describe('how much a respondent’s phone must fetch', () => {
  test.each([
    ['packed', 'gzip'],
    ['as it is, for a browser that cannot unpack', 'identity'],
  ])('a whole section page and all it loads is at most 30 kB, %s', async (_name, encoding) => {
    const sizes: { of: string; bytes: number }[] = [];
    for (const language of languages) {
      const address = newAddress();
      for (const [part] of sections.entries()) {
        const page = await fetchRaw(`${address}/${part + 1}?language=${language}`, encoding);
        const html = (await client.get(`${address}/${part + 1}?language=${language}`))!.body;
        const loads = [...html.matchAll(/(?:<link rel="stylesheet" href|src)="([^"]+)"/g)].map(
          ([, to]) => to!,
        );
        expect(loads).toHaveLength(1);
        const style = await fetchRaw(`${origin}${loads[0]}`, encoding);
        sizes.push({ of: `part ${part + 1}, ${language}`, bytes: page + style });
      }
    }
    const largest = sizes.reduce((most, one) => (one.bytes > most.bytes ? one : most));
    process.stdout.write(
      `The largest section page (${largest.of}): ${largest.bytes} bytes over the wire, headers and all (${encoding})\n`,
    );
    expect(largest.bytes).toBeLessThanOrEqual(mostBytes);
  });
});

describe('every page of a questionnaire', () => {
  const pages: readonly { name: string; open: (page: Page) => Promise<unknown> }[] = [
    { name: 'information', open: (page) => page.goto(newAddress()) },
    ...sections.map((_, part) => ({
      name: `part ${part + 1}`,
      open: (page: Page) => page.goto(`${newAddress()}/${part + 1}`),
    })),
    { name: 'refusal', open: refused },
    { name: 'review', open: (page) => page.goto(`${newAddress()}/review`) },
    { name: 'pause', open: (page) => page.goto(`${newAddress()}/saved`) },
    { name: 'thanks', open: thanked },
    { name: 'used link', open: async (page) => page.goto((await thanked(page)).replace('/thanks', '')) },
    { name: 'made-up link', open: (page) => page.goto(`${origin}/s/${'A'.repeat(90)}`) },
    { name: 'way in by a code', open: (page) => page.goto(`${origin}/s/k`) },
    { name: 'made-up code', open: (page) => page.goto(`${origin}/s/k/AAAAAA`) },
  ];

  test.each(pages)('keeps WCAG 2.1 AA and fits a phone, also at 320 px: $name', async ({ open }) => {
    // axe itself is a script, put into the page by the browser; the pages have none.
    const context = await openContext(browser, { isPhone: true });
    const page = await context.newPage();
    await open(page);
    expect(await page.locator('script').count()).toBe(0);
    expect(await page.locator('h1').count()).toBe(1);
    for (const width of [360, 320]) {
      await page.setViewportSize({ width, height: 640 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
    expect(await smallTargets(page)).toEqual([]);
    // Letters twice as large, for eyes that need it.
    await page.setViewportSize({ width: 360, height: 640 });
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '';
    });
    expect(await faultsByAxe(page)).toEqual([]);
    await context.close();
  });

  test('dark and in nynorsk and English it keeps WCAG 2.1 AA as well', async () => {
    const context = await openContext(browser, { isPhone: true, isDark: true });
    const page = await context.newPage();
    for (const language of ['nn', 'en']) {
      for (const where of ['', '/1', '/2', '/review']) {
        await page.goto(`${newAddress()}${where}?language=${language}`);
        expect(await faultsByAxe(page)).toEqual([]);
      }
    }
    await context.close();
  });
});

test('with the keyboard alone, without script, one comes from the letter to the thanks', async () => {
  const context = await openContext(browser, { isPhone: true, hasScript: false });
  const page = await context.newPage();
  await page.goto(newAddress());
  await leave(page, () => pressOn(page, 'button.primary', 'Enter'));
  for (const section of sections) {
    const statement = section.items.find(({ kind }) => kind === 'agreement');
    if (statement) {
      await pressOn(page, `input[name="${statement.id}"]`, 'Space');
      await page.keyboard.press('ArrowRight');
      expect(await page.locator(`input[name="${statement.id}"]:checked`).count()).toBe(1);
    }
    await leave(page, () => pressOn(page, 'button[value="next"]', 'Enter'));
    // A follow-up that has come to be asked: it may be left empty.
    if (await page.locator('[role="status"]').count())
      await leave(page, () => pressOn(page, 'button[value="next"]', 'Enter'));
  }
  expect(page.url()).toMatch(/\/review/);
  await leave(page, () => pressOn(page, 'button.primary', 'Enter'));
  expect(await page.locator('h1').textContent()).toBe('Takk for svaret!');
  await context.close();
});

test('whoever comes back goes on where they were, and a page that is refused says so in its title', async () => {
  const context = await openContext(browser, { isPhone: true, hasScript: false });
  const page = await context.newPage();
  const address = newAddress();
  const at = sections.findIndex(({ items }, part) => part > 0 && items[0]!.kind === 'agreement');
  await client.post(`${address}/${at + 1}`, { [sections[at]!.items[0]!.id]: '2', to: 'later' });
  await page.goto(address);
  await leave(page, () => page.getByRole('button', { name: 'Fortsett der du var' }).click());
  expect(new URL(page.url()).pathname.split('/').at(-1)).toBe(String(at + 1));
  await page.goto(`${address}/saved`);
  await leave(page, () => page.locator('.way a').click());
  expect(new URL(page.url()).pathname.split('/').at(-1)).toBe(String(at + 1));
  const text = sections.flatMap(({ items }, part) => items.map((item) => ({ item, part: part + 1 })));
  const long = text.find(({ item }) => item.kind === 'text' && !item.askIf)!;
  const sent = await client.post(`${address}/${long.part}`, { [long.item.id]: 'x'.repeat(2001), to: 'next' });
  expect(sent?.body).toMatch(/<title>Noe må rettes: /);
  await context.close();
});

describe('forms made by hand', () => {
  const find = (kind: string) => {
    const part = sections.findIndex(({ items }) => items.some((item) => item.kind === kind && !item.askIf));
    return { part: part + 1, item: sections[part]!.items.find((item) => item.kind === kind && !item.askIf)! };
  };

  test('an answer that is too long or not one of those offered is refused by field, and stands as it was sent', async () => {
    for (const [kind, sent, said] of [
      ['choice', '<b>9999</b>', 'Velg et av svarene.'],
      ['agreement', '7.5', 'Velg et av svarene.'],
      ['text', 'lang '.repeat(500), 'Teksten er for lang'],
    ] as const) {
      const { part, item } = find(kind);
      const address = newAddress();
      for (const to of ['next', 'later', 'previous']) {
        const refusal = (await client.post(`${address}/${part}`, { [item.id]: sent, to }))!;
        expect(refusal.status, `${kind}, ${to}`).toBe(422);
        expect(refusal.body).toContain(said);
        expect(refusal.body).toContain(`id="error-${item.id}"`);
        if (kind === 'text') expect(refusal.body).toContain(sent.trimEnd());
      }
      // What was refused was not kept.
      expect((await client.get(`${address}/${part}`))!.body).not.toContain(`>${sent.slice(0, 40)}`);
    }
  });

  test('fields that no question has, and questions of another part, change nothing', async () => {
    const address = newAddress();
    const { part, item } = find('text');
    const other = part === 1 ? 2 : 1;
    const odd = { [item.id]: 'ikke her', __proto__: 'x', constructor: '1', toString: '2', to: 'later' };
    expect((await client.post(`${address}/${other}`, odd))!.status).toBe(303);
    expect((await client.get(`${address}/${part}`))!.body).not.toContain('ikke her');
  });

  test('a form far larger than any questionnaire is refused kindly, and what was kept is still there', async () => {
    const { part, item } = find('text');
    const address = newAddress();
    await client.post(`${address}/${part}`, { [item.id]: 'det jeg skrev først', to: 'later' });
    const refusal = (await client.post(`${address}/${part}`, {
      [item.id]: 'x'.repeat(400_000),
      to: 'next',
    }))!;
    expect(refusal.status).toBe(413);
    expect(refusal.body).toContain('Dette ble for mye');
    expect((await client.get(`${address}/${part}`))!.body).toContain('det jeg skrev først');
  });
});

describe('links that do not lead to a questionnaire', () => {
  test('made-up, forged, used and expired links each get a kind page, and take the same time', async () => {
    const used = newAddress();
    await client.post(`${used}/send`);
    const forged = `${used.slice(0, -6)}${used.endsWith('AAAAAA') ? 'BBBBBB' : 'AAAAAA'}`;
    const kinds = {
      used: { address: used, status: 200, says: 'Du har svart allerede' },
      forged: { address: forged, status: 404, says: 'Lenken virker ikke' },
      unknown: {
        address: `${origin}/s/${'A'.repeat(used.length - origin.length - 3)}`,
        status: 404,
        says: 'Lenken virker ikke',
      },
    };
    const times = new Map<string, number[]>();
    for (let round = 0; round < 60; round += 1) {
      for (const [kind, { address, status, says }] of Object.entries(kinds)) {
        const start = performance.now();
        const page = (await client.get(address))!;
        const took = performance.now() - start;
        expect(page.status).toBe(status);
        expect(page.body).toContain(says);
        if (round >= 10) times.set(kind, [...(times.get(kind) ?? []), took]);
      }
    }
    // Side by side, round by round: a noisy machine disturbs all of them alike. Lower quartiles, which noise only raises.
    const quartiles = [...times.values()].map(
      (some) => some.sort((a, b) => a - b)[Math.floor(some.length / 4)]!,
    );
    expect(Math.max(...quartiles) / Math.min(...quartiles)).toBeLessThan(2);
  });

  test('when the wave has closed, its links say that it is over', async () => {
    const answered = newAddress();
    await client.post(`${answered}/send`);
    const late = newAddress();
    await server.stop();
    const open = await wave.open();
    await closeWave(open.database, wave.keys, { ...wave.place, now: june });
    expect((await answersOfWave(open.database, wave.place)).length).toBeGreaterThan(0);
    await open.close();
    server = startOwnServer(wave.environment);
    const address = await server.address();
    for (const old of [answered, late]) {
      const page = (await client.get(old.replace(origin, address)))!;
      expect(page.status).toBe(410);
      expect(page.body).toContain('Undersøkelsen er over');
    }
  });
});

/** What is to be pressed and is smaller than a thumb; a link within a sentence is as high as its line. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('a, button, input, select, textarea')]
      .filter((element) => element.closest('p:not(.way), .summary, details:not([open])') === null)
      .map((element) => element.closest('label') ?? element)
      .filter((element) => {
        const { width, height } = element.getBoundingClientRect();
        return width > 0 && (width < 43.5 || height < 43.5);
      })
      .map(({ outerHTML }) => outerHTML),
  );
}

async function refused(page: Page): Promise<void> {
  const item = sections[0]!.items.find(({ kind }) => kind === 'choice')!;
  await page.goto(`${newAddress()}/1`);
  const first = page.locator(`[name="${item.id}"]`).first();
  await first.evaluate((field) => {
    (field as HTMLInputElement).value = 'tull';
    (field as HTMLInputElement).checked = true;
  });
  await leave(page, () => page.locator('button[value="next"]').click());
  expect(await page.locator('.summary').count()).toBe(1);
}

async function thanked(page: Page): Promise<string> {
  await page.goto(`${newAddress()}/review`);
  await leave(page, () => page.locator('button.primary').click());
  return page.url();
}

/** Goes there with the tab key alone, and presses. */
async function pressOn(page: Page, target: string, key: string): Promise<void> {
  for (let tabs = 0; tabs < 80; tabs += 1) {
    await page.keyboard.press('Tab');
    if (await page.locator(`${target}:focus`).count()) {
      await page.keyboard.press(key);
      return;
    }
  }
  throw new Error(`The tab key does not lead to ${target}`);
}

/** Every byte of the answer to one request on a connection of its own, as the network carries it. */
function fetchRaw(address: string, encoding: string): Promise<number> {
  const { hostname, port, pathname, search, host } = new URL(address);
  return new Promise((resolve, reject) => {
    let bytes = 0;
    const socket = createConnection({ host: hostname, port: Number(port) }, () => {
      socket.write(
        `GET ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\nAccept-Encoding: ${encoding}\r\nConnection: close\r\n\r\n`,
      );
    });
    socket.on('data', (part) => {
      bytes += part.length;
    });
    socket.on('end', () => resolve(bytes));
    socket.on('error', reject);
  });
}
