import { expect, test } from 'vitest';
import { type AnswerTable, analyseStudy } from '#modules/analyses/index.ts';
import { smallAnswers, smallStudy } from '../../analyses/testing/small-study.ts';
import { buildReport } from '../build-report.ts';

/** The small study with five ages, of which the two smallest are withheld: 3 and 4 of 60. */
function report() {
  const parsed = smallStudy();
  const answers = smallAnswers();
  const ageOf = (row: number) => (row < 3 ? 1 : row < 7 ? 2 : row < 25 ? 3 : row < 43 ? 4 : 5);
  const age = {
    itemId: 'age',
    kind: 'category' as const,
    categories: Array.from({ length: 60 }, (_, row) => ageOf(row)),
  };
  const table: AnswerTable = { ...answers, columns: { ...answers.columns, age } };
  const study = {
    ...parsed.study,
    plan: [
      {
        id: 'G',
        compareMeans: { file: 'employee', outcome: 'alfa', by: 'age', postHoc: 'bonferroni' as const },
      },
    ],
    postHoc: [],
  };
  const results = analyseStudy({ parsed: { ...parsed, study }, answers: [table], language: 'nb' });
  return { results, blocks: buildReport({ study, results, language: 'nb' }).blocks };
}

const { results, blocks } = report();

test('with groups withheld, what the test rests on is what is said where it is told', () => {
  const [comparison] = results.meanComparisons;
  const [between, within] = comparison!.df!;
  const tested = between + within + 1;
  expect([comparison!.n, tested]).toEqual([60, 53]);
  const finding = blocks.find((block) => block.kind === 'finding')!;
  expect(finding.text).toMatch(/F\(2, 50\) = .*, n = 53/);
  const sized = blocks.filter((block) => block.kind === 'table' || block.kind === 'figure');
  expect(sized.map((block) => block.provenance.text.split(' · ')[1])).toEqual(sized.map(() => 'n = 53'));
});

test('the note says how many the test covers, of how many', () => {
  const tables = blocks.filter((block) => block.kind === 'table');
  expect(tables[0]!.notes.at(-1)).toMatch(/^Testen gjelder de 53 i gruppene som vises, av 60 i alt/);
});

test('the warning says why groups are not shown', () => {
  expect(results.warnings.find(({ code }) => code === 'withheld')?.text).toBe(
    '2 grupper vises ikke: de er under 5 personer, alle i gruppen svarte likt, eller de kunne røpet en slik gruppe.',
  );
});
