import { describe, expect, test } from 'vitest';
import {
  anovaEffectSize,
  noncentralFCdf,
  noncentralFUpperTail,
  oneWayAnova,
  simpleEffects,
  summariseCells,
  type TwoWayEffect,
  twoWayAnova,
} from './index.ts';
import { fewestCorrectDigits } from './reference/correct-digits.ts';
import reference from './reference/factorial-and-paired.json' with { type: 'json' };
import { code } from './reference/refused.ts';

type Means = { readonly mean: readonly number[]; readonly se: readonly number[] };
type Effect = {
  readonly sumOfSquares: number;
  readonly df: number;
  readonly F: number;
  readonly pValue: number;
  readonly partialEta: number;
  readonly partialOmega: number;
  readonly interval: readonly number[];
};
type Effects = { readonly first: Effect; readonly second: Effect; readonly interaction?: Effect };
type Model = {
  readonly residual: { readonly sumOfSquares: number; readonly df: number };
  readonly means: { readonly cells: Means; readonly first: Means; readonly second: Means };
};
type Set = {
  readonly values: readonly number[];
  readonly offset: number;
  readonly a: readonly (string | number)[];
  readonly b: readonly (string | number)[];
  readonly n: number;
  readonly additive: Model & Effects;
  readonly full?: FullModel;
};
type FullModel = Model & {
  readonly II: Effects;
  readonly III: Effects;
  readonly simple: Record<'F' | 'p' | 'difference' | 'se' | 'pairs', readonly number[]>;
};
const sets = Object.entries(reference.anovas as unknown as Record<string, Set>);
const fullSets = sets.flatMap(([name, set]) => (set.full ? [[name, set, set.full] as const] : []));

function expectEffect(ours: TwoWayEffect | null, theirs: Effect, n: number, df2: number): void {
  expect(ours!.degreesOfFreedom).toBe(theirs.df);
  expect(
    fewestCorrectDigits(
      [ours!.sumOfSquares, ours!.F, ours!.partialEtaSquared, ours!.partialOmegaSquared],
      [theirs.sumOfSquares, theirs.F, theirs.partialEta, theirs.partialOmega],
    ),
  ).toBeGreaterThan(10);
  expect(fewestCorrectDigits([ours!.pValue], [theirs.pValue])).toBeGreaterThan(10);
  // R's pf(ncp) stops its series at 1e-9; that our own ends put F at 2.5 % is asked to twelve digits.
  expect(
    Math.max(...ours!.confidenceInterval!.map((end, place) => Math.abs(end - theirs.interval[place]!))),
  ).toBeLessThan(1e-7);
  const [low, high] = ours!.confidenceInterval!.map((share) => (share * n) / (1 - share));
  if (low! > 0) expect(noncentralFUpperTail(ours!.F, theirs.df, df2, low!)).toBeCloseTo(0.025, 12);
  if (high! > 0) expect(noncentralFCdf(ours!.F, theirs.df, df2, high!)).toBeCloseTo(0.025, 12);
}

// Rscript src/statistics/reference/factorial-and-paired.R
describe.each(sets)('agrees with R on %s', (_, set) => {
  const { cells } = summariseCells(set.values, set.a, set.b);
  const additive = twoWayAnova(cells, { interaction: false });

  test('car::Anova(lm(y ~ a + b))', () => {
    expect(additive.n).toBe(set.n);
    expect(additive.residual.degreesOfFreedom).toBe(set.additive.residual.df);
    expect(
      fewestCorrectDigits([additive.residual.sumOfSquares], [set.additive.residual.sumOfSquares]),
    ).toBeGreaterThan(10);
    expectEffect(additive.effects.first, set.additive.first, set.n, set.additive.residual.df);
    expectEffect(additive.effects.second, set.additive.second, set.n, set.additive.residual.df);
    expect(additive.effects.interaction).toBeNull();
    expect(twoWayAnova(cells, { interaction: false, sumsOfSquares: 'III' }).effects).toEqual(
      additive.effects,
    );
  });

  test('means by the model matrix, their errors by vcov', () => {
    for (const [model, interaction] of [
      [set.additive, false],
      [set.full, true],
    ] as const) {
      if (!model) continue;
      const ours = twoWayAnova(cells, { interaction }).estimates;
      for (const [mine, theirs] of [
        [ours.cells.flat(), model.means.cells],
        [ours.first, model.means.first],
        [ours.second, model.means.second],
      ] as const) {
        const expected = theirs.mean.map((mean) => mean + set.offset);
        expect(
          fewestCorrectDigits(
            mine.map(({ mean }) => mean),
            expected,
          ),
        ).toBeGreaterThan(11);
        expect(
          fewestCorrectDigits(
            mine.map(({ standardError }) => standardError),
            theirs.se,
          ),
        ).toBeGreaterThan(10);
      }
    }
  });

  test('rows in another order give the same bits', () => {
    const again = summariseCells(set.values.toReversed(), set.a.toReversed(), set.b.toReversed());
    expect(twoWayAnova(again.cells, { interaction: false })).toEqual(additive);
  });
});

// Every cell has somebody: the model may have an interaction.
describe.each(fullSets)('agrees with R on %s, interaction and all', (_, set, full) => {
  const { cells } = summariseCells(set.values, set.a, set.b);

  test('car::Anova(lm(y ~ a * b), type = 2) and type = 3 with contr.sum', () => {
    for (const type of ['II', 'III'] as const) {
      const ours = twoWayAnova(cells, { sumsOfSquares: type });
      const { residual } = full;
      expect(ours.residual.degreesOfFreedom).toBe(residual.df);
      expect(fewestCorrectDigits([ours.residual.sumOfSquares], [residual.sumOfSquares])).toBeGreaterThan(10);
      expectEffect(ours.effects.first, full[type].first, set.n, residual.df);
      expectEffect(ours.effects.second, full[type].second, set.n, residual.df);
      expectEffect(ours.effects.interaction, full[type].interaction!, set.n, residual.df);
    }
  });

  test('simple effects as car::linearHypothesis, pairs by pooled t, p.adjust("holm")', () => {
    const ours = simpleEffects(cells);
    const { simple } = full;
    const pairs = ours.flatMap((effect) => effect.pairs);
    for (const [mine, theirs] of [
      [ours.map(({ F }) => F), simple.F],
      [ours.map(({ pValue }) => pValue), simple.p],
      [pairs.map(({ difference }) => difference), simple.difference],
      [pairs.map(({ standardError }) => standardError), simple.se],
      [pairs.map(({ pValue }) => pValue), simple.pairs],
    ] as const) {
      expect(fewestCorrectDigits(mine, theirs)).toBeGreaterThan(10);
    }
  });
});

const cell = (n: number, mean: number, standardDeviation: number | null = 1) => ({
  n,
  mean,
  standardDeviation,
});
test('a balanced design: both types agree, and the sums add up to those between the cells', () => {
  const cells = [
    [cell(6, 1), cell(6, 2), cell(6, 2.5)],
    [cell(6, 2), cell(6, 2.2), cell(6, 5)],
  ];
  const two = twoWayAnova(cells);
  const three = twoWayAnova(cells, { sumsOfSquares: 'III' });
  expect(two.isBalanced).toBe(true);
  for (const term of ['first', 'second', 'interaction'] as const) {
    expect(
      fewestCorrectDigits([two.effects[term]!.sumOfSquares], [three.effects[term]!.sumOfSquares]),
    ).toBeGreaterThan(13);
  }
  const { first, second, interaction } = two.effects;
  const { between, within } = oneWayAnova(cells.flat()).sumOfSquares;
  expect(first.sumOfSquares + second.sumOfSquares + interaction!.sumOfSquares).toBeCloseTo(between, 12);
  expect(two.residual.sumOfSquares).toBeCloseTo(within, 12);
});

test('the two factors may change places', () => {
  const cells = [
    [cell(3, 1), cell(9, 2), cell(4, 2.5)],
    [cell(7, 2), cell(2, 2.2), cell(5, 5)],
  ];
  const turned = [0, 1, 2].map((column) => cells.map((row) => row[column]!));
  const { first, second } = twoWayAnova(cells, { sumsOfSquares: 'III' }).effects;
  const other = twoWayAnova(turned, { sumsOfSquares: 'III' }).effects;
  expect(fewestCorrectDigits([first.F, second.F], [other.second.F, other.first.F])).toBeGreaterThan(13);
});

describe('refuses', () => {
  test('an empty cell with an interaction, and empty cells that leave the factors mixed together', () => {
    const holed = [
      [cell(5, 1), cell(5, 2)],
      [cell(5, 2), null],
    ];
    expect(() => twoWayAnova(holed)).toThrow(code('empty-cell'));
    expect(() => simpleEffects(holed)).toThrow(code('empty-cell'));
    expect(twoWayAnova(holed, { interaction: false }).isBalanced).toBe(false);
    const apart = [
      [cell(5, 1), null],
      [null, cell(5, 2)],
    ];
    expect(() => twoWayAnova(apart, { interaction: false })).toThrow(code('collinear'));
  });

  test('no spread, too few cases, one level, what is no group', () => {
    const still = [
      [cell(5, 1, 0), cell(5, 2, 0)],
      [cell(5, 2, 0), cell(5, 7, 0)],
    ];
    expect(() => twoWayAnova(still)).toThrow(code('zero-variance'));
    const alone = [
      [cell(1, 1, null), cell(1, 2, null)],
      [cell(1, 2, null), cell(1, 7, null)],
    ];
    expect(() => twoWayAnova(alone)).toThrow(code('too-few-cases'));
    expect(twoWayAnova(alone, { interaction: false }).residual.degreesOfFreedom).toBe(1);
    expect(() => twoWayAnova([[cell(5, 1), cell(5, 2)]])).toThrow(code('too-few-groups'));
    expect(() => twoWayAnova([[cell(5, 1)], [cell(5, 2)]])).toThrow(code('too-few-groups'));
    expect(() => twoWayAnova([[cell(5, 1), cell(5, 2)], [cell(5, 1)]])).toThrow(code('invalid-argument'));
    expect(() =>
      twoWayAnova([
        [cell(5, Number.NaN), cell(5, 2)],
        [cell(5, 1), cell(3, 1)],
      ]),
    ).toThrow(code('invalid-argument'));
    expect(() => summariseCells([1, 2], ['a'], ['b', 'c'])).toThrow(code('invalid-argument'));
    expect(() => anovaEffectSize(2, 1, 20, 20)).toThrow(code('invalid-argument'));
  });
});
