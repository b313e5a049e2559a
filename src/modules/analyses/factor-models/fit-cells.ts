import { m } from '#messages';
import type { Cell, Text } from '#modules/reports/schema.ts';
import { formatCoefficient, formatNumber, formatP } from '#platform/number-style.ts';
import { cells, symbol, type TableContext } from '../tables/table-context.ts';
import { fitLimits, type ModelFit } from './fit-part.ts';

type Shown = Pick<ModelFit, 'chiSquared' | 'df' | 'p' | 'cfi' | 'tli' | 'rmsea' | 'rmseaCi'> & {
  readonly srmr: number | null;
};

/** The columns of a table of fits, after the one that names the model. */
export function fitColumns({ language }: TableContext): Text[] {
  return [
    'χ²',
    [{ text: 'df', italic: true }],
    symbol.p,
    'CFI',
    'TLI',
    'RMSEA',
    m.reports_column_rmsea_interval({}, { locale: language }),
    'SRMR',
  ];
}

export function fitCells(fit: Shown | null, context: TableContext, isWithheld?: unknown): Cell[] {
  const cell = cells(context);
  const coefficient = (value: number | null) => cell.coefficient(value, isWithheld);
  // Three decimals: a change of .010 in CFI decides.
  const threeDecimals = (value: number | null): Cell =>
    value === null ? coefficient(null) : { text: formatCoefficient(value, context.language, 3) };
  return [
    cell.number(fit?.chiSquared ?? null, 2, isWithheld),
    cell.count(fit?.df ?? null, isWithheld),
    fit && fit.p !== null ? { text: formatP(fit.p, context.language) } : cell.p(null, isWithheld),
    threeDecimals(fit?.cfi ?? null),
    threeDecimals(fit?.tli ?? null),
    threeDecimals(fit?.rmsea ?? null),
    cell.interval(fit?.rmseaCi ?? null, 'coefficient', isWithheld),
    threeDecimals(fit?.srmr ?? null),
  ];
}

/** What is commonly asked of a fit, as guidance. */
export function limitsNote({ language }: TableContext): string {
  const show = (value: number) => formatCoefficient(value, language);
  const { good, acceptable } = fitLimits;
  return m.reports_cfa_fit_limits(
    {
      cfiGood: show(good.cfi),
      rmseaGood: show(good.rmsea),
      srmrGood: show(good.srmr),
      cfi: show(acceptable.cfi),
      rmsea: show(acceptable.rmsea),
      srmr: show(acceptable.srmr),
    },
    { locale: language },
  );
}

/** `CFI = .97, RMSEA = .04, SRMR = .03` */
export function fitInShort({ cfi, rmsea, srmr }: ModelFit, { language }: TableContext): string {
  const show = (name: string, value: number | null) =>
    value === null ? [] : [`${name} = ${formatCoefficient(value, language)}`];
  return [...show('CFI', cfi), ...show('RMSEA', rmsea), ...show('SRMR', srmr)].join(', ');
}

export function informationNote(fit: ModelFit, n: number, { language }: TableContext): string {
  const number = (value: number, decimals: number) => formatNumber(value, language, { decimals });
  return m.reports_cfa_fit_information(
    {
      n: number(n, 0),
      parameters: number(fit.parameters, 0),
      aic: number(fit.aic, 1),
      bic: number(fit.bic, 1),
      logLikelihood: number(fit.logLikelihood, 1),
    },
    { locale: language },
  );
}
