// The sorting of open answers in the test browser: 6 400 short ones to one question, beside 640 to another of the same
// wave, half of each sorted already into forty codes, in one run, taking turns. How long until the page is open, its script
// and all; until what one looks for is found; until one more code stands on a text, and until the server has kept it; and
// until the themes are counted. What ten times as many cost is the ratio of the two.
//   npm run bench:answers [ROUNDS]
import type { Page } from 'playwright-core';
import type { Database } from '#platform/database/database.ts';
import { anchorAt } from '../src/modules/interviews/coding/anchors/anchor.ts';
import { appendSteps } from '../src/modules/interviews/coding/log/log.server.ts';
import type { SentStep } from '../src/modules/interviews/coding/log/steps.ts';
import { logOf } from '../src/modules/interviews/open-answers/log-of-question.server.ts';
import { tablesOf } from '../src/modules/surveys/tables.server.ts';
import { median, seeded, shown } from './measuring.ts';
import { onTheDemo, open } from './on-the-demo.ts';

const rounds = Number(process.argv[2] ?? 7);
const study = { organisationId: 'own', studyId: 'practice' };
const questions = [
  { name: '6 400 answers', item: 'better', count: 6400 },
  { name: '640 answers', item: 'timeWhy', count: 640 },
] as const;
const codes = 40;
const parts = ['open', 'find', 'code', 'keep', 'themes'] as const;
type Part = (typeof parts)[number];

/** Made-up answers of three to fourteen words, one in six of them in words that others have used too. */
function madeAnswers(count: number): readonly string[] {
  const random = seeded(6400);
  const words = `mer tid møter system lederen opplæring kolleger brukere saker telefon kurs rutiner stille
    sammen spørre prøve feil nye uka kontoret faglig ro skjema dele hverandre nabo dag samtale`.split(/\s+/);
  const one = () => words[Math.floor(random() * words.length)]!;
  return Array.from({ length: count }, () => {
    if (random() < 1 / 6) return random() < 0.5 ? 'Mer tid' : 'Vet ikke';
    const said = Array.from({ length: 3 + Math.floor(random() * 12) }, one).join(' ');
    return `${said[0]!.toUpperCase()}${said.slice(1)}.`;
  });
}

/** Puts the answers in the demo's closed wave in place of what stands there, and sorts every other one. */
async function fill(database: Database, { item, count }: (typeof questions)[number]): Promise<string> {
  const [had] = await tablesOf(database)
    .selectFrom('free_texts')
    .selectAll()
    .where('organisation_id', '=', study.organisationId)
    .where('item_id', '=', item)
    .execute();
  if (!had) throw new Error(`The demo has no answers to ${item}.`);
  const { wave_id: waveId, audience } = had;
  await tablesOf(database)
    .deleteFrom('free_texts')
    .where('organisation_id', '=', study.organisationId)
    .where('wave_id', '=', waveId)
    .where('item_id', '=', item)
    .execute();
  const rows = madeAnswers(count).map((free_text, at) => ({
    organisation_id: study.organisationId,
    wave_id: waveId,
    audience,
    item_id: item,
    free_text,
    text_id: `bench-${item}-${String(at).padStart(5, '0')}`,
  }));
  for (let from = 0; from < rows.length; from += 500) {
    await tablesOf(database)
      .insertInto('free_texts')
      .values(rows.slice(from, from + 500))
      .execute();
  }
  const steps = rows.flatMap(({ text_id, free_text }, at): SentStep[] => {
    if (at % 2 === 0) return [];
    const nth = (at - 1) / 2;
    const codeId = `bench-code-${item}-${nth % codes}`;
    const anchor = anchorAt(free_text, { start: 0, end: free_text.length })!;
    const passage = { codingId: `bench-coding-${item}-${at}`, interviewId: text_id, version: 1, anchor };
    return [
      {
        eventId: `bench-event-${item}-${at}`,
        step:
          nth < codes
            ? { kind: 'codeWritten', codeId, words: `Sier noe om sak ${nth % codes}`, ...passage }
            : { kind: 'passageCoded', codeId, ...passage },
      },
    ];
  });
  const by = { personId: 'demo-analyst', byName: 'Anne Analytiker', at: new Date('2026-03-01T09:00:00Z') };
  await appendSteps(database, logOf({ ...study, waveId, audience, item }), { steps, ...by });
  return `/studies/${study.studyId}/open-answers/${waveId}/${audience}/${item}`;
}

/** Milliseconds from Enter until a code stands on the text and is painted, and until the server has kept it. */
async function codeOnce(page: Page, row: number): Promise<{ painted: number; kept: number }> {
  await page.locator('[data-row]').nth(row).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type(`Sier noe om sak ${row % codes}`);
  return page.evaluate(async () => {
    const form = document.querySelector<HTMLFormElement>('[data-answers]')!;
    const line = form.querySelector('[data-saved-line]')!;
    const before = document.querySelectorAll('.answer-code').length;
    const start = performance.now();
    const answered = new Promise<void>((done) => {
      // The line says that it is being saved, and then that it is.
      new MutationObserver(() => {
        if (line.textContent === form.dataset.saidSaved) done();
      }).observe(line, { childList: true, characterData: true, subtree: true });
    });
    form.requestSubmit();
    if (document.querySelectorAll('.answer-code').length !== before + 1) throw new Error('No code came');
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const painted = performance.now() - start;
    await answered;
    return { painted, kept: performance.now() - start };
  });
}

async function fillAll(database: Database): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const question of questions) paths.push(await fill(database, question));
  return paths;
}

await onTheDemo(fillAll, async (page, address, paths) => {
  const measured = questions.map(({ name }, at) => {
    const times = { open: [], find: [], code: [], keep: [], themes: [] } as Record<Part, number[]>;
    return { name, url: `${address}${paths[at]}`, times, first: 0 };
  });
  // One round first, that nobody counts: the server looks for likely names and reads the log, and the browser the scripts.
  for (let round = -1; round < rounds; round += 1) {
    for (const one of measured) {
      const { url, times } = one;
      const took = await open(page, url);
      const { painted, kept } = await codeOnce(page, 2 * (round + 1));
      const found = await open(page, `${url}?search=telefon&show=unsorted`);
      const themes = await open(page, `${url}/themes`);
      if (round < 0) {
        one.first = took;
        continue;
      }
      times.open.push(took);
      times.code.push(painted);
      times.keep.push(kept);
      times.find.push(found);
      times.themes.push(themes);
    }
  }
  for (const { name, times, first } of measured) {
    console.log(`${name} (the first time after a start ${first.toFixed(0)} ms):`);
    for (const part of parts) console.log(`  ${part}: ${shown(times[part])}`);
  }
  const [many, few] = measured;
  const ratios = parts.map(
    (part) => `${part} ${(median(many!.times[part]) / median(few!.times[part])).toFixed(1)}`,
  );
  console.log(`Ten times as many answers take, of the time the few take: ${ratios.join(', ')}`);
});
