import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OpenDatabase } from '#platform/database/database.ts';
import { testEngines } from '#platform/database/engines.ts';
import { createOpenAnswersService } from '../../../app/open-answers.ts';
import { june } from '../../surveys/testing/small-wave.ts';
import { readSteps } from '../coding/log/log.server.ts';
import { logOf } from './log-of-question.server.ts';
import type { OpenAnswers, QuestionIds } from './open-answers.ts';
import { plainWordsOf, reviewsOf } from './reviews.server.ts';
import {
  analyst,
  closedQuestion,
  coded,
  eraseTexts,
  everything,
  keepSmallStudy,
  step,
} from './testing/closed-question.ts';

describe.each(testEngines())('what is left of texts that are gone, on $name', (engine) => {
  let open: OpenDatabase;
  let answers: OpenAnswers;
  beforeAll(async () => {
    open = await engine.open();
    await keepSmallStudy(open.database);
    answers = createOpenAnswersService({ database: open.database, clock: { now: () => june } });
  });
  afterAll(() => open.close());
  const sweep = () => answers.forgetErased('own');
  const rowsOf = async (ids: QuestionIds, search: string) =>
    (await answers.open(analyst, ids, { ...everything, search }))!.rows.rows;
  const take = (ids: QuestionIds, ...steps: Parameters<OpenAnswers['take']>[2]['steps']) =>
    answers.take(analyst, ids, { steps, since: 0 });
  const everyStep = async (ids: QuestionIds) =>
    JSON.stringify(await readSteps(open.database, logOf({ organisationId: 'own', ...ids })));
  const told = async (ids: QuestionIds) =>
    JSON.stringify(await answers.told(analyst, { ...ids, language: 'nb' }));
  /** Eight texts are of a theme, the first is its example, and that stands in the report. */
  async function toldTheme(ids: QuestionIds) {
    const rows = (await rowsOf(ids, 'mer tid')).slice(0, 8);
    const [first] = rows as [(typeof rows)[number]];
    await take(
      ids,
      coded(
        'Tid',
        rows.map(({ key }) => key),
      ),
    );
    const [row] = await rowsOf(ids, first.text);
    await take(ids, step({ kind: 'codingChosen', codingId: row!.codes[0]!.codingIds[0]!, isExample: true }));
    await answers.tell(analyst, ids);
    expect(await told(ids)).toContain(first.text);
    return first;
  }

  test('is forgotten by the job, also what was taken back, and though nobody opens the question', async () => {
    const ids = await closedQuestion(open.database);
    const [gone, other] = await rowsOf(ids, 'mer tid');
    const undone = coded('Angret ord', [gone!.key]);
    await take(ids, coded('Deres egne ord', [gone!.key]), coded('En annens', [other!.key]), undone);
    await take(ids, step({ kind: 'batchTakenBack', eventId: undone.eventId }));
    await eraseTexts(open.database, ids, [gone!.key]);
    await sweep();
    const left = await everyStep(ids);
    expect(left).not.toContain(gone!.text);
    expect(left).not.toContain('Deres egne ord');
    expect(left).not.toContain('Angret ord');
    expect(left).toContain('En annens');
    // Once more finds nothing to do.
    await sweep();
    expect(await everyStep(ids)).toBe(left);
  });

  test('an example that is erased goes out of what was told; the figures stay', async () => {
    const ids = await closedQuestion(open.database);
    const first = await toldTheme(ids);
    await eraseTexts(open.database, ids, [first.key]);
    await sweep();
    expect(await told(ids)).not.toContain(first.text);
    const [telling] = await answers.told(analyst, { ...ids, language: 'nb' });
    expect(telling!.counts.themes[0]).toMatchObject({ name: 'Tid', count: 8, examples: [] });
  });

  test('what was told is held against what is told later, though a text is gone: of the one nothing is learnt', async () => {
    const ids = await closedQuestion(open.database);
    const first = await toldTheme(ids);
    const figures = async () => {
      const [telling] = await answers.told(analyst, { ...ids, language: 'nb' });
      const { texts, themes } = telling!.counts;
      return [texts, ...themes.map(({ name, count }) => `${name} ${count}`)];
    };
    expect(await figures()).toEqual([20, 'Tid 8']);
    await eraseTexts(open.database, ids, [first.key]);
    await sweep();
    await answers.tell(analyst, ids);
    // 7 of 19 would say that the one who asked to be erased wrote of time.
    expect(await figures()).toEqual([20, 'Tid 8']);
    // What is sorted later is told, and what stands says nothing of which theme has changed.
    const others = (await rowsOf(ids, 'mer tid')).filter(({ codes }) => codes.length === 0);
    await take(
      ids,
      coded(
        'Folk',
        others.slice(0, 5).map(({ key }) => key),
      ),
    );
    await answers.tell(analyst, ids);
    expect(await figures()).toEqual([20, 'Tid 8', 'Folk 5']);
  });

  test('a telling from before its texts were kept holds back what cannot be held against it', async () => {
    const ids = await closedQuestion(open.database);
    const first = await toldTheme(ids);
    const tellings = open.database.withTables<{
      open_answer_tellings: { wave_id: string; text_ids: string | null };
    }>();
    const forget = () =>
      tellings
        .updateTable('open_answer_tellings')
        .set({ text_ids: null })
        .where('wave_id', '=', ids.waveId)
        .execute();
    await forget();
    const counts = async () => (await answers.themes(analyst, ids, 'nb'))!.counts;
    expect(await counts()).toMatchObject({ texts: 20, themes: [{ name: 'Tid', count: 8, asOf: null }] });
    await eraseTexts(open.database, ids, [first.key]);
    await sweep();
    const day = june.toISOString().slice(0, 10);
    expect(await counts()).toMatchObject({ texts: 20, themes: [{ name: 'Tid', count: 8, asOf: day }] });
  });

  test('an example that is held back, or rewritten, goes out of what was told at once', async () => {
    for (const change of ['withhold', 'rewrite'] as const) {
      const ids = await closedQuestion(open.database);
      const { key: textId, text } = await toldTheme(ids);
      const review =
        change === 'withhold'
          ? { kind: change, textId }
          : { kind: change, textId, text: 'Vi trenger mer tid sammen.' };
      await answers.review(analyst, ids, review);
      expect(await told(ids), change).not.toContain(text);
    }
  });

  test('decisions of texts that are gone go too, and of a question without texts nothing is left', async () => {
    const ids = await closedQuestion(open.database);
    const place = { organisationId: 'own', ...ids };
    const [one, other] = await rowsOf(ids, 'mer tid');
    await answers.review(analyst, ids, { kind: 'rewrite', textId: one!.key, text: 'Omskrevet' });
    await answers.review(analyst, ids, { kind: 'noName', word: 'Oddvar' });
    await take(
      ids,
      coded('Noe', [other!.key]),
      step({ kind: 'groupNamed', groupId: 'group-one', name: 'Ord' }),
    );
    await eraseTexts(open.database, ids, [one!.key]);
    await sweep();
    expect([...(await reviewsOf(open.database, place)).keys()]).toEqual([]);
    expect(await plainWordsOf(open.database, place)).toEqual(['Oddvar']);
    const left = (await answers.open(analyst, ids, everything))!.readable.texts;
    await eraseTexts(
      open.database,
      ids,
      left.map(({ textId }) => textId),
    );
    await sweep();
    expect(await plainWordsOf(open.database, place)).toEqual([]);
    expect(await everyStep(ids)).toBe('[]');
  });
});
