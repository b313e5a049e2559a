import { m } from '#messages';
import {
  factorMeansTable,
  invarianceFinding,
  invarianceTable,
  mention,
  unequalTables,
} from '#modules/analyses/index.ts';
import { onlyOne, type ReportKind } from '../report-kind.ts';
import { onlyOf } from '../section.ts';

export const invarianceReport: ReportKind<'invariance'> = {
  title: ({ by, scales }, context) => {
    const locale = { locale: context.language };
    const scale = onlyOne(scales);
    const inputs = { by: mention(context, by) };
    return scale
      ? m.reports_default_invariance_one({ ...inputs, scale: mention(context, scale) }, locale)
      : m.reports_default_invariance(inputs, locale);
  },
  section: (results, context) => {
    const result = onlyOf(results, context.entry.id, (all) => all.invariances);
    const finding = invarianceFinding(result, context);
    if (result.levels.length === 0) return { finding, figures: [], tables: [], how: [] };
    const tables = [invarianceTable(result, context), factorMeansTable(result, context)];
    return {
      finding,
      figures: [],
      tables: tables.filter((table) => table !== null),
      how: unequalTables(result, context),
    };
  },
  formulas: (_, locale) => [m.reports_how_invariance({}, { locale })],
  usesScores: false,
};
