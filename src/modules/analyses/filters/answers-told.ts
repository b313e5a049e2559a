import type { AnswersOfRows } from '#modules/privacy/index.ts';
import { itemsOfScale } from '#modules/studies/index.ts';
import type { Study } from '#modules/studies/schema.ts';
import type { DataFile } from '../data-files/data-file.ts';
import { climateMeasures, linkedMeasures } from '../office-climate/measures.rules.ts';

const answersOf = new WeakMap<DataFile, Map<string, AnswersOfRows>>();

/** Which answer each row gave, numbered as they come; -1 for none. */
export function answersOfRows(variable: string, dataFile: DataFile): AnswersOfRows {
  const known = answersOf.get(dataFile) ?? new Map<string, AnswersOfRows>();
  answersOf.set(dataFile, known);
  const before = known.get(variable);
  if (before) return before;
  const numberOf = new Map<number, number>();
  const made = Int32Array.from(dataFile.numbers.get(variable)!, (value) => {
    if (Number.isNaN(value)) return -1;
    const number = numberOf.get(value) ?? numberOf.size;
    numberOf.set(value, number);
    return number;
  });
  known.set(variable, made);
  return made;
}

/**
 * Whose answers are told when a variable is: its own, and those of what is shown of offices and made of the same answers,
 * just as a measure is withheld of an office where another one is that it is linked with. Nobody's for choices: they say
 * who people are, and the groups of a figure are made by them.
 */
export function linkedAnswers(study: Study, dataFile: DataFile): (variable: string) => readonly string[] {
  const isMeasured = (id: string) => dataFile.numbers.has(id) && !dataFile.categories.has(id);
  const clusters = linkedMeasures(study, climateMeasures(study, dataFile.name)).map((ids) => ({
    ids: ids.filter(isMeasured),
    parts: new Set(ids.flatMap((id) => [id, ...questionsIn(study, id)])),
  }));
  return (variable) =>
    isMeasured(variable)
      ? [...new Set([variable, ...clusters.flatMap(({ ids, parts }) => (parts.has(variable) ? ids : []))])]
      : [];
}

function questionsIn({ scales }: Study, id: string): readonly string[] {
  return Object.hasOwn(scales, id) ? itemsOfScale(scales[id]!).map((item) => item.id) : [];
}
