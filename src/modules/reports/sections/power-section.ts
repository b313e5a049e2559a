import { m } from '#messages';
import { effectNumber, effectSymbol, type PowerPoint } from '#modules/analyses/index.ts';
import type { Language } from '#platform/language.ts';
import { formatCoefficient, formatNumber, formatPercent } from '#platform/number-style.ts';
import type { PowerDesign } from '#statistics';
import { type Figure, type FigureOptions, powerCurveFigure } from '../figures/index.ts';
import type { TableBlock, Text } from '../schema.ts';

/** What figure and table of power need: the same for a report and for the page that asks before there is a study. */
export type ShownPower = {
  readonly design: PowerDesign;
  readonly n: number;
  readonly power: number;
  readonly alpha: number;
  readonly curve: readonly PowerPoint[];
};

export function powerTitle(design: PowerDesign, language: Language): string {
  const locale = { locale: language };
  if (design.kind === 'correlation') return m.reports_power_title_correlation({}, locale);
  if (design.kind === 'regression') return m.reports_power_title_regression({}, locale);
  return m.reports_power_title_groups({}, locale);
}

export function drawPowerCurve(shown: ShownPower, options: FigureOptions): Figure {
  const { design, curve, n } = shown;
  const { language } = options;
  const inputs = { symbol: effectSymbol(design), power: percentOf(shown, language) };
  const locale = { locale: language };
  return powerCurveFigure(
    {
      points: curve,
      n,
      labels: {
        detectable: m.reports_power_line_detectable(inputs, locale),
        critical: m.reports_power_line_critical(inputs, locale),
        across: m.reports_power_across({}, locale),
        up: inputs.symbol,
      },
      decimals: design.kind === 'regression' ? 3 : 2,
    },
    // A correlation cannot pass 1, and is written without its leading zero, as in the table.
    design.kind === 'correlation'
      ? { ...options, formatNumber: (value, decimals) => coefficientOrCount(value, decimals, language) }
      : options,
  );
}

type TableOfPower = {
  readonly title: string;
  readonly columns: [Text, Text, Text];
  readonly rows: TableBlock['rows'];
  readonly notes: string[];
};

/** n, the smallest significant effect and the smallest that is found; the study's own n stands out. */
export function powerTableParts(shown: ShownPower, language: Language): TableOfPower {
  const { design, curve, n, alpha } = shown;
  const locale = { locale: language };
  const inputs = { symbol: effectSymbol(design), power: percentOf(shown, language) };
  return {
    title: m.reports_power_table_title({}, locale),
    columns: [
      [{ text: 'n', italic: true }],
      m.reports_power_column_critical(inputs, locale),
      m.reports_power_column_detectable(inputs, locale),
    ],
    rows: curve.map((point) => ({
      ...(point.n === n ? { isTotal: true } : {}),
      cells: [
        { text: formatNumber(point.n, language, { decimals: 0 }), isHeading: true },
        { text: effectNumber(design, point.critical, language) },
        { text: effectNumber(design, point.detectable, language) },
      ],
    })),
    notes: [
      m.reports_power_note({ alpha: formatCoefficient(alpha, language, alpha < 0.01 ? 4 : 2) }, locale),
    ],
  };
}

export function powerAlternative(language: Language): string {
  return m.reports_power_alternative({}, { locale: language });
}

function percentOf({ power }: ShownPower, language: Language): string {
  return formatPercent(power, language);
}

function coefficientOrCount(value: number, decimals: number, language: Language): string {
  return decimals === 0
    ? formatNumber(value, language, { decimals })
    : formatCoefficient(value, language, decimals);
}
