import { readFileSync } from 'node:fs';
import * as distributions from '../index.ts';

/** Stored exact values (make-sweep.py) beside what our functions give. */
export interface Comparison {
  /** The function's name and arguments, to be named when it fails. */
  readonly call: string;
  readonly function: string;
  readonly exact: number;
  readonly relativeError: number;
}

export interface Call {
  readonly call: string;
  readonly function: string;
  /** The exact value, 24 digits. */
  readonly digits: string;
  readonly run: () => number;
}

type Cell = number | string | null;
type Functions = Readonly<Record<string, (...values: number[]) => number>>;

const PARAMETER_COUNT = { normal: 0, studentT: 1, fisherF: 2, chiSquared: 1, beta: 2, gamma: 1 } as const;

export type FamilyName = keyof typeof PARAMETER_COUNT;
export const FAMILY_NAMES = Object.keys(PARAMETER_COUNT) as FamilyName[];

const sweep = JSON.parse(readFileSync(new URL('sweep.json', import.meta.url), 'utf8')) as Record<
  FamilyName,
  Cell[][]
>;

/** 24 digits as the sum of two doubles, so that the comparison itself adds no rounding. */
function inTwoDoubles(digits: string): { hi: number; lo: number } {
  const [mantissa = '', exponent = '0'] = digits.split('e');
  const sign = mantissa.startsWith('-') ? -1n : 1n;
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const hi = Number(digits);
  // hi as an integer in units of the last stored decimal, scaled by enough decimals to be nearly exact.
  const scaledHi = decimalOf(Math.abs(hi), Number(exponent) - fraction.length);
  const difference = BigInt(whole + fraction) * 10n ** 20n - scaledHi;
  return {
    hi,
    lo: Number(sign) * Number(difference) * Number(`1e${Number(exponent) - fraction.length - 20}`),
  };
}

/** value in units of 10^(unit − 20), as an integer. */
function decimalOf(value: number, unit: number): bigint {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  const raw = bits.getBigUint64(0);
  const stored = Number(raw >> 52n);
  const significand = (raw & ((1n << 52n) - 1n)) | (stored === 0 ? 0n : 1n << 52n);
  const binary = Math.max(stored, 1) - 1075;
  const decimal = 20 - unit;
  let numerator = significand;
  let denominator = 1n;
  if (binary >= 0) numerator <<= BigInt(binary);
  else denominator <<= BigInt(-binary);
  if (decimal >= 0) numerator *= 10n ** BigInt(decimal);
  else denominator *= 10n ** BigInt(-decimal);
  return numerator / denominator;
}

export function relativeErrorAgainst(computed: number, digits: string): number {
  const { hi, lo } = inTwoDoubles(digits);
  if (hi === 0) return computed === 0 ? 0 : Number.POSITIVE_INFINITY;
  const error = Math.abs((computed - hi - lo) / hi);
  return Number.isNaN(error) ? Number.POSITIVE_INFINITY : error;
}

/** Every stored case of a family as a call that can be made: both tails, and both quantiles. */
export function callsOf(family: FamilyName): Call[] {
  const count = PARAMETER_COUNT[family];
  return sweep[family].flatMap((row) => {
    const [x, ...parameters] = row.slice(0, count + 1) as number[];
    const [lower, upper, p, lowerQuantile, q, upperQuantile] = row.slice(count + 1);
    return [
      ...callOf(`${family}Cdf`, [x!, ...parameters], lower),
      ...callOf(`${family}UpperTail`, [x!, ...parameters], upper),
      ...callOf(`${family}Quantile`, [p as number, ...parameters], lowerQuantile),
      ...callOf(`${family}UpperQuantile`, [q as number, ...parameters], upperQuantile),
    ];
  });
}

function callOf(name: string, values: readonly number[], digits: Cell | undefined): Call[] {
  if (typeof digits !== 'string') return [];
  const run = () => (distributions as unknown as Functions)[name]!(...values);
  return [{ call: `${name}(${values.join(', ')})`, function: name, digits, run }];
}

export function comparisonsOf(family: FamilyName): Comparison[] {
  return callsOf(family).map(({ call, function: name, digits, run }) => ({
    call,
    function: name,
    exact: Number(digits),
    relativeError: relativeErrorAgainst(run(), digits),
  }));
}
