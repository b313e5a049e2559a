import { expect, test } from 'vitest';
import { languages } from '#platform/language.ts';
import { gapsIn } from '../testing/analyse-plan.ts';
import { answersOf, compare } from './testing/compare.ts';

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
