import { describe, expect, test } from 'vitest';
import { DomainError } from '#platform/errors.ts';
import { analyseStudy } from './analyse-study.ts';
import { results as resultsSchema } from './schema.ts';
import { smallAnswers, smallStudy } from './testing/small-study.ts';

const analyse = (order?: (row: number) => number) =>
  analyseStudy({ parsed: smallStudy(), answers: [smallAnswers(order)], language: 'nb' });

describe('a study’s plan run on its answers', () => {
  const results = analyse();

  test('the results keep the contract of results.json, without a NaN anywhere', () => {
    expect(resultsSchema.safeParse(results).error).toBeUndefined();
  });

  test('predictors "significantIn RQ1" are those with p under .05 there, in that order', () => {
    const significant = results.correlations
      .filter((result) => result.plan === 'RQ1' && (result.p ?? 1) < 0.05)
      .map((result) => result.x);
    expect(significant.length).toBeGreaterThan(0);
    expect(results.regressions[0]!.terms.map((term) => term.name)).toEqual(['constant', ...significant]);
  });

  test('correlations are pairwise: each has the n of its own two variables', () => {
    const [alfa] = results.correlations;
    expect(alfa).toMatchObject({ x: 'alfa', y: 'beta', n: 60 });
    expect(results.regressions[0]!.n).toBe(60);
  });

  test('alpha is listwise within its scale: those who skipped an item are left out', () => {
    expect(results.reliability.map(({ scale, n }) => [scale, n])).toEqual([
      ['alfa', 60],
      ['beta', 54],
    ]);
  });

  test('three people are too few to show: their mean is withheld, and a second group with them', () => {
    const [comparison] = results.meanComparisons;
    expect(comparison!.groups.map(({ label, n, mean, withheld }) => ({ label, n, mean, withheld }))).toEqual([
      { label: 'ung', n: null, mean: null, withheld: 'fewer-than-minimum' },
      { label: 'midt', n: 37, mean: expect.any(Number), withheld: undefined },
      { label: 'eldst', n: null, mean: null, withheld: 'fewer-than-minimum' },
    ]);
    expect(comparison!.pairs.every((pair) => pair.difference === null && pair.withheld)).toBe(true);
    expect(results.warnings.map(({ about, code }) => `${about} ${code}`)).toContain('G1/employee withheld');
  });

  test('a count of three is withheld in a frequency table, and not to be found by subtraction', () => {
    const [age] = results.frequencies;
    expect(age!.counts.map(({ count, percent }) => [count, percent])).toEqual([
      [null, null],
      [37, expect.any(Number)],
      [null, null],
    ]);
    expect(age).toMatchObject({ valid: 59, missing: 1, total: 60 });
  });

  test('a question that everybody answers alike is refused by name, with a sentence', () => {
    const same = results.correlations.find((result) => result.x === 'same')!;
    expect(same).toMatchObject({ r: null, p: null, q: null, refused: 'zero-variance', n: 60 });
    const said = results.warnings.find((warning) => warning.about === 'RQ1/employee/same×beta');
    expect(said?.text).toBe(
      '«Alle likt» og «Beta» kan ikke sammenholdes: på en av dem har alle som svarte på begge, svart det samme, så det er ingen variasjon å forklare.',
    );
  });

  test('four offices are too few for an office table under a minimum of five', () => {
    const office = results.correlations.find((result) => result.file === 'office')!;
    expect(office).toMatchObject({ r: null, n: null, withheld: 'fewer-than-minimum' });
    expect(results.files.office).toMatchObject({ n: 4, unit: 'office' });
  });

  test('what was thought of afterwards is marked as not planned', () => {
    expect(results.descriptions.every((result) => result.plan === 'PH1' && !result.planned)).toBe(true);
    expect(results.correlations.every((result) => result.planned)).toBe(true);
  });

  test('a choice whose codes are numbers can be correlated like any number', () => {
    const parsed = smallStudy();
    const plan = [
      {
        id: 'C',
        correlate: { file: 'employee', outcome: 'beta', with: ['age'], method: 'pearson' as const },
      },
    ];
    const withAge = { ...parsed, study: { ...parsed.study, plan, postHoc: [] } };
    const answers = smallAnswers();
    const age = answers.columns.age;
    const numbers = Float64Array.from(
      (age?.kind === 'category' ? age.categories : []).map((_, row) => 1 + (row % 3)),
    );
    const columns = { ...answers.columns, age: { ...age!, numbers } as typeof age & object };
    const [result] = analyseStudy({
      parsed: withAge,
      answers: [{ ...answers, columns }],
      language: 'nb',
    }).correlations;
    expect(result).toMatchObject({ x: 'age', y: 'beta', n: 60 });
    expect(result!.r).not.toBeNull();
  });

  test('the order of the rows changes no bit', () => {
    expect(JSON.stringify(analyse((row) => 59 - row))).toBe(JSON.stringify(results));
    expect(JSON.stringify(analyse((row) => (row * 7) % 60))).toBe(JSON.stringify(results));
  });

  test('a plan that needs answers which were not given is refused by the file’s name', () => {
    const run = () => analyseStudy({ parsed: smallStudy(), answers: [], language: 'nb' });
    expect(run).toThrow(DomainError);
    expect(run).toThrow(/employee/);
  });

  test('a plan that needs outcomes of offices which were not given is refused by their names', () => {
    const parsed = smallStudy();
    const outcome = {
      label: 'Score',
      from: 'scorecard' as const,
      indicators: ['k'],
      attainment: 'plain' as const,
    };
    const plan = [
      {
        id: 'O',
        correlate: { file: 'office', outcome: 'score', with: ['alfa'], method: 'pearson' as const },
      },
    ];
    const study = { ...parsed.study, outcomes: { score: outcome }, plan, postHoc: [] };
    const run = () =>
      analyseStudy({ parsed: { ...parsed, study }, answers: [smallAnswers()], language: 'nb' });
    expect(run).toThrow(DomainError);
    expect(run).toThrow(/score/);
  });
});
