import { expect, test } from 'vitest';
import type { QdaSource } from '../refi/project.ts';
import { placePassages, textOfSource } from './place-sources.ts';

const source = (text: string, ...places: (readonly [number, number])[]): QdaSource => ({
  guid: 'guid-0',
  name: 'Leder A',
  description: null,
  notes: [],
  codings: [],
  recording: null,
  text,
  selections: places.map(([start, end], at) => ({
    guid: `guid-${at + 1}`,
    name: null,
    description: null,
    codings: [],
    notes: [],
    start,
    end,
  })),
});

test('a passage is placed in the words that are said, apart from who says them', () => {
  const given = source('Kari: Ja.\n\nOla: Vi prøver oss fram.', [16, 34], [0, 9]);
  const anchors = placePassages(given, textOfSource(given), null);
  expect(anchors.map((anchor) => anchor?.quote)).toEqual(['Vi prøver oss fram', 'Ja.']);
});

test('a passage longer than any step can hold has no place, and the others have theirs', () => {
  const given = source('ja vi prøver '.repeat(20_000), [0, 260_000], [3, 12]);
  const anchors = placePassages(given, textOfSource(given), null);
  expect(anchors.map((anchor) => anchor?.quote ?? null)).toEqual([null, 'vi prøver']);
});
