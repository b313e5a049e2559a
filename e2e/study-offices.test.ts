import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { faultsByAxe } from './axe.ts';
import { leave, openBrowser, openContext } from './browser.ts';

const address = inject('address');
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const field = (page: Page, name: string) => page.locator(`[name="${name}"]`);
const press = (page: Page, intent: string) =>
  leave(page, () => page.locator(`button:not(.visually-hidden)[name=intent][value="${intent}"]`).click());

async function newStudy(
  page: Page,
  given: { readonly title: string; readonly from: string },
): Promise<string> {
  await page.goto(`${address}/sign-in?next=/studies/new`);
  await leave(page, () => page.getByRole('button', { name: /Sol Studieleder/ }).click());
  await page.locator('#title').fill(given.title);
  await page.locator(`input[value="${given.from}"]`).check();
  await leave(page, () => page.getByRole('button', { name: 'Lag studien' }).click());
  return new URL(page.url()).pathname.replace(/\/design$/, '');
}

async function fileOf(page: Page, study: string): Promise<string> {
  const answer = await page.context().request.get(`${address}${study}/design/study.yaml`);
  return answer.text();
}

describe.each([
  ['with script', true],
  ['without script', false],
])("a study gets the register's offices, %s", (_, hasScript) => {
  test('all at once, one by one, and with months of its own; undone in a step', async () => {
    const context = await openContext(browser, { hasScript, isPhone: !hasScript });
    const page = await context.newPage();
    const study = await newStudy(page, { title: `Kontorene ${hasScript}`, from: 'example' });
    const before = await fileOf(page, study);
    await page.goto(`${address}${study}/design`);
    await leave(page, () => page.getByRole('link', { name: 'Kontorene' }).last().click());
    // The demo's register has the units that the example names: one of them is called something else here.
    await field(page, 'offices/units/1').selectOption('');
    await press(page, 'apply');
    expect(await fileOf(page, study)).not.toContain('"9901"');
    expect(await fileOf(page, study)).toContain('# Numbers of units that do not exist');

    await press(page, 'offices:offices');
    // The answer that was none of the register's is gone, its code with it; the others are as they were.
    expect(await field(page, 'offices/units/1').count()).toBe(0);
    expect(await field(page, 'offices/units/2').inputValue()).toBe('9902');
    expect(await field(page, 'offices/units/20').inputValue()).toBe('9901');
    const undo = page.getByRole('button', { name: 'Angre: kontorene' });
    await leave(page, () => undo.click());
    await page.goto(`${address}${study}/design/offices`);
    expect(await field(page, 'offices/units/1').inputValue()).toBe('');

    await page.getByLabel('Bestemte måneder').check();
    await field(page, 'offices/period/from').fill('2026-07');
    await field(page, 'offices/period/to').fill('2026-01');
    await press(page, 'apply');
    expect(await page.locator('#at-offices-period').innerText()).toContain('Bytt dem om');
    expect(await field(page, 'offices/period/from').inputValue()).toBe('2026-07');
    await field(page, 'offices/period/from').fill('1.2026');
    await field(page, 'offices/period/to').fill('6.2026');
    await field(page, 'offices/units/1').selectOption('9901');
    await press(page, 'apply');
    expect(await page.locator('main').innerText()).not.toContain('Bytt dem om');
    const after = await fileOf(page, study);
    expect(after).toContain('period: 2026-01/2026-06');
    expect(after.split('\n').filter((line) => !before.split('\n').includes(line))).toHaveLength(2);
    // Without script axe's own timers stand still too.
    if (hasScript) expect(await faultsByAxe(page)).toEqual([]);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    ).toBeLessThanOrEqual(0);
    await context.close();
  });

  test('or says what its list calls them', async () => {
    const context = await openContext(browser, { hasScript });
    const page = await context.newPage();
    const study = await newStudy(page, { title: `Listens kontor ${hasScript}`, from: 'blank' });
    await page.goto(`${address}${study}/design/offices`);
    expect(await page.locator('button[value="offices:offices"]').count()).toBe(0);
    await field(page, 'offices/more/0/code').fill('Hos oss');
    await field(page, 'offices/more/0/unit').selectOption('9902');
    await field(page, 'offices/months').fill('12');
    await press(page, 'apply');
    expect(await page.getByLabel('Hos oss').inputValue()).toBe('9902');
    expect(await fileOf(page, study)).toContain('Hos oss: "9902"');
    expect(await fileOf(page, study)).toContain('months: 12');
    await context.close();
  });
});
