import { m } from '#messages';
import { type AgreementRow, type Figure, reckonInTurn } from '#modules/interviews/index.ts';
import type { Language } from '#platform/language.ts';
import { formatCoefficient } from '#platform/number-style.ts';

/** What a row is of. */
export function sayRow({ kind, name }: Pick<AgreementRow, 'kind' | 'name'>, locale: Language): string {
  if (kind === 'one') return name;
  const say = {
    any: m.interviews_agreement_any,
    sets: m.interviews_agreement_sets,
    whole: m.interviews_agreement_whole,
    coding: m.interviews_agreement_coding,
  }[kind];
  return say({}, { locale });
}

/** Why there is no figure; null where there is one. */
export function sayWithout(figure: Figure, locale: Language): string | null {
  if (figure.value !== null) return null;
  const say = {
    noVariation: m.interviews_agreement_no_variation,
    nothingMarked: m.interviews_agreement_nothing_marked,
    allMarked: m.interviews_agreement_all_marked,
    notTwo: m.interviews_agreement_not_two,
    overlap: m.interviews_agreement_overlap,
  }[figure.because];
  return say({}, { locale });
}

/** Why a figure has no interval; null where it has one, or is not there. */
export function sayNoInterval(figure: Figure, locale: Language): string | null {
  if (figure.value === null || figure.noInterval === null) return null;
  const say = {
    perfect: m.interviews_agreement_perfect,
    rare: m.interviews_agreement_rare,
    noMethod: m.interviews_agreement_no_method,
    noSpread: m.interviews_agreement_no_spread,
  }[figure.noInterval];
  return say({}, { locale });
}

/** A figure with its interval, as it stands in a table: `0,49 [0,39, 0,59]`. */
export function sayFigure(
  figure: Figure,
  locale: Language,
): { readonly text: string; readonly note: string } {
  const without = sayWithout(figure, locale);
  if (figure.value === null) return { text: '–', note: without ?? '' };
  const said = formatCoefficient(figure.value, locale);
  if (figure.interval === null) return { text: said, note: sayNoInterval(figure, locale) ?? '' };
  const [lower, upper] = figure.interval.map((one) => formatCoefficient(one, locale));
  const text = m.interviews_agreement_figure({ value: said, lower: lower!, upper: upper! }, { locale });
  return { text, note: '' };
}

/** Rows of figures as a table shows them, reckoned as they are asked for. */
export async function sayRows(rows: readonly AgreementRow[], locale: Language): Promise<readonly SaidRow[]> {
  const said: SaidRow[] = [];
  for await (const row of reckonInTurn(rows)) {
    said.push({
      id: `${said.length}`,
      kind: row.kind,
      name: sayRow(row, locale),
      used: row.used,
      kappa: sayFigure(row.kappa, locale),
      alpha: sayFigure(row.alpha, locale),
    });
  }
  return said;
}
export type SaidRow = Pick<AgreementRow, 'kind' | 'name' | 'used'> & {
  readonly id: string;
  readonly kappa: ReturnType<typeof sayFigure>;
  readonly alpha: ReturnType<typeof sayFigure>;
};
