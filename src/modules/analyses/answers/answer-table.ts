/** One column of answers, decoded: labels have become codes and "no answer" has become one thing. */
export type DecodedColumn =
  | { readonly itemId: string; readonly kind: 'numeric'; readonly numbers: Float64Array /* NaN: no answer */ }
  | {
      readonly itemId: string;
      readonly kind: 'category';
      readonly categories: readonly (number | string | null)[];
      /** The same codes to compute with, where all the options are numbers. */
      readonly numbers?: Float64Array;
    }
  | { readonly itemId: string; readonly kind: 'text'; readonly texts: readonly (string | null)[] };

/** The answers to one instrument. Columns are keyed by item id, and the office column by its own name. */
export type AnswerTable = {
  /** The instrument answered, such as `employee`. */
  readonly file: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly rowCount: number;
  readonly columns: Readonly<Record<string, DecodedColumn>>;
  /** Headings that belong to no item: left out, and said so in a warning. */
  readonly unknownColumns: readonly string[];
};

/** One value per office for each outcome of the study, in the order of `offices`. */
export type OutcomeTable = {
  readonly fileName: string;
  readonly sha256: string;
  /** The office codes as they stand in the answers. */
  readonly offices: readonly (number | string)[];
  readonly outcomes: Readonly<Record<string, Float64Array /* NaN: no value */>>;
  /** What each outcome is the mean of, in the order of its indicators: their values, or how much of their targets. */
  readonly parts: Readonly<
    Record<string, readonly { readonly id: string; readonly answers: Float64Array /* NaN: no value */ }[]>
  >;
};
