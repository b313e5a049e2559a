import type { Study } from '#modules/studies/schema.ts';
import { type DataFile, numbersOf } from '../data-files/data-file.ts';

/** Which columns are filled in together, and how the variables of the analysis are made of them when they are. */
export type ImputationModel = {
  readonly level: 'items' | 'scores';
  readonly columns: readonly Float64Array[];
  readonly variables: (completed: readonly Float64Array[]) => Float64Array[];
};

/** Items are filled in where respondents outnumber them at least so many times; a model of more is unsteady. */
const respondentsPerColumn = 5;
const mostColumns = 100;
/** Rows times columns squared: beyond this twenty imputations of the items take minutes. */
const mostWork = 2e8;

/**
 * Fills in scores as they are: one column for each variable. A score is missing where too few items were answered.
 */
export function scoreModel(
  dataFile: DataFile,
  variables: readonly string[],
  auxiliary: readonly string[],
): ImputationModel {
  return {
    level: 'scores',
    columns: answeredSomething(
      variables.map((variable) => numbersOf(dataFile, variable)),
      auxiliary.map((variable) => numbersOf(dataFile, variable)),
    ),
    variables: (completed) => completed.slice(0, variables.length),
  };
}

/**
 * Fills in the items and scores the scales after: then what a person did answer of a scale tells about the rest of
 * it, instead of being thrown away with the score (Gottschall, West & Enders 2012, Multivariate Behavioral Research
 * 47:1–25). Null where there is no scale with its items in the file, or too few respondents for so many items.
 */
export function itemModel(
  dataFile: DataFile,
  { scales }: Pick<Study, 'scales'>,
  variables: readonly string[],
  auxiliary: readonly string[],
): ImputationModel | null {
  if (!variables.some((variable) => dataFile.scaleItems.has(variable))) return null;
  const columns: Float64Array[] = [];
  const placeOf = new Map<string, number>();
  /** The place of an item's column, and what it must be taken from where the scale has it turned round. */
  const place = (id: string, answers: Float64Array): Part => {
    const known = placeOf.get(id);
    if (known === undefined) {
      placeOf.set(id, columns.length);
      columns.push(answers);
      return { column: columns.length - 1, turnedAround: null };
    }
    return { column: known, turnedAround: turnedAround(columns[known]!, answers) };
  };
  const made = variables.map((variable) => {
    const items = dataFile.scaleItems.get(variable);
    if (!items) return { parts: [place(variable, numbersOf(dataFile, variable))], isSum: false };
    return {
      parts: items.map(({ id, answers }) => place(id, answers)),
      isSum: scales[variable]?.score === 'sum',
    };
  });
  const count = columns.length + auxiliary.length;
  const { rowCount } = dataFile;
  const isSteady = rowCount >= respondentsPerColumn * count;
  if (!isSteady || count > mostColumns || rowCount * count ** 2 > mostWork) return null;
  const others = auxiliary.map((variable) => numbersOf(dataFile, variable));
  return {
    level: 'items',
    columns: answeredSomething(columns, others),
    variables: (completed) => made.map(({ parts, isSum }) => score(parts, isSum, completed)),
  };
}

type Part = { readonly column: number; readonly turnedAround: number | null };

function score(parts: readonly Part[], isSum: boolean, completed: readonly Float64Array[]): Float64Array {
  const scores = new Float64Array(completed[0]!.length);
  for (const { column, turnedAround } of parts) {
    const answers = completed[column]!;
    for (let row = 0; row < scores.length; row += 1) {
      scores[row]! += turnedAround === null ? answers[row]! : turnedAround - answers[row]!;
    }
  }
  return isSum ? scores : scores.map((sum) => sum / parts.length);
}

/** Null where the two are the same answers; lowest plus highest where one is the other turned round. */
function turnedAround(one: Float64Array, other: Float64Array): number | null {
  const row = one.findIndex((answer, index) => !Number.isNaN(answer) && answer !== other[index]);
  return row === -1 ? null : one[row]! + other[row]!;
}

/** Respondents who answered nothing of what is analysed are left out, whatever they answered of the auxiliaries. */
function answeredSomething(
  analysed: readonly Float64Array[],
  auxiliary: readonly Float64Array[],
): Float64Array[] {
  const rows = analysed[0]?.length ?? 0;
  const isOut = Uint8Array.from({ length: rows }, (_, row) =>
    Number(analysed.every((column) => Number.isNaN(column[row]!))),
  );
  return [
    ...analysed,
    ...auxiliary.map((column) => column.map((value, row) => (isOut[row] === 1 ? Number.NaN : value))),
  ];
}
