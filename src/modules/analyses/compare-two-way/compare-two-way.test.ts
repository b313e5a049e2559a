import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languages } from '#platform/language.ts';
import { summariseCells, twoWayAnova } from '#statistics';
import reference from '#statistics/reference/factorial-and-paired.json' with { type: 'json' };
import { results as resultsSchema, type TwoWayComparisonResult } from '../schema.ts';
import { analysePlan, gapsIn, type Trial } from '../testing/analyse-plan.ts';

type Answers = {
  readonly y: readonly number[];
  readonly a: readonly (string | number)[];
  readonly b: readonly (string | number)[];
};

const choice = (id: string, values: readonly (string | number)[]) =>
  `{id: ${id}, kind: choice, text: ${id === 'a' ? 'Role' : 'Age'}, options: [${values.map((value) => `{value: ${value}, label: "${id}${value}"}`).join(', ')}]}`;

function compare({ y, a, b }: Answers, options = '', more: Partial<Trial> = {}) {
  // A question has two answers at least, whether or not anybody gives them.
  const distinct = (values: readonly (string | number)[]) => [...new Set(values), 'none'];
  const trial = analysePlan({
    items: ['{id: y, kind: number, text: Pace}', choice('a', distinct(a)), choice('b', distinct(b))],
    plan: [`{id: W, compareTwoWay: {file: employee, outcome: y, by: [a, b]${options}}}`],
    answers: { y, a, b },
    ...more,
  });
  return { ...trial, table: trial.results.twoWayComparisons[0]! };
}

/** Rows from a table of cell sizes; y depends on the cell and a little on the row. */
function answersOf(counts: readonly (readonly number[])[], mean = (i: number, j: number) => i + j): Answers {
  const rows = counts.flatMap((row, i) =>
    row.flatMap((count, j) =>
      Array.from({ length: count }, (_, k) => ({ y: 10 * mean(i, j) + ((k * 7) % 11), a: i + 1, b: j + 1 })),
    ),
  );
  return { y: rows.map(({ y }) => y), a: rows.map(({ a }) => a), b: rows.map(({ b }) => b) };
}

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

describe('disclosure', () => {
  const few = [
    [20, 3, 15],
    [18, 22, 16],
    [12, 14, 19],
  ];

  test('a small cell is withheld with others, and the interaction with it', () => {
    const { table, results } = compare(answersOf(few));
    const hidden = table.cells.flat().filter(({ withheld }) => withheld);
    expect(hidden.length).toBeGreaterThanOrEqual(4);
    for (const { n, mean, sd, ci } of hidden) expect([n, mean, sd, ci]).toEqual([null, null, null, null]);
    expect(table).toMatchObject({
      effects: [],
      residual: null,
      simpleEffects: [],
      refused: 'cells-withheld',
    });
    expect(table.levene).toBeUndefined();
    expect(results.warnings.map(({ text }) => text).join(' ')).toContain('interaction: false');
  });

  test('without interaction the test takes the shown cells alone: what is withheld changes no digit of it', () => {
    const answers = answersOf(few);
    const { table } = compare(answers, ', interaction: false');
    const isHidden = (row: number) => {
      const [i, j] = [Number(answers.a[row]) - 1, Number(answers.b[row]) - 1];
      return table.cells[i]![j]!.withheld !== undefined;
    };
    const moved = { ...answers, y: answers.y.map((y, row) => (isHidden(row) ? y + 5 + (row % 13) : y)) };
    const again = compare(moved, ', interaction: false').table;
    expect(table.testedN).toBeLessThan(table.n!);
    const { effects, residual, simpleEffects, levene, testedN } = table;
    expect(again).toMatchObject({ effects, residual, simpleEffects, levene, testedN });
    expect(again.rowGroups.map(({ adjustedMean }) => adjustedMean)).toEqual(
      table.rowGroups.map(({ adjustedMean }) => adjustedMean),
    );
  });

  test('a cell whose people all answered alike is withheld, however many they are', () => {
    const answers = answersOf([
      [20, 20, 20],
      [20, 20, 20],
      [20, 20, 20],
    ]);
    const y = answers.y.map((value, row) => (answers.a[row] === 1 && answers.b[row] === 1 ? 7 : value));
    const { table } = compare({ ...answers, y });
    expect(table.cells[0]![0]).toMatchObject({ mean: null, withheld: 'fewer-than-minimum' });
    expect(table.cells.flat().filter(({ withheld }) => withheld)).toHaveLength(4);
  });

  test('the table turned around withholds the same cells', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: 2, max: 9 }), { minLength: 3, maxLength: 3 }), {
          minLength: 3,
          maxLength: 3,
        }),
        (counts) => {
          const answers = answersOf(counts);
          const plan = ['[a, b]', '[b, a]'].map(
            (by, place) => `{id: W${place}, compareTwoWay: {file: employee, outcome: y, by: ${by}}}`,
          );
          const [one, other] = compare(answers, '', { plan }).results.twoWayComparisons;
          const turned = other!.cells[0]?.map((_, column) => other!.cells.map((row) => row[column]!)) ?? [];
          expect(turned).toEqual(one!.cells);
        },
      ),
      { numRuns: 20 },
    );
  });

  test('of too few not even which groups there are', () => {
    const { table, text } = compare(
      answersOf([
        [1, 1],
        [1, 1],
      ]),
    );
    expect(table).toMatchObject({
      n: null,
      rowGroups: [],
      columnGroups: [],
      cells: [],
      withheld: 'fewer-than-minimum',
    });
    expect(gapsIn(text)).toEqual([]);
  });

  test('no withheld mean follows from shown ones along a row or a column', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: 0, max: 14 }), { minLength: 3, maxLength: 3 }), {
          minLength: 2,
          maxLength: 4,
        }),
        (counts) => {
          const answers = answersOf(counts);
          if (answers.y.length === 0) return;
          const { table } = compare(answers, ', interaction: false');
          const lines = [
            ...table.cells.map((row, i) => ({ line: row, total: table.rowGroups[i]! })),
            ...table.columnGroups.map((total, j) => ({ line: table.cells.map((row) => row[j]!), total })),
          ];
          for (const { line, total } of lines) {
            const hidden = line.filter(({ withheld }) => withheld);
            if (total.withheld) expect(hidden).toHaveLength(line.length);
            else if (hidden.length > 0) {
              expect(hidden.length).toBeGreaterThanOrEqual(2);
              const shown = line.reduce((sum, { n }) => sum + (n ?? 0), 0);
              expect(total.n! - shown).toBeGreaterThanOrEqual(5);
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('what is refused or warned of', () => {
  const codesOf = (answers: Answers, options = '') =>
    compare(answers, options).results.warnings.map(({ code }) => code);

  test('an empty cell with interaction; factors that cannot be told apart', () => {
    const empty = answersOf([
      [20, 0, 20],
      [20, 20, 20],
      [20, 20, 20],
    ]);
    expect(compare(empty).table).toMatchObject({ refused: 'empty-cell', effects: [] });
    expect(compare(empty, ', interaction: false').table.effects).toHaveLength(2);
    const apart = answersOf([
      [20, 20, 0, 0],
      [20, 20, 0, 0],
      [0, 0, 20, 20],
      [0, 0, 20, 20],
    ]);
    expect(compare(apart, ', interaction: false').table).toMatchObject({ refused: 'collinear', effects: [] });
  });

  test('one group of a factor', () => {
    expect(compare(answersOf([[20, 20]]), '').table).toMatchObject({ effects: [] });
    expect(codesOf(answersOf([[20, 20]]))).toContain('too-few-groups-shown');
  });

  test('unequal spread, small cells, very unequal cells, skewed ones', () => {
    const answers = answersOf([
      [60, 8],
      [30, 30],
    ]);
    const y = answers.y.map((value, row) =>
      answers.a[row] === 2 && answers.b[row] === 2 ? value * 9 : row === 60 ? value + 400 : value,
    );
    expect(codesOf({ ...answers, y })).toEqual(
      expect.arrayContaining(['unequal-spread', 'small-cells', 'unbalanced', 'skewed-groups']),
    );
    const calm = answersOf([
      [22, 22],
      [22, 22],
    ]);
    expect(codesOf(calm)).toEqual([]);
  });

  test.each([
    ['by: [a, a]', 'duplicate-in-list'],
    ['by: [a, y]', 'plan-by-not-choice'],
    ['by: [a]', 'too-small'],
    ['by: [a, b], sumsOfSquares: I', 'not-one-of'],
  ])('%s', (options, code) => {
    const { y, a, b } = answersOf([
      [9, 9],
      [9, 9],
    ]);
    const plan = [`{id: W, compareTwoWay: {file: employee, outcome: y, ${options}}}`];
    expect(() => compare({ y, a, b }, '', { plan })).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ code })] }),
    );
  });

  test('what need not be said does not change the plan', () => {
    const hashOf = (options: string) =>
      compare(
        answersOf([
          [9, 9],
          [9, 9],
        ]),
        options,
      ).parsed.planSha256;
    expect(hashOf(', sumsOfSquares: II, interaction: true')).toBe(hashOf(''));
    expect(hashOf(', sumsOfSquares: III')).not.toBe(hashOf(''));
    expect(hashOf(', interaction: false')).not.toBe(hashOf(''));
  });
});

test.each(languages)('the report in %s has no gaps, whatever was found', (language) => {
  const crossing = (i: number, j: number) => (i === j ? 2 : 0);
  for (const [counts, mean] of [
    [
      [
        [12, 14],
        [15, 11],
        [13, 12],
      ],
      crossing,
    ],
    [
      [
        [12, 14],
        [15, 11],
        [13, 12],
      ],
      (i: number) => i,
    ],
    [
      [
        [12, 14],
        [15, 11],
        [13, 12],
      ],
      () => 1,
    ],
    [
      [
        [12, 2],
        [15, 11],
        [13, 12],
      ],
      crossing,
    ],
    [
      [
        [12, 0],
        [15, 11],
        [13, 12],
      ],
      crossing,
    ],
    [[[30, 20]], crossing],
  ] as const) {
    for (const options of ['', ', interaction: false', ', sumsOfSquares: III']) {
      expect(gapsIn(compare(answersOf(counts, mean), options, { language }).text)).toEqual([]);
    }
  }
  const { text } = compare(
    answersOf(
      [
        [12, 14],
        [15, 11],
        [13, 12],
      ],
      crossing,
    ),
    '',
    { language },
  );
  expect(text.match(/avhenger av|kjem an på|depends on/)).not.toBeNull();
});
