import { expect, test } from 'vitest';
import { readOfficeLines, writeOfficeLines } from './office-lines.ts';

test('offices are read as people write them, and what is no number is told of', () => {
  expect(readOfficeLines('Nord: 24\nSør 7\n\nVest;12\n Øst 2 = 9\nTom:\n30\nmange')).toEqual({
    groups: [
      { name: 'Nord', people: 24 },
      { name: 'Sør', people: 7 },
      { name: 'Vest', people: 12 },
      { name: 'Øst 2', people: 9 },
      { name: '5', people: 30 },
    ],
    unread: ['mange'],
  });
  const groups = [{ name: 'Nord', people: 3 }];
  expect(readOfficeLines(writeOfficeLines(groups)).groups).toEqual(groups);
});
