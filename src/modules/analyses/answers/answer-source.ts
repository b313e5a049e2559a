import type { Item } from '#modules/studies/schema.ts';
import type { ColumnReader } from './column-readers.ts';

/** Which headings somebody looks for. */
export type ExpectedHeadings = {
  readonly itemOf: (heading: string) => Item | undefined;
  readonly isOffice: (heading: string) => boolean;
};

export type AnswerColumns = {
  readonly readers: readonly ColumnReader[];
  /** Which cell of a row each reader takes, and for which item (none for the office). */
  readonly cells: readonly number[];
  readonly items: readonly (Item | undefined)[];
};

/** A file of answers whose headings are known and whose rows are still to be read. */
export type AnswerSource = {
  readonly headings: readonly string[];
  readonly mostRows: number;
  /** Gives every cell to its column's reader. @returns the number of rows */
  readonly readRows: (columns: AnswerColumns) => number;
};
