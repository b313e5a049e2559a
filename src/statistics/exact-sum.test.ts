import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exactDotProduct, exactSum } from './exact-sum.ts';
import { StatisticsError } from './statistics-error.ts';

const number = fc.double({ noNaN: true, min: -1e140, max: 1e140 });

/** The double nearest to a sum, by integer arithmetic: every double below is a whole number of 2^-1074. */
function sumByBigInt(values: readonly number[]): number {
  const unit = values.reduce((sum, value) => sum + asUnits(value), 0n);
  return fromUnits(unit);
}

function asUnits(value: number): bigint {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  const word = bits.getBigUint64(0);
  const exponent = Number((word >> 52n) & 0x7ffn);
  const fraction = word & 0xfffffffffffffn;
  const magnitude = exponent === 0 ? fraction : (fraction | (1n << 52n)) << BigInt(exponent - 1);
  return word >> 63n === 1n ? -magnitude : magnitude;
}

function fromUnits(units: bigint): number {
  const negative = units < 0n;
  const magnitude = negative ? -units : units;
  const length = magnitude === 0n ? 0 : magnitude.toString(2).length;
  const drop = BigInt(Math.max(0, length - 53));
  let kept = magnitude >> drop;
  const rest = magnitude - (kept << drop);
  const half = drop === 0n ? 0n : 1n << (drop - 1n);
  if (drop > 0n && (rest > half || (rest === half && kept % 2n === 1n))) kept += 1n;
  const exponent = Number(drop) - 1074;
  const value = Number(kept) * 2 ** Math.trunc(exponent / 2) * 2 ** (exponent - Math.trunc(exponent / 2));
  return negative ? -value : value;
}

describe('exactSum', () => {
  test('gives the double nearest to the true sum', () => {
    fc.assert(
      fc.property(fc.array(number, { maxLength: 40 }), (values) => {
        expect(exactSum(values)).toBe(sumByBigInt(values) + 0);
      }),
      { numRuns: 1000 },
    );
  });

  test('gives the same bits in any order', () => {
    fc.assert(
      fc.property(fc.array(number, { maxLength: 60 }), fc.infiniteStream(fc.nat()), (values, keys) => {
        const shuffled = values
          .map((value) => ({ value, key: keys.next().value }))
          .sort((a, b) => a.key - b.key);
        expect(exactSum(shuffled.map(({ value }) => value))).toBe(exactSum(values));
      }),
    );
  });

  // python3 -c "import math; print(math.fsum([...]))"
  test.each([
    [[], 0],
    [[-0, -0], 0],
    [[1e16, 1, -1e16], 1],
    [[1e100, 1, -1e100, 1e-100], 1],
    [[0.1, 0.2, 0.3, -0.6], 2.7755575615628914e-17],
    [[1, 2 ** -53, 2 ** -106], 1.0000000000000002],
    [[1, 2 ** -53, -(2 ** -106)], 1],
    [[2 ** 53, 1, 1], 2 ** 53 + 2],
  ])('agrees with Python math.fsum on %j', (values, expected) => {
    expect(exactSum(values)).toBe(expected);
  });

  test.each([[[Number.NaN]], [[Number.POSITIVE_INFINITY]], [[1, -1e300]]])('refuses %j', (values) => {
    expect(() => exactSum(values)).toThrow(StatisticsError);
  });
});

describe('exactDotProduct', () => {
  test('loses nothing where products cancel', () => {
    expect(exactDotProduct([1e8, 1, -1e8], [1e8, 1, 1e8])).toBe(1);
    // 0.1·10 is a little more than 1 in exact arithmetic of doubles: python3 Fraction(0.1)*10-1 = 5.55e-17.
    expect(exactDotProduct([0.1, 1], [10, -1])).toBe(5.551115123125783e-17);
  });

  test('refuses arrays of unequal length', () => {
    expect(() => exactDotProduct([1], [1, 2])).toThrow('a has 1 values, b has 2');
  });
});

test('terms of every size at once are summed: more bits far apart than forty doubles hold', () => {
  // /usr/bin/python3 -c "import math; print(math.fsum(math.exp(-(k - 1900) ** 2 / 1000) for k in range(3900)))"
  expect(exactSum(Array.from({ length: 3900 }, (_, k) => Math.exp(-((k - 1900) ** 2) / 1000)))).toBeCloseTo(
    56.049912163979286,
    13,
  );
  const powers = Array.from({ length: 400 }, (_, k) => 2 ** (2 * k - 1000));
  expect(exactSum([...powers, ...powers.map((power) => -power), 1])).toBe(1);
});
