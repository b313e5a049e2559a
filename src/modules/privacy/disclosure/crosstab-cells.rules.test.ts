import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crosstabVerdict } from './crosstab-cells.rules.ts';

const five = { minimumGroup: 5 };
const map = (cells: readonly (readonly boolean[])[]) =>
  cells.map((row) => row.map((isWithheld) => (isWithheld ? 'x' : '.')).join(''));

describe('which cells of a crosstab may be shown beside their totals', () => {
  test('a table of large cells is shown whole', () => {
    expect(
      map(
        crosstabVerdict(
          [
            [5, 9],
            [12, 7],
          ],
          five,
        ).cells,
      ),
    ).toEqual(['..', '..']);
  });

  test('one small cell takes one of its row, one of its column, and the one between them', () => {
    const { cells, rows, columns } = crosstabVerdict(
      [
        [2, 30, 9],
        [40, 8, 20],
        [10, 12, 11],
      ],
      five,
    );
    expect(map(cells)).toEqual(['x.x', '...', 'x.x']);
    expect([...rows, ...columns]).not.toContain(true);
  });

  test('a small row is withheld whole, and another with it', () => {
    const { rows, cells } = crosstabVerdict(
      [
        [2, 1],
        [20, 30],
        [8, 7],
      ],
      five,
    );
    expect(rows).toEqual([true, false, true]);
    expect(map(cells)).toEqual(['xx', '..', 'xx']);
  });

  test('a row whose people all answered alike is not shown', () => {
    const { cells } = crosstabVerdict(
      [
        [12, 0, 0],
        [9, 8, 7],
        [6, 11, 10],
      ],
      five,
    );
    expect(map(cells)[0]).toBe('xxx');
  });

  test('fewer than the minimum in all: nothing is shown', () => {
    const { rows, columns, cells } = crosstabVerdict(
      [
        [1, 1],
        [0, 2],
      ],
      five,
    );
    expect([...rows, ...columns, ...cells.flat()]).not.toContain(false);
  });

  test('a row that another table withholds is withheld here', () => {
    const counts = [
      [10, 10],
      [10, 10],
      [20, 20],
    ];
    const { rows } = crosstabVerdict(counts, five, { rows: [true, false, false], columns: [] });
    expect(rows.filter(Boolean)).toHaveLength(2);
    expect(rows[0]).toBe(true);
  });

  test('a cell that must not be shown is withheld with others, so that the totals do not give it back', () => {
    const must = [
      [true, false, false],
      [false, false, false],
      [false, false, false],
    ];
    const counts = [
      [20, 20, 20],
      [20, 20, 20],
      [20, 20, 20],
    ];
    const { rows, cells } = crosstabVerdict(counts, five, { rows: [], columns: [], cells: must });
    expect(cells[0]![0]).toBe(true);
    expect(cells.flat().filter(Boolean)).toHaveLength(4);
    expect(rows).toEqual([false, false, false]);
  });

  const tables = fc
    .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 5 }))
    .chain(([height, width]) =>
      fc.array(fc.array(fc.oneof(fc.nat(8), fc.nat(40)), { minLength: width, maxLength: width }), {
        minLength: height,
        maxLength: height,
      }),
    )
    .filter(
      (counts) =>
        counts.every((row) => sum(row) > 0) &&
        counts[0]!.every((_, j) => sum(counts.map((row) => row[j]!)) > 0),
    );

  test('whatever the counts, nothing small is shown and nothing withheld can be reckoned out', () => {
    fc.assert(
      fc.property(tables, fc.integer({ min: 3, max: 10 }), (counts, minimumGroup) => {
        const verdict = crosstabVerdict(counts, { minimumGroup });
        const rowTotals = counts.map(sum);
        const columnTotals = counts[0]!.map((_, j) => sum(counts.map((row) => row[j]!)));
        const isSmall = (count: number) => count > 0 && count < minimumGroup;
        counts.forEach((row, i) => {
          if (isSmall(rowTotals[i]!)) expect(verdict.rows[i]).toBe(true);
          row.forEach((count, j) => {
            if (isSmall(count)) expect(verdict.cells[i]![j]).toBe(true);
            if (verdict.rows[i] || verdict.columns[j]) expect(verdict.cells[i]![j]).toBe(true);
          });
        });
        if (verdict.rows.every(Boolean) && verdict.columns.every(Boolean)) return;
        const lines = [
          ...counts.map((row, i) => ({ numbers: row, hidden: verdict.cells[i]!, isOpen: !verdict.rows[i] })),
          ...columnTotals.map((_, j) => ({
            numbers: counts.map((row) => row[j]!),
            hidden: verdict.cells.map((row) => row[j]!),
            isOpen: !verdict.columns[j],
          })),
          { numbers: rowTotals, hidden: verdict.rows, isOpen: true },
          { numbers: columnTotals, hidden: verdict.columns, isOpen: true },
        ];
        for (const { numbers, hidden, isOpen } of lines) {
          const withheld = numbers.filter((_, place) => hidden[place]);
          if (!isOpen || withheld.length === 0) continue;
          expect(withheld.length).toBeGreaterThanOrEqual(2);
          expect(sum(withheld)).toBeGreaterThanOrEqual(minimumGroup);
        }
        expect(determined(verdict)).toBe(0);
      }),
      { numRuns: 300 },
    );
  });
});

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** How many withheld numbers follow from the sums, by elimination: a reader with a pencil and a long evening. */
function determined({ rows, columns, cells }: ReturnType<typeof crosstabVerdict>): number {
  const withTotals = [...cells.map((row, i) => [...row, rows[i]!]), [...columns, false]];
  const unknown = new Map<string, number>();
  withTotals.forEach((row, i) => {
    row.forEach((isWithheld, j) => {
      if (isWithheld) unknown.set(`${i},${j}`, unknown.size);
    });
  });
  const width = withTotals[0]!.length;
  // Each row and column says: parts − total = 0. The sign of an unknown total does not matter for what follows.
  const equation = (places: readonly string[]) => {
    const coefficients = new Array<number>(unknown.size).fill(0);
    places.forEach((place, index) => {
      const column = unknown.get(place);
      if (column !== undefined) coefficients[column] = index === places.length - 1 ? -1 : 1;
    });
    return coefficients;
  };
  const equations = [
    ...withTotals.map((row, i) => equation(row.map((_, j) => `${i},${j}`))),
    ...Array.from({ length: width }, (_, j) => equation(withTotals.map((_, i) => `${i},${j}`))),
  ];
  let pivotRow = 0;
  for (let column = 0; column < unknown.size; column++) {
    const found = equations.findIndex((row, i) => i >= pivotRow && Math.abs(row[column]!) > 1e-9);
    if (found === -1) continue;
    [equations[pivotRow], equations[found]] = [equations[found]!, equations[pivotRow]!];
    const pivot = equations[pivotRow]!;
    equations.forEach((row, i) => {
      if (i === pivotRow || Math.abs(row[column]!) < 1e-9) return;
      const factor = row[column]! / pivot[column]!;
      row.forEach((value, j) => {
        row[j] = value - factor * pivot[j]!;
      });
    });
    pivotRow += 1;
  }
  return equations.filter((row) => row.filter((value) => Math.abs(value) > 1e-9).length === 1).length;
}
