import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gapsIn } from '../testing/analyse-plan.ts';
import { answersOf, compare } from './testing/compare.ts';

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
