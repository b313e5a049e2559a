import { m } from '#messages';
import type { Cell, Provenance, Text } from '#modules/reports/schema.ts';
import { isCalledBySentence, labelOf } from '#modules/studies/index.ts';
import { type LocalisedText, type PlanEntry, type Study, textIn } from '#modules/studies/schema.ts';
import type { Language } from '#platform/language.ts';
import { formatCoefficient, formatNumber, formatP } from '#platform/number-style.ts';
import type { Results } from '../schema.ts';

/** What a table needs to say where it stands and speak the report's language. */
export type TableContext = {
  readonly study: Study;
  readonly language: Language;
  readonly entry: PlanEntry;
  readonly isPlanned: boolean;
  /** The data file the entry ran on. */
  readonly file: string;
  readonly fileSource: string;
  readonly provenance: Results['provenance'];
  /** The family that the entry's tests are adjusted in, if it is in one. */
  readonly family?: EntryFamily;
  /** Ids are made from the plan id, so that links into a report stay the same from run to run. */
  /** Tables and figures that stand with "how this was computed" are counted apart: they become the appendix. */
  readonly numbering: {
    nextTable(): string;
    nextAppendixTable(): string;
    nextFigure(): string;
    nextAppendixFigure(): string;
  };
};

/** What it takes to call things by their names. */
export type NameContext = Pick<TableContext, 'study' | 'language' | 'file' | 'entry'>;

export type EntryFamily = {
  readonly id: string;
  readonly control: 'holm' | 'benjaminiHochberg';
  /** How many tests the whole family has. */
  readonly size: number;
  /** Of this entry, by what was tested. */
  readonly tests: readonly { readonly about: string; readonly p: number; readonly adjusted: number }[];
};

/** The heading of adjusted p-values in a family: p with "adj", or q where false findings are controlled. */
export function adjustedSymbol({ control }: EntryFamily): Text {
  return control === 'holm'
    ? [
        { text: 'p', italic: true },
        { text: 'adj', subscript: true },
      ]
    : [
        { text: 'q', italic: true },
        { text: 'fam', subscript: true },
      ];
}

/** The adjusted p of one test of the entry; null where it has none. */
export function adjustedP({ family }: TableContext, about: string): number | null {
  return family?.tests.find((test) => test.about === about)?.adjusted ?? null;
}

export function label({ study, language, file }: NameContext, variable: string): string {
  return labelOf(study, variable, language, file);
}

/** A variable's name inside a sentence: a name in lower case, a whole statement in quotes. */
export function mention(context: NameContext, variable: string): string {
  return mentionOf(label(context, variable), isCalledBySentence(context.study, variable), context.language);
}

export function mentionOf(name: string, isSentence: boolean, language: Language): string {
  if (isSentence) {
    const statement = name.replace(/[.…]$/, '');
    return language === 'en' ? `“${statement}”` : `«${statement}»`;
  }
  // An abbreviation keeps its capitals.
  return /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

export function said(context: TableContext, text: LocalisedText): string {
  return textIn(text, context.language);
}

export function postHocLabel({ isPlanned, language }: TableContext): { postHocLabel?: string } {
  return isPlanned ? {} : { postHocLabel: m.reports_post_hoc({}, { locale: language }) };
}

export function startingSentence(mentioned: string): string {
  return mentioned.charAt(0).toUpperCase() + mentioned.slice(1);
}

/** The smallest and largest n of a table as `n = 245` or `n = 245–253`. */
function nRange(sizes: readonly (number | null)[]): string {
  const shown = sizes.filter((n) => n !== null);
  if (shown.length === 0) return 'n = –';
  const [low, high] = [Math.min(...shown), Math.max(...shown)];
  return low === high ? `n = ${low}` : `n = ${low}–${high}`;
}

/** File, filter, n, plan entry and version: what stands under every table and figure. */
export function provenanceOf(context: TableContext, sizes: readonly (number | null)[]): Provenance {
  const { provenance, fileSource, entry, language } = context;
  const plan = m.reports_plan_entry({ id: entry.id }, { locale: language });
  // What needs no answers has neither a file nor an n.
  const filter =
    entry.where === undefined ? [] : [m.reports_where_line({ where: entry.where }, { locale: language })];
  const answers = fileSource === '' ? [] : [fileSource, ...filter, nRange(sizes)];
  return {
    text: [...answers, plan, `${provenance.program} ${provenance.version}`].join(' · '),
    howId: howIdOf(entry.id),
  };
}

export function howIdOf(plan: string): string {
  return `how-${plan}`;
}

/** Cells in the style of APA 7: an em dash where there is nothing to show, words where it is withheld. */
export function cells(context: TableContext) {
  const { language } = context;
  const nothing: Cell = { text: '–' };
  const withheld: Cell = { text: m.reports_withheld({}, { locale: language }), isWithheld: true };
  const orNothing = (value: number | null, show: (value: number) => string, isWithheld?: unknown): Cell =>
    value === null ? (isWithheld ? withheld : nothing) : { text: show(value) };
  return {
    heading: (text: Text): Cell => ({ text, isHeading: true }),
    text: (text: Text): Cell => ({ text }),
    nothing,
    withheld,
    count: (value: number | null, isWithheld?: unknown) =>
      orNothing(value, (n) => formatNumber(n, language, { decimals: 0 }), isWithheld),
    number: (value: number | null, decimals = 2, isWithheld?: unknown) =>
      orNothing(value, (x) => formatNumber(x, language, { decimals }), isWithheld),
    coefficient: (value: number | null, isWithheld?: unknown) =>
      orNothing(value, (x) => formatCoefficient(x, language), isWithheld),
    p: (value: number | null, isWithheld?: unknown) =>
      orNothing(value, (x) => formatP(x, language), isWithheld),
    interval: (
      interval: readonly [number, number] | null,
      style: 'coefficient' | 'number' = 'number',
      isWithheld?: unknown,
    ): Cell => {
      if (interval === null) return isWithheld ? withheld : nothing;
      const show = (x: number) =>
        style === 'coefficient' ? formatCoefficient(x, language) : formatNumber(x, language, { decimals: 2 });
      const separator = language === 'en' ? ', ' : '; ';
      return { text: `[${interval.map(show).join(separator)}]` };
    },
  };
}

/** Statistics’ symbols, italic as APA style wants. */
export const symbol = {
  n: [{ text: 'n', italic: true }],
  r: [{ text: 'r', italic: true }],
  p: [{ text: 'p', italic: true }],
  q: [{ text: 'q', italic: true }],
  t: [{ text: 't', italic: true }],
  z: [{ text: 'z', italic: true }],
  B: [{ text: 'B', italic: true }],
  M: [{ text: 'M', italic: true }],
  SD: [{ text: 'SD', italic: true }],
  SE: [{ text: 'SE', italic: true }],
  F: [{ text: 'F', italic: true }],
} as const satisfies Record<string, Text>;
