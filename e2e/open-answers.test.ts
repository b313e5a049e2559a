import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { faultsByAxe } from './axe.ts';
import { leave, openBrowser, openContext } from './browser.ts';

/** The practice study's closed round, whose answers are made up. */
describe('open answers are sorted afterwards', () => {
  const address = inject('address');
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(async () => {
    for (const context of contexts) await context.close();
    await browser?.close();
  });

  async function signIn(person: string, options: Parameters<typeof openContext>[1] = {}): Promise<Page> {
    const context = await openContext(browser, options);
    contexts.push(context);
    const page = await context.newPage();
    await page.goto(`${address}/sign-in`);
    await leave(page, () => page.locator(`button[value="${person}"]`).click());
    return page;
  }
  /** To one of the questions, from the study's list of them. */
  async function question(page: Page, name: string): Promise<string> {
    await page.goto(`${address}/studies/practice/open-answers`);
    await leave(page, () => page.getByRole('link', { name }).click());
    return page.url();
  }
  const saved = (page: Page) => page.getByText('Alt er lagret.').waitFor();
  const what = 'Hva skal til for at dere lærer mer av hverandre?';

  test('with the keyboard: coded, undone, several at once, words of one, themes, and into the report', async () => {
    const page = await signIn('demo-lead');
    const here = await question(page, what);
    expect(await page.getByText('Oddvar').count()).toBe(0);
    const rows = page.locator('[data-row]');
    const codesOf = (at: number) => rows.nth(at).locator('.answer-code__words').allInnerTexts();
    await rows.nth(0).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Første kode');
    await page.keyboard.press('Enter');
    // Before any answer it stands there, and one is at the next text.
    expect(await codesOf(0)).toEqual(['Første kode']);
    expect(await rows.nth(1).evaluate((row) => row === document.activeElement)).toBe(true);
    await page.locator('[data-known] button').first().waitFor();
    await page.keyboard.press('1');
    expect(await codesOf(1)).toEqual(['Første kode']);
    await saved(page);
    await page.keyboard.press('Control+z');
    await page.waitForFunction(() => document.querySelectorAll('.answer-code').length === 1);

    // All that is found is coded together.
    await page.goto(`${here}?search=tid&show=unsorted`);
    await page.getByLabel('Velg alle på siden').check();
    await page.getByLabel('Kode', { exact: true }).fill('Vi mangler tid');
    await page.keyboard.press('Enter');
    await saved(page);
    expect(await page.locator('.answer-code').count()).toBeGreaterThan(3);
    await page.reload();
    await page.getByText('Ingen svar passer til det du leter etter.').waitFor();

    // The board and the themes are of the same steps.
    await page.goto(`${here}/board`);
    await page.getByLabel('Vi mangler tid').check();
    await page.getByLabel('Navn på ny gruppe').fill('Tid og folk');
    await leave(page, () => page.getByRole('button', { name: 'Flytt' }).click());
    await page.goto(`${here}/themes`);
    await page.getByText(/^Flest skrev om «Tid og folk»: \d+ av 37 svar\.$/).waitFor();
    expect(await page.getByRole('row', { name: /Første kode/ }).innerText()).toContain('skjermet');
    expect(await faultsByAxe(page)).toEqual([]);
    await leave(page, () => page.getByRole('button', { name: 'Legg temaene i rapporten' }).click());
    await leave(page, () => page.getByRole('link', { name: 'Se dem der' }).click());
    await page.getByRole('heading', { name: 'Åpne svar, sortert i ettertid' }).waitFor();
    expect(await page.getByText(/Flest skrev om «Tid og folk»/).count()).toBe(1);
  });

  test('likely names wait until somebody has decided, and then stand in brackets', async () => {
    const page = await signIn('demo-analyst');
    const here = await question(page, what);
    await page.goto(`${here}/names`);
    const name = page.getByRole('form', { name: 'Oddvar' });
    await name.getByLabel('Skriv dette i stedet').fill('kollega');
    await leave(page, () => name.getByRole('button', { name: 'Bytt ut i alle svar' }).click());
    await page.goto(`${here}?search=fredagsm`);
    await page.getByText('Det ble bedre da [kollega] begynte å holde fredagsmøtene.').waitFor();
    expect(await faultsByAxe(page)).toEqual([]);
  });

  test('without script: ticked, coded, taken away and taken back', async () => {
    const page = await signIn('demo-analyst', { hasScript: false });
    await question(page, 'Hva tar tiden din?');
    const row = page.locator('[data-row]').first();
    await row.getByRole('checkbox').check();
    await page.getByLabel('Kode', { exact: true }).fill('Sagt uten skript');
    await leave(page, () => page.getByRole('button', { name: 'Gi valgte svar koden' }).click());
    expect(await row.locator('.answer-code__words').innerText()).toBe('Sagt uten skript');
    await leave(page, () => row.getByRole('button', { name: 'Ta bort koden' }).click());
    expect(await row.locator('.answer-code').count()).toBe(0);
    await leave(page, () => page.getByRole('button', { name: 'Angre det siste' }).click());
    expect(await row.locator('.answer-code').count()).toBe(1);
    await leave(page, () => page.getByRole('button', { name: 'Gi valgte svar koden' }).click());
    await page.getByText('Velg minst ett svar først.').waitFor();
  });

  test('an interviewer reads none of it', async () => {
    const page = await signIn('demo-interviewer');
    const answer = await page.goto(`${address}/studies/practice/open-answers`);
    expect(answer!.status()).toBe(403);
  });
});
