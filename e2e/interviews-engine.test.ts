import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { SmallEngine } from '../src/modules/interviews/recordings/transcriber/testing/small-engine.ts';
import { leave } from './browser.ts';
import { beginInterview, consentToRecording } from './consented-interview.ts';
import { useJourney } from './journey.ts';
import { madeSound } from './made-sound.ts';
import { expectSound, press, textOn } from './on-page.ts';

/** As whisper.cpp's server answers for `response_format=vtt` (examples/server/server.cpp). */
const vtt = [
  'WEBVTT',
  '00:00:00.000 --> 00:00:02.000\n Hva skjedde da dere prøvde noe nytt?',
  '00:00:02.000 --> 00:00:06.480\n Vi vente lenge.',
].join('\n\n');

/** A machine writes out: from the tick to a transcript that somebody has held against the sound. Everybody is made up. */
describe('an engine that writes out recordings', () => {
  const engine = new SmallEngine();
  let host = '';
  const journey = useJourney();
  let page: Page;
  let interview = '';
  beforeAll(async () => {
    await engine.open();
    journey.keep(engine, (opened) => opened.close());
    ({ host } = engine);
    const server = await journey.freshServer({ TRANSCRIBER_URL: engine.address('/inference') });
    page = await journey.newPage();
    ({ interview } = await beginInterview(page, server));
    await consentToRecording(page, interview);
    await page.goto(`${interview}/recording`);
    const file = { name: 'x.wav', mimeType: 'audio/wav', buffer: madeSound(20) };
    await page.locator('#sound').setInputFiles(file);
    await press(page, 'Last opp');
  }, 300_000);
  const send = async () => {
    await page.goto(`${interview}/recording`);
    await page.locator('#leaves').check();
    await press(page, `Send til ${host}`);
  };
  /** The page is looked at again, as it says, until the engine no longer works. */
  async function answered(): Promise<string> {
    for (let look = 0; look < 60; look += 1) {
      await page.goto(`${interview}/recording`);
      const said = await textOn(page);
      if (!said.includes('Tjenesten arbeider.')) return said;
    }
    throw new Error('The engine never came to an end');
  }

  test('nothing is sent before somebody has said that it leaves the house', async () => {
    await page.goto(`${interview}/recording`);
    expect(await textOn(page)).toContain(`Opptaket sendes til ${host}.`);
    await expectSound(page);
    await press(page, `Send til ${host}`);
    expect(await textOn(page)).toContain('Kryss av for at opptaket kan sendes');
    expect(engine.connections).toBe(0);
  });

  test.each([
    ['fails', '{"error":"failed to process audio"}', 500, 'Tjenesten sa nei.'],
    ['answers something else', '<html>Logg inn</html>', 200, 'Svaret var ikke en utskrift.'],
    // What the real one answers when it hears nobody: see docs/decisions/0062.
    ['hears nobody', 'WEBVTT\n\n', 200, 'Tjenesten hørte ingen tale i opptaket.'],
  ])(
    'one that %s is told of in a sentence, and the recording is there',
    async (_, body, status, sentence) => {
      engine.answer = engine.says(body, status);
      await send();
      expect(await answered()).toContain(sentence);
      expect(await page.locator('audio').count()).toBe(1);
      expect(await page.getByRole('button', { name: `Send til ${host}` }).isVisible()).toBe(true);
      await expectSound(page);
    },
  );

  test('one that is not there is told of, and is tried again when it is', async () => {
    const { port } = new URL(engine.address('/'));
    await engine.close();
    await send();
    expect(await answered()).toContain('Tjenesten kunne ikke nås, eller brøt forbindelsen.');
    await engine.open(Number(port));
  });

  test('a slow one works while the page is closed; the sending stands there before the first byte', async () => {
    const done = Promise.withResolvers<void>();
    let before = '';
    engine.answer = async (request, response) => {
      const shown = await page.request.get(`${interview}/recording`);
      before = await shown.text();
      await done.promise;
      await engine.says(vtt)(request, response);
    };
    const times = async () => await page.locator('#transfers + ul > li').count();
    await page.goto(`${interview}/recording`);
    const had = await times();
    await send();
    expect(await textOn(page)).toContain(`Opptaket er sendt til ${host}, som arbeider med det.`);
    expect(await times()).toBe(had + 1);
    expect(await page.getByRole('button', { name: `Send til ${host}` }).count()).toBe(0);
    await expectSound(page);
    done.resolve();
    expect(await answered()).toContain('Teksten er kommet, og venter på at du ser på den.');
    expect(before).toContain('Tjenesten arbeider.');
    const { form } = engine.sent.at(-1)!;
    expect([form.get('response_format'), form.get('language')]).toEqual(['vtt', 'no']);
    expect((form.get('file') as File).size).toBe(madeSound(20).length);
    await expectSound(page);
  });

  test('what came back becomes turns that a person is to hear through, and then has', async () => {
    await press(page, 'Se på teksten');
    expect(await textOn(page)).toContain('Vi vente lenge.');
    await press(page, 'Lagre utskriften');
    expect(await textOn(page)).toContain('En maskin har skrevet dette, og maskiner hører feil.');
    await expectSound(page);
    await leave(page, () => page.getByRole('link', { name: 'Hør gjennom og rett' }).click());
    expect(await textOn(page)).toContain('En maskin har skrevet dette.');
    const turns = page.locator('.bench-turn');
    expect(await turns.locator('[data-time]').allInnerTexts()).toEqual(['00:00', '00:02']);
    await turns.last().locator('textarea').fill('Vi venta lenge.');
    await page.locator('[data-status="saved"]').waitFor();
    await press(page, 'Ferdig: lag en versjon');
    expect(await textOn(page)).toContain('Vi venta lenge.');
    expect(await textOn(page)).not.toContain('En maskin har skrevet dette');
    await page.goto(`${interview}/transcript/versions`);
    expect(await textOn(page)).toContain('Skrevet av en maskin');
  });
});
