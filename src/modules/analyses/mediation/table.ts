import { m } from '#messages';
import type { Released } from '#modules/privacy/index.ts';
import type { TableBlock } from '#modules/reports/schema.ts';
import { inAList } from '#platform/listing.ts';
import { formatNumber, formatPRelation } from '#platform/number-style.ts';
import { newTable } from '../tables/new-table.ts';
import {
  cells,
  label,
  mention,
  startingSentence,
  symbol,
  type TableContext,
} from '../tables/table-context.ts';
import type { MediationResult } from './result.ts';

/** The two paths, and direct, indirect and total. */
export function mediationTable(result: Released<MediationResult>, context: TableContext): TableBlock {
  const locale = { locale: context.language };
  const cell = cells(context);
  const names = {
    predictor: label(context, result.predictor),
    mediator: label(context, result.mediator),
    outcome: label(context, result.outcome),
  };
  const row = (heading: string, path: MediationResult['a']) => ({
    cells: [
      cell.heading(heading),
      cell.number(path?.B ?? null, 2),
      cell.number(path?.se ?? null, 2),
      cell.p(path?.p ?? null),
      cell.interval(path?.ci ?? null),
    ],
  });
  const { indirect } = result;
  return newTable(context, {
    title: m.reports_mediation_title({ outcome: mention(context, result.outcome) }, locale),
    columns: [
      m.reports_column_path({}, locale),
      symbol.B,
      symbol.SE,
      symbol.p,
      m.reports_column_interval({}, locale),
    ],
    rows: [
      row(m.reports_mediation_a(names, locale), result.a),
      row(m.reports_mediation_b(names, locale), result.b),
      row(m.reports_mediation_direct(names, locale), result.direct),
      row(
        m.reports_mediation_indirect(names, locale),
        indirect && {
          B: indirect.B,
          se: indirect.sobelSe,
          t: null,
          p: indirect.jointP ?? null,
          ci: indirect.ci,
        },
      ),
      row(m.reports_mediation_total(names, locale), result.total),
    ],
    notes: [...(indirect ? [noteOf(indirect, context)] : []), ...covariatesNote(result, context)],
    sizes: [result.n],
  });
}

function noteOf(indirect: NonNullable<MediationResult['indirect']>, { language }: TableContext): string {
  const number = (value: number) => formatNumber(value, language, { decimals: 2 });
  const inputs = {
    resamples: formatNumber(indirect.resamples, language, { decimals: 0 }),
    seed: indirect.seed,
    percentile: `[${(indirect.percentileCi ?? []).map(number).join(language === 'en' ? ', ' : '; ')}]`,
    standardised: number(indirect.standardised),
    sobel: formatPRelation(indirect.sobelP ?? 0, language),
  };
  return m.reports_mediation_note(inputs, { locale: language });
}

/** Which variables are held still, where some are. */
export function covariatesNote(result: MediationResult, context: TableContext): string[] {
  if (!result.covariates) return [];
  return [m.reports_mediation_covariates(heldNames(result, context), { locale: context.language })];
}

function heldNames({ covariates = [] }: MediationResult, context: TableContext): { names: string } {
  const names = covariates.map((name) => mention(context, name));
  return { names: inAList(names, context.language) };
}

/** Whether something goes by way of the mediator, and whether anything goes past it. */
export function mediationFinding(result: Released<MediationResult>, context: TableContext): string {
  const locale = { locale: context.language };
  const names = {
    predictor: mention(context, result.predictor),
    mediator: mention(context, result.mediator),
    outcome: mention(context, result.outcome),
  };
  const { indirect, direct } = result;
  const ci = indirect?.ci ?? indirect?.percentileCi;
  if (!indirect || !direct || !ci)
    return startingSentence(m.reports_finding_mediation_not_shown(names, locale));
  const number = (value: number) => formatNumber(value, context.language, { decimals: 2 });
  const inputs = {
    ...names,
    B: number(indirect.B),
    ci: `[${ci.map(number).join(context.language === 'en' ? ', ' : '; ')}]`,
  };
  const isThere = ci[0] > 0 || ci[1] < 0;
  const past = {
    ...names,
    B: number(direct.B),
    p: formatPRelation(direct.p ?? 0, context.language),
  };
  return [
    isThere
      ? m.reports_finding_mediation_there(inputs, locale)
      : m.reports_finding_mediation_none(inputs, locale),
    (direct.p ?? 0) < 0.05
      ? m.reports_finding_mediation_direct(past, locale)
      : m.reports_finding_mediation_no_direct(past, locale),
    ...(result.covariates
      ? [m.reports_finding_mediation_covariates(heldNames(result, context), locale)]
      : []),
  ].join(' ');
}
