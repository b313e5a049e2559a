import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultsByAxe } from './axe.ts';
import { leave, openBrowser, openContext, phone } from './browser.ts';
import { startFreshServer } from './fresh-server.ts';
import { beginInterviews } from './interviewer-alone.ts';

/** From an empty study to an interview held, and one taken back: with script, and without. Everybody is made up. */
describe.each([{ hasScript: true }, { hasScript: false }])(
  'interviews, script: $hasScript',
  ({ hasScript }) => {
    let server: Awaited<ReturnType<typeof startFreshServer>>;
    let browser: Browser;
    let page: Page;
    let at = '';
    beforeAll(async () => {
      server = await startFreshServer();
      browser = await openBrowser();
      page = await (await openContext(browser, { hasScript })).newPage();
      page.setDefaultTimeout(20_000);
      at = await beginInterviews(page, server);
    }, 300_000);
    afterAll(async () => {
      await browser?.close();
      await server?.stop();
    });
    const press = (name: string) =>
      leave(page, () => page.getByRole('main').getByRole('button', { name, exact: true }).first().click());
    const text = () => page.locator('main').innerText();
    async function expectSound(): Promise<void> {
      if (hasScript) expect(await faultsByAxe(page)).toEqual([]);
      const before = page.viewportSize()!;
      await page.setViewportSize(phone);
      if (hasScript) {
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      }
      await page.setViewportSize(before);
    }

    test('an empty room says what comes first, and the guide is begun from a ready-made one', async () => {
      await page.goto(at);
      expect(await text()).toContain('Lag guiden');
      await expectSound();
      await leave(page, () => page.getByRole('link', { name: 'Lag intervjuguiden' }).click());
      await press('Se på den og endre');
      await leave(page, () =>
        page.getByRole('button', { name: 'Legg til et spørsmål i: Avslutning' }).click(),
      );
      expect(await text()).toContain('Endringene er ikke lagret ennå.');
      await page.locator('#text-q22').fill('Hva heter katten din?');
      await press('Lagre guiden');
      expect(await text()).toContain('Hva heter katten din?');
      await expectSound();
    });

    test('information with something left to fill in is a draft, and says once what each part lacks', async () => {
      await page.goto(`${at}/sheet/edit`);
      await press('Lagre informasjonen');
      expect(await text()).toContain('Lagret som kladd.');
      const missing = page.locator('main .aksel-alert li');
      const told = await missing.allTextContents();
      expect(new Set(told).size).toBe(told.length);
      expect(told.join()).toContain('Hvem er ansvarlig? – virksomheten som er ansvarlig');
      await expectSound();
      await page.goto(at);
      expect(await text()).toContain('Versjon 1 er en kladd.');
      await leave(page, () => page.getByRole('link', { name: 'Fyll ut det som mangler' }).click());
      for (const field of await page.locator('textarea[name="text"]').all()) {
        await field.fill((await field.inputValue()).replaceAll(/\[[^\]]*\]/g, 'Øvelseskommunen'));
      }
      await press('Lagre informasjonen');
      expect(await text()).toContain('Informasjonen er lagret');
      await expectSound();
    });

    test('somebody is added under a pseudonym, consents, and is interviewed', async () => {
      await page.goto(`${at}/informants`);
      await page.locator('#eraseNamesOn').fill(`${new Date().getUTCFullYear() + 1}-12-01`);
      await press('Lagre');
      await page.locator('#new-name').fill('Kari Oppdiktet');
      await page.locator('#new-email').fill('kari@example.org');
      await press('Legg til');
      expect(await text()).toContain('Lagt til som Leder A.');
      await expectSound();
      await page.goto(at);
      expect(await text()).not.toContain('Kari');
      await leave(page, () => page.getByRole('link', { name: 'Ikke holdt' }).click());
      expect(await page.locator('textarea').count()).toBe(0);
      await leave(page, () => page.getByRole('link', { name: 'Ta imot samtykket' }).click());
      await press('Jeg samtykker');
      expect(await text()).toContain('Skriv navnet ditt under samtykket.');
      await page.locator('#screen-take').check();
      await page.locator('#name').fill('Kari Oppdiktet');
      await press('Jeg samtykker');
      expect(await text()).toContain('Nei til opptak');
      await expectSound();
      await page.goto(at);
      await leave(page, () => page.getByRole('link', { name: 'Ikke holdt' }).click());
      await page.locator('#asked-q1').check();
      await page.locator('#note-q1').fill('Har ledet i tre år.');
      if (hasScript) {
        await page.getByText('Alt er lagret.').waitFor();
        await page.reload();
      } else await press('Lagre');
      expect(await page.locator('#note-q1').inputValue()).toBe('Har ledet i tre år.');
      expect(await page.locator('#asked-q1').isChecked()).toBe(true);
      await expectSound();
      await leave(page, () => page.getByRole('link', { name: /^Avslutning/ }).click());
      await press('Intervjuet er holdt');
      expect(await text()).toContain('Skriv ut samtalen med Leder A.');
    });

    test('who withdraws is told what goes, and leaves a receipt without a name', async () => {
      await page.goto(`${at}/informants`);
      await leave(page, () => page.getByRole('link', { name: 'Vil trekke seg' }).click());
      expect(await text()).toContain('Notater fra intervjuet: 1');
      await expectSound();
      await press('Fjern alt');
      expect(await text()).toContain('Kryss av');
      await page.locator('#sure').check();
      await press('Fjern alt');
      expect(await text()).toContain('Kvittering: Leder A har trukket seg');
      expect(await text()).not.toContain('Kari');
      await page.goto(`${at}/informants`);
      expect(await text()).not.toContain('Kari');
    });
  },
);
