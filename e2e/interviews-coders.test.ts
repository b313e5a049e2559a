import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { faultsByAxe } from './axe.ts';
import { leave, phone } from './browser.ts';
import { type InterviewStudy, makeInterviewStudy } from './interview-study.ts';
import { type Journey, useJourney } from './journey.ts';
import { press } from './on-page.ts';

/** Two who code the same interviews, each in a browser of their own. */
describe('more than one who codes', () => {
  const address = inject('address');
  const journey = useJourney();
  let study: InterviewStudy;
  let anne: Page;
  let ivar: Page;

  const signIn = (person: string, options?: Parameters<Journey['newPage']>[0]) =>
    journey.signedIn(address, person, options);
  beforeAll(async () => {
    study = await makeInterviewStudy(journey, address, { title: 'To som koder', letters: ['a', 'b'] });
    [anne, ivar] = [await signIn('demo-analyst'), await signIn('demo-interviewer')];
  });

  const at = (path: string) => `${address}${study.path}${path}`;
  const coding = (letter: 'a' | 'b', query = '') => at(`/${study.interviewIds[letter]}/coding${query}`);
  const saved = (page: Page) => page.getByText('Alt er lagret.').waitFor();
  const line = (page: Page, words: string) =>
    page.locator('.coded', { has: page.getByRole('link', { name: words, exact: true }) });

  /** Codes so many words from the beginning of a turn, by the keyboard. */
  async function write(page: Page, turn: number, words: string, length = 3): Promise<void> {
    await page.locator('.turn__text').nth(turn).focus();
    await page.keyboard.press('ArrowRight');
    for (let more = 1; more < length; more += 1) await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Enter');
    await page.keyboard.type(words);
    await page.keyboard.press('Enter');
  }

  test('see each other, and what the other does as it is done, and lose each other nothing', async () => {
    await anne.goto(coding('a'));
    await ivar.goto(coding('a'));
    await anne.getByText('Også her nå: Ivar Intervjuer').waitFor();
    await ivar.getByText('Også her nå: Anne Analytiker').waitFor();

    // The same passage at the same time, and nobody reads the page anew.
    await Promise.all([write(anne, 1, 'Slik Anne hørte det'), write(ivar, 1, 'Slik Ivar hørte det')]);
    for (const page of [anne, ivar]) {
      await line(page, 'Slik Anne hørte det').waitFor();
      await line(page, 'Slik Ivar hørte det').waitFor();
    }
    await Promise.all([saved(anne), saved(ivar)]);
    await line(anne, 'Slik Ivar hørte det').getByText('Ivar Intervjuer', { exact: true }).waitFor();
    expect(await line(anne, 'Slik Anne hørte det').locator('.coded__by').isVisible()).toBe(false);

    // A memo, and new words, come to the other while they look.
    await line(ivar, 'Slik Ivar hørte det').getByRole('link').click();
    await ivar.getByLabel('Notat om koden').fill('Ligner på den om lappen');
    await ivar.getByRole('button', { name: 'Lagre notatet' }).click();
    await line(anne, 'Slik Ivar hørte det').getByText('Ligner på den om lappen').waitFor();
    await line(anne, 'Slik Anne hørte det').getByRole('link').click();
    await line(anne, 'Slik Anne hørte det').getByRole('button', { name: 'Fjern koden herfra' }).click();
    await line(ivar, 'Slik Anne hørte det').waitFor({ state: 'detached' });
    await anne.keyboard.press('Control+z');
    await line(ivar, 'Slik Anne hørte det').waitFor();

    await ivar.goto(at('/codes'));
    await anne.getByText('Også her nå:').waitFor({ state: 'detached' });
  });

  test('may each see only their own, with script and without', async () => {
    await anne.goto(coding('a'));
    await leave(anne, () => anne.getByRole('link', { name: 'Bare mine koder' }).click());
    expect(await line(anne, 'Slik Ivar hørte det').count()).toBe(0);
    await write(anne, 3, 'Mens de andre er skjult');
    await saved(anne);
    expect(await line(anne, 'Slik Ivar hørte det').count()).toBe(0);
    expect(await faultsByAxe(anne)).toEqual([]);

    const plain = await signIn('demo-interviewer', { hasScript: false });
    await plain.goto(coding('a', '?own=1'));
    expect(await line(plain, 'Slik Ivar hørte det').count()).toBe(1);
    expect(await line(plain, 'Slik Anne hørte det').count()).toBe(0);
    // What is done there leads back there.
    await leave(plain, () => line(plain, 'Slik Ivar hørte det').getByRole('link').click());
    await plain.getByLabel('Notat om koden').fill('Uten script');
    await press(plain, 'Lagre notatet');
    expect(new URL(plain.url()).searchParams.has('own')).toBe(true);
    expect(await line(plain, 'Slik Anne hørte det').count()).toBe(0);
    await leave(plain, () => plain.getByRole('link', { name: 'Alles koder' }).click());
    expect(await line(plain, 'Slik Anne hørte det').count()).toBe(1);
    await plain.context().close();
  });

  test('what the server will not take is put aside and told, and the rest is kept', async () => {
    await anne.goto(coding('b'));
    await anne.route('**/coding/steps', async (route) => {
      const isRefused = (route.request().postData() ?? '').includes('Denne tas ikke imot');
      await (isRefused ? route.fulfill({ status: 400, json: null }) : route.continue());
    });
    await write(anne, 1, 'Denne tas ikke imot');
    await write(anne, 1, 'Denne tas imot', 2);
    const aside = anne.getByRole('alert').filter({ hasText: 'Serveren tok ikke imot dette.' });
    await aside.getByText('Denne tas ikke imot').waitFor();
    await saved(anne);
    await anne.unroute('**/coding/steps');
    await aside.getByRole('button', { name: 'Prøv igjen' }).click();
    await aside.waitFor({ state: 'hidden' });
    await saved(anne);
    await anne.reload();
    for (const words of ['Denne tas ikke imot', 'Denne tas imot']) {
      expect(await line(anne, words).count()).toBe(1);
    }
  });

  test('on the board, what one moves is moved for the other, who keeps what they have ticked', async () => {
    for (const page of [anne, ivar]) await page.goto(at('/codes/board'));
    await anne.getByText('Også her nå: Ivar Intervjuer').waitFor();
    await ivar.getByLabel(/Denne tas imot/).check();
    const outside = (page: Page): Locator => page.getByRole('group', { name: /^Utenfor/ });
    await anne.locator('[data-card]', { hasText: 'Slik Anne hørte det' }).dragTo(outside(anne));
    await outside(ivar).getByText('Slik Anne hørte det').waitFor();
    expect(await ivar.getByLabel(/Denne tas imot/).isChecked()).toBe(true);
    // Drawn anew, a card can still be dragged.
    await ivar.locator('[data-card]', { hasText: 'Slik Ivar hørte det' }).dragTo(outside(ivar));
    await outside(anne).getByText('Slik Ivar hørte det').waitFor();
  });

  test('stand side by side: where both have coded, and where only one has', async () => {
    await anne.goto(at('/codes/coders'));
    const turn = anne.locator('.compared-turn').nth(1);
    const side = (name: string): Locator =>
      turn.getByRole('list', { name: `${name} sine koder i replikk 2` });
    expect(await side('Ivar Intervjuer').innerText()).toContain(
      'Den andre har skrevet «Slik Anne hørte det».',
    );
    expect(await side('Anne Analytiker').innerText()).toContain(
      'Den andre har skrevet «Slik Ivar hørte det».',
    );
    expect(await turn.locator('mark[data-by="both"]').count()).toBe(1);
    await anne.getByText(/Begge har kodet 3 av dem/).waitFor();
    const all = await anne.locator('.compared-turn').count();
    await anne.getByLabel('Replikker').selectOption({ label: 'De som er kodet ulikt' });
    await leave(anne, () => anne.getByRole('button', { name: 'Vis', exact: true }).click());
    // The one where they have other words, and the one that only Anne has coded.
    expect(await anne.locator('.compared-turn').count()).toBe(2);
    expect(all).toBeGreaterThan(2);
    expect(await faultsByAxe(anne)).toEqual([]);
    await anne.emulateMedia({ colorScheme: 'dark' });
    expect(await faultsByAxe(anne, { isDark: true })).toEqual([]);
    await anne.emulateMedia({ colorScheme: 'light' });
    await anne.goto(at(`/codes/coders?interview=${study.interviewIds.b}`));
    await anne.getByText('Bare én har kodet dette intervjuet.', { exact: false }).waitFor();
  });

  test('how far they agree: kappa and alpha with what they are reckoned from, and as a file', async () => {
    await anne.goto(at('/codes/agreement'));
    await anne
      .getByText('Ingen av kodene i disse intervjuene ligger i en gruppe', { exact: false })
      .waitFor();
    await anne.getByLabel('Hva som skal være likt').selectOption({ label: 'Kode' });
    await leave(anne, () => anne.getByRole('button', { name: 'Regn ut' }).click());
    const row = (name: string): Locator =>
      anne.getByRole('row', { name: new RegExp(`^${name}`) }).getByRole('cell');
    expect(await row('Slik Anne hørte det').allInnerTexts()).toMatchObject({ 0: '1', 1: '0' });
    await anne.getByText('Hva tallene er regnet ut fra').click();
    await anne.getByText(/^Leder A, utskriftens utgave 1: \d+ replikker av informanten, kodet av/).waitFor();
    expect(await faultsByAxe(anne)).toEqual([]);
    const link = anne.getByRole('link', { name: 'Last ned tallene (CSV)' });
    const csv = await (
      await anne.request.get(new URL((await link.getAttribute('href'))!, address).href)
    ).text();
    expect(csv).toContain('kind,name,kappa,kappa_lower,kappa_upper,kappa_note,alpha');
    expect(csv).toContain('Slik Anne hørte det');
    expect(csv).not.toMatch(/NaN|undefined/);
    await anne.getByLabel('Enheter').selectOption({ label: 'Steder slik de er merket (tegn)' });
    await leave(anne, () => anne.getByRole('button', { name: 'Regn ut' }).click());
    await anne.getByRole('row', { name: /^Kodet eller ikke/ }).waitFor();
    await anne.getByLabel('Anne Analytiker').uncheck();
    await leave(anne, () => anne.getByRole('button', { name: 'Regn ut' }).click());
    await anne.getByText('Bare én av de valgte har kodet.', { exact: false }).waitFor();
  });

  test('what was done stands in the history, where a group that was removed is brought back', async () => {
    await ivar.goto(at('/codes/board'));
    await ivar.getByLabel(/Slik Ivar hørte det/).check();
    await ivar.getByLabel('Navn på ny gruppe').fill('Begynte i det små');
    await press(ivar, 'Flytt');
    await ivar.locator('summary', { hasText: 'Begynte i det små' }).click();
    await ivar.getByLabel('Notat om gruppen').fill('Hører sammen');
    await press(ivar, 'Lagre notatet');
    await ivar.locator('summary', { hasText: 'Begynte i det små' }).click();
    expect(await ivar.getByLabel('Notat om gruppen').inputValue()).toBe('Hører sammen');
    await press(ivar, 'Fjern gruppen');
    expect(await ivar.getByRole('group', { name: /^Begynte i det små/ }).count()).toBe(0);

    await anne.goto(at('/codes/history'));
    const removed = anne
      .locator('.history__step', { hasText: 'fjernet gruppen «Begynte i det små»' })
      .filter({ has: anne.getByRole('button') });
    await leave(anne, () => removed.getByRole('button', { name: /^Ta tilbake/ }).click());
    await removed.getByText('Tatt tilbake av Anne Analytiker.').waitFor();
    await anne
      .getByText('Anne Analytiker tok tilbake et steg: fjernet gruppen «Begynte i det små»')
      .waitFor();
    await ivar.goto(at('/codes/board'));
    const group = ivar.getByRole('group', { name: /^Begynte i det små/ });
    expect(await group.innerText()).toContain('Slik Ivar hørte det');
    await leave(anne, () => removed.getByRole('button', { name: /^Legg tilbake/ }).click());
    await ivar.reload();
    expect(await group.count()).toBe(0);

    await anne.getByLabel('Ord i koden').fill('slik ivar');
    await anne.getByLabel('Gjort av').selectOption({ label: 'Ivar Intervjuer' });
    await leave(anne, () => anne.getByRole('button', { name: 'Vis', exact: true }).click());
    await anne.getByText('Ivar Intervjuer skrev koden «Slik Ivar hørte det» i Leder A').waitFor();
    expect(await anne.getByText('Slik Anne hørte det').count()).toBe(0);
    expect(await faultsByAxe(anne)).toEqual([]);
  });

  test('the first group on the board is there for the others as it is made, with its concepts', async () => {
    await anne.goto(at('/codes/board'));
    expect(await anne.getByRole('heading', { name: 'Begreper', exact: true }).count()).toBe(0);
    await anne.evaluate(() => Object.assign(globalThis, { isTheSamePage: true }));
    await ivar.goto(at('/codes/board'));
    await ivar.getByLabel(/Denne tas ikke imot/).check();
    await ivar.getByLabel('Navn på ny gruppe').fill('Den første');
    await press(ivar, 'Flytt');
    await anne.getByRole('group', { name: /^Den første/ }).waitFor();
    await anne.locator('summary', { hasText: 'Den første' }).waitFor();
    await anne.getByRole('heading', { name: 'Begreper', exact: true }).waitFor();
    expect(await anne.locator('[data-stale]').isHidden()).toBe(true);
    expect(await faultsByAxe(anne)).toEqual([]);
    expect(await anne.evaluate(() => 'isTheSamePage' in globalThis)).toBe(true);
  });

  test('blind, each sees their own until both have finished, on every page', async () => {
    // Whoever leads has locked a report of what both have coded, and is the one who chooses.
    const lead = await signIn('demo-lead');
    const step = { kind: 'conceptNamed', conceptId: 'concept-of-the-lead', name: 'Begynte i det små' };
    const steps = [{ eventId: crypto.randomUUID(), step }];
    expect((await lead.request.post(at('/codes/steps'), { data: { steps } })).status()).toBe(200);
    await lead.goto(at('/findings/report'));
    await lead.getByLabel('Tittel').fill('Slik vi så det');
    await press(lead, 'Lås rapporten');
    const locked = lead.url();
    await anne.goto(at('/codes/coders'));
    await anne.getByText('Flere har kodet, så her er det den som leder studien, som velger.').waitFor();
    expect(await anne.getByRole('button', { name: 'Kod studien blindt' }).count()).toBe(0);
    expect((await anne.request.post(at('/codes/coders'), { form: { blind: 'yes' } })).status()).toBe(403);
    await lead.goto(at('/codes/coders'));
    await press(lead, 'Kod studien blindt');
    await lead
      .getByText('Har kodet, og er ikke ferdige: Anne Analytiker og Ivar Intervjuer.', { exact: false })
      .waitFor();
    await anne.goto(at('/codes/coders'));
    await anne.getByText(/^Sol Studieleder slo det på /).waitFor();
    await anne.getByText(/^Intervjuet kodes blindt\. Når du og én til/).waitFor();
    // What came of others' codes is refused with why and what to do, at every address, and is in no file.
    const why = 'Kod ferdig Leder A først, og si fra på kodesiden at du er ferdig.';
    for (const address of [locked, at('/findings/mixed'), at('/findings/texts')]) {
      expect((await anne.goto(address))!.status()).toBe(403);
      await anne.getByRole('alert').getByText(why, { exact: false }).waitFor();
      expect(await faultsByAxe(anne)).toEqual([]);
    }
    for (const format of ['html', 'docx', 'pdf']) {
      const answer = await anne.request.get(`${locked}/report.${format}`);
      expect([answer.status(), answer.url()]).toEqual([403, locked]);
      expect(await answer.text()).toContain(why);
    }
    await anne.goto(at('/findings/report'));
    await anne.getByText('Du kan lese den når du er ferdig med å kode.').waitFor();
    expect(await anne.getByRole('link', { name: 'Slik vi så det' }).count()).toBe(0);
    await anne.goto(coding('a'));
    await anne.getByText(/^Intervjuet kodes blindt: Du ser bare dine egne koder/).waitFor();
    const others = 'Slik Ivar hørte det';
    for (const page of [
      coding('a', '?own='),
      coding('a'),
      at('/codes'),
      at('/codes/board'),
      at('/codes/history'),
    ]) {
      await anne.goto(page);
      await anne.getByText('Slik Anne hørte det').first().waitFor();
      expect(await anne.getByText(others).count()).toBe(0);
    }
    // The page that is open tells that there is more to see when both have finished.
    await anne.goto(coding('a'));
    await press(anne, 'Jeg er ferdig med intervjuet');
    await anne.getByText(/^Du er ferdig\. De andres koder vises/).waitFor();
    expect(await line(anne, others).count()).toBe(0);
    await ivar.goto(coding('a'));
    await press(ivar, 'Jeg er ferdig med intervjuet');
    expect(await line(ivar, 'Slik Anne hørte det').count()).toBe(1);
    await leave(anne, () => anne.getByRole('link', { name: 'Les siden på nytt' }).click());
    expect(await line(anne, others).count()).toBe(1);
    expect((await anne.goto(locked))!.status()).toBe(200);
    await anne.getByRole('heading', { name: 'Slik vi så det' }).waitFor();
    await lead.goto(at('/codes/coders'));
    await press(lead, 'Slutt å kode blindt');
    await lead.getByText('Alle ser alles koder.', { exact: false }).waitFor();
    await lead.context().close();
  });

  test('of more codes than are shown at once, every one is reckoned: part by part, or all on one page', async () => {
    await anne.goto(coding('a'));
    const [start, quote] = await anne.evaluate(() => {
      const turn = [...document.querySelectorAll('.turn')][3] as HTMLElement;
      return [Number(turn.dataset.start), turn.querySelector('.turn__text')!.textContent] as const;
    });
    const anchor = { start, end: start + quote.length, quote, prefix: '', suffix: '' };
    const interviewId = study.interviewIds.a;
    const steps = Array.from({ length: 45 }, (_, at) => ({
      eventId: crypto.randomUUID(),
      step: {
        kind: 'codeWritten',
        codeId: crypto.randomUUID(),
        codingId: crypto.randomUUID(),
        interviewId,
        words: `Hørt på måte ${at}`,
        version: 1,
        anchor,
      },
    }));
    const sent = await anne.request.post(`${coding('a')}/steps`, { data: { steps, since: 0 } });
    expect(sent.status()).toBe(200);

    await anne.goto(at('/codes/agreement?level=code'));
    const rows = anne.locator('section:has(#agreement-each) tbody tr');
    expect(await rows.count()).toBe(40);
    const all = Number(/^Viser 1–40 av (\d+),/.exec(await anne.locator('[data-state]').innerText())![1]);
    await anne.getByRole('button', { name: `Regn ut og vis alle ${all} her` }).click();
    await anne.getByText(`Alle ${all} vises.`).waitFor();
    expect(await rows.count()).toBe(all);
    expect(new Set(await rows.locator('th').allInnerTexts()).size).toBe(all);
    expect(await faultsByAxe(anne)).toEqual([]);
    // The file has them all, each with how its interval is drawn.
    const csv = await (await anne.request.get(at('/codes/agreement/csv?level=code'))).text();
    expect(csv.split('\r\n').filter((row) => row.startsWith('one,'))).toHaveLength(all);

    const plain = await signIn('demo-analyst', { hasScript: false });
    await plain.goto(at('/codes/agreement?level=code'));
    expect(await plain.getByRole('button', { name: /^Regn ut og vis alle/ }).count()).toBe(0);
    await leave(plain, () => plain.getByRole('link', { name: `41–${all}`, exact: true }).click());
    await plain.getByText(`Viser 41–${all} av ${all}`, { exact: false }).waitFor();
    await plain.context().close();
  });

  test('on a phone nothing scrolls sideways', async () => {
    const page = await signIn('demo-analyst', { isPhone: true });
    for (const path of [coding('a'), at('/codes/coders'), at('/codes/agreement'), at('/codes/history')]) {
      await page.goto(path);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(phone.width);
    }
    await page.context().close();
  });
});
