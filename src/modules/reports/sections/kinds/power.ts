import { m } from '#messages';
import { designOf, newTable, powerSentences, type TableContext } from '#modules/analyses/index.ts';
import type { PowerResult } from '#modules/analyses/schema.ts';
import type { Released } from '#modules/privacy/index.ts';
import type { OptionsOf } from '#modules/studies/index.ts';
import { drawPowerCurve, powerAlternative, powerTableParts, powerTitle } from '../power-section.ts';
import type { ReportKind } from '../report-kind.ts';
import { figureBlock, onlyOf, type Section } from '../section.ts';

export const powerReport: ReportKind<'power'> = {
  title: (options, { language }) => powerTitle(designOf(options), language),
  section: (results, context, options) =>
    powerSection(
      onlyOf(results, context.entry.id, (all) => all.powers),
      options,
      context,
    ),
  formulas: (options, language) => {
    const locale = { locale: language };
    const how = {
      correlation: m.reports_how_power_correlation,
      regression: m.reports_how_power_f,
      oneWay: m.reports_how_power_f,
      twoGroups: m.reports_how_power_t,
    }[options.for];
    return [how({}, locale), m.reports_how_power_assumes({}, locale)];
  },
  usesScores: false,
};

function powerSection(
  result: Released<PowerResult>,
  options: OptionsOf<'power'>,
  context: TableContext,
): Section {
  const { language } = context;
  const locale = { locale: language };
  const { sought, n, effect, power, critical, powerAtCritical, alpha, curve } = result;
  if (n === null || effect === null || power === null || critical === null || powerAtCritical === null) {
    return { finding: m.reports_power_not_shown({}, locale), figures: [], tables: [], how: [] };
  }
  const design = designOf(options);
  const who =
    options.file === undefined
      ? undefined
      : options.file === 'office'
        ? m.reports_power_offices({ n }, locale)
        : m.reports_power_answers({ n }, locale);
  // The figure is drawn for the power asked for: what a given effect happens to have would be an odd line.
  const shown = { design, n, power: sought === 'power' ? 0.8 : power, alpha, curve };
  const answer = { sought, n, effect, power, critical, powerAtCritical, alpha };
  const title = powerTitle(design, language);
  return {
    finding: powerSentences(design, answer, language, who).join(' '),
    figures: [
      figureBlock({
        context,
        title,
        alternativeText: powerAlternative(language),
        sizes: [n],
        draw: (figureOptions) => drawPowerCurve(shown, figureOptions),
      }),
    ],
    tables: [newTable(context, { ...powerTableParts(shown, language), sizes: [n] })],
    how: [],
  };
}
