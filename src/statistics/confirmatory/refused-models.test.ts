import { describe, expect, test } from 'vitest';
import { pupils } from '../reference/confirmatory-data.ts';
import { code } from '../reference/refused.ts';
import { confirmFactors } from './confirm-factors.ts';

describe('a factor model is refused', () => {
  const factors = [
    [0, 1, 2],
    [3, 4, 5],
  ];
  const six = pupils.slice(0, 6);

  test('where there is too little to tell its parameters from', () => {
    expect(() => confirmFactors(pupils.slice(0, 2), { factors: [[0, 1]] })).toThrow(code('not-identified'));
    const apart = {
      factors: [
        [0, 1],
        [2, 3, 4],
      ],
      areCorrelated: false,
    };
    expect(() => confirmFactors(pupils.slice(0, 5), apart)).toThrow(code('not-identified'));
  });

  test('where an item does not vary, is given by others, or answers are too few', () => {
    expect(() => confirmFactors([...six.slice(0, 5), six[0]!.map(() => 4)], { factors })).toThrow(
      code('zero-variance'),
    );
    const sum = six[0]!.map((x, row) => x + six[1]![row]!);
    expect(() => confirmFactors([...six.slice(0, 5), sum], { factors })).toThrow(code('collinear'));
    expect(() =>
      confirmFactors(
        six.map((x) => x.slice(0, 6)),
        { factors },
      ),
    ).toThrow(code('too-few-cases'));
    expect(() =>
      confirmFactors(
        six.map((x) => x.map(() => Number.NaN)),
        { factors },
      ),
    ).toThrow(code('too-few-cases'));
  });

  test('where the likelihood has no maximum', () => {
    // lavaan: "the optimizer warns that a solution has NOT been found", a residual variance of −5807
    const columns = [0, 1, 2, 6, 3, 4, 8].map((item) => pupils[item]!.slice(0, 20));
    const run = () =>
      confirmFactors(columns, {
        factors: [
          [0, 1, 2, 3],
          [4, 5, 6],
        ],
      });
    expect(run).toThrow(code('not-converged'));
  });

  test('where the structure does not fit the items', () => {
    for (const wrong of [
      [],
      [[0, 1, 2], []],
      [
        [0, 1, 2],
        [3, 4],
      ],
      [
        [0, 1, 2],
        [3, 4, 6],
      ],
      [
        [0, 0, 1, 2],
        [3, 4, 5],
      ],
    ]) {
      expect(() => confirmFactors(six, { factors: wrong })).toThrow(code('invalid-argument'));
    }
    for (const wrong of [
      [[0, 0]],
      [[0, 6]],
      [
        [0, 1],
        [1, 0],
      ],
    ] as [number, number][][]) {
      expect(() => confirmFactors(six, { factors, residualCovariances: wrong })).toThrow(
        code('invalid-argument'),
      );
    }
  });
});
