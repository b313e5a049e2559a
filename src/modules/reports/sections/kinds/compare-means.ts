import { m } from '#messages';
import { label, mention } from '#modules/analyses/index.ts';
import { compareMeansSection } from '../means-sections.ts';
import type { ReportKind } from '../report-kind.ts';
import { onlyOf } from '../section.ts';

export const compareMeansReport: ReportKind<'compareMeans'> = {
  title: ({ outcome, by }, context) =>
    m.reports_default_means(
      { outcome: label(context, outcome), by: mention(context, by) },
      { locale: context.language },
    ),
  section: (results, context) =>
    compareMeansSection(
      onlyOf(results, context.entry.id, (all) => all.meanComparisons),
      context,
    ),
  formulas: ({ test = 'anova', postHoc, spread }, locale) => [
    tests[test]({}, { locale }),
    ...(postHoc === 'none' ? [] : [pairs[postHoc]({}, { locale })]),
    ...(test === 'kruskalWallis' || test === 'mannWhitney'
      ? []
      : [
          spread === 'means'
            ? m.reports_how_spread_levene({}, { locale })
            : m.reports_how_spread({}, { locale }),
        ]),
  ],
  usesScores: true,
};

const tests = {
  anova: m.reports_how_compare_means,
  welch: m.reports_how_compare_welch,
  kruskalWallis: m.reports_how_compare_ranks,
  student: m.reports_how_compare_student,
  welchT: m.reports_how_compare_welch_t,
  mannWhitney: m.reports_how_compare_mann_whitney,
} as const;
const pairs = {
  bonferroni: m.reports_how_pairs_bonferroni,
  holm: m.reports_how_pairs_holm,
  tukey: m.reports_how_pairs_tukey,
  gamesHowell: m.reports_how_pairs_games_howell,
  scheffe: m.reports_how_pairs_scheffe,
  dunn: m.reports_how_pairs_dunn,
} as const;
