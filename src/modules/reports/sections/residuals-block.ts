import { m } from '#messages';
import { mention, type TableContext } from '#modules/analyses/index.ts';
import type { RegressionResult } from '#modules/analyses/schema.ts';
import { type Released, viewOf } from '#modules/privacy/index.ts';
import { formatNumber } from '#platform/number-style.ts';
import { type Residuals, residualsFigure } from '../figures/index.ts';
import type { FigureBlock } from '../schema.ts';
import { figureBlock } from './section.ts';

/** Residuals by what the model expects, in groups; null where there are too few for groups. */
export function residualsBlock(
  result: Released<RegressionResult>,
  context: TableContext,
): FigureBlock | null {
  const bins = result.diagnostics?.bins ?? [];
  if (bins.length === 0) return null;
  const locale = { locale: context.language };
  const show = (value: number) => formatNumber(value, context.language, { decimals: 2 });
  const residuals = bins.map(({ residual }) => residual);
  const spreads = bins.map(({ sd }) => sd);
  const shown = viewOf(result, (whole): Residuals => ({ bins: whole.diagnostics?.bins ?? [] }));
  return figureBlock({
    context,
    suffix: '-residuals',
    tableId: `table-${context.entry.id}-diagnostics`,
    isAppendix: true,
    title: m.reports_figure_residuals_title({ outcome: mention(context, result.outcome) }, locale),
    alternativeText: m.reports_alternative_residuals(
      {
        bins: bins.length,
        low: show(Math.min(...residuals)),
        high: show(Math.max(...residuals)),
        narrowest: show(Math.min(...spreads)),
        widest: show(Math.max(...spreads)),
      },
      locale,
    ),
    sizes: [result.n],
    draw: (options) => residualsFigure(shown, options),
  });
}
