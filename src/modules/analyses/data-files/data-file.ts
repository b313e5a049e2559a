import type { DisclosurePolicy } from '#modules/privacy/index.ts';
import type { Study } from '#modules/studies/schema.ts';

export type Categories = readonly (number | string | null)[];

/**
 * What analyses run on: every variable of the study as a column, items and scale scores alike.
 * Not released: nothing in it may be shown.
 */
export type DataFile = {
  readonly name: string;
  /** What a row is. In an office file a row is an office, and its values are means of its respondents. */
  readonly unit: 'person' | 'office';
  readonly rowCount: number;
  readonly source: string;
  readonly sha256: string;
  /** Numbers by variable: agreement and number items, scales, outcomes. NaN is no value. */
  readonly numbers: ReadonlyMap<string, Float64Array>;
  /** Codes by variable: choice items and the office. */
  readonly categories: ReadonlyMap<string, Categories>;
  /** How many items each scale has that this file scores. */
  readonly scaleItems: ReadonlyMap<
    string,
    readonly { readonly id: string; readonly answers: Float64Array }[]
  >;
  /** What each outcome of the office file is the mean of. */
  readonly outcomeParts?: DataFile['scaleItems'];
};

/** For what needs no answers, such as how small an effect a study can show. */
export const noAnswers: DataFile = {
  name: '',
  unit: 'person',
  rowCount: 0,
  source: '',
  sha256: '',
  numbers: new Map(),
  categories: new Map(),
  scaleItems: new Map(),
};

/** What every analysis gets: the study, its data file and the rules for what may be shown. */
export type AnalysisContext = {
  readonly study: Study;
  readonly dataFile: DataFile;
  readonly policy: DisclosurePolicy;
};

/** The column of a variable; the study file has been validated, so a missing one is a fault of ours. */
export function numbersOf(dataFile: DataFile, variable: string): Float64Array {
  const column = dataFile.numbers.get(variable);
  if (!column) throw new Error(`No numeric variable ${variable} in the ${dataFile.name} file`);
  return column;
}

export function categoriesOf(dataFile: DataFile, variable: string): Categories {
  const column = dataFile.categories.get(variable);
  if (!column) throw new Error(`No categories for ${variable} in the ${dataFile.name} file`);
  return column;
}
