/** A table of data with what its numbers mean: what CSV, XLSX, SPSS and DDI files are written from. */
export type DataVariable = {
  readonly name: string;
  readonly label: string;
  readonly kind: 'number' | 'text';
  /** What the codes mean, in the order they should be listed. */
  readonly values?: readonly { readonly value: number | string; readonly label: string }[];
  /** Codes that mean no answer. SPSS has room for three. */
  readonly missing?: readonly number[];
  readonly measure: 'nominal' | 'ordinal' | 'scale';
  readonly decimals?: number;
};
export type DataTable = {
  readonly label: string;
  /** Where the data come from and what to mind, a sentence or two each. */
  readonly notes?: readonly string[];
  readonly variables: readonly DataVariable[];
  /** By variable; null is no answer. */
  readonly columns: readonly (readonly (number | string | null)[])[];
};
