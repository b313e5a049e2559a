import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import type { TableBlock } from '#modules/reports/schema.ts';
import { inAList } from '#platform/listing.ts';
import { formatCoefficient, formatNumber, formatPercent, formatPRelation } from '#platform/number-style.ts';
import { handledNotes } from '../incomplete/notes.ts';
import type { RegressionResult } from '../schema.ts';
import { newTable } from '../tables/new-table.ts';
import {
  cells,
  label,
  mention,
  startingSentence,
  symbol,
  type TableContext,
} from '../tables/table-context.ts';
import { constantName } from './run.ts';

/** B, SE, beta, t, p, interval and VIF of every term, and where answers were made up for what that cost; the model's fit in the note. */
export function regressionTable(result: Released<RegressionResult>, context: TableContext): TableBlock {
  const locale = { locale: context.language };
  const cell = cells(context);
  const isModelled = result.terms.some((term) => term.fmi !== undefined);
  return newTable(context, {
    title: m.reports_regression_title({ outcome: mention(context, result.outcome) }, locale),
    columns: [
      m.reports_column_term({}, locale),
      symbol.B,
      symbol.SE,
      'β',
      result.wald ? symbol.z : symbol.t,
      symbol.p,
      m.reports_column_interval_B({}, locale),
      'VIF',
      ...(isModelled ? ['FMI'] : []),
    ],
    rows: result.terms.map((term) => ({
      cells: [
        cell.heading(term.name === constantName ? m.reports_constant({}, locale) : label(context, term.name)),
        cell.number(term.B, 3),
        cell.number(term.se, 3),
        cell.coefficient(term.beta),
        cell.number(term.t),
        cell.p(term.p),
        cell.interval(term.ci),
        cell.number(term.vif),
        ...(isModelled ? [cell.coefficient(term.fmi ?? null)] : []),
      ],
    })),
    notes: [...fitNote(result, context), ...handledNotes(result.missing, result.n, context)],
    sizes: [result.n],
  });
}

function fitNote(result: RegressionResult, { language }: TableContext): string[] {
  if (result.r2 === null) return [];
  const r2 = formatCoefficient(result.r2, language);
  if (result.wald && result.p !== null) {
    const { chiSquared, df } = result.wald;
    return [
      m.reports_regression_note_wald(
        {
          n: result.n ?? '–',
          r2,
          df,
          chiSquared: formatNumber(chiSquared, language, { decimals: 2 }),
          p: formatPRelation(result.p, language),
        },
        { locale: language },
      ),
    ];
  }
  if (result.F === null || result.p === null || !result.df) {
    return [m.reports_regression_note_perfect({ n: result.n ?? '–', r2 }, { locale: language })];
  }
  return [
    m.reports_regression_note(
      {
        n: result.n ?? '–',
        r2,
        adjusted: formatCoefficient(result.adjustedR2 ?? 0, language),
        df: result.df
          .map((df) => formatNumber(df, language, { decimals: Number.isInteger(df) ? 0 : 1 }))
          .join(', '),
        F: formatNumber(result.F, language, { decimals: 2 }),
        p: formatPRelation(result.p, language),
      },
      { locale: language },
    ),
  ];
}

/** Which predictors carry weight of their own, and how much they explain together. */
export function regressionFinding(result: Released<RegressionResult>, context: TableContext): string {
  const locale = { locale: context.language };
  const outcome = mention(context, result.outcome);
  if (result.r2 === null) return m.reports_finding_regression_not_shown({ outcome }, locale);
  if (result.F === null && !result.wald) return m.reports_finding_regression_perfect({ outcome }, locale);
  const predictors = result.terms.filter((term) => term.name !== constantName);
  const significant = predictors
    .filter((term) => (term.p ?? 1) < 0.05)
    .sort((a, b) => Math.abs(b.beta ?? 0) - Math.abs(a.beta ?? 0));
  const inputs = {
    outcome,
    predictors: predictors.length,
    share: formatPercent(result.r2, context.language),
    r2: formatCoefficient(result.r2, context.language),
  };
  if (significant.length === 0 && predictors.length === 1) {
    const name = startingSentence(mention(context, predictors[0]!.name));
    return m.reports_finding_regression_one_none({ name, outcome, share: inputs.share }, locale);
  }
  if (significant.length === 0) return m.reports_finding_regression_none(inputs, locale);
  const names = significant.map(
    (term) => `${mention(context, term.name)} (β = ${formatCoefficient(term.beta ?? 0, context.language)})`,
  );
  if (predictors.length === 1) {
    const one = { outcome, share: inputs.share, names: startingSentence(names[0]!) };
    return m.reports_finding_regression_one(one, locale);
  }
  const all = { ...inputs, names: inAList(names, context.language) };
  if (significant.length < predictors.length) {
    return m.reports_finding_regression({ ...all, significant: significant.length }, locale);
  }
  return predictors.length === 2
    ? m.reports_finding_regression_both(all, locale)
    : m.reports_finding_regression_all(all, locale);
}
