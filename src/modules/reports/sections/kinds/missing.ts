import { m } from '#messages';
import {
  missingFinding,
  missingTable,
  mostMissingFirst,
  patternTable,
  relatedTable,
  type TableContext,
} from '#modules/analyses/index.ts';
import type { MissingnessResult } from '#modules/analyses/schema.ts';
import { type Released, viewOf } from '#modules/privacy/index.ts';
import {
  type MissingGrid,
  type MissingShares,
  missingPatternsFigure,
  missingSharesFigure,
} from '../../figures/index.ts';
import type { FigureBlock } from '../../schema.ts';
import type { ReportKind } from '../report-kind.ts';
import { figureBlock, label, onlyOf } from '../section.ts';

/** More bars or columns than these make a figure nobody can read; the tables have them all. */
const mostBars = 20;
const mostPatterns = 10;
const mostRows = 12;

export const missingReport: ReportKind<'missing'> = {
  title: (_, context) => m.reports_missing_section_title({}, { locale: context.language }),
  section: (results, context) => {
    const result = onlyOf(results, context.entry.id, (all) => all.missingness);
    const finding = missingFinding(result, context);
    if (result.n === null) return { finding, figures: [], tables: [], how: [] };
    const tables = [
      missingTable(result, context),
      patternTable(result, context),
      relatedTable(result, context),
    ];
    return {
      finding,
      figures: [sharesBlock(result, finding, context), gridBlock(result, context)].filter(
        (figure) => figure !== null,
      ),
      tables: tables.filter((table) => table !== null),
      how: [],
    };
  },
  formulas: (_, locale) => [m.reports_how_missing({}, { locale })],
  usesScores: true,
};

function sharesBlock(
  result: Released<MissingnessResult>,
  finding: string,
  context: TableContext,
): FigureBlock | null {
  const locale = { locale: context.language };
  const shares = viewOf(
    result,
    (all): MissingShares =>
      mostMissingFirst(all)
        .filter(({ missing }) => missing > 0)
        .slice(0, mostBars)
        .map(({ variable, missing, share }) => ({ label: label(context, variable), missing, share })),
  );
  if (shares.length === 0) return null;
  return figureBlock({
    context,
    title: m.reports_figure_missing_title({}, locale),
    alternativeText: m.reports_alternative_other({ finding }, locale),
    sizes: [result.n],
    draw: (options) => missingSharesFigure(shares, options),
  });
}

/** The combinations that enough people have in common, over the variables that any of them lacks. */
function gridBlock(result: Released<MissingnessResult>, context: TableContext): FigureBlock | null {
  const locale = { locale: context.language };
  const grid = viewOf(result, ({ patterns, variables }): MissingGrid => {
    const shown = patterns.slice(0, mostPatterns);
    const lacked = variables
      .map(({ variable }) => variable)
      .filter((variable) => shown.some(({ lacking }) => lacking.includes(variable)));
    return {
      variables: lacked.map((variable) => label(context, variable)),
      patterns: shown.map(({ lacking, n }) => ({
        n,
        isMissing: lacked.map((variable) => lacking.includes(variable)),
      })),
    };
  });
  if (grid.patterns.length < 2 || grid.variables.length < 2 || grid.variables.length > mostRows) return null;
  return figureBlock({
    context,
    title: m.reports_figure_missing_patterns_title({}, locale),
    alternativeText: m.reports_alternative_missing_patterns({ patterns: grid.patterns.length }, locale),
    sizes: [result.n],
    draw: (options) => missingPatternsFigure(grid, options),
    suffix: '-patterns',
  });
}
