import { m } from '#messages';
import { itemTables, mention, reliabilityFinding, reliabilityTable } from '#modules/analyses/index.ts';
import { onlyOne, type ReportKind } from '../report-kind.ts';
import { ofEntry } from '../section.ts';

export const reliabilityReport: ReportKind<'reliability'> = {
  title: ({ scales }, context) => {
    const scale = onlyOne(scales);
    const locale = { locale: context.language };
    return scale
      ? m.reports_default_reliability_one({ scale: mention(context, scale) }, locale)
      : m.reports_default_reliability({}, locale);
  },
  section: (results, context) => {
    const scales = ofEntry(results, context.entry.id, (all) => all.reliability);
    return {
      finding: reliabilityFinding(scales, context),
      figures: [],
      tables: [reliabilityTable(scales, context)],
      how: itemTables(scales, context),
    };
  },
  formulas: (_, locale) => [m.reports_how_reliability({}, { locale })],
  usesScores: false,
};
