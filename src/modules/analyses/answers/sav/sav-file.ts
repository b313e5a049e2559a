import type { LabelledVariable } from '../labelled/labelled-file.ts';

export type MeasureLevel = 'nominal' | 'ordinal' | 'scale';

export type SavVariable = LabelledVariable & {
  readonly measure: MeasureLevel | undefined;
  readonly role: string | undefined;
};

/** A labelled file, and what SPSS says besides. */
export type SavFile = {
  readonly encoding: string;
  readonly rowCount: number;
  readonly variables: readonly SavVariable[];
};
