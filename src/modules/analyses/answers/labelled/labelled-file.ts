/** A code that means "no answer": one value, or everything from `low` to `high`. */
export type MissingCode = number | string | { readonly low: number; readonly high: number };

/** A variable of a file that carries labels along with its values, as SPSS's and Stata's do. */
export type LabelledVariable = {
  readonly name: string;
  readonly label: string | undefined;
  /** Whether the numbers are dates or times, which each program counts in its own way. */
  readonly isDate: boolean;
  readonly valueLabels: ReadonlyMap<number | string, string>;
  /** The user's own codes for "no answer". */
  readonly missing: readonly MissingCode[];
  readonly values: LabelledValues;
};

/** One value a case, as it stands in the file: the user's missing codes are still there. */
export type LabelledValues =
  | { readonly kind: 'numeric'; readonly numbers: Float64Array /* NaN: system-missing */ }
  | { readonly kind: 'text'; readonly texts: readonly string[] /* without spaces at the end */ };

export type LabelledFile = {
  readonly rowCount: number;
  readonly variables: readonly LabelledVariable[];
};

/** Whether a value is one of the user's codes for "no answer". */
export function isUserMissing(missing: readonly MissingCode[], value: number | string): boolean {
  return missing.some((code) => {
    if (typeof code !== 'object') return code === value;
    return typeof value === 'number' && value >= code.low && value <= code.high;
  });
}
