import { describe, expect, test } from 'vitest';
import { summariseCells, twoWayAnova } from '#statistics';
import reference from '#statistics/reference/factorial-and-paired.json' with { type: 'json' };
import { results as resultsSchema, type TwoWayComparisonResult } from '../schema.ts';
import { compare } from './testing/compare.ts';

type Effects = Record<
  string,
  {
    sumOfSquares: number;
    F: number;
    pValue: number;
    df: number;
    partialEta: number;
    partialOmega: number;
    interval: number[];
  }
>;
const setOf = (name: 'unbalanced' | 'balanced' | 'holes') => {
  const { values: y, a, b, ...set } = reference.anovas[name];
  return { ...set, answers: { y, a, b } };
};

function expectEffects(ours: TwoWayComparisonResult['effects'], theirs: Effects): void {
  for (const effect of ours) {
    const expected = theirs[effect.source]!;
    expect(effect.df).toBe(expected.df);
    expect(effect.sumOfSquares / expected.sumOfSquares).toBeCloseTo(1, 11);
    expect(effect.F / expected.F).toBeCloseTo(1, 11);
    expect(effect.p / expected.pValue).toBeCloseTo(1, 10);
    expect(effect.partialEtaSquared).toBeCloseTo(expected.partialEta, 12);
    expect(effect.partialOmegaSquared).toBeCloseTo(expected.partialOmega, 12);
    expect(effect.partialEtaSquaredCi![1]).toBeCloseTo(expected.interval[1]!, 7);
  }
}

describe('from plan to results as R', () => {
  test.each(['unbalanced', 'balanced'] as const)('car::Anova(type = 2) and (type = 3) on %s', (name) => {
    const { answers, ...set } = setOf(name);
    const full = (
      set as unknown as { full: Record<'II' | 'III', Effects> & { simple: { p: number[]; pairs: number[] } } }
    ).full;
    for (const [options, theirs] of [
      ['', full.II],
      [', sumsOfSquares: III', full.III],
    ] as const) {
      const { table } = compare(answers, options, { minimumGroup: 3 });
      expect(table.effects.map(({ source }) => source)).toEqual(['first', 'second', 'interaction']);
      expectEffects(table.effects, theirs);
    }
  });

  test('interaction: false is car::Anova(lm(y ~ a + b)), empty cells and all', () => {
    const { answers, additive } = setOf('holes');
    const { table, results } = compare(answers, ', interaction: false', { minimumGroup: 3 });
    expect(table.effects).toHaveLength(2);
    expectEffects(table.effects, additive as unknown as Effects);
    expect(table.residual!.df).toBe(additive.residual.df);
    expect(resultsSchema.parse(results).twoWayComparisons).toHaveLength(1);
  });

  test('cells, adjusted means and simple effects, in the order of the questionnaire', () => {
    const { answers } = setOf('balanced');
    const { table } = compare(answers);
    const { cells, levels } = summariseCells(answers.y, answers.a, answers.b);
    expect(levels[0]).toEqual(table.rowGroups.map(({ value }) => value));
    expect(table.cells.map((row) => row.map(({ mean }) => mean))).toEqual(
      cells.map((row) => row.map((cell) => cell!.mean)),
    );
    const { estimates } = twoWayAnova(cells);
    expect(table.rowGroups.map(({ adjustedMean }) => adjustedMean)).toEqual(
      estimates.first.map(({ mean }) => mean),
    );
    expect(table.columnGroups.map(({ adjustedSe }) => adjustedSe)).toEqual(
      estimates.second.map(({ standardError }) => standardError),
    );
    const { simple } = (
      reference.anovas.balanced as unknown as {
        full: { simple: { F: number[]; p: number[]; pairs: number[] } };
      }
    ).full;
    table.simpleEffects.forEach(({ F, p, pairs }, place) => {
      expect(F).toBeCloseTo(simple.F[place]!, 9);
      expect(p).toBeCloseTo(simple.p[place]!, 11);
      expect(pairs[0]!.p).toBeCloseTo(simple.pairs[place]!, 11);
    });
    expect(table).toMatchObject({ isBalanced: true, testedN: 48, n: 48 });
  });
});
