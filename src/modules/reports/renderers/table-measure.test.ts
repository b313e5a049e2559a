import { expect, test } from 'vitest';
import type { TableBlock } from '../schema.ts';
import { fixtureDocument } from './fixture.ts';
import { splitStars } from './table-grid.ts';
import { fitTable, paper } from './table-measure.ts';

const tables = fixtureDocument('nb').blocks.filter((block): block is TableBlock => block.kind === 'table');
const total = (widths: readonly number[]) => widths.reduce((sum, width) => sum + width, 0);

test('a table never reaches beyond the margin, whatever its number of columns', () => {
  const wide = tables[1]!;
  for (const columns of [1, 3, 8, 16, 30, 60]) {
    const label = wide.columns[0]!;
    const number = wide.columns[1]!;
    const table: TableBlock = {
      ...wide,
      columns: [label, ...Array.from({ length: columns }, () => number)],
      rows: [
        {
          cells: [
            { text: 'Støtte fra leder' },
            ...Array.from({ length: columns }, () => ({ text: '−,48***' })),
          ],
        },
      ],
    };
    const fitted = fitTable(table, 'vises ikke');
    expect(total(fitted.columnWidths)).toBeLessThanOrEqual(
      (fitted.isLandscape ? paper.landscape : paper.portrait) + 1,
    );
  }
});

test('an ordinary table stands upright in full type', () => {
  expect(fitTable(tables[0]!, 'vises ikke')).toMatchObject({ isLandscape: false, fontSize: 9.5 });
});

test('a correlation matrix of thirteen variables lies down', () => {
  expect(fitTable(tables[1]!, 'vises ikke').isLandscape).toBe(true);
});

test('stars are parted from their number, and a cell of stars alone is left whole', () => {
  expect(splitStars(',48***')).toEqual({ value: [{ text: ',48' }], stars: '***' });
  expect(splitStars('***')).toEqual({ value: '***', stars: '' });
  expect(splitStars('254')).toEqual({ value: '254', stars: '' });
});
