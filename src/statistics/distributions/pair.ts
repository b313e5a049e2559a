/**
 * Numbers of about 106 bits, held as the unevaluated sum of two doubles.
 *
 * A tail probability of 1e-300 is exp(-690): an exponent rounded to one double would already be wrong by
 * 1e-13, and with shapes near 1e6 the exponent is a difference of terms near 1e7. Pairs make both harmless,
 * and they need only + − × ÷, which every machine rounds alike; Math.exp and Math.log are allowed to differ.
 *
 * Sources: T. J. Dekker (1971), "A floating-point technique for extending the available precision",
 * Numerische Mathematik 18, 224–242 (product, § 5; quotient, § 6); D. E. Knuth, The Art of Computer Programming 2,
 * § 4.2.2, theorem B (sum).
 */
export interface Pair {
  readonly hi: number;
  readonly lo: number;
}

/** Veltkamp's constant 2^27 + 1, which splits a double into two halves of 26 bits. */
const SPLITTER = 134217729;

export const ZERO: Pair = { hi: 0, lo: 0 };
export const ONE: Pair = { hi: 1, lo: 0 };

export function pairOf(value: number): Pair {
  return { hi: value, lo: 0 };
}

/** a + b without rounding (Knuth). */
export function exactSumOfTwo(a: number, b: number): Pair {
  const hi = a + b;
  const partOfB = hi - a;
  return { hi, lo: a - (hi - partOfB) + (b - partOfB) };
}

/** a × b without rounding (Dekker); |a| and |b| below 2^996. */
export function exactProduct(a: number, b: number): Pair {
  const hi = a * b;
  const aShifted = SPLITTER * a;
  const aHigh = aShifted - (aShifted - a);
  const aLow = a - aHigh;
  const bShifted = SPLITTER * b;
  const bHigh = bShifted - (bShifted - b);
  const bLow = b - bHigh;
  return { hi, lo: aHigh * bHigh - hi + aHigh * bLow + aLow * bHigh + aLow * bLow };
}

/** hi + lo made into a pair whose lo is at most half a unit in the last place of hi; |hi| ≥ |lo| or hi = 0. */
export function normalised(hi: number, lo: number): Pair {
  const sum = hi + lo;
  return { hi: sum, lo: lo - (sum - hi) };
}

export function add(a: Pair, b: Pair): Pair {
  const high = exactSumOfTwo(a.hi, b.hi);
  const low = exactSumOfTwo(a.lo, b.lo);
  const middle = normalised(high.hi, high.lo + low.hi);
  return normalised(middle.hi, middle.lo + low.lo);
}

export function addNumber(a: Pair, b: number): Pair {
  const sum = exactSumOfTwo(a.hi, b);
  return normalised(sum.hi, sum.lo + a.lo);
}

export function negate(a: Pair): Pair {
  return { hi: -a.hi, lo: -a.lo };
}

export function subtract(a: Pair, b: Pair): Pair {
  return add(a, negate(b));
}

export function multiply(a: Pair, b: Pair): Pair {
  const product = exactProduct(a.hi, b.hi);
  return normalised(product.hi, product.lo + (a.hi * b.lo + a.lo * b.hi));
}

export function multiplyNumber(a: Pair, b: number): Pair {
  const product = exactProduct(a.hi, b);
  return normalised(product.hi, product.lo + a.lo * b);
}

export function divide(a: Pair, b: Pair): Pair {
  const first = a.hi / b.hi;
  const remainder = subtract(a, multiplyNumber(b, first));
  const second = remainder.hi / b.hi;
  const rest = subtract(remainder, multiplyNumber(b, second));
  return addNumber(normalised(first, second), rest.hi / b.hi);
}
