import {
  isLargeEnough,
  type Released,
  releaseFigure,
  releaseGroups,
  type Verdict,
  viewOf,
} from '#modules/privacy/index.ts';
import { findItem, type OptionsOf, optionLabel } from '#modules/studies/index.ts';
import {
  confirmFactorsFromMoments,
  type InvarianceStep,
  type MeasurementInvariance,
  type Moments,
  measurementInvariance,
  momentsOf,
} from '#statistics';
import { categoriesOf } from '../data-files/data-file.ts';
import { byCode, questionnaireOrder, smallestOfTwo, withheldEverywhere } from '../data-files/groups.ts';
import { completeCount, type FactorsOfFile, scalesAsFactors } from '../factor-models/factors-of-file.ts';
import { fitOf, verdictOn } from '../factor-models/fit-part.ts';
import { type PlanContext, provenanceOf } from '../plan/plan-context.ts';
import { tryStatistic } from '../plan/refusal.ts';
import { type InvarianceResult, invarianceLevels } from './result.ts';

export type InvarianceOptions = OptionsOf<'invariance'>;
type Group = {
  readonly value: string | number;
  readonly label: string;
  readonly n: number;
  /** The smaller of the groups that an item with just two different answers divides it into. */
  readonly restsOn: number;
  readonly rows: number[];
};

/** Cheung & Rensvold (2002), Struct. Equ. Modeling 9:251: a fall in CFI of at most .01 is no fall. */
const largestFall = 0.01;
/** How many of the items that resist most are kept for a level. */
const mostUnequal = 5;

/**
 * Whether scales measure the same in the groups of a variable. Only groups that may be shown are compared, as fit
 * over all of them would tell of those that may not, and of these only the ones a model can be estimated in.
 */
export function runInvariance(options: InvarianceOptions, context: PlanContext): Released<InvarianceResult> {
  const model = scalesAsFactors(options.scales, context);
  const groups = groupsOf(options.by, model, context);
  const isWithheld = withheldEverywhere(context, options.by);
  const n = groups.reduce((sum, group) => sum + group.n, 0);
  const compared = releaseGroups(
    untested(options, model, groups, context),
    groups.map((group) => group.n),
    context.policy,
    (table, verdicts) => testShown(table, groups, verdicts, model, options, context),
    groups.map(({ value }) => isWithheld(value)),
  );
  return viewOf(
    releaseFigure<{ table: InvarianceResult }>(
      { table: compared },
      n,
      context.policy,
      ({ table }, reason) => ({
        table: withheldTable(table, reason),
      }),
    ),
    ({ table }) => table,
  );
}

const nothing = { levels: [], reached: null, stoppedAt: null, factorMeans: [] };

function groupsOf(by: string, { columns }: FactorsOfFile, context: PlanContext): Group[] {
  const answers = categoriesOf(context.dataFile, by);
  const item = findItem(context.study, context.dataFile.name, by);
  const values = [...new Set(answers.filter((value) => value !== null))];
  return values
    .sort(byCode)
    .sort(questionnaireOrder(context, by))
    .map((value) => ({
      value,
      label: item ? optionLabel(item, value, context.language) : String(value),
      n: completeCount(columns, (row) => answers[row] === value),
      restsOn: smallestOfTwo(columns, (row) => answers[row] === value),
      rows: answers.flatMap((answer, row) => (answer === value ? [row] : [])),
    }));
}

function untested(
  { by }: InvarianceOptions,
  { factors, items }: FactorsOfFile,
  groups: readonly Group[],
  context: PlanContext,
): InvarianceResult {
  return {
    ...provenanceOf(context),
    scales: factors.map(({ id }) => id),
    items: items.length,
    by,
    n: null,
    groups: groups.map(({ value, label, n }) => ({ value, label, n })),
    ...nothing,
  };
}

function testShown(
  table: InvarianceResult,
  groups: readonly Group[],
  verdicts: readonly Verdict[],
  model: FactorsOfFile,
  { levels = 'scalar' }: InvarianceOptions,
  { policy }: PlanContext,
): InvarianceResult {
  if (model.factors.length === 0) return { ...table, groups: [], refused: 'too-few-items' };
  const checked = groups.map((group, place) => {
    if (verdicts[place] !== 'shown') return { group, withheld: verdicts[place] };
    // Its number may be shown, but not what such an item has in common with the others.
    if (!isLargeEnough(group.restsOn, policy)) return { group, refused: 'too-few-cases' };
    const rowsOf = (column: Float64Array) => Float64Array.from(group.rows, (row) => column[row]!);
    // Each group must bear the model by itself.
    const attempt = tryStatistic(() => {
      const moments = momentsOf(model.columns.map(rowsOf));
      confirmFactorsFromMoments(moments, { factors: model.places });
      return moments;
    });
    return 'refused' in attempt ? { group, refused: attempt.refused } : { group, moments: attempt.value };
  });
  const shown = checked.map(({ group: { value, label, n }, ...found }) => {
    if (found.withheld) return { value, label, n: null, withheld: found.withheld };
    return { value, label, n, ...(found.refused ? { leftOut: leftOutFor(found.refused) } : {}) };
  });
  const used = checked.flatMap(({ group, moments }) => (moments ? [{ group, moments }] : []));
  const result = { ...table, groups: shown };
  if (used.length < 2) return { ...result, refused: 'too-few-groups-shown' };
  return {
    ...result,
    ...testOf(
      used.map(({ moments }) => moments),
      used.map(({ group }) => group),
      model,
      levels,
    ),
  };
}

function leftOutFor(code: string): 'too-few-cases' | 'zero-variance' | 'collinear' {
  if (code === 'zero-variance' || code === 'collinear') return code;
  return 'too-few-cases';
}

function testOf(
  moments: readonly Moments[],
  groups: readonly Group[],
  model: FactorsOfFile,
  last: NonNullable<InvarianceOptions['levels']>,
): Partial<InvarianceResult> {
  const levels = invarianceLevels.slice(0, invarianceLevels.indexOf(last) + 1);
  const attempt = tryStatistic(() => measurementInvariance(moments, { factors: model.places }, levels));
  const n = groups.reduce((sum, group) => sum + group.n, 0);
  if ('refused' in attempt) return { n, refused: attempt.refused };
  const found: MeasurementInvariance = attempt.value;
  const steps = found.levels.map((step) => levelOf(step, groups, model));
  const firstFailed = steps.findIndex(({ holds }) => !holds);
  const held = firstFailed === -1 ? steps.length : firstFailed;
  return {
    n,
    levels: steps,
    reached: steps[held - 1]?.level ?? null,
    stoppedAt: found.stoppedAt,
    factorMeans: found.factorMeans.map(
      ({ factor, group, estimate, standardError, pValue, confidenceInterval }) => ({
        factor: model.factors[factor]!.id,
        group: groups[group]!.label,
        difference: estimate,
        se: standardError,
        p: pValue,
        ci: confidenceInterval,
      }),
    ),
  };
}

function levelOf(
  { level, fit, change, unequal }: InvarianceStep,
  groups: readonly Group[],
  model: FactorsOfFile,
): InvarianceResult['levels'][number] {
  const figures = fitOf(fit);
  return {
    level,
    fit: figures,
    change: change && {
      chiSquared: change.chiSquared,
      df: change.degreesOfFreedom,
      p: change.pValue,
      cfi: change.cfi,
      rmsea: change.rmsea,
      srmr: change.srmr,
    },
    holds: change ? change.cfi >= -largestFall : verdictOn(figures) !== 'poor',
    unequal: unequal.slice(0, mostUnequal).map(({ item, group, index, expectedChange }) => ({
      item: model.items[item]!,
      group: groups[group]!.label,
      index,
      change: expectedChange,
    })),
  };
}

/** By name, so that no figure added later is shown by being forgotten here. */
function withheldTable(
  { plan, planned, file, where, scales, items, by }: InvarianceResult,
  reason: string,
): InvarianceResult {
  const from = { plan, planned, file, ...(where === undefined ? {} : { where }) };
  return { ...from, scales, items, by, n: null, groups: [], ...nothing, withheld: reason };
}
