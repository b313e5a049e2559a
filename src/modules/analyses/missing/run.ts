import { type Released, releaseFigure } from '#modules/privacy/index.ts';
import { findItem, itemsOf, type OptionsOf } from '#modules/studies/index.ts';
import { littleMcarTest, missingPatterns } from '#statistics';
import type { DataFile } from '../data-files/data-file.ts';
import { type PlanContext, provenanceOf } from '../plan/plan-context.ts';
import { tryStatistic } from '../plan/refusal.ts';
import type { MissingnessResult } from '../schema.ts';
import { lumpRare } from './lump-rare.rules.ts';
import { relatedToMissing } from './related.ts';

/** Beyond so many answers a test that takes them all at once asks for more memory than it is worth. */
const mostAnswersTested = 1e7;
/** Every variable's missing answers against every other variable's answers. */
const mostComparisons = 3e8;

/** How many answers are missing, in which combinations, and whether those who lack them differ. */
export function runMissing(options: OptionsOf<'missing'>, context: PlanContext): Released<MissingnessResult> {
  const { dataFile, policy } = context;
  const names = options.variables === 'all' ? putToEverybody(context) : options.variables;
  const columns = names.map((variable) => ({ variable, column: presenceOf(dataFile, variable) }));
  const found = missingPatterns(columns.map(({ column }) => column));
  const n = found.rows;
  const share = (count: number) => (n === 0 ? 0 : count / n);
  const { complete, shown, others } = lumpRare(found.patterns, policy.minimumGroup);
  const measures = columns.filter(({ variable, column }) => isMeasure(context, variable) && varies(column));
  const lacked = columns.filter((_, place) => {
    const missing = found.missing[place]!;
    return missing >= policy.minimumGroup && n - missing >= policy.minimumGroup;
  });
  const isTooLarge = n * lacked.length * measures.length > mostComparisons;
  const result: MissingnessResult = {
    ...provenanceOf(context),
    n,
    share: found.share,
    variables: names.map((variable, place) => ({
      variable,
      missing: found.missing[place]!,
      share: share(found.missing[place]!),
    })),
    complete: { n: complete, share: share(complete) },
    isMonotone: found.isMonotone,
    patterns: shown.map(({ observed, n: count }) => ({
      lacking: names.filter((_, place) => !observed[place]),
      n: count,
      share: share(count),
    })),
    otherPatterns: others.n === 0 ? null : { ...others, share: share(others.n) },
    little: littleOf(measures.map(({ column }) => column)),
    ...(isTooLarge
      ? { related: [], relatedTests: 0 }
      : relatedToMissing(lacked, measures, policy.minimumGroup)),
  };
  return releaseFigure(result, n, policy, withheldMissingness);
}

/** A question that only some are asked is missing by design for the rest; a text is no variable. */
function putToEverybody({ study, dataFile }: PlanContext): string[] {
  return itemsOf(study, dataFile.name)
    .filter((item) => item.kind !== 'text' && item.askIf === undefined)
    .map((item) => item.id)
    .filter((id) => dataFile.numbers.has(id) || dataFile.categories.has(id));
}

/** A number where there is an answer, whatever it is a code of. */
function presenceOf(dataFile: DataFile, variable: string): Float64Array {
  const numbers = dataFile.numbers.get(variable);
  if (numbers) return numbers;
  const categories = dataFile.categories.get(variable);
  if (!categories) throw new Error(`No variable ${variable} in the ${dataFile.name} file`);
  return Float64Array.from(categories, (category) => (category === null ? Number.NaN : 1));
}

/** Choices are left out of what means are compared of: their codes are names. */
function isMeasure({ study, dataFile }: PlanContext, variable: string): boolean {
  return dataFile.numbers.has(variable) && findItem(study, dataFile.name, variable)?.kind !== 'choice';
}

function varies(column: Float64Array): boolean {
  const first = column.find((value) => !Number.isNaN(value));
  return column.some((value) => !Number.isNaN(value) && value !== first);
}

function littleOf(columns: readonly Float64Array[]): MissingnessResult['little'] {
  const isSomeMissing = columns.some((column) => column.some((value) => Number.isNaN(value)));
  if (columns.length < 2 || !isSomeMissing) return null;
  const nothing = { variables: columns.length, chiSquared: null, df: null, p: null };
  if (columns.length * columns[0]!.length > mostAnswersTested) return { ...nothing, refused: 'too-large' };
  const attempt = tryStatistic(() => littleMcarTest(columns));
  if ('refused' in attempt) return { ...nothing, refused: attempt.refused };
  const { chiSquared, degreesOfFreedom, pValue } = attempt.value;
  return { variables: columns.length, chiSquared, df: degreesOfFreedom, p: pValue };
}

function withheldMissingness(result: MissingnessResult, reason: string): MissingnessResult {
  return {
    ...result,
    n: null,
    share: null,
    variables: [],
    complete: null,
    isMonotone: null,
    patterns: [],
    otherPatterns: null,
    little: null,
    related: [],
    relatedTests: 0,
    withheld: reason,
  };
}
