import { type DisclosurePolicy, groupVerdicts, type Verdict } from '#modules/privacy/index.ts';
import { findItem } from '#modules/studies/index.ts';
import { summariseGroups } from '#statistics';
import { type AnalysisContext, categoriesOf, numbersOf } from './data-file.ts';

type Answer = number | string;

/**
 * Compares groups of a variable in the order of the questionnaire's options; a group that no option has comes
 * last. 0 where the questionnaire does not say.
 */
export function questionnaireOrder(
  { study, dataFile }: AnalysisContext,
  by: string,
): (a: Answer, b: Answer) => number {
  const item = findItem(study, dataFile.name, by);
  if (item?.kind !== 'choice') return () => 0;
  const place = new Map(item.options.map((option, index) => [option.value, index]));
  return (a, b) => (place.get(a) ?? Infinity) - (place.get(b) ?? Infinity) || 0;
}

/** By code: numbers by size, words by letter. */
export function byCode(a: Answer, b: Answer): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
}

/**
 * Which groups are withheld wherever the file is divided by this variable, so that one table does not show what
 * another withholds. A table may withhold more: some of a group's members skip the question at hand.
 */
export function withheldEverywhere(context: AnalysisContext, by: string): (group: Answer) => boolean {
  const sizes = new Map<Answer, number>();
  for (const group of categoriesOf(context.dataFile, by)) {
    if (group !== null) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  }
  const groups = [...sizes.keys()].sort(byCode).sort(questionnaireOrder(context, by));
  const verdicts = groupVerdicts(
    groups.map((group) => sizes.get(group)!),
    context.policy,
  );
  const withheld = new Set(groups.filter((_, place) => verdicts[place] !== 'shown'));
  return (group) => withheld.has(group);
}

/**
 * The verdict on each group of a variable's means: the same wherever they are shown or reckoned on, so that
 * means of offices, of which the office file is made, give no group that a comparison withholds.
 */
export function meanVerdicts(
  groups: readonly GroupMean[],
  isWithheldEverywhere: (group: Answer) => boolean,
  policy: DisclosurePolicy,
): Verdict[] {
  return groupVerdicts(
    groups.map((group) => group.n),
    policy,
    mustWithhold(groups, isWithheldEverywhere),
  );
}

/**
 * The groups that a figure of an outcome shows, and nobody else's business decides: for the ledger of what has been told,
 * which must know just the groups that the figure itself lets through.
 *
 * @param outcome what the groups have means of; undefined where they have none, and only their sizes decide
 * @param isAmong whom the figure is of: those who answered all its variables
 */
export function shownGroups(
  by: string,
  outcome: string | undefined,
  context: AnalysisContext,
  isAmong: (row: number) => boolean,
): ReadonlySet<Answer> {
  const { dataFile, policy } = context;
  const given = outcome === undefined ? undefined : numbersOf(dataFile, outcome);
  const values = Float64Array.from({ length: dataFile.rowCount }, (_, row) =>
    isAmong(row) ? (given ? given[row]! : row) : Number.NaN,
  );
  const inOrder = questionnaireOrder(context, by);
  const groups = summariseGroups(values, categoriesOf(dataFile, by)).sort((a, b) => inOrder(a.key, b.key));
  const isWithheld = withheldEverywhere(context, by);
  const verdicts = groupVerdicts(
    groups.map(({ n }) => n),
    policy,
    outcome === undefined ? groups.map(({ key }) => isWithheld(key)) : mustWithhold(groups, isWithheld),
  );
  return new Set(groups.flatMap(({ key }, place) => (verdicts[place] === 'shown' ? [key] : [])));
}

type GroupMean = ReturnType<typeof summariseGroups>[number];

/** A group whose members all answered the same is withheld: its mean would say what each of them answered. */
export function mustWithhold(
  groups: readonly GroupMean[],
  isWithheldEverywhere: (group: Answer) => boolean,
): boolean[] {
  return groups.map((group) => isWithheldEverywhere(group.key) || group.standardDeviation === 0);
}

/**
 * The smallest group that the variables of a figure divide its people into; Infinity where none does.
 *
 * A choice told as numbers divides, and so does any variable with just two different answers: a regression on it
 * gives its groups' means, and its mean and spread give the size of each.
 */
export function smallestGroup(
  context: AnalysisContext,
  variables: readonly string[],
  /** What else a row must have to be among the people of the figure. */
  hasTheRest: (row: number) => boolean = () => true,
): number {
  // In the office file a row is a mean; the groups are gone.
  if (context.dataFile.unit === 'office') return Infinity;
  const columns = variables.map((variable) => numbersOf(context.dataFile, variable));
  const isComplete = (row: number) =>
    columns.every((column) => !Number.isNaN(column[row]!)) && hasTheRest(row);
  const smallest = variables.map((variable, place) => {
    const isChoice = findItem(context.study, context.dataFile.name, variable)?.kind === 'choice';
    return Math.min(...groupSizes(columns[place]!, isComplete, isChoice ? Infinity : 2));
  });
  return Math.min(...smallest);
}

/** How many gave each answer; nothing where they are one, or more than the most that make groups. */
function groupSizes(column: Float64Array, isComplete: (row: number) => boolean, most: number): number[] {
  const sizes = new Map<number, number>();
  for (let row = 0; row < column.length; row += 1) {
    if (!isComplete(row)) continue;
    const answer = column[row]!;
    sizes.set(answer, (sizes.get(answer) ?? 0) + 1);
    if (sizes.size > most) return [];
  }
  return sizes.size > 1 ? [...sizes.values()] : [];
}

/**
 * The smallest group that items with just two different answers divide people into, among those who answered all of
 * them; Infinity where none does. What items have in common with such a one (a correlation, a loading, alpha with and
 * without it) tells the means of its two groups.
 */
export function smallestOfTwo(
  items: readonly Float64Array[],
  isAmong: (row: number) => boolean = () => true,
): number {
  const isComplete = Uint8Array.from(items[0] ?? [], (_, row) =>
    Number(isAmong(row) && items.every((column) => !Number.isNaN(column[row]!))),
  );
  return Math.min(...items.flatMap((column) => groupSizes(column, (row) => isComplete[row] === 1, 2)));
}
