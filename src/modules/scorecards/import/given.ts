import type { Indicator } from '../schema.ts';

/** What one row, or one cell of a wide sheet, says of one indicator in one unit and month. */
export type GivenValue = {
  readonly line: number;
  readonly indicator: Indicator;
  readonly unit: string;
  readonly month: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number;
  readonly columnName: string;
};
export type GivenTarget = {
  readonly line: number;
  readonly indicator: Indicator;
  readonly unit: string | null;
  readonly from: string;
  readonly value: number;
  /** The day it was decided, where the sheet says so. */
  readonly decidedOn: string | null;
  readonly columnName: string;
};
