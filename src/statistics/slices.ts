/**
 * How to write every value of a column exactly as a sum of whole numbers below 2^20 times powers of two: a column
 * of answers is one such slice, a column of means three. Products of slices are whole numbers below 2^40, and a
 * block of them adds up in plain doubles without rounding.
 */
export type SlicePlan = { readonly units: readonly number[] };

const bitsOfSlice = 20;
/** With more than four slices a side, sixteen products take longer than one exact product. */
const mostSlices = 4;
const bitsOfDouble = 52;
/** Somebody who writes 3.25 means 325 hundredths; what needs more decimals than this was computed, not written. */
const mostDecimals = 9;
/** A double tells numbers of fifteen digits apart, so that one of them is what was written. */
const largestCount = 1e15;
/** Units beyond these could underflow or overflow when multiplied. */
const smallestExponent = -400;
const largestExponent = 400;
/** Adding and taking away this rounds to a whole number, half to even. */
const roundingShift = 1.5 * 2 ** 52;

export type Survey = {
  readonly hasMissing: boolean;
  readonly isFinite: boolean;
  readonly areWhole: boolean;
  readonly largest: number;
  /** The smallest magnitude that is not zero. */
  readonly smallest: number;
  /**
   * Every value is the double nearest to a number with this many decimals and at most fifteen digits; 0 where nine
   * decimals are too few.
   */
  readonly decimals: number;
};

/** What one walk through a column tells. */
export function survey(column: Float64Array | readonly number[]): Survey {
  let hasMissing = false;
  let areWhole = true;
  let largest = 0;
  let smallest = Number.POSITIVE_INFINITY;
  let decimals = 0;
  let unitsPerOne = 1;
  for (let row = 0; row < column.length; row++) {
    const value = column[row]!;
    if (Number.isNaN(value)) hasMissing = true;
    // NaN passes every comparison by.
    const magnitude = Math.abs(value);
    if (magnitude > largest) largest = magnitude;
    if (magnitude < smallest && magnitude > 0) smallest = magnitude;
    if (magnitude > Math.floor(magnitude)) {
      areWhole = false;
      while (decimals <= mostDecimals && Math.round(magnitude * unitsPerOne) / unitsPerOne !== magnitude) {
        decimals += 1;
        unitsPerOne = 10 ** decimals;
      }
    }
  }
  if (decimals > mostDecimals || largest * unitsPerOne > largestCount) decimals = 0;
  return { hasMissing, isFinite: largest < Number.POSITIVE_INFINITY, areWhole, largest, smallest, decimals };
}

/** How many units of its last decimal make one, and the survey of the column counted in them. */
export function inWholeUnits(surveyed: Survey): { readonly unitsPerOne: number; readonly survey: Survey } {
  const unitsPerOne = 10 ** surveyed.decimals;
  if (surveyed.decimals === 0) return { unitsPerOne, survey: surveyed };
  const counted = (magnitude: number) =>
    magnitude < Number.POSITIVE_INFINITY ? Math.round(magnitude * unitsPerOne) : magnitude;
  return {
    unitsPerOne,
    survey: {
      ...surveyed,
      areWhole: true,
      largest: counted(surveyed.largest),
      smallest: counted(surveyed.smallest),
      decimals: 0,
    },
  };
}

/** Replaces the first values by how many units they are: whole numbers, exactly what the decimals say. */
export function countInUnits(values: Float64Array, unitsPerOne: number, count = values.length): void {
  for (let row = 0; row < count; row++) values[row] = Math.round(values[row]! * unitsPerOne);
}

/** The plan for a column, or null where magnitudes lie too far apart for four slices. */
export function planSlices({ areWhole, largest, smallest }: Survey): SlicePlan | null {
  if (largest === 0) return { units: [1] };
  const top = Math.floor(Math.log2(largest)) + 1;
  if (areWhole && top <= bitsOfSlice) return { units: [1] };
  // The last bit of the smallest value; log2 may round a hair upwards, so one more.
  const bottom = areWhole ? 0 : Math.floor(Math.log2(smallest)) - bitsOfDouble - 1;
  if (bottom < smallestExponent || top > largestExponent) return null;
  const count = Math.ceil((top + 1 - bottom) / bitsOfSlice);
  if (count > mostSlices) return null;
  return { units: Array.from({ length: count }, (_, place) => 2 ** (top + 1 - bitsOfSlice * (place + 1))) };
}

/**
 * Writes a block of values as slices: values[row] = Σ units[s] · slices[s][row], exactly.
 *
 * @example
 * const slices = [new Float64Array(1), new Float64Array(1)];
 * cutSlices(Float64Array.of(1.5 + 2 ** -20), 1, [1, 2 ** -20], slices); // [2], [−524287]
 */
export function cutSlices(
  values: Float64Array,
  count: number,
  units: readonly number[],
  slices: readonly Float64Array[],
): void {
  units.forEach((unit, place) => {
    const slice = slices[place]!;
    const above = units.slice(0, place);
    for (let row = 0; row < count; row++) {
      let rest = values[row]!;
      for (let upper = 0; upper < above.length; upper++) rest -= slices[upper]![row]! * above[upper]!;
      slice[row] = rest / unit + roundingShift - roundingShift;
    }
  });
}
