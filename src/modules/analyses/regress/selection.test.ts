import { describe, expect, test } from 'vitest';
import { correctDigits } from '#statistics/reference/correct-digits.ts';
// Rscript src/statistics/reference/regression.R
import reference from '#statistics/reference/regression.json' with { type: 'json' };
import { planOnColumns } from '../testing/plan-on-columns.ts';
import { named, names, reported } from './testing/reported.ts';

describe('selection', () => {
  const set = reference.selections.scales;
  const columns = { y: set.outcome, ...named(set.candidates) };
  const run = (direction: string) =>
    planOnColumns(columns, [
      `{id: S, regress: {file: employee, outcome: y, predictors: [${names(set.candidates)}], selection: ${direction}}}`,
    ]);

  test.each(['forward', 'backward'] as const)(
    'takes the steps of R’s lm by p, and warns: %s',
    (direction) => {
      const { results, study } = run(direction);
      const [found] = results.regressions;
      const theirs = set[direction];
      expect(found!.selection!.steps.map(({ predictor }) => predictor)).toEqual(
        theirs.steps.map(({ predictor }) => `x${predictor}`),
      );
      found!.selection!.steps.forEach(({ p, r2 }, index) => {
        expect(correctDigits(p, theirs.steps[index]!.pValue)).toBeGreaterThan(10);
        expect(correctDigits(r2, theirs.steps[index]!.rSquared)).toBeGreaterThan(10);
      });
      expect(found!.terms.slice(1).map(({ name }) => name)).toEqual(
        theirs.selected.map((place) => `x${place}`),
      );
      expect(results.warnings.find(({ code }) => code === 'selection')?.text).toContain(
        'better than they really are',
      );
      expect(reported(study, results)).toContain('"id":"table-S-selection"');
    },
  );

  test('that is left with nothing says so, with its steps', () => {
    const none = reference.selections.nothing;
    const { results, study } = planOnColumns({ y: none.outcome, ...named(none.candidates) }, [
      '{id: S, regress: {file: employee, outcome: y, predictors: [x0, x1, x2], selection: backward}}',
    ]);
    expect(results.regressions[0]).toMatchObject({ r2: null, refused: 'none-selected', terms: [] });
    expect(results.regressions[0]!.selection!.steps).toHaveLength(3);
    expect(reported(study, results)).toContain('left with none of the 3 predictors');
  });
});
