import { describe, expect, test } from 'vitest';
import { languages } from '#platform/language.ts';
import { fewestCorrectDigits } from '#statistics/reference/correct-digits.ts';
// Rscript src/statistics/reference/regression.R
import reference from '#statistics/reference/regression.json' with { type: 'json' };
import { results as resultsSchema } from '../schema.ts';
import { planOnColumns } from '../testing/plan-on-columns.ts';
import { named, reported } from './testing/reported.ts';

describe('blocks', () => {
  const set = reference.hierarchicals.scales;
  const columns = { y: set.outcome, ...named(set.blocks.flat()) };
  const plan = (more = '') => [
    `{id: H, regress: {file: employee, outcome: y, blocks: [[x0, x1], [x2, x3], [x4]]${more}}}`,
  ];

  test('R², ΔR², ΔF, p and f² of each block are those of R’s anova of nested lm', () => {
    const { results } = planOnColumns(columns, plan());
    const [found] = results.regressions;
    expect(found!.n).toBe(set.n);
    found!.blocks!.forEach((block, index) => {
      const theirs = set.steps[index]!;
      expect(block.df).toEqual(theirs.df);
      expect(
        fewestCorrectDigits(
          [block.r2, block.deltaR2, block.deltaF, block.p, block.f2],
          [theirs.rSquared, theirs.change, theirs.F, theirs.pValue, theirs.fSquared],
        ),
      ).toBeGreaterThan(10);
    });
    expect(found!.blocks!.map(({ terms }) => terms.length)).toEqual([3, 5, 6]);
    expect(found!.terms).toEqual(found!.blocks![2]!.terms);
    expect(resultsSchema.parse(results).regressions[0]!.blocks).toHaveLength(3);
  });

  test('with hc3, ΔF is R’s linearHypothesis(white.adjust = "hc3")', () => {
    const [found] = planOnColumns(columns, plan(', errors: hc3')).results.regressions;
    expect(found!.errors).toBe('hc3');
    expect(
      fewestCorrectDigits(
        found!.blocks!.map(({ deltaF }) => deltaF),
        set.steps.map(({ robustF }) => robustF),
      ),
    ).toBeGreaterThan(10);
  });

  test.each(languages)(
    'are two tables and a sentence in the report, and the models stand in the appendix: %s',
    (language) => {
      const { study, results } = planOnColumns(columns, plan(', errors: hc3'), language);
      const text = reported(study, results, language);
      for (const id of [
        'table-H',
        'table-H-blocks',
        'table-H-models',
        'table-H-diagnostics',
        'figure-H-residuals',
      ]) {
        expect(text).toContain(`"id":"${id}"`);
      }
    },
  );
});
