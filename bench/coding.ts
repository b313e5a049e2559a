// The coding page of an hour's talk (10 000 words, 500 codings that lie over each other) in the test browser, beside the
// same talk with no code in it, in one run, taking turns: how long until it is open, its script and all, and how long from
// Enter until one more code stands painted in the text. What the codes cost is the difference between the two.
//   npm run bench:coding [ROUNDS]
import type { Page } from 'playwright-core';
import { addInformant, addInterview, loadTranscript } from '#modules/interviews/store.server.ts';
import type { Database } from '#platform/database/database.ts';
import { anchorAt } from '../src/modules/interviews/coding/anchors/anchor.ts';
import { appendSteps } from '../src/modules/interviews/coding/log/log.server.ts';
import type { SentStep } from '../src/modules/interviews/coding/log/steps.ts';
import { currentVersion } from '../src/modules/interviews/transcripts/store/versions.server.ts';
import { median, seeded, shown } from './measuring.ts';
import { onTheDemo, open } from './on-the-demo.ts';

const rounds = Number(process.argv[2] ?? 7);
const study = { organisationId: 'own', studyId: 'practice' };
const talks = [
  { name: '500 codings', interviewId: 'bench-coded', codings: 500 },
  { name: 'no coding', interviewId: 'bench-plain', codings: 0 },
];

/** A made-up talk: 250 turns of 40 words. */
function madeTalk(): string {
  const random = seeded(2021);
  const words = `vi jeg det ikke begynte kontoret brukerne møtet lappen torde fylket samtalen plan tid ringte
    hverandre prøvde sluttet skjema leste noen spurte lov lite først andre dagen uka sammen`.split(/\s+/);
  const turn = (at: number) =>
    `${at % 2 === 0 ? 'Intervjuer' : 'Leder Bench'}: ${Array.from({ length: 40 }, () => words[Math.floor(random() * words.length)]).join(' ')}.`;
  return Array.from({ length: 250 }, (_, at) => turn(at)).join('\n');
}

async function makeTalks(database: Database): Promise<void> {
  const by = { personId: 'demo-analyst', byName: 'Anne Analytiker', at: new Date('2026-03-01T09:00:00Z') };
  for (const { interviewId, codings } of talks) {
    const place = { ...study, interviewId };
    await addInformant(database, study, { informantId: interviewId, pseudonym: `Leder ${interviewId}` });
    await addInterview(database, place, interviewId);
    await loadTranscript(database, place, {
      fileName: 'talk.txt',
      bytes: Buffer.from(madeTalk()),
      pseudonym: 'Leder Bench',
      interviewer: 'Intervjuer',
      isOpen: true,
      savedOn: '2026-03-01',
      byName: by.byName,
    });
    const { text, version } = (await currentVersion(database, place, { onlyOpen: true }))!;
    const random = seeded(7);
    const steps = Array.from({ length: codings }, (_, n): SentStep => {
      const start = Math.floor(random() * (text.length - 400));
      const anchor = anchorAt(text, { start, end: start + 20 + Math.floor(random() * 300) })!;
      const ids = { codeId: `bench-code-${n}`, codingId: `bench-coding-${n}` };
      const words = `Sier noe om det som ble sagt, for ${n}. gang`;
      return {
        eventId: `bench-event-${n}`,
        step: { kind: 'codeWritten', ...ids, words, interviewId, version, anchor },
      };
    });
    await appendSteps(database, study, { steps, ...by });
  }
}

/** Milliseconds from Enter until the new code is in the text and painted. */
async function codeOnce(page: Page, turn: number): Promise<number> {
  await page.locator('.turn__text').nth(turn).focus();
  for (const key of ['ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Enter'])
    await page.keyboard.press(key);
  await page.keyboard.type(`Målt på innlegg ${turn}`);
  return page.evaluate(async () => {
    const before = document.querySelectorAll('[data-coding]').length;
    const form = document.querySelector<HTMLFormElement>('.write-code--beside')!;
    const start = performance.now();
    form.requestSubmit();
    const painted = new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    if (document.querySelectorAll('[data-coding]').length !== before + 1) throw new Error('No code came');
    await painted;
    return performance.now() - start;
  });
}

await onTheDemo(makeTalks, async (page, address) => {
  const measured = talks.map((talk) => ({ ...talk, opened: [] as number[], coded: [] as number[] }));
  // One round first, that nobody counts: the server reads the log, and the browser the scripts.
  for (let round = -1; round < rounds; round += 1) {
    for (const { interviewId, opened, coded } of measured) {
      const url = `${address}/studies/${study.studyId}/interviews/${interviewId}/coding`;
      const took = await open(page, url);
      const one = await codeOnce(page, 21 + 2 * (round + 1));
      if (round < 0) continue;
      opened.push(took);
      coded.push(one);
    }
  }
  for (const { name, opened, coded } of measured) {
    console.log(`${name}: open ${shown(opened)}; one more code ${shown(coded)}`);
  }
  const [full, plain] = measured;
  const times = (part: 'opened' | 'coded') => (median(full![part]) / median(plain![part])).toFixed(1);
  console.log(
    `500 codings take ${times('opened')} times as long to open, and ${times('coded')} to code once`,
  );
});
