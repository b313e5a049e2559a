import type { z } from 'zod';
import { isLargeEnough, type Released, releaseFigure } from '#modules/privacy/index.ts';
import { findItem, optionLabel } from '#modules/studies/index.ts';
import type { logisticOptions } from '#modules/studies/schema.ts';
import { eitherOf } from '#platform/listing.ts';
import { chiSquaredUpperTail, type LogisticRegression, logisticRegression } from '#statistics';
import { type PlanContext, provenanceOf } from '../plan/plan-context.ts';
import { tryStatistic } from '../plan/refusal.ts';
import { type Design, designOf } from '../regress/design.ts';
import { constantName } from '../regress/run.ts';
import type { LogisticResult } from '../schema.ts';

export type LogisticOptions = z.infer<typeof logisticOptions>;
type Answer = number | string;

/**
 * Binary logistic regression on the respondents that have all its variables. Withheld where those with the event or
 * those without are fewer than the minimum, or any group that the predictors make is, or has one answer only.
 */
export function runLogistic(options: LogisticOptions, context: PlanContext): Released<LogisticResult> {
  const { outcome, predictors, categories = {} } = options;
  const event = eventOf(options, context);
  const design = designOf(dichotomy(outcome, event, context), predictors, categories, context);
  const events = design.outcome.reduce((count, value) => count + (value === 1 ? 1 : 0), 0);
  const from = {
    ...provenanceOf(context),
    outcome,
    event: [...event],
    eventLabel: labelOfEvent(outcome, event, context),
  };
  const attempt = tryStatistic(() => fitted(design, context));
  const found = 'refused' in attempt ? { ...nothing, refused: attempt.refused } : attempt.value;
  return releaseFigure<LogisticResult>(
    { ...from, n: design.n, events, ...found },
    Math.min(design.n, events, design.n - events, design.smallestGroup),
    context.policy,
    (_, withheld) => ({ ...from, n: null, events: null, ...nothing, withheld }),
  );
}

type Found = Omit<
  LogisticResult,
  'plan' | 'planned' | 'file' | 'where' | 'outcome' | 'event' | 'eventLabel' | 'n' | 'events'
>;

function fitted(design: Design, context: PlanContext): Found {
  if (design.isWithoutReference) return { ...nothing, refused: 'no-reference' };
  if (design.isAnsweredAlike) return { ...nothing, refused: 'zero-variance' };
  const columns = design.columns.map(({ values }) => values);
  const fit = logisticRegression(design.outcome, columns);
  const { likelihoodRatio, hosmerLemeshow } = fit;
  return {
    deviance: fit.deviance,
    nullDeviance: fit.nullDeviance,
    chiSquared: likelihoodRatio.chiSquared,
    df: likelihoodRatio.degreesOfFreedom,
    p: likelihoodRatio.pValue,
    mcFaddenR2: fit.mcFaddenRSquared,
    coxSnellR2: fit.coxSnellRSquared,
    nagelkerkeR2: fit.nagelkerkeRSquared,
    auc: fit.classification.areaUnderCurve,
    classified: classifiedOf(fit, context),
    hosmerLemeshow: hosmerLemeshow && {
      groups: hosmerLemeshow.groups,
      chiSquared: hosmerLemeshow.chiSquared,
      df: hosmerLemeshow.degreesOfFreedom,
      p: hosmerLemeshow.pValue,
    },
    terms: fit.terms.map((term, index) => {
      const column = design.columns[index - 1];
      return {
        name: column?.name ?? constantName,
        ...(column?.category ? { category: column.category } : {}),
        B: term.B,
        se: term.standardError,
        z: term.z,
        p: term.pValue,
        ci: term.confidenceInterval,
        oddsRatio: term.oddsRatio,
        oddsRatioCi: term.oddsRatioInterval,
        vif: term.vif,
      };
    }),
    ...(design.categories.length === 0 ? {} : { categories: categoriesOf(design, fit) }),
  };
}

/** Each category is tested by leaving its dummies out: the deviance then rises by χ² with as many df. */
function categoriesOf({ outcome, columns, categories }: Design, fit: LogisticRegression) {
  return categories.map(({ variable, reference, referenceLabel, groups, places }) => {
    const others = columns.filter((_, place) => !places.includes(place)).map(({ values }) => values);
    const deviance = others.length === 0 ? fit.nullDeviance : logisticRegression(outcome, others).deviance;
    const chiSquared = Math.max(0, deviance - fit.deviance);
    return {
      variable,
      reference,
      referenceLabel,
      groups: [...groups],
      chiSquared,
      df: [places.length],
      p: chiSquaredUpperTail(chiSquared, places.length),
    };
  });
}

/**
 * Who is foretold what follows from the predictors, which a colleague may know: so both answers must be given by
 * the minimum or more among those foretold the event, and among those not.
 */
function classifiedOf({ classification, events, n }: LogisticRegression, { policy }: PlanContext) {
  const { truePositives, falsePositives, trueNegatives, falseNegatives, correct } = classification;
  const isMixed = (one: number, other: number) =>
    one + other === 0 || (isLargeEnough(one, policy) && isLargeEnough(other, policy));
  if (!isMixed(truePositives, falsePositives) || !isMixed(trueNegatives, falseNegatives)) return null;
  return { correct, sensitivity: truePositives / events, specificity: trueNegatives / (n - events) };
}

function eventOf({ outcome, event }: LogisticOptions, { study, dataFile }: PlanContext): readonly Answer[] {
  if (event !== undefined) return [event].flat();
  const item = findItem(study, dataFile.name, outcome);
  if (item?.kind !== 'choice') throw new Error(`No event is said for ${outcome}`);
  return [item.options.at(-1)!.value];
}

/** 1 for the event, 0 for another answer, NaN for none. */
function dichotomy(outcome: string, event: readonly Answer[], { dataFile }: PlanContext): Float64Array {
  const categories = dataFile.categories.get(outcome);
  const numbers = dataFile.numbers.get(outcome);
  return Float64Array.from({ length: dataFile.rowCount }, (_, row) => {
    const answer = categories ? categories[row]! : numbers![row]!;
    if (answer === null || Number.isNaN(answer)) return Number.NaN;
    return event.includes(answer) ? 1 : 0;
  });
}

function labelOfEvent(
  outcome: string,
  event: readonly Answer[],
  { study, dataFile, language }: PlanContext,
): string {
  const item = findItem(study, dataFile.name, outcome);
  return eitherOf(
    event.map((value) => (item ? optionLabel(item, value, language) : String(value))),
    language,
  );
}

const nothing = {
  deviance: null,
  nullDeviance: null,
  chiSquared: null,
  df: null,
  p: null,
  mcFaddenR2: null,
  coxSnellR2: null,
  nagelkerkeR2: null,
  auc: null,
  classified: null,
  hosmerLemeshow: null,
  terms: [],
};
