// Makes the pictures of waves in docs/screenshots from a demo that scripts/example-waves.ts has put waves beside:
// `node scripts/wave-screenshots.ts http://localhost:3000 WAVES.txt`, WAVES.txt being what that script printed.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { leave, openBrowser, openContext } from '../e2e/browser.ts';

const [address = 'http://localhost:3000', wavesFile = 'waves.txt', only = ''] = process.argv.slice(2);
const folder = fileURLToPath(new URL('../docs/screenshots/', import.meta.url));
const places = new Map<string, string>();
for (const line of readFileSync(wavesFile, 'utf8').split('\n')) {
  const [name, path] = line.split(' ');
  if (name && path && !places.has(name)) places.set(name, path);
}
const at = (name: string) => places.get(name) ?? '';

type Shot = {
  readonly name: string;
  readonly path: string;
  readonly as?: 'demo-lead' | 'demo-custodian';
  readonly widths?: readonly number[];
  readonly act?: (page: Page) => Promise<unknown>;
};
const lead = 'demo-lead';
const shots: readonly Shot[] = [
  { name: 'wave', path: at('draft'), as: lead },
  { name: 'wave-open', path: at('many'), as: lead },
  { name: 'wave-closed', path: at('closed'), as: lead },
  { name: 'follow', path: `${at('many')}/follow`, as: lead },
  { name: 'counter', path: `${at('many')}/counter`, as: lead },
  { name: 'files', path: `${at('closed')}/files`, as: lead },
  { name: 'letters', path: `${at('many')}/letters`, as: 'demo-custodian' },
  { name: 'respondent', path: at('code') },
  {
    name: 'respondent-section',
    path: at('code'),
    act: async (page) => {
      await leave(page, () => page.locator('button.primary').click());
      await page.goto(page.url().replace(/\/1(\?.*)?$/, '/2'));
      await page.locator('label:has(#support1-4)').click();
    },
  },
  { name: 'tablet', path: `${at('code')}/tablet`, widths: [1024] },
  {
    name: 'poster',
    path: `${at('many')}/counter`,
    as: lead,
    widths: [794],
    act: async (page) => {
      const poster = await page.locator('a[href$="/poster-nb.svg"]').first().getAttribute('href');
      const svg = await (await page.request.get(address + poster)).text();
      await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg}`);
      await page.setViewportSize({ width: 794, height: 1123 });
    },
  },
];

const browser = await openBrowser();
for (const { name, path, as, widths = [360, 1440], act } of shots) {
  if (only && !name.startsWith(only)) continue;
  for (const width of widths) {
    const context = await openContext(browser, { isPhone: width === 360 });
    const page = await context.newPage();
    if (width !== 360 && width !== 1440) await page.setViewportSize({ width, height: 768 });
    if (as) {
      await page.goto(`${address}/sign-in`);
      await leave(page, () => page.locator(`button[value="${as}"]`).click());
    }
    await page.goto(address + path);
    await act?.(page);
    const file = `${folder}/${widths.length === 1 ? name : `${name}-${width}`}.png`;
    await page.screenshot({ path: file });
    process.stdout.write(`${file}\n`);
    await context.close();
  }
}
await browser.close();
