import type { Language } from '#platform/language.ts';

/**
 * A report is one document of blocks, built once and rendered four ways: web page, HTML file, DOCX, PDF.
 * Every text is already in the report's language and every number already in that language's style;
 * renderers lay out and escape, nothing more.
 */

/** A piece of text; statistics' symbols (r, p, n, M, SD) are italic as APA style wants. */
export type Run = {
  readonly text: string;
  readonly italic?: boolean;
  readonly bold?: boolean;
  readonly superscript?: boolean;
  readonly subscript?: boolean;
  /** A page of ours to go on to: a link on the web, plain text in documents that are read elsewhere. */
  readonly href?: string;
};
export type Text = string | readonly (string | Run)[];

/** Where a number came from: shown under every table and figure, and linked to how it was computed. */
export type Provenance = {
  /** For example `employees.csv · n = 254 · RQ1a · correlate · Handlingsrom 0.1.0`. */
  readonly text: string;
  /** The id of the `details` block that says how it was computed. */
  readonly howId?: string;
};

export type Cell = {
  readonly text: Text;
  /** Row headings; the first column is one unless said otherwise. */
  readonly isHeading?: boolean;
  readonly isWithheld?: boolean;
  /** Letter of a note under the table. */
  readonly note?: string;
  readonly indent?: number;
  /** How far from its target the number is: the ground gets darker. The number itself says it as well. */
  readonly tone?: CellTone;
};
export type CellTone = 'reached' | 'near' | 'below' | 'far' | 'farthest' | 'none' | 'withheld';
export type TableColumn = {
  readonly label: Text;
  readonly align: 'left' | 'right' | 'center';
  /** Neighbouring columns with the same group stand under one spanning heading. */
  readonly group?: string;
};

export type HeadingBlock = {
  readonly kind: 'heading';
  readonly level: 1 | 2 | 3;
  readonly text: string;
  readonly id: string;
};
export type ProseBlock = { readonly kind: 'prose'; readonly text: Text };
/** What somebody said, as they said it, and where. */
export type QuoteBlock = { readonly kind: 'quote'; readonly text: Text; readonly source: string };
/** The sentence that says what was found; stands before its figure and table. */
export type FindingBlock = { readonly kind: 'finding'; readonly text: Text };
export type ListBlock = { readonly kind: 'list'; readonly items: readonly Text[] };
/** Term and value, as on a report's first page: answers, synthetic or not, plan hash. */
export type FactsBlock = {
  readonly kind: 'facts';
  readonly facts: readonly { readonly term: string; readonly value: Text }[];
};
export type TableBlock = {
  readonly kind: 'table';
  readonly id: string;
  /** `Tabell 3`. */
  readonly number: string;
  readonly title: Text;
  /** Set when the analysis was not planned: shown as a tag beside the title. */
  readonly postHocLabel?: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly {
    readonly cells: readonly Cell[];
    readonly isTotal?: boolean;
    /** A row that only heads the rows below it: one cell over the full width. */
    readonly isSection?: boolean;
  }[];
  readonly notes: readonly Text[];
  readonly provenance: Provenance;
  /** A long text in rows rather than figures to compare: on paper it begins where it is, and goes on over the pages. */
  readonly isRunning?: boolean;
};
export type FigureBlock = {
  readonly kind: 'figure';
  readonly id: string;
  readonly number: string;
  readonly title: Text;
  readonly postHocLabel?: string;
  /** A whole `<svg>` element made by `reports/figures`; its own text is escaped. */
  readonly svg: string;
  /** The same figure laid out for a phone's width; web and HTML show it there instead. */
  readonly narrowSvg?: string;
  readonly widthPixels: number;
  readonly heightPixels: number;
  /** What a person who does not see the figure needs to know. */
  readonly alternativeText: string;
  /** The table with the same numbers. */
  readonly tableId?: string;
  readonly provenance: Provenance;
};
export type WarningBlock = {
  readonly kind: 'warning';
  readonly severity: 'info' | 'warning';
  readonly text: Text;
  /** The id of the table or figure it concerns; it stands right after it. */
  readonly about?: string;
};
/** Folded away on the web and in HTML, an appendix in DOCX and PDF. */
export type DetailsBlock = {
  readonly kind: 'details';
  readonly id: string;
  readonly summary: string;
  /** What it is about; heads it in the appendix, which already says "how this was computed". */
  readonly subject?: string;
  readonly blocks: readonly Block[];
};
export type Block =
  | HeadingBlock
  | ProseBlock
  | FindingBlock
  | QuoteBlock
  | ListBlock
  | FactsBlock
  | TableBlock
  | FigureBlock
  | WarningBlock
  | DetailsBlock;

export type ReportDocument = {
  readonly language: Language;
  readonly title: string;
  readonly subtitle?: string;
  /** Shown on top of every rendering when the answers are made up. */
  readonly syntheticNotice?: string;
  readonly blocks: readonly Block[];
  readonly footer: string;
};
