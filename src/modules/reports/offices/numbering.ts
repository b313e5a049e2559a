import { m } from '#messages';
import type { Language } from '#platform/language.ts';
import { formatNumber } from '#platform/number-style.ts';
import type { Figure, FigureLayout, FigureOptions } from '../figures/index.ts';
import type { FigureBlock, Provenance } from '../schema.ts';

/** What all blocks of one page share: its language, and how its tables and figures are numbered. */
export type PageContext = {
  readonly language: Language;
  readonly locale: { readonly locale: Language };
  readonly nextTable: () => string;
  readonly nextFigure: () => string;
};

export function startPage(language: Language): PageContext {
  const locale = { locale: language };
  let tables = 0;
  let figures = 0;
  return {
    language,
    locale,
    nextTable: () => {
      tables += 1;
      return m.reports_table_number({ number: tables }, locale);
    },
    nextFigure: () => {
      figures += 1;
      return m.reports_figure_number({ number: figures }, locale);
    },
  };
}

/** A figure for a page: drawn once for the desk and once for the phone. */
export function figureBlock(
  given: {
    readonly id: string;
    readonly title: string;
    readonly alternativeText: string;
    readonly tableId?: string;
    readonly provenance: Provenance;
    readonly draw: (options: FigureOptions) => Figure;
    /** False where one drawing serves both, as one that only goes to print. */
    readonly hasNarrow?: boolean;
  },
  { language, nextFigure }: PageContext,
): FigureBlock {
  const { draw, hasNarrow = true, ...rest } = given;
  const drawn = (layout: FigureLayout) =>
    draw({
      language,
      title: given.title,
      layout,
      formatNumber: (value, decimals) => formatNumber(value, language, { decimals }),
    });
  const wide = drawn('wide');
  return {
    ...rest,
    kind: 'figure',
    number: nextFigure(),
    svg: wide.svg,
    ...(hasNarrow ? { narrowSvg: drawn('narrow').svg } : {}),
    widthPixels: wide.widthPixels,
    heightPixels: wide.heightPixels,
  };
}
