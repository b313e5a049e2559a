import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { leave } from './browser.ts';
import { beginInterviews } from './interviewer-alone.ts';
import { useJourney } from './journey.ts';
import { expectSound, press, textOn } from './on-page.ts';

/** From an empty study to an interview held, and one taken back: with script, and without. Everybody is made up. */
describe.each([{ hasScript: true }, { hasScript: false }])(
  'interviews, script: $hasScript',
  ({ hasScript }) => {
    const journey = useJourney();
    let page: Page;
    let at = '';
    beforeAll(async () => {
      const server = await journey.freshServer();
      page = await journey.newPage({ hasScript });
      at = await beginInterviews(page, server);
    }, 300_000);
    /** Axe is a script, and cannot look where there may be none. */
    const expectSoundHere = async () => (hasScript ? expectSound(page) : undefined);

    test('an empty room says what comes first, and the guide is begun from a ready-made one', async () => {
      await page.goto(at);
      expect(await textOn(page)).toContain('Lag guiden');
      await expectSoundHere();
      await leave(page, () => page.getByRole('link', { name: 'Lag intervjuguiden' }).click());
      await press(page, 'Se på den og endre');
      await leave(page, () =>
        page.getByRole('button', { name: 'Legg til et spørsmål i: Avslutning' }).click(),
      );
      expect(await textOn(page)).toContain('Endringene er ikke lagret ennå.');
      await page.locator('#text-q22').fill('Hva heter katten din?');
      await press(page, 'Lagre guiden');
      expect(await textOn(page)).toContain('Hva heter katten din?');
      await expectSoundHere();
    });

    test('information with something left to fill in is a draft, and says once what each part lacks', async () => {
      await page.goto(`${at}/sheet/edit`);
      await press(page, 'Lagre informasjonen');
      expect(await textOn(page)).toContain('Lagret som kladd.');
      const missing = page.locator('main .aksel-alert li');
      const told = await missing.allTextContents();
      expect(new Set(told).size).toBe(told.length);
      expect(told.join()).toContain('Hvem er ansvarlig? – virksomheten som er ansvarlig');
      await expectSoundHere();
      await page.goto(at);
      expect(await textOn(page)).toContain('Versjon 1 er en kladd.');
      await leave(page, () => page.getByRole('link', { name: 'Fyll ut det som mangler' }).click());
      for (const field of await page.locator('textarea[name="text"]').all()) {
        await field.fill((await field.inputValue()).replaceAll(/\[[^\]]*\]/g, 'Øvelseskommunen'));
      }
      await press(page, 'Lagre informasjonen');
      expect(await textOn(page)).toContain('Informasjonen er lagret');
      await expectSoundHere();
    });

    test('somebody is added under a pseudonym, consents, and is interviewed', async () => {
      await page.goto(`${at}/informants`);
      await page.locator('#eraseNamesOn').fill(`${new Date().getUTCFullYear() + 1}-12-01`);
      await press(page, 'Lagre');
      await page.locator('#new-name').fill('Kari Oppdiktet');
      await page.locator('#new-email').fill('kari@example.org');
      await press(page, 'Legg til');
      expect(await textOn(page)).toContain('Lagt til som Leder A.');
      await expectSoundHere();
      await page.goto(at);
      expect(await textOn(page)).not.toContain('Kari');
      await leave(page, () => page.getByRole('link', { name: 'Ikke holdt' }).click());
      expect(await page.locator('textarea').count()).toBe(0);
      await leave(page, () => page.getByRole('link', { name: 'Ta imot samtykket' }).click());
      await press(page, 'Jeg samtykker');
      expect(await textOn(page)).toContain('Skriv navnet ditt under samtykket.');
      await page.locator('#screen-take').check();
      await page.locator('#name').fill('Kari Oppdiktet');
      await press(page, 'Jeg samtykker');
      expect(await textOn(page)).toContain('Nei til opptak');
      await expectSoundHere();
      await page.goto(at);
      await leave(page, () => page.getByRole('link', { name: 'Ikke holdt' }).click());
      await page.locator('#asked-q1').check();
      await page.locator('#note-q1').fill('Har ledet i tre år.');
      if (hasScript) {
        await page.getByText('Alt er lagret.').waitFor();
        await page.reload();
      } else await press(page, 'Lagre');
      expect(await page.locator('#note-q1').inputValue()).toBe('Har ledet i tre år.');
      expect(await page.locator('#asked-q1').isChecked()).toBe(true);
      await expectSoundHere();
      await leave(page, () => page.getByRole('link', { name: /^Avslutning/ }).click());
      await press(page, 'Intervjuet er holdt');
      expect(await textOn(page)).toContain('Skriv ut samtalen med Leder A.');
    });

    test('who withdraws is told what goes, and leaves a receipt without a name', async () => {
      await page.goto(`${at}/informants`);
      await leave(page, () => page.getByRole('link', { name: 'Vil trekke seg' }).click());
      expect(await textOn(page)).toContain('Notater fra intervjuet: 1');
      await expectSoundHere();
      await press(page, 'Fjern alt');
      expect(await textOn(page)).toContain('Kryss av');
      await page.locator('#sure').check();
      await press(page, 'Fjern alt');
      expect(await textOn(page)).toContain('Kvittering: Leder A har trukket seg');
      expect(await textOn(page)).not.toContain('Kari');
      await page.goto(`${at}/informants`);
      expect(await textOn(page)).not.toContain('Kari');
    });
  },
);
