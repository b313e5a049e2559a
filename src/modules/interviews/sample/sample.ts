/** Whom it takes to see a matter from several sides: a grid of two characteristics, and how many are wanted of each kind. */
export type Sample = {
  readonly rowTitle: string;
  readonly columnTitle: string;
  readonly rows: readonly SampleLine[];
  readonly columns: readonly SampleLine[];
  /** By `r1/c2`; none where nobody is wanted. */
  readonly wanted: Readonly<Record<string, number>>;
};
/** The id stays when the label is changed, so that informants keep their places. */
export type SampleLine = { readonly id: string; readonly label: string };
export type SamplePlace = {
  readonly informantId: string;
  readonly rowId: string;
  readonly columnId: string;
};

export const sampleLimits = { lines: 12, label: 100, wanted: 99 } as const;
export const emptySample: Sample = { rowTitle: '', columnTitle: '', rows: [], columns: [], wanted: {} };
export const cellOf = (rowId: string, columnId: string) => `${rowId}/${columnId}`;

/** A name for a line that is new: higher than any there is, so that nobody stands in it already. */
export function nextLineId(letter: 'r' | 'c', lines: readonly SampleLine[]): string {
  return `${letter}${Math.max(0, ...lines.map(({ id }) => Number(id.slice(1)))) + 1}`;
}
