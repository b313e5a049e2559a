import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { faultsByAxe } from './axe.ts';
import { leave, openBrowser, openContext } from './browser.ts';

const address = inject('address');

/** The study lead of the demo, on the list of studies. */
async function signIn(page: Page): Promise<void> {
  await page.goto(`${address}/sign-in?next=/studies`);
  await leave(page, () => page.getByRole('button', { name: /Sol Studieleder/ }).click());
}

async function newStudy(page: Page, title: string): Promise<string> {
  await page.goto(`${address}/studies/new`);
  await page.locator('#title').fill(title);
  await leave(page, () => page.getByRole('button', { name: 'Lag studien' }).click());
  return new URL(page.url()).pathname.replace(/\/design$/, '');
}

const press = (page: Page, intent: string) =>
  leave(page, () =>
    page.locator(`button:not(.visually-hidden)[name=intent][value="${intent}"]`).first().click(),
  );
const field = (page: Page, path: string) => page.locator(`[name="${path}"]`);
const phoneOf = (page: Page) => page.frameLocator('iframe[data-preview]');
const section = 'instruments/employee/sections/0';

/** A questionnaire of one section with these statements. */
async function withStatements(page: Page, base: string, lines: string): Promise<void> {
  await page.goto(`${address}${base}/design`);
  await page.locator('#new-title').fill('Om jobben');
  await press(page, 'add:instruments');
  await page.locator('#new-section').fill('Trivsel');
  await press(page, 'add:instruments/employee');
  await page.locator('#new-lines').fill(lines);
  await press(page, `add:${section}`);
}

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe.each([
  ['with the script', true],
  ['without script', false],
])('a study is written, %s', (_, hasScript) => {
  let context: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    context = await openContext(browser, { hasScript });
    page = await context.newPage();
    await signIn(page);
  });
  afterAll(() => context.close());

  test('from a title to two versions, what differs, and back', async () => {
    const base = await newStudy(page, `Arbeidsmiljø ${hasScript ? 'med' : 'uten'}`);
    expect(base).toMatch(/^\/studies\/arbeidsmiljo-/);
    await withStatements(page, base, 'Jeg trives.\nJeg gruer meg til jobb.');

    // Two statements in three languages, and a follow-up on the first of them.
    await field(page, `${section}/items/0/text/nn`).fill('Eg trivst.');
    await field(page, `${section}/items/0/text/en`).fill('I thrive.');
    await press(page, 'apply');
    expect(await page.locator('.missing-bar').textContent()).toMatch(/Nynorsk\s*\d+ tekster mangler/);
    await page.locator('#new-kind').selectOption('text');
    await page.locator('#new-lines').fill('Hva kunne vært bedre?');
    await press(page, `add:${section}`);
    const followUp = `${section}/items/2`;
    await page
      .locator(`#at-${followUp.replaceAll('/', '-')} summary`, { hasText: 'Hvem får spørsmålet?' })
      .click();
    await field(page, `${followUp}/askIf/variable`).selectOption({ label: 'Jeg trives.' });
    await field(page, `${followUp}/askIf/sign`).selectOption('<=');
    await field(page, `${followUp}/askIf/value`).fill('3');
    await press(page, 'apply');
    expect(await field(page, `${followUp}/askIf/value`).inputValue()).toBe('3');

    // The phone shows it, with the follow-up on its condition, in the language that is chosen.
    const phone = phoneOf(page);
    await phone.getByText('Jeg trives.').waitFor();
    expect(await phone.getByText('Hva kunne vært bedre?').isVisible()).toBe(false);
    await phone.locator('input[value="2"]').first().check();
    await phone.getByText('Hva kunne vært bedre?').waitFor();
    await leave(page, () => page.locator('.phone nav a', { hasText: 'Engelsk' }).click());
    await phone.getByText('I thrive.').waitFor();

    // A second section by the list, and a scale with a reversed statement.
    await page.goto(`${address}${base}/design/instruments/employee`);
    await page.locator('#new-section').fill('Til slutt');
    await press(page, 'add:instruments/employee');
    await page.locator('#new-kind').selectOption('choice');
    await page.locator('#new-lines').fill('Vil du være med igjen?');
    await press(page, 'add:instruments/employee/sections/1');
    await page.goto(`${address}${base}/design/scales`);
    await page.locator('#new-scale').fill('Trivsel på jobb');
    await press(page, 'add:scales');
    for (const [name, id] of [
      ['items', 'q1'],
      ['items', 'q2'],
      ['reversed', 'q2'],
    ] as const) {
      await page.locator(`input[type=checkbox][name="scales/trivsel_pa_jobb/${name}"][value=${id}]`).check();
    }
    await press(page, 'save');
    expect(await page.locator('main').textContent()).toContain('Nytt spørreskjema');
    await page.locator('#note').fill('Første utkast');
    await leave(page, () => page.getByRole('button', { name: 'Lagre versjon 2' }).click());
    expect(await page.locator('.version-list').textContent()).toContain('Første utkast');

    // Another version; what differs is said in words, and the first of them comes back.
    await page.goto(`${address}${base}/design/instruments/employee/1`);
    await field(page, `${section}/items/0/text/nb`).fill('Jeg trives godt.');
    await press(page, `down:${section}/items/0`);
    await press(page, 'save');
    await leave(page, () => page.getByRole('button', { name: 'Lagre versjon 3' }).click());
    await leave(page, () => page.getByRole('link', { name: 'Hva ble endret?' }).first().click());
    const said = (await page.locator('.difference').innerText()).replace(/\s+/g, ' ');
    expect(said).toContain('Teksten i «Jeg trives godt.»: endret på bokmål');
    expect(said).toContain('er flyttet');
    expect(await page.locator('.difference ins').allInnerTexts()).toContainEqual(
      expect.stringContaining('godt'),
    );
    await leave(page, () => page.getByRole('button', { name: 'Ta fram igjen versjon 2' }).click());
    expect(await page.locator('.version-list li').first().innerText()).toContain('Versjon 2 tatt fram igjen');
    await page.goto(`${address}${base}/design/instruments/employee/1`);
    expect(await field(page, `${section}/items/0/text/nb`).inputValue()).toBe('Jeg trives.');
  });

  test('a mistake stands beside its field, with what was typed, and a deleted question comes back', async () => {
    const base = await newStudy(page, `Feil ${hasScript ? 'med' : 'uten'}`);
    await withStatements(page, base, 'En.\nTo.\nTre.');
    const points = `${section}/items/0/points`;
    const answers = page.locator('.item-card').first().locator('summary').first();
    await answers.click();
    await field(page, points).fill('seks');
    await press(page, `delete:${section}/items/1`);
    expect(await page.locator('.item-card').count()).toBe(2);
    expect(await field(page, points).inputValue()).toBe('seks');
    expect(await field(page, points).getAttribute('aria-invalid')).toBe('true');
    await page.goto(`${address}${base}/design/save`);
    expect(await page.locator('.mend-list a').count()).toBe(1);
    expect(await page.locator('#note').count()).toBe(0);
    await page.goto(`${address}${base}/design/instruments/employee/1`);
    await leave(page, () => page.getByRole('button', { name: /^Angre/ }).click());
    expect(await page.locator('.item-card').count()).toBe(3);
  });

  test('the same file comes out as went in, and a text that is no study keeps every letter', async () => {
    const text = `# Ours\n${readFileSync('examples/leadership/study.yaml', 'utf8')}`;
    await page.goto(`${address}/studies/new`);
    const buffer = Buffer.from(text.replace(/^id: .*$/m, `id: fra-fil-${hasScript}`));
    await page
      .locator('input[name=file]')
      .setInputFiles({ name: 'study.yaml', mimeType: 'text/yaml', buffer });
    await leave(page, () => page.getByRole('button', { name: 'Les inn studiefilen' }).click());
    const design = page.url();
    const download = async () => (await context.request.get(`${design}/study.yaml`)).body();
    expect(Buffer.compare(await download(), buffer)).toBe(0);
    await page.goto(`${design}/text`);
    await press(page, 'apply');
    expect(Buffer.compare(await download(), buffer)).toBe(0);
    const broken = `${await page.locator('#study-text').inputValue()}  - [\n`;
    await page.locator('#study-text').fill(broken);
    await press(page, 'apply');
    expect(await page.locator('#study-text').inputValue()).toBe(broken);
    expect(await page.locator('.problems tbody tr').count()).toBeGreaterThan(0);
    await leave(page, () => page.getByRole('button', { name: /^Angre/ }).click());
    expect(Buffer.compare(await download(), buffer)).toBe(0);
  });
});

test('what is typed shows on the phone by itself, and is kept without a button', async () => {
  const context = await openContext(browser);
  const page = await context.newPage();
  await signIn(page);
  const base = await newStudy(page, 'Mens en skriver');
  await withStatements(page, base, 'En.');
  await field(page, `${section}/items/0/text/nb`).fill('Noe helt annet.');
  await phoneOf(page).getByText('Noe helt annet.').waitFor();
  await page.reload();
  expect(await field(page, `${section}/items/0/text/nb`).inputValue()).toBe('Noe helt annet.');
  await context.close();
});

test('by keyboard alone: Enter keeps what is typed and moves nothing', async () => {
  const context = await openContext(browser, { hasScript: false });
  const page = await context.newPage();
  await signIn(page);
  const base = await newStudy(page, 'Med tastatur');
  await withStatements(page, base, 'En.\nTo.');
  await page.goto(`${address}${base}/design/settings`);
  await page.locator('[name="privacy/minimumGroup"]').focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('8');
  await leave(page, () => page.keyboard.press('Enter'));
  expect(await page.locator('[name="privacy/minimumGroup"]').inputValue()).toBe('8');
  await page.goto(`${address}${base}/design/instruments/employee/1`);
  await page.locator(`button[value="down:${section}/items/0"]`).focus();
  await leave(page, () => page.keyboard.press('Enter'));
  expect(await field(page, `${section}/items/1/text/nb`).inputValue()).toBe('En.');
  await context.close();
});

describe.each([
  ['a phone', true, false],
  ['a desktop in the dark', false, true],
])('the editor on %s', (_, isPhone, isDark) => {
  test('meets WCAG 2.1 AA by axe, and nothing scrolls sideways', async () => {
    const context = await openContext(browser, { isPhone, isDark });
    const page = await context.newPage();
    await signIn(page);
    const study = '/studies/sor-trondelag-2015';
    const paths = ['/studies', '/studies/new', `${study}/design`, `${study}/design/instruments/employee`];
    paths.push(
      `${study}/design/instruments/employee/10`,
      `${study}/design/offices`,
      `${study}/design/settings`,
      `${study}/design/scales`,
    );
    paths.push(
      `${study}/design/scales/colleagueSupport`,
      `${study}/design/text`,
      `${study}/design/save`,
      `${study}/versions`,
    );
    for (const path of paths) {
      await page.goto(address + path);
      for (const fold of await page.locator('main details').all())
        await fold.evaluate((one) => one.setAttribute('open', ''));
      expect(await faultsByAxe(page), path).toEqual([]);
      const sideways = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(sideways, path).toBeLessThanOrEqual(0);
    }
    await context.close();
  });
});

test('whoever has no part in a study sees nothing of it, and no script runs on other pages', async () => {
  const context = await openContext(browser);
  const page = await context.newPage();
  await page.goto(`${address}/sign-in?next=/studies`);
  await leave(page, () => page.getByRole('button', { name: /Ada Administrator/ }).click());
  for (const path of [
    'design',
    'design/text',
    'design/study.yaml',
    'versions',
    'design/preview/employee/1',
  ]) {
    const response = await context.request.get(`${address}/studies/sor-trondelag-2015/${path}`);
    expect(response.status(), path).toBe(404);
  }
  const studies = await context.request.get(`${address}/studies`);
  expect(studies.headers()['content-security-policy']).not.toContain('script-src');
  await context.close();
});
