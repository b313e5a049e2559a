import { officeFile } from '#modules/studies/index.ts';
import {
  comparisons,
  type DeskQuestion,
  type DeskVariable,
  type FilterComparison,
  type FilterRow,
  mostFilterRows,
  mostVariables,
  type Way,
  ways,
} from './schema.ts';

/**
 * A question out of an address or a form. Names and values that the file does not have are left out: addresses are
 * typed, shared and old.
 */
export function readQuestion(
  parameters: URLSearchParams,
  file: string,
  variables: readonly DeskVariable[],
): DeskQuestion {
  const byId = new Map(variables.map((variable) => [variable.id, variable]));
  const known = (name: string | null) => (name !== null && byId.has(name) ? name : null);
  const dropped = parameters.get('drop');
  const chosen = parameters
    .getAll('v')
    .filter((name, place) => known(name) !== null && dropped !== `v${place}`);
  const by = known(parameters.get('by'));
  const way = parameters.get('way');
  // A row of the office file is a mean: there is nobody to choose among.
  const isOfPeople = file !== officeFile;
  return {
    file,
    variables: [...new Set(chosen)].slice(0, mostVariables),
    by: by !== null && byId.get(by)!.kind === 'choice' ? by : null,
    way: (ways as readonly string[]).includes(way ?? '') ? (way as Way) : null,
    filter: Array.from({ length: isOfPeople ? mostFilterRows : 0 }, (_, place) => place)
      .filter((place) => dropped !== `f${place}`)
      .flatMap((place) => readRow(parameters, place, byId)),
    joinedBy: parameters.get('joined') === 'or' ? 'or' : 'and',
    where: isOfPeople ? parameters.get('where')?.trim() || null : null,
  };
}

function readRow(
  parameters: URLSearchParams,
  place: number,
  byId: ReadonlyMap<string, DeskVariable>,
): FilterRow[] {
  const variable = byId.get(parameters.get(`f${place}`) ?? '');
  if (!variable) return [];
  const wanted = parameters.get(`c${place}`) ?? '';
  const isChoice = variable.kind === 'choice';
  const allowed: readonly string[] = isChoice ? comparisons.slice(0, 2) : comparisons;
  const first: FilterComparison = isChoice ? 'is' : 'atLeast';
  const comparison = allowed.includes(wanted) ? (wanted as FilterComparison) : first;
  // The values in the form belong to the variable that was there when it was shown.
  const isSame = parameters.get(`o${place}`) === variable.id;
  const given = isSame ? parameters.getAll(`x${place}`) : [];
  const values = isChoice
    ? variable.options.map(({ value }) => value).filter((value) => given.includes(String(value)))
    : given
        .map(readNumber)
        .filter((value) => value !== null)
        .slice(0, 1);
  return [{ variable: variable.id, comparison, values }];
}

/** People write decimals with a comma. */
function readNumber(text: string): number | null {
  const plain = text.trim().replace(',', '.').replace('−', '-');
  return /^-?\d{1,12}(\.\d{1,6})?$/.test(plain) ? Number(plain) : null;
}

/** The question as the part of an address after the question mark. */
export function writeQuestion(question: DeskQuestion): string {
  const parameters = new URLSearchParams({ file: question.file });
  for (const name of question.variables) parameters.append('v', name);
  if (question.by !== null) parameters.set('by', question.by);
  if (question.way !== null) parameters.set('way', question.way);
  question.filter.forEach(({ variable, comparison, values }, place) => {
    parameters.set(`f${place}`, variable);
    parameters.set(`o${place}`, variable);
    parameters.set(`c${place}`, comparison);
    for (const value of values) parameters.append(`x${place}`, String(value));
  });
  if (question.filter.length > 1 && question.joinedBy === 'or') parameters.set('joined', 'or');
  if (question.where !== null) parameters.set('where', question.where);
  return parameters.toString();
}
