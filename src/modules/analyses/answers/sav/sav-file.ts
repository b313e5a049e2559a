/** A code that means "no answer": one value, or everything from `low` to `high`. */
export type MissingCode = number | string | { readonly low: number; readonly high: number };
export type MeasureLevel = 'nominal' | 'ordinal' | 'scale';

export type SavVariable = {
  readonly name: string;
  readonly label: string | undefined;
  /** Whether the numbers are dates or times, which SPSS counts in seconds since 1582. */
  readonly isDate: boolean;
  readonly measure: MeasureLevel | undefined;
  readonly role: string | undefined;
  readonly valueLabels: ReadonlyMap<number | string, string>;
  /** The user's own codes for "no answer". */
  readonly missing: readonly MissingCode[];
  readonly values: SavValues;
};

/** One value a case, as it stands in the file: the user's missing codes are still there. */
export type SavValues =
  | { readonly kind: 'numeric'; readonly numbers: Float64Array /* NaN: system-missing */ }
  | { readonly kind: 'text'; readonly texts: readonly string[] /* without spaces at the end */ };

export type SavFile = {
  readonly encoding: string;
  readonly rowCount: number;
  readonly variables: readonly SavVariable[];
};

/** Whether a value is one of the user's codes for "no answer". */
export function isUserMissing(missing: readonly MissingCode[], value: number | string): boolean {
  return missing.some((code) => {
    if (typeof code !== 'object') return code === value;
    return typeof value === 'number' && value >= code.low && value <= code.high;
  });
}
