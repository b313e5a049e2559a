import type { Interval } from './interval.rules.ts';

/** A printed number: the text, and all the values that would have been printed so. */
export type Printed = Interval & {
  /** With a full stop as decimal mark and no stars, as in "-.31596", "<.001" or "n.s.". */
  readonly text: string;
  /** The number that stands there; for "<.001" its bound. */
  readonly value: number;
  readonly decimals: number;
  readonly relation: '=' | '<' | '>' | 'ns';
};

export type PrintedInput = number | string | { readonly value: number; readonly decimals: number };

/** What "n.s." and a lone star speak about. */
export const significanceLevel = 0.05;

const shape = /^(p?)(<=|>=|<|>|=|≤|≥)?([+-]?)(\d{0,15})(?:[.](\d{1,15}))?(?:[eE]([+-]?\d{1,3}))?%?$/;

/**
 * Reads a number as printed and gives the interval of values that round to it, edges included, whether halves go up
 * or to even: ".53" is [.525, .535], ".000" is at most .0005 from zero, "<.001" is everything below.
 * A comma is a decimal mark; stars, a leading "p" and a percent sign are passed over; a minus may be "-" or "−".
 *
 * @returns null where the text is no printed number
 * @example readPrinted(',016') // { text: '.016', low: 0.0155, high: 0.0165, … }
 */
export function readPrinted(input: PrintedInput): Printed | null {
  if (typeof input === 'object') {
    if (!Number.isFinite(input.value)) return null;
    return rounded(input.value.toFixed(Math.min(input.decimals, 12)), input.value, input.decimals);
  }
  if (typeof input === 'number') return Number.isFinite(input) ? readText(String(input)) : null;
  return readText(input);
}

function readText(input: string): Printed | null {
  const text = input
    .normalize('NFKC')
    .replace(/[−–]/g, '-')
    .replace(/\s+/g, '')
    .replace(/\*+$/, '')
    .replace(',', '.');
  if (/^(p?=?)(n\.?s\.?|i\.?s\.?)$/i.test(text))
    return {
      text: 'n.s.',
      value: significanceLevel,
      decimals: 3,
      relation: 'ns',
      low: significanceLevel,
      high: 1,
    };
  const parts = shape.exec(text);
  if (!parts) return null;
  const [, , relation = '=', sign = '', whole = '', fraction = '', exponent = '0'] = parts;
  if (whole === '' && fraction === '') return null;
  const digits = `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}${exponent === '0' ? '' : `e${exponent}`}`;
  const value = Number(digits);
  if (!Number.isFinite(value)) return null;
  const decimals = fraction.length - Number(exponent);
  const shared = { value, decimals };
  if (relation === '<' || relation === '<=' || relation === '≤')
    return { ...shared, text: `<${digits}`, relation: '<', low: Number.NEGATIVE_INFINITY, high: value };
  if (relation === '>' || relation === '>=' || relation === '≥')
    return { ...shared, text: `>${digits}`, relation: '>', low: value, high: Number.POSITIVE_INFINITY };
  return rounded(digits, value, decimals);
}

function rounded(text: string, value: number, decimals: number): Printed {
  const half = 0.5 * 10 ** -decimals;
  // A hair more than half a step: 0.525 and 0.535 are not exact in binary, and the edges belong to the interval.
  const reach = half * (1 + 1e-9) + Math.abs(value) * 4e-16;
  return { text, value, decimals, relation: '=', low: value - reach, high: value + reach };
}

/** Reads what the schema has already accepted. */
export function printedOf(input: PrintedInput): Printed {
  const printed = readPrinted(input);
  if (printed === null) throw new RangeError(`not a printed number: ${JSON.stringify(input)}`);
  return printed;
}
