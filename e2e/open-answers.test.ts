import type { Locator, Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { faultsByAxe } from './axe.ts';
import { leave } from './browser.ts';
import { type Journey, useJourney } from './journey.ts';

/** One answer, by its words: they come in another order on every server. */
const answerOf = (page: Page, text: string): Locator =>
  page.locator('[data-row]').filter({ has: page.locator('[data-text]', { hasText: text }) });

/** Drags from before one word to after another, as a hand does. */
async function markByMouse(page: Page, row: Locator, from: string, to: string): Promise<void> {
  await row.scrollIntoViewIfNeeded();
  const [start, end] = await row.locator('[data-text]').evaluate(
    (text, words) => {
      const said = text.textContent!;
      const node = text.firstChild!;
      const boxOf = (word: string, after: number) => {
        const range = document.createRange();
        const at = said.indexOf(word, after);
        range.setStart(node, at);
        range.setEnd(node, at + word.length);
        return { at, box: range.getBoundingClientRect() };
      };
      const first = boxOf(words[0]!, said.indexOf(' '));
      const last = boxOf(words[1]!, first.at + words[0]!.length);
      const middle = ({ top, height }: DOMRect) => top + height / 2;
      return [
        { x: first.box.left + 0.5, y: middle(first.box) },
        { x: last.box.right - 0.5, y: middle(last.box) },
      ];
    },
    [from, to],
  );
  await page.mouse.move(start!.x, start!.y);
  await page.mouse.down();
  await page.mouse.move(end!.x, end!.y, { steps: 5 });
  await page.mouse.up();
}

/** The practice study's closed round, whose answers are made up. */
describe('open answers are sorted afterwards', () => {
  const address = inject('address');
  const journey = useJourney();
  const signIn = (person: string, options?: Parameters<Journey['newPage']>[0]) =>
    journey.signedIn(address, person, options);
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
    // A code on a single answer is in that answer's words, and is not named where anybody may read it.
    expect(await page.getByText('Første kode').count()).toBe(0);
    await page.getByText(/^Koder som står på færre enn 5 svar/).waitFor();
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

  test('words of an answer are marked with the mouse, with the keyboard and as a phone marks them', async () => {
    const marks = (row: Locator) => row.locator('[data-text] mark').allInnerTexts();
    const page = await signIn('demo-lead');
    const here = await question(page, what);
    const byMouse = answerOf(page, 'Besøke andre kontor og se hvordan de gjør det.');
    await markByMouse(page, byMouse, 'andre', 'kontor');
    await page.getByText('Koden gjelder bare ordene «andre kontor».').waitFor();
    await page.getByLabel('Kode', { exact: true }).click();
    await page.keyboard.type('Merket med mus');
    await page.keyboard.press('Enter');
    await saved(page);
    await byMouse.locator('mark').waitFor();
    expect(await marks(byMouse)).toEqual(['andre kontor']);
    expect(await byMouse.getByRole('checkbox').isChecked()).toBe(false);

    const byKey = answerOf(page, 'Vi sitter på hver vår tue og finner opp det samme.');
    await byKey.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Merket med tastatur');
    await page.keyboard.press('Enter');
    await byKey.locator('mark').waitFor();
    expect(await marks(byKey)).toEqual(['Vi sitter']);
    await saved(page);
    await page.reload();
    expect(await marks(byMouse)).toEqual(['andre kontor']);
    // A busy machine tells of a selection after the next keys.
    const inHaste = answerOf(page, 'Lederen må gå foran og fortelle om egne feil.');
    await inHaste.focus();
    await inHaste.evaluate((row) => {
      const press = (key: string) => row.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      press('ArrowRight');
      press('Enter');
    });
    await page.keyboard.type('Merket i en fart');
    await page.keyboard.press('Enter');
    await inHaste.locator('mark').waitFor();
    expect(await marks(inHaste)).toEqual(['Lederen']);

    const hand = await signIn('demo-lead', { isPhone: true });
    await hand.goto(here);
    const row = answerOf(hand, 'Noen som følger opp nyansatte det første halve året.');
    // As the handles of a phone mark it, which no test can pull.
    await row.locator('[data-text]').evaluate((text, length) => {
      getSelection()!.setBaseAndExtent(text.firstChild!, 0, text.firstChild!, length);
    }, 'Noen'.length);
    await hand.getByText(`Koden gjelder bare ordene «Noen».`).waitFor();
    await hand.getByRole('button', { name: 'Merket med mus' }).click();
    await row.locator('mark').waitFor();
    expect(await marks(row)).toEqual(['Noen']);
    expect(await hand.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await saved(hand);
  });

  test('two at once see each other and what the other does; blind, neither, until both have finished', async () => {
    const [lead, analyst] = [await signIn('demo-lead'), await signIn('demo-analyst')];
    const here = await question(lead, what);
    await analyst.goto(here);
    await lead.getByText('Også her nå: Anne Analytiker').waitFor();
    const code = async (page: Page, words: string) => {
      await answerOf(page, 'At vi deler det som virker, ikke bare det som er nytt.').focus();
      await page.keyboard.press('Enter');
      await page.keyboard.type(words);
      await page.keyboard.press('Enter');
      await saved(page);
    };
    const coded = (page: Page, words: string) => page.locator('.answer-code__words', { hasText: words });
    await code(lead, 'Slik lederen leste det');
    await coded(analyst, 'Slik lederen leste det').waitFor();

    await analyst.goto(`${here}/together`);
    await analyst.getByText('Flere har kodet, så her er det den som leder studien, som velger.').waitFor();
    expect((await analyst.request.post(`${here}/together`, { form: { blind: 'yes' } })).status()).toBe(403);
    await lead.goto(`${here}/together`);
    await leave(lead, () => lead.getByRole('button', { name: 'Sorter blindt' }).click());
    expect(await faultsByAxe(lead)).toEqual([]);
    await analyst.goto(here);
    await analyst.getByText('Svarene sorteres blindt: Du ser bare dine egne koder').waitFor();
    expect(await coded(analyst, 'Slik lederen leste det').count()).toBe(0);
    await code(analyst, 'Slik analytikeren leste det');
    await lead.goto(here);
    expect(await coded(lead, 'Slik analytikeren leste det').count()).toBe(0);
    await lead.goto(`${here}/themes`);
    await lead.getByText('Svarene sorteres blindt. Temaene telles').waitFor();
    for (const page of [lead, analyst]) {
      await page.goto(here);
      await leave(page, () => page.getByRole('button', { name: 'Jeg er ferdig med å sortere' }).click());
    }
    await coded(analyst, 'Slik lederen leste det').waitFor();
    await analyst.goto(`${here}?show=apart`);
    expect(await coded(analyst, 'Slik analytikeren leste det').count()).toBe(1);
    await analyst.goto(`${here}/together`);
    await analyst.getByRole('heading', { name: 'Hvert tema' }).waitFor();
    await analyst.getByRole('row', { name: /Nøyaktig de samme/ }).waitFor();
    expect(await faultsByAxe(analyst)).toEqual([]);
    await lead.goto(`${here}/together`);
    await leave(lead, () => lead.getByRole('button', { name: 'Slutt å sortere blindt' }).click());

    // Side by side, and one after the other.
    await analyst.goto(`${here}/coders?first=demo-lead&second=demo-analyst&show=apart`);
    const apart = analyst.locator('.compared-turn').filter({ hasText: 'Slik lederen leste det' });
    await apart.getByText('Den andre har skrevet «Slik analytikeren leste det».').first().waitFor();
    expect(await faultsByAxe(analyst)).toEqual([]);
    await leave(analyst, () => apart.getByRole('link', { name: 'Slik lederen leste det' }).click());
    await coded(analyst, 'Slik lederen leste det').waitFor();
    await analyst.goto(`${here}/history?code=lederen+leste`);
    await analyst.getByText('skrev koden «Slik lederen leste det» på et svar').first().waitFor();
    expect(await faultsByAxe(analyst)).toEqual([]);
  });

  test('the code test is offered: what only sorts is reworded, or kept as a theme', async () => {
    const page = await signIn('demo-analyst');
    const here = await question(page, what);
    await answerOf(page, 'Hospitering, også den andre veien.').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Lærer mer av hverandre');
    await page.keyboard.press('Enter');
    await saved(page);
    await page.goto(`${here}/test`);
    // On to that code, past the others.
    const heading = page.getByRole('heading', { name: 'Lærer mer av hverandre', exact: true });
    while ((await heading.count()) === 0) {
      await leave(page, () => page.getByRole('link', { name: 'Hopp over' }).click());
    }
    await page.getByText(/Alle ordene står i spørsmålet/).waitFor();
    const answer = (question: RegExp, said: string) =>
      page.getByRole('group', { name: question }).getByLabel(said).check();
    await answer(/før du leste svarene/, 'Ja');
    await answer(/lest for seg selv/, 'Nei');
    await leave(page, () => page.getByRole('button', { name: 'Lagre og gå videre' }).click());
    await page.getByText('Koden sorterer mer enn den sier noe.').waitFor();
    expect(await faultsByAxe(page)).toEqual([]);
    await leave(page, () => page.getByRole('button', { name: 'La den stå som tema' }).click());
    await page.getByText(/1 står som temaer/).waitFor();
    await page.goto(`${here}/board`);
    await page
      .getByRole('group', { name: /^Lærer mer av hverandre/ })
      .getByLabel('Lærer mer av hverandre')
      .waitFor();
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
    const here = page.url().split('?')[0]!;
    await page.goto(`${here}/history?code=uten+skript`);
    const written = page.getByRole('listitem').filter({ hasText: 'skrev koden «Sagt uten skript»' });
    await leave(page, () => written.last().getByRole('button', { name: 'Ta tilbake' }).click());
    await page.goto(here);
    expect(await row.locator('.answer-code').count()).toBe(0);
    await page.goto(`${here}/history?code=uten+skript`);
    await leave(page, () => written.last().getByRole('button', { name: 'Legg tilbake' }).click());
    await page.goto(here);
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
