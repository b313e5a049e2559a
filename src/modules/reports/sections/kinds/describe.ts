import { m } from '#messages';
import { mention } from '#modules/analyses/index.ts';
import { describeSection } from '../means-sections.ts';
import { onlyOne, type ReportKind } from '../report-kind.ts';
import { ofEntry } from '../section.ts';

export const describeReport: ReportKind<'describe'> = {
  title: ({ variables }, context) => {
    const variable = onlyOne(variables);
    const locale = { locale: context.language };
    return variable
      ? m.reports_default_describe_one({ variable: mention(context, variable) }, locale)
      : m.reports_default_describe({}, locale);
  },
  section: (results, context) =>
    describeSection(
      ofEntry(results, context.entry.id, (all) => all.descriptions),
      context,
    ),
  formulas: (_, locale) => [m.reports_how_describe({}, { locale })],
  usesScores: true,
};
