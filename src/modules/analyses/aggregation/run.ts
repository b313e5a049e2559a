import {
  groupVerdicts,
  type Released,
  releaseFigure,
  releaseGroups,
  type Verdict,
  viewOf,
} from '#modules/privacy/index.ts';
import { findItem, optionLabel } from '#modules/studies/index.ts';
import {
  expectedVariance,
  type GroupAgreement,
  intraclassCorrelation,
  type NullDistribution,
  summariseGroups,
  withinGroupAgreement,
} from '#statistics';
import { categoriesOf } from '../data-files/data-file.ts';
import { mustWithhold, questionnaireOrder, smallestGroup, withheldEverywhere } from '../data-files/groups.ts';
import { type PlanContext, provenanceOf } from '../plan/plan-context.ts';
import { tryStatistic } from '../plan/refusal.ts';
import type { AggregationOptions, Measure } from './measures.ts';
import type { AggregationResult } from './result.ts';
import { enoughAgreement, verdictOn } from './verdict.rules.ts';

type Group = ReturnType<typeof summariseGroups>[number];
type Agreements = ReadonlyMap<Group['key'], GroupAgreement>;

/**
 * Whether the answers to one scale or question may be averaged in the groups: ICC(1), ICC(2), F and r_wg(j).
 *
 * As in a comparison of means everything covers the groups that are shown, which are the same as there.
 */
export function runAggregation(
  measure: Measure,
  options: AggregationOptions,
  context: PlanContext,
): Released<AggregationResult> {
  const groupOfRow = categoriesOf(context.dataFile, options.by);
  const inOrder = questionnaireOrder(context, options.by);
  const groups = summariseGroups(measure.scores, groupOfRow).sort((a, b) => inOrder(a.key, b.key));
  const untested: AggregationResult = {
    ...provenanceOf(context),
    by: options.by,
    scale: measure.id,
    items: measure.items.length,
    answers: measure.answers,
    groups: [],
    ...nothing,
  };
  const byGroup = releaseGroups(
    untested,
    groups.map(({ n }) => n),
    context.policy,
    (table, verdicts) => testShown(table, groups, verdicts, measure, context),
    mustWithhold(groups, withheldEverywhere(context, options.by)),
  );
  const total = groups.reduce((sum, { n }) => sum + n, 0);
  return viewOf(
    releaseFigure<{ table: AggregationResult }>(
      { table: byGroup },
      Math.min(total, smallestGroup(context, [measure.id])),
      context.policy,
      ({ table }, reason) => ({ table: withheldTable(table, reason) }),
    ),
    ({ table }) => table,
  );
}

const nothing = {
  n: null,
  groupSize: null,
  icc1: null,
  icc1Ci: null,
  icc2: null,
  F: null,
  df: null,
  p: null,
  agreement: null,
  agreementSlightlySkewed: null,
  verdict: null,
};

function testShown(
  table: AggregationResult,
  groups: readonly Group[],
  verdicts: readonly Verdict[],
  measure: Measure,
  context: PlanContext,
): AggregationResult {
  const shown = groups.filter((_, place) => verdicts[place] === 'shown');
  const agreements = agreementsOf(measure, shown, table.by, context);
  const listed = groups.map((group, place) => {
    const named = { value: group.key, label: labelOf(group.key, table.by, context) };
    const verdict = verdicts[place]!;
    if (verdict !== 'shown') return { ...named, n: null, ...noAgreement, withheld: verdict };
    return {
      ...named,
      n: group.n,
      agreement: agreements.uniform.get(group.key)?.agreement ?? null,
      agreementSlightlySkewed: agreements.slightlySkewed.get(group.key)?.agreement ?? null,
    };
  });
  const result = { ...table, groups: listed };
  if (shown.length < 2) return { ...result, refused: 'too-few-groups-shown' };
  const attempt = tryStatistic(() => intraclassCorrelation(shown));
  if ('refused' in attempt) return { ...result, refused: attempt.refused };
  const { n, icc1, icc1Interval, icc2, F, degreesOfFreedom, pValue, ...sizes } = attempt.value;
  const found = {
    n,
    groupSize: {
      smallest: Math.min(...shown.map((group) => group.n)),
      largest: Math.max(...shown.map((group) => group.n)),
      mean: sizes.meanGroupSize,
      effective: sizes.effectiveGroupSize,
    },
    icc1,
    icc1Ci: icc1Interval,
    icc2,
    F,
    df: degreesOfFreedom,
    p: pValue,
    agreement: summaryOf(agreements.uniform, measure, 'uniform'),
    agreementSlightlySkewed: summaryOf(agreements.slightlySkewed, measure, 'slightlySkewed'),
  };
  return { ...result, ...found, verdict: verdictOn(found) };
}

const noAgreement = { agreement: null, agreementSlightlySkewed: null };
const distributions = ['uniform', 'slightlySkewed'] as const satisfies readonly NullDistribution[];

/**
 * How far each shown group agrees, by each way of answering without anything in common. It is reckoned on those who
 * answered every question; where they are too few, or answered all alike, it is left out, and with it what would give
 * it away.
 */
function agreementsOf(
  { items, answers }: Measure,
  shown: readonly Group[],
  by: string,
  { dataFile, policy }: PlanContext,
): Readonly<Record<NullDistribution, Agreements>> {
  const groupOfRow = categoriesOf(dataFile, by);
  const keys = new Set(shown.map(({ key }) => key));
  const among = groupOfRow.map((group) => (group !== null && keys.has(group) ? group : null));
  const of = (distribution: NullDistribution): Agreements => {
    const expected = answers === null ? null : expectedVariance(answers, distribution);
    if (expected === null) return new Map();
    const all = withinGroupAgreement(items, among, expected);
    const verdicts = groupVerdicts(
      all.map(({ n }) => n),
      policy,
      all.map(({ agreement }) => agreement === null || agreement === 1),
    );
    return new Map(
      all.flatMap((one, place) => (verdicts[place] === 'shown' ? [[one.key, one] as const] : [])),
    );
  };
  return { uniform: of(distributions[0]), slightlySkewed: of(distributions[1]) };
}

function summaryOf(
  agreements: Agreements,
  { answers }: Measure,
  distribution: NullDistribution,
): AggregationResult['agreement'] {
  const expected = answers === null ? null : expectedVariance(answers, distribution);
  const all = [...agreements.values()];
  const values = all.flatMap(({ agreement }) => agreement ?? []).sort((a, b) => a - b);
  if (expected === null || values.length === 0) return null;
  return {
    expectedVariance: expected,
    median: (values[Math.floor((values.length - 1) / 2)]! + values[Math.ceil((values.length - 1) / 2)]!) / 2,
    shareEnough: values.filter((value) => value >= enoughAgreement).length / values.length,
    belowZero: all.filter(({ isBelowZero }) => isBelowZero).length,
  };
}

function labelOf(value: string | number, by: string, { study, dataFile, language }: PlanContext): string {
  const item = findItem(study, dataFile.name, by);
  return item ? optionLabel(item, value, language) : String(value);
}

/** By name, so that no figure added later is shown by being forgotten here. */
function withheldTable(
  { plan, planned, file, where, by, scale, items, answers }: AggregationResult,
  reason: string,
): AggregationResult {
  const from = { plan, planned, file, ...(where === undefined ? {} : { where }) };
  return { ...from, by, scale, items, answers, groups: [], ...nothing, withheld: reason };
}
