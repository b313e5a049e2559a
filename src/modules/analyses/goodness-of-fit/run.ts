import { isLargeEnough, type Released, releaseGroups, type Verdict } from '#modules/privacy/index.ts';
import { findItem, optionLabel } from '#modules/studies/index.ts';
import type { GoodnessOfFitOptions, Item } from '#modules/studies/schema.ts';
import { chiSquaredFit, frequencies } from '#statistics';
import { byCode } from '../data-files/groups.ts';
import { type PlanContext, provenanceOf } from '../plan/plan-context.ts';
import { tryStatistic } from '../plan/refusal.ts';
import type { FitResult } from '../schema.ts';

type Answer = number | string;
type Category = { readonly value: Answer; readonly count: number; readonly share: number };

/** A question's answers against known shares; those that are withheld are tested as one. */
export function runGoodnessOfFit(options: GoodnessOfFitOptions, context: PlanContext): Released<FitResult> {
  const categories = categoriesOf(options, context);
  const counts = categories.map(({ count }) => count);
  const n = counts.reduce((sum, count) => sum + count, 0);
  const whole: FitResult = {
    ...provenanceOf(context),
    item: options.item,
    isUniform: options.expected === undefined,
    n,
    categories: [],
    ...noTest,
  };
  return releaseGroups(whole, counts, context.policy, (table, verdicts) => {
    // Of too few not even which answers they gave is said.
    if (!isLargeEnough(n, context.policy)) return { ...table, n: null, withheld: 'fewer-than-minimum' };
    const labelOf = labels(options.item, context);
    return { ...table, ...testShown(categories, verdicts, n, labelOf) };
  });
}

const noTest = {
  chiSquared: null,
  df: null,
  p: null,
  effectSizeW: null,
  effectSizeWCi: null,
  smallestExpected: null,
  shareBelowFive: null,
};

/**
 * The test on what is shown: each answer of its own, and the withheld ones as one, whose count follows from the others
 * anyway. Were they tested apart, χ² and the sum would give back two of them.
 */
function testShown(
  categories: readonly Category[],
  verdicts: readonly Verdict[],
  n: number,
  labelOf: (value: Answer) => string,
): Partial<FitResult> {
  const isShown = (place: number) => verdicts[place] === 'shown';
  const shown = categories.filter((_, place) => isShown(place));
  const hidden = categories.filter((_, place) => !isShown(place));
  const sum = (pick: (category: Category) => number) =>
    hidden.reduce((total, category) => total + pick(category), 0);
  const together =
    hidden.length > 0 ? [{ count: sum(({ count }) => count), share: sum(({ share }) => share) }] : [];
  const tested = [...shown, ...together];
  const isExpected = categories.every(({ count, share }) => count === 0 || share > 0);
  const attempt = isExpected
    ? tryStatistic(() =>
        chiSquaredFit(
          tested.map(({ count }) => count),
          tested.map(({ share }) => share),
        ),
      )
    : { refused: 'unexpected-answer' };
  const fit = 'refused' in attempt ? null : attempt.value;
  const figuresOf = ({ count, share }: { count: number; share: number }, place: number) => ({
    count,
    percent: (100 * count) / n,
    expectedPercent: 100 * share,
    expectedCount: n * share,
    residual: fit?.standardisedResiduals[place] ?? null,
  });
  const [merged] = together;
  return {
    categories: categories.map((category, place) => {
      const named = { value: category.value, label: labelOf(category.value) };
      return isShown(place)
        ? { ...named, ...figuresOf(category, shown.indexOf(category)) }
        : { ...named, ...nothing, expectedPercent: 100 * category.share, withheld: verdicts[place]! };
    }),
    ...(merged ? { together: { answers: hidden.length, ...figuresOf(merged, shown.length) } } : {}),
    ...('refused' in attempt
      ? { refused: attempt.refused }
      : {
          chiSquared: attempt.value.chiSquared,
          df: attempt.value.degreesOfFreedom,
          p: attempt.value.pValue,
          effectSizeW: attempt.value.effectSizeW,
          effectSizeWCi: attempt.value.intervalOfW,
          smallestExpected: Math.min(...attempt.value.expected),
          shareBelowFive: attempt.value.expected.filter((count) => count < 5).length / tested.length,
        }),
  };
}

const nothing = { count: null, percent: null, expectedCount: null, residual: null };

/** Every answer the questionnaire offers, also those nobody gave; of the office column those that occur. */
function categoriesOf({ item: id, expected }: GoodnessOfFitOptions, context: PlanContext): Category[] {
  const item = findItem(context.study, context.dataFile.name, id);
  const counted = new Map(
    frequencies(answersTo(id, context)).counts.map(({ value, count }) => [value, count] as const),
  );
  const offered = item ? answersOf(item) : [];
  const others = [...counted.keys()].filter((value) => !offered.includes(value)).sort(byCode);
  const values = [...offered, ...others];
  const weights = values.map((value) => (expected ? (expected[String(value)] ?? 0) : 1));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return values.map((value, place) => ({
    value,
    count: counted.get(value) ?? 0,
    share: weights[place]! / whole,
  }));
}

function answersTo(id: string, { dataFile }: PlanContext): (Answer | null)[] {
  const categories = dataFile.categories.get(id);
  if (categories) return [...categories];
  return Array.from(dataFile.numbers.get(id) ?? [], (value) => (Number.isNaN(value) ? null : value));
}

function answersOf(item: Item): Answer[] {
  if (item.kind === 'choice') return item.options.map((option) => option.value);
  if (item.kind === 'agreement') return Array.from({ length: item.points }, (_, step) => item.lowest + step);
  return [];
}

function labels(id: string, { study, dataFile, language }: PlanContext): (value: Answer) => string {
  const item = findItem(study, dataFile.name, id);
  return (value) => (item ? optionLabel(item, value, language) : String(value));
}
