import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { leave, phone } from './browser.ts';
import { beginInterview, consentToRecording } from './consented-interview.ts';
import { useJourney } from './journey.ts';
import { madeSound } from './made-sound.ts';
import { expectSound, press, textOn } from './on-page.ts';

/** From consent to a recording that is heard, written out and deleted: with script, and without. Everybody is made up. */
describe.each([{ hasScript: true }, { hasScript: false }])(
  'a recording, script: $hasScript',
  ({ hasScript }) => {
    const journey = useJourney();
    let server: Awaited<ReturnType<typeof journey.freshServer>>;
    let page: Page;
    let at = '';
    let interview = '';
    beforeAll(async () => {
      server = await journey.freshServer();
      // A microphone that hears a made-up beep.
      await journey.browser(['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']);
      page = await journey.newPage({ hasScript });
      ({ at, interview } = await beginInterview(page, server));
    }, 300_000);
    const wave = (seconds: number) => ({
      name: 'Intervju med Kari.wav',
      mimeType: 'audio/wav',
      buffer: madeSound(seconds),
    });
    /** Axe is a script, and cannot look where there may be none. */
    const expectSoundHere = async () => (hasScript ? expectSound(page) : undefined);

    test('nothing is taken in before the informant has said yes to being recorded', async () => {
      await page.goto(`${interview}/recording`);
      expect(await textOn(page)).toContain('Leder A har ikke samtykket ennå.');
      expect(await page.locator('input[type="file"]').count()).toBe(0);
      await expectSoundHere();
      await consentToRecording(page, interview);
      expect(await textOn(page)).toContain('Ja til opptak');
    });

    if (hasScript) {
      test('the browser records, and a tab that is closed is gone on with in another', async () => {
        const first = await page.context().newPage();
        await first.goto(`${interview}/recording`);
        await expectSoundHere();
        await first.getByRole('button', { name: 'Start opptaket' }).click();
        await first.getByText('Tar opp. Alt til nå er lagret.').waitFor();
        await first.close();

        await page.goto(`${interview}/recording`);
        expect(await textOn(page)).toContain('Et opptak ble påbegynt');
        await expectSoundHere();
        await page.getByRole('button', { name: 'Gå videre med opptaket' }).click();
        await page.getByText('Tar opp. Alt til nå er lagret.').waitFor();
        await leave(page, () => page.locator('[data-end]').click());
        expect(await textOn(page)).toContain('Tatt opp');
        const seconds = await page.evaluate(async () => {
          const audio = document.querySelector('audio')!;
          if (audio.readyState === 0) {
            await new Promise((known) => audio.addEventListener('loadedmetadata', known, { once: true }));
          }
          return audio.duration;
        });
        // Two seconds before it was closed, and two after.
        expect(seconds).toBeGreaterThanOrEqual(4);
        await page.locator('#sure').check();
        await press(page, 'Slett opptaket');
      });
    }

    test('a file is uploaded and can be heard in parts; what is no sound is refused in a sentence', async () => {
      await page.goto(`${interview}/recording`);
      await expectSoundHere();
      await page
        .locator('input[type="file"]')
        .setInputFiles({ name: 'brev.mp3', mimeType: 'audio/mpeg', buffer: Buffer.from('%PDF-1.7 et brev') });
      // With script it is told where one is; without, by the page that comes.
      await page.getByRole('main').getByRole('button', { name: 'Last opp', exact: true }).click();
      await page.getByText('Filen er ikke en lydfil som nettlesere kan spille.').waitFor();
      await expectSoundHere();
      await page.locator('input[type="file"]').setInputFiles(wave(20));
      await press(page, 'Last opp');
      expect(await textOn(page)).toContain('WAV, 0,6 MB. Lastet opp');
      expect(await textOn(page)).not.toContain('Kari');
      // No engine was named to this server: there is nothing of it anywhere.
      expect(await textOn(page)).not.toContain('La en maskin skrive ut');
      await expectSoundHere();

      const address = await page.locator('audio').getAttribute('src');
      const part = await page.request.get(`${server.address}${address}`, {
        headers: { Range: 'bytes=300000-300099' },
      });
      expect(part.status()).toBe(206);
      expect(part.headers()['content-range']).toBe('bytes 300000-300099/640044');
      expect(part.headers()['cache-control']).toBe('no-store');
      expect((await part.body()).equals(madeSound(20).subarray(300_000, 300_100))).toBe(true);
      const whole = await page.request.get(`${server.address}${address}`);
      expect((await whole.body()).equals(madeSound(20))).toBe(true);
      // Nobody who is not signed in.
      const stranger = await fetch(`${server.address}${address}`, { redirect: 'manual' });
      expect(stranger.headers.get('content-type') ?? '').not.toContain('audio');

      await page.goto(at);
      await leave(page, () => page.getByRole('link', { name: 'Lagret', exact: true }).click());
    });

    if (hasScript) {
      test('the browser plays it, from anywhere in it', async () => {
        await page.goto(`${interview}/recording`);
        const seconds = await page.evaluate(async () => {
          const audio = document.querySelector('audio')!;
          audio.muted = true;
          audio.currentTime = 15;
          await audio.play();
          audio.pause();
          return [audio.duration, audio.currentTime];
        });
        expect(seconds[0]).toBeCloseTo(20, 1);
        expect(seconds[1]).toBeGreaterThanOrEqual(15);
      });
    }

    if (hasScript) {
      test('what is typed on the bench is on the server while it is typed, with its times', async () => {
        await page.goto(`${interview}/transcribe`);
        const seek = (seconds: number) =>
          page.evaluate((to) => {
            const audio = document.querySelector('audio')!;
            const there = new Promise<void>((go) =>
              audio.addEventListener('seeked', () => go(), { once: true }),
            );
            audio.muted = true;
            audio.currentTime = to;
            return there;
          }, seconds);
        const saved = () => page.locator('[data-status="saved"]').waitFor();
        await seek(2);
        await page.locator('.bench-turn textarea').last().focus();
        await page.keyboard.type('Hva skjedde da?');
        await seek(5);
        await page.keyboard.press('Enter');
        await page.keyboard.type('Vi prøvde noe nytt, og');
        await saved();
        await expectSoundHere();
        // The tab is gone in the middle of a sentence.
        await page.goto('about:blank');
        await page.goto(`${interview}/transcribe`);
        expect(await textOn(page)).toContain('Du går videre der det slapp');
        const turns = page.locator('.bench-turn');
        expect(await turns.count()).toBe(2);
        expect(await turns.nth(1).locator('textarea').inputValue()).toBe('Vi prøvde noe nytt, og');
        expect(await turns.nth(0).locator('[data-time]').innerText()).toBe('00:02');
        expect(await turns.nth(1).locator('[data-time]').innerText()).toBe('00:05');
        expect(await turns.nth(1).locator('[data-speaker]').innerText()).toBe('Leder A');

        // Another window with the same draft: it saves after this one has, and both are kept.
        const other = await page.context().newPage();
        await other.goto(page.url());
        await turns.nth(1).locator('textarea').fill('Vi prøvde noe nytt, og det gikk.');
        await saved();
        await other.locator('.bench-turn textarea').nth(1).fill('Skrevet i det andre vinduet.');
        await other.getByText('Ingenting er skrevet over').first().waitFor();
        await other.locator('[data-status="saved"]').waitFor();
        await other.close();

        // The keys of whoever listens and types.
        await page.locator('.bench-turn textarea').last().focus();
        await page.keyboard.press('F4');
        expect(await page.locator('[data-rate]').innerText()).toBe('1,1×');
        await page.keyboard.press('F3');
        await page.keyboard.press('Escape');
        expect(await page.evaluate(() => document.querySelector('audio')!.paused)).toBe(false);
        await page.keyboard.press('Escape');
        expect(await page.evaluate(() => document.querySelector('audio')!.paused)).toBe(true);
        await press(page, 'Ferdig: lag en versjon');
        expect(await textOn(page)).toContain('Vi prøvde noe nytt, og det gikk.');
        expect(await textOn(page)).toContain('00:05');
        await page.goto(`${interview}/transcribe`);
        expect(await page.locator('.bench-turn textarea').nth(1).inputValue()).toBe(
          'Skrevet i det andre vinduet.',
        );
        expect(await textOn(page)).toContain('Versjon 1 er lagret etter at utkastet ble påbegynt.');
      });

      test('what is there already is corrected from its beginning, and gone on with where one left', async () => {
        await page.goto(`${interview}/transcribe?draft=new`);
        const place = () =>
          page.evaluate(() => {
            const text = document.activeElement as HTMLTextAreaElement;
            const row = text.closest('.bench-turn')!;
            return [[...row.parentElement!.children].indexOf(row), text.selectionStart];
          });
        expect(await page.locator('[data-status]').innerText()).toBe(
          'Du retter versjon 1. Ingenting er endret ennå.',
        );
        expect(await place()).toEqual([0, 0]);
        await page.locator('.bench-turn textarea').first().press('ArrowRight');
        await page.keyboard.press('ArrowRight');
        await page.keyboard.press('ArrowRight');
        await page.keyboard.type(', ja,');
        await page.locator('[data-status="saved"]').waitFor();
        await page.goto(page.url());
        expect(await textOn(page)).toContain('Du går videre der det slapp');
        expect(await place()).toEqual([0, 'Hva, ja,'.length]);
      });

      test('on a phone the bar leaves room for what is written, and has the rest behind a button', async () => {
        const before = page.viewportSize()!;
        await page.setViewportSize(phone);
        const height = async () => (await page.locator('.bench__bar').boundingBox())!.height;
        expect(await height()).toBeLessThan(100);
        for (const name of ['Spill', '3 s tilbake', 'Saktere', 'Fortere']) {
          expect(await page.getByRole('button', { name }).first().isVisible()).toBe(true);
        }
        expect(await page.locator('[data-act="speaker"]').isVisible()).toBe(false);
        await page.getByRole('button', { name: 'Flere knapper' }).click();
        expect(await page.locator('[data-act="speaker"]').isVisible()).toBe(true);
        expect(await page.locator('audio').isVisible()).toBe(true);
        await expectSoundHere();
        await page.setViewportSize(before);
      });
    } else {
      test('without script a text is written out beside the player, saved, and made a version', async () => {
        await page.goto(`${interview}/transcribe`);
        await page
          .locator('#text')
          .fill('[00:02] Intervjuer: Hva skjedde da?\n\n[00:05] Leder A: Vi prøvde.');
        await press(page, 'Lagre utkastet');
        expect(await textOn(page)).toContain('Alt er lagret.');
        expect(await page.locator('#text').inputValue()).toContain('[00:05] Leder A: Vi prøvde.');
        await press(page, 'Ferdig: lag en versjon');
        expect(await textOn(page)).toContain('Vi prøvde.');
      });
    }

    test('a turn of the transcript is heard where it was said', async () => {
      await page.goto(`${interview}/transcript`);
      await leave(page, () => page.getByRole('link', { name: 'Hør replikk 2' }).click());
      expect(await page.locator('#turn-2 audio').getAttribute('src')).toMatch(/\/sound#t=5/);
      await expectSoundHere();
    });

    test('it goes on a chosen day, or at once, and leaves a receipt', async () => {
      await page.goto(`${interview}/recording`);
      await page.locator('#on').fill('2020-01-01');
      await press(page, 'Lagre dagen');
      expect(await textOn(page)).toContain('Velg en dag fra i morgen');
      await page.locator('#on').fill(`${new Date().getUTCFullYear() + 1}-11-01`);
      await press(page, 'Lagre dagen');
      expect(await textOn(page)).toContain('Dagen er lagret.');
      await press(page, 'Slett opptaket');
      expect(await textOn(page)).toContain('Kryss av for at opptaket skal slettes for godt.');
      await page.locator('#sure').check();
      await press(page, 'Slett opptaket');
      expect(await page.locator('audio').count()).toBe(0);
      expect(await textOn(page)).toContain('Lyden og nøkkelen er borte.');
      await expectSoundHere();
    });
  },
);
