import { gatherList, type Released } from '#modules/privacy/index.ts';
import { significantInOf } from '#modules/studies/index.ts';
import type { PlanEntry } from '#modules/studies/schema.ts';
import { runCompareMeans } from '../compare-means/run.ts';
import { compareMeansWarnings } from '../compare-means/warnings.ts';
import { pairsOf, runCorrelate } from '../correlate/run.ts';
import { correlateWarnings } from '../correlate/warnings.ts';
import { runCrosstab } from '../crosstab/run.ts';
import { crosstabWarnings } from '../crosstab/warnings.ts';
import { runDescribe } from '../describe/run.ts';
import { describeWarnings } from '../describe/warnings.ts';
import { runFrequencies } from '../frequencies/run.ts';
import { frequenciesWarnings } from '../frequencies/warnings.ts';
import { runRegress } from '../regress/run.ts';
import { predictorsOf, regressWarnings } from '../regress/warnings.ts';
import { runReliability } from '../reliability/run.ts';
import { reliabilityWarnings } from '../reliability/warnings.ts';
import type {
  CorrelationResult,
  CrosstabResult,
  DescriptionResult,
  FrequencyResult,
  MeanComparisonResult,
  RegressionResult,
  ReliabilityResult,
  Warning,
} from '../schema.ts';
import { partWholeWarnings } from '../warnings/part-whole.ts';
import { scaleEndWarnings } from '../warnings/scale-ends.ts';
import type { PlanContext } from './plan-context.ts';

/** What has been computed so far, each kind in the order of the plan. Entries later in the plan may read it. */
export type Findings = {
  reliability: Released<ReliabilityResult[]>[];
  correlations: Released<CorrelationResult[]>[];
  regressions: Released<RegressionResult>[];
  meanComparisons: Released<MeanComparisonResult>[];
  frequencies: Released<FrequencyResult[]>[];
  descriptions: Released<DescriptionResult[]>[];
  crosstabs: Released<CrosstabResult>[];
  warnings: Warning[];
};

export function noFindings(): Findings {
  return {
    reliability: [],
    correlations: [],
    regressions: [],
    meanComparisons: [],
    frequencies: [],
    descriptions: [],
    crosstabs: [],
    warnings: [],
  };
}

/** The data file that an entry runs on. */
export function fileOf(entry: PlanEntry): string {
  if ('correlate' in entry) return entry.correlate.file;
  if ('regress' in entry) return entry.regress.file;
  if ('compareMeans' in entry) return entry.compareMeans.file;
  if ('reliability' in entry) return entry.reliability.file;
  if ('frequencies' in entry) return entry.frequencies.file;
  if ('crosstab' in entry) return entry.crosstab.file;
  return entry.describe.file;
}

/** Runs one entry of the plan and adds what it found, with the warnings that belong to it. */
export function runEntry(entry: PlanEntry, context: PlanContext, found: Findings): void {
  const { study, language, dataFile, policy } = context;
  const voice = { study, language, unit: dataFile.unit };
  const minimum = policy.minimumGroup;
  const warn = (...warnings: Warning[]) => found.warnings.push(...warnings);
  const warnAboutEnds = (variables: readonly string[]) =>
    warn(...scaleEndWarnings(entry.id, variables, dataFile, policy, voice));
  const warnAboutSharedItems = (pairs: readonly (readonly [string, string])[]) =>
    warn(...partWholeWarnings(entry.id, dataFile.name, pairs, voice));

  if ('correlate' in entry) {
    const results = runCorrelate(entry.correlate, context);
    found.correlations.push(results);
    warn(...correlateWarnings(results, dataFile.unit, minimum, voice));
    warnAboutSharedItems(pairsOf(entry.correlate));
    warnAboutEnds(pairsOf(entry.correlate).flat());
  } else if ('regress' in entry) {
    const earlier = gatherList(found.correlations).flat();
    const result = runRegress(entry.regress, context, earlier);
    found.regressions.push(result);
    const selectedIn = significantInOf(entry.regress.predictors);
    warn(...regressWarnings(result, dataFile.rowCount, minimum, voice, selectedIn));
    warnAboutSharedItems(predictorsOf(result).map((predictor) => [predictor, result.outcome]));
  } else if ('compareMeans' in entry) {
    const result = runCompareMeans(entry.compareMeans, context);
    found.meanComparisons.push(result);
    warn(...compareMeansWarnings(result, minimum, voice));
    warnAboutEnds([entry.compareMeans.outcome]);
  } else if ('reliability' in entry) {
    const results = runReliability(entry.reliability, context);
    found.reliability.push(results);
    warn(...reliabilityWarnings(results, minimum, voice));
  } else if ('frequencies' in entry) {
    const results = runFrequencies(entry.frequencies, context);
    found.frequencies.push(results);
    warn(...frequenciesWarnings(results, minimum, voice));
  } else if ('crosstab' in entry) {
    const result = runCrosstab(entry.crosstab, context);
    found.crosstabs.push(result);
    warn(...crosstabWarnings(result, minimum, voice));
  } else {
    const results = runDescribe(entry.describe, context);
    found.descriptions.push(results);
    warn(...describeWarnings(results, minimum, voice));
    warnAboutEnds(results.map((result) => result.variable));
  }
}
