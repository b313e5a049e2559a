import {
  crosstabFinding,
  crosstabTable,
  frequencyFinding,
  frequencyTable,
  itemTables,
  regressionFinding,
  regressionTable,
  reliabilityFinding,
  reliabilityTable,
  type TableContext,
} from '#modules/analyses/index.ts';
import type { Results } from '#modules/analyses/schema.ts';
import { type Released, viewOf } from '#modules/privacy/index.ts';
import { correlateSection, matrixSection } from './correlate-section.ts';
import { compareMeansSection, describeSection } from './means-sections.ts';
import { ofEntry, type Section } from './section.ts';

/** Finding, figures and tables of one plan entry. */
export function buildSection(results: Released<Results>, context: TableContext): Section {
  const { entry } = context;
  if ('correlate' in entry) {
    const correlations = ofEntry(results, entry.id, (all) => all.correlations);
    const { among } = entry.correlate;
    return among ? matrixSection(correlations, among, context) : correlateSection(correlations, context);
  }
  if ('regress' in entry) {
    const regression = viewOf(results, (all) => only(all.regressions, entry.id));
    return {
      finding: regressionFinding(regression, context),
      figures: [],
      tables: regression.r2 === null ? [] : [regressionTable(regression, context)],
      how: [],
    };
  }
  if ('compareMeans' in entry) {
    return compareMeansSection(
      viewOf(results, (all) => only(all.meanComparisons, entry.id)),
      context,
    );
  }
  if ('reliability' in entry) {
    const scales = ofEntry(results, entry.id, (all) => all.reliability);
    return {
      finding: reliabilityFinding(scales, context),
      figures: [],
      tables: [reliabilityTable(scales, context)],
      how: itemTables(scales, context),
    };
  }
  if ('frequencies' in entry) {
    const questions = ofEntry(results, entry.id, (all) => all.frequencies);
    return {
      finding: frequencyFinding(questions, context),
      figures: [],
      tables: [frequencyTable(questions, context)],
      how: [],
    };
  }
  if ('crosstab' in entry) {
    const crosstab = viewOf(results, (all) => only(all.crosstabs, entry.id));
    return {
      finding: crosstabFinding(crosstab, context),
      figures: [],
      tables: crosstab.withheld ? [] : [crosstabTable(crosstab, context)],
      how: [],
    };
  }
  return describeSection(
    ofEntry(results, entry.id, (all) => all.descriptions),
    context,
  );
}

function only<T extends { plan: string }>(results: readonly T[], plan: string): T {
  const found = results.find((result) => result.plan === plan);
  if (!found) throw new Error(`The plan entry ${plan} has no result`);
  return found;
}
