import { m } from '#messages';
import { frequencyFinding, frequencyTable, mention } from '#modules/analyses/index.ts';
import { onlyOne, type ReportKind } from '../report-kind.ts';
import { ofEntry } from '../section.ts';

export const frequenciesReport: ReportKind<'frequencies'> = {
  title: ({ items }, context) => {
    const item = onlyOne(items);
    const locale = { locale: context.language };
    return item
      ? m.reports_default_frequency({ item: mention(context, item) }, locale)
      : m.reports_frequencies_title({}, locale);
  },
  section: (results, context) => {
    const questions = ofEntry(results, context.entry.id, (all) => all.frequencies);
    return {
      finding: frequencyFinding(questions, context),
      figures: [],
      tables: [frequencyTable(questions, context)],
      how: [],
    };
  },
  formulas: (_, locale) => [m.reports_how_frequencies({}, { locale })],
  usesScores: false,
};
