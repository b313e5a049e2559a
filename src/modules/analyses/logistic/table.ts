import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import type { TableBlock } from '#modules/reports/schema.ts';
import { inQuotes } from '#platform/listing.ts';
import { formatCoefficient, formatNumber, formatPercent, formatPRelation } from '#platform/number-style.ts';
import { constantName } from '../regress/run.ts';
import { termRows } from '../regress/term-rows.ts';
import type { LogisticResult } from '../schema.ts';
import { newTable } from '../tables/new-table.ts';
import { cells, label, symbol, type TableContext } from '../tables/table-context.ts';

/** The answer whose odds are explained, and to what: `the answer “yes” to “Considering leaving”`. */
export function eventMention({ outcome, eventLabel }: LogisticResult, context: TableContext): string {
  const event = inQuotes(eventLabel, context.language);
  return m.reports_logistic_event({ event, outcome: label(context, outcome) }, { locale: context.language });
}

/** B, SE, z, p, odds ratio with its interval and VIF of every term; tests and measures of fit in the notes. */
export function logisticTable(result: Released<LogisticResult>, context: TableContext): TableBlock {
  const locale = { locale: context.language };
  const cell = cells(context);
  return newTable(context, {
    title: m.reports_logistic_title({ event: eventMention(result, context) }, locale),
    columns: [
      m.reports_column_term({}, locale),
      symbol.B,
      symbol.SE,
      [{ text: 'z', italic: true }],
      symbol.p,
      m.reports_column_odds_ratio({}, locale),
      m.reports_column_interval_odds({}, locale),
      'VIF',
    ],
    rows: termRows(result.terms, result.categories ?? [], context, (term) => [
      cell.number(term.B, 3),
      cell.number(term.se, 3),
      cell.number(term.z),
      cell.p(term.p),
      ...(term.name === constantName
        ? [cell.nothing, cell.nothing]
        : [{ text: formatOdds(term.oddsRatio, context) }, { text: oddsInterval(term.oddsRatioCi, context) }]),
      cell.number(term.vif),
    ]),
    notes: notesOf(result, context),
    sizes: [result.n],
  });
}

/** Two decimals where they say something: odds ratios run from thousandths to thousands. */
export function formatOdds(value: number, { language }: Pick<TableContext, 'language'>): string {
  if (value >= 9999.5) return `>\u00a0${formatNumber(9999, language, { decimals: 0 })}`;
  if (value < 0.001) return `<\u00a0${formatNumber(0.001, language, { decimals: 3 })}`;
  const decimals = value >= 100 ? 0 : value >= 10 ? 1 : value < 0.1 ? 3 : 2;
  return formatNumber(value, language, { decimals });
}

function oddsInterval(
  interval: readonly [number, number] | null,
  context: Pick<TableContext, 'language'>,
): string {
  if (interval === null) return '–';
  const separator = context.language === 'en' ? ', ' : '; ';
  return `[${interval.map((end) => formatOdds(end, context)).join(separator)}]`;
}

function notesOf(result: LogisticResult, context: TableContext): string[] {
  const { language } = context;
  const locale = { locale: language };
  const { n, events, chiSquared, df, p, nagelkerkeR2, mcFaddenR2, auc, classified, hosmerLemeshow } = result;
  if (n === null || events === null || chiSquared === null || df === null || p === null) return [];
  const number = (value: number) => formatNumber(value, language, { decimals: 2 });
  const whole = m.reports_logistic_note(
    {
      n,
      events,
      event: inQuotes(result.eventLabel, language),
      df,
      chi: number(chiSquared),
      p: formatPRelation(p, language),
      nagelkerke: formatCoefficient(nagelkerkeR2 ?? 0, language),
      mcFadden: formatCoefficient(mcFaddenR2 ?? 0, language),
      auc: formatCoefficient(auc ?? 0, language),
    },
    locale,
  );
  const fit = hosmerLemeshow
    ? m.reports_logistic_note_fit(
        {
          df: hosmerLemeshow.df,
          chi: number(hosmerLemeshow.chiSquared),
          p: formatPRelation(hosmerLemeshow.p, language),
        },
        locale,
      )
    : null;
  const foretold = classified
    ? m.reports_logistic_note_classified(
        {
          correct: formatPercent(classified.correct, language),
          sensitivity: formatPercent(classified.sensitivity, language),
          specificity: formatPercent(classified.specificity, language),
        },
        locale,
      )
    : null;
  const categories = (result.categories ?? []).flatMap((category) =>
    typeof category.chiSquared !== 'number' || category.p === null
      ? []
      : [
          m.reports_logistic_category_test(
            {
              variable: label(context, category.variable),
              df: category.df.join(', '),
              chi: number(category.chiSquared),
              p: formatPRelation(category.p, language),
            },
            locale,
          ),
        ],
  );
  const more = [fit, foretold].filter((note) => note !== null);
  return [
    whole,
    ...(more.length === 0 ? [] : [more.join(' ')]),
    ...(categories.length === 0 ? [] : [categories.join(' ')]),
    m.reports_logistic_note_odds({}, locale),
  ];
}

/** An odds ratio with its interval, for a figure: `1.64 [1.20, 2.31]`. */
export function oddsText(
  { oddsRatio, oddsRatioCi }: Pick<LogisticResult['terms'][number], 'oddsRatio' | 'oddsRatioCi'>,
  context: Pick<TableContext, 'language'>,
): string {
  return `${formatOdds(oddsRatio, context)} ${oddsInterval(oddsRatioCi, context)}`;
}
