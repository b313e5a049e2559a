import type { OptionsOf } from '#modules/studies/index.ts';
import { rangeOf } from '#modules/studies/index.ts';
import { numbersOf } from '../data-files/data-file.ts';
import type { PlanContext } from '../plan/plan-context.ts';

export type AggregationOptions = OptionsOf<'aggregation'>;

/** A scale or a single question that is to be averaged. */
export type Measure = {
  readonly id: string;
  readonly scores: Float64Array;
  /** The answers to its questions, as they count in it. */
  readonly items: readonly Float64Array[];
  /** How many answers each question has to choose from; null where they differ in that, or have no ends. */
  readonly answers: number | null;
};

/** The scales of the plan that this file scores, then its single questions. */
export function measuresOf(options: AggregationOptions, context: PlanContext): Measure[] {
  const { study, dataFile } = context;
  const { scaleItems } = dataFile;
  const scales = options.scales ?? (options.items ? [] : 'all');
  const wanted = scales === 'all' ? [...scaleItems.keys()] : scales;
  const ofScales = wanted.map((id): Measure => {
    const items = scaleItems.get(id) ?? [];
    const ids = items.map((item) => item.id);
    return {
      id,
      scores: numbersOf(dataFile, id),
      items: items.map((item) => item.answers),
      answers: commonAnswers(ids, context),
    };
  });
  const single = (options.items ?? []).map((id): Measure => {
    const answers = numbersOf(dataFile, id);
    return { id, scores: answers, items: [answers], answers: commonAnswers([id], { study, dataFile }) };
  });
  return [...ofScales, ...single];
}

/** 6 for questions on 1–6; null where one question has more answers than another. */
function commonAnswers(
  ids: readonly string[],
  { study, dataFile }: Pick<PlanContext, 'study' | 'dataFile'>,
): number | null {
  const counts = ids.map((id) => {
    const range = rangeOf(study, dataFile.name, id);
    return range && Number.isInteger(range[1] - range[0]) ? range[1] - range[0] + 1 : null;
  });
  const [first = null] = counts;
  return counts.every((count) => count === first) ? first : null;
}
