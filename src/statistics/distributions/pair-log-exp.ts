import {
  add,
  addNumber,
  divide,
  exactSumOfTwo,
  multiply,
  multiplyNumber,
  normalised,
  ONE,
  type Pair,
  pairOf,
  subtract,
  ZERO,
} from './pair.ts';

const LN_2: Pair = { hi: Math.LN2, lo: 2.3190468138462996e-17 };

/** Logarithms are tabulated at the 64ths from √½ to √2, exponentials at the 32nds from −½ ln 2 to ½ ln 2. */
const FIRST_64TH = 45;
const LAST_64TH = 91;
const LAST_32ND = 12;

const bits = new DataView(new ArrayBuffer(8));

/** 2^exponent for −1022 ≤ exponent ≤ 1023. */
function powerOfTwo(exponent: number): number {
  bits.setUint32(0, (exponent + 1023) << 20);
  bits.setUint32(4, 0);
  return bits.getFloat64(0);
}

const NEARLY_SUBNORMAL = powerOfTwo(-1000);
const LIFT = powerOfTwo(80);

function binaryExponent(normalNumber: number): number {
  bits.setFloat64(0, normalNumber);
  return ((bits.getUint32(0) >>> 20) & 0x7ff) - 1023;
}

/** log((1 + s) / (1 − s)) = 2 (s + s³/3 + s⁵/5 + …), for the table: slow and plain. */
function logOfRational(numerator: number, denominator: number): Pair {
  const s = divide(pairOf(numerator - denominator), pairOf(numerator + denominator));
  const square = multiply(s, s);
  let sum = ZERO;
  for (let n = 61; n >= 1; n -= 2) sum = add(multiply(sum, square), divide(ONE, pairOf(n)));
  return multiplyNumber(multiply(sum, s), 2);
}

/** Taylor's series, for the table: slow and plain. */
function expOfRational(numerator: number, denominator: number): Pair {
  const x = divide(pairOf(numerator), pairOf(denominator));
  let sum = ONE;
  for (let n = 30; n >= 1; n -= 1) sum = addNumber(divide(multiply(sum, x), pairOf(n)), 1);
  return sum;
}

const LOG_TABLE: readonly Pair[] = Array.from({ length: LAST_64TH - FIRST_64TH + 1 }, (_, index) =>
  logOfRational(index + FIRST_64TH, 64),
);
const EXP_TABLE: readonly Pair[] = Array.from({ length: 2 * LAST_32ND + 1 }, (_, index) =>
  expOfRational(index - LAST_32ND, 32),
);
const THIRD = divide(ONE, pairOf(3));
const FIFTH = divide(ONE, pairOf(5));
const SEVENTH = divide(ONE, pairOf(7));
const INVERSE_FACTORIALS: readonly Pair[] = [2, 6, 24, 120, 720, 5040].map((n) => divide(ONE, pairOf(n)));

/**
 * Natural logarithm of a positive pair, with an absolute error of about 1e-31 (relative to the result where x is
 * near 1). x = 2^k m; log m = log c + 2 artanh((m − c)/(m + c)) with c the nearest 64th
 * (Abramowitz & Stegun 4.1.27).
 */
export function logPair(x: Pair): Pair {
  if (x.hi === 0) return pairOf(Number.NEGATIVE_INFINITY);
  if (x.hi === Number.POSITIVE_INFINITY) return x;
  let { hi, lo } = x;
  let exponent = 0;
  if (hi < NEARLY_SUBNORMAL) {
    hi *= LIFT;
    lo *= LIFT;
    exponent = -80;
  }
  let k = binaryExponent(hi);
  const scale = powerOfTwo(-(k === 1023 ? 1022 : k)) * (k === 1023 ? 0.5 : 1);
  hi *= scale;
  lo *= scale;
  if (hi > Math.SQRT2) {
    hi *= 0.5;
    lo *= 0.5;
    k += 1;
  }
  exponent += k;
  const nearest = Math.floor(hi * 64 + 0.5);
  const c = nearest / 64;
  const s = divide(exactSumOfTwo(hi - c, lo), addNumber(exactSumOfTwo(hi, c), lo));
  const square = multiply(s, s);
  const q = square.hi;
  const tail = q * (1 / 9 + q * (1 / 11 + q * (1 / 13 + q * (1 / 15 + q / 17))));
  const seventh = multiply(square, addNumber(SEVENTH, tail));
  const third = multiply(square, add(THIRD, multiply(square, add(FIFTH, seventh))));
  const logOfQuotient = multiplyNumber(add(s, multiply(s, third)), 2);
  return add(add(multiplyNumber(LN_2, exponent), LOG_TABLE[nearest - FIRST_64TH]!), logOfQuotient);
}

/** Natural logarithm of a positive double as a pair. */
export function logOf(x: number): Pair {
  return logPair(pairOf(x));
}

/**
 * Exponential of a pair, with a relative error of about 1e-29 while the result is a normal number:
 * x = k ln 2 + j/32 + r, then Taylor's series in |r| ≤ 1/64 (Abramowitz & Stegun 4.2.1).
 */
export function expPair(x: Pair): Pair {
  if (Number.isNaN(x.hi)) return x;
  if (x.hi < -746) return ZERO;
  if (x.hi > 710) return pairOf(Number.POSITIVE_INFINITY);
  const k = Math.floor(x.hi / LN_2.hi + 0.5);
  const reduced = subtract(x, multiplyNumber(LN_2, k));
  const j = Math.max(-LAST_32ND, Math.min(LAST_32ND, Math.floor(reduced.hi * 32 + 0.5)));
  const r = addNumber(reduced, -j / 32);
  const d = r.hi;
  const tail = (1 + (d / 9) * (1 + (d / 10) * (1 + (d / 11) * (1 + (d / 12) * (1 + d / 13))))) / 40320;
  let sum = addNumber(INVERSE_FACTORIALS[5]!, d * tail);
  for (let n = 4; n >= 0; n -= 1) sum = add(multiply(sum, r), INVERSE_FACTORIALS[n]!);
  const expMinusOne = add(r, multiply(multiply(r, r), sum));
  const table = EXP_TABLE[j + LAST_32ND]!;
  const mantissa = add(table, multiply(table, expMinusOne));
  const half = Math.trunc(k / 2);
  const first = powerOfTwo(half);
  const second = powerOfTwo(k - half);
  return normalised(mantissa.hi * first * second, mantissa.lo * first * second);
}

/** e^x of a double, rounded from a pair. */
export function expOf(x: number): number {
  return expPair(pairOf(x)).hi;
}
