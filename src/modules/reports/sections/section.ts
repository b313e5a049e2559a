import { m } from '#messages';
import { howIdOf, label, provenanceOf, type TableContext } from '#modules/analyses/index.ts';
import type { Results, Warning } from '#modules/analyses/schema.ts';
import { type Released, viewOf } from '#modules/privacy/index.ts';
import { formatNumber } from '#platform/number-style.ts';
import type { Figure, FigureLayout, FigureOptions } from '../figures/index.ts';
import type { Block, FigureBlock, TableBlock, Text, WarningBlock } from '../schema.ts';

/** What one entry of the plan gives the report. */
export type Section = {
  /** The sentence that also stands among the main findings. */
  readonly finding: string;
  /** What the finding counts, one by one; only in the section itself. */
  readonly points?: readonly Text[];
  readonly figures: readonly FigureBlock[];
  readonly tables: readonly TableBlock[];
  /** What "how this was computed" adds for this kind of analysis. */
  readonly how: readonly Block[];
};

/** The part of the results that one plan entry made, still released. */
export function ofEntry<T extends { plan: string }>(
  results: Released<Results>,
  plan: string,
  pick: (results: Results) => readonly T[],
): Released<T[]> {
  return viewOf(results, (all) => pick(all).filter((result) => result.plan === plan));
}

/** The one result of an entry that has one. */
export function onlyOf<T extends { plan: string }>(
  results: Released<Results>,
  plan: string,
  pick: (results: Results) => readonly T[],
): Released<T> {
  return viewOf(results, (all) => {
    const found = pick(all).find((result) => result.plan === plan);
    if (!found) throw new Error(`The plan entry ${plan} has no result`);
    return found;
  });
}

/** Warnings stand right after the first table of their entry, in the order they were raised. */
export function warningBlocks(warnings: readonly Warning[], plan: string, tableId: string): WarningBlock[] {
  return warnings
    .filter((warning) => warning.about === plan || warning.about.startsWith(`${plan}/`))
    .map((warning) => ({
      kind: 'warning',
      severity: warning.code === 'withheld' ? 'info' : 'warning',
      text: warning.text,
      about: tableId,
    }));
}

type FigureInput = {
  readonly context: TableContext;
  readonly title: string;
  readonly alternativeText: string;
  readonly sizes: readonly (number | null)[];
  readonly draw: (options: FigureOptions) => Figure;
  readonly suffix?: string;
  /** The table with the same numbers, where it is not the entry's first. */
  readonly tableId?: string;
  /** A figure that stands with "how this was computed" is counted apart. */
  readonly isAppendix?: boolean;
};

/** Draws a figure for a wide page and for a phone, and gives it number, alternative text and provenance. */
export function figureBlock({
  context,
  title,
  alternativeText,
  sizes,
  draw,
  suffix,
  tableId,
  isAppendix = false,
}: FigureInput): FigureBlock {
  const { language, entry } = context;
  const options = (layout: FigureLayout): FigureOptions => ({
    language,
    title,
    layout,
    formatNumber: (value, decimals) => formatNumber(value, language, { decimals }),
  });
  const wide = draw(options('wide'));
  return {
    kind: 'figure',
    id: `figure-${entry.id}${suffix ?? ''}`,
    number: isAppendix ? context.numbering.nextAppendixFigure() : context.numbering.nextFigure(),
    title,
    ...(context.isPlanned ? {} : { postHocLabel: m.reports_post_hoc({}, { locale: language }) }),
    svg: wide.svg,
    narrowSvg: draw(options('narrow')).svg,
    widthPixels: wide.widthPixels,
    heightPixels: wide.heightPixels,
    alternativeText,
    tableId: tableId ?? `table-${entry.id}`,
    provenance: provenanceOf(context, sizes),
  };
}

export { howIdOf, label };
