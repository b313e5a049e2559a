import { m } from '#messages';
import { type Released, type ThemeCounts, viewOf } from '#modules/privacy/index.ts';
import type { Language } from '#platform/language.ts';
import { inAList, inQuotes } from '#platform/listing.ts';
import { formatNumber, formatPercent } from '#platform/number-style.ts';
import { sayDate } from '#platform/say-date.ts';
import { meanBarsFigure, roundTicks } from '../figures/index.ts';
import { figureBlock, type PageContext } from '../offices/numbering.ts';
import type { Block, Cell, FigureBlock, ReportDocument, TableBlock } from '../schema.ts';

/** Themes of a question's free texts, as they were put into the report. */
export type ToldQuestion = {
  /** Of the question, within its report. */
  readonly id: string;
  readonly label: string;
  readonly audienceTitle: string;
  /** The day, as in 2026-12-24. */
  readonly toldOn: string;
  readonly counts: Released<ThemeCounts>;
};

/** A report with a chapter of free texts at its end: themes made afterwards, which is said, with counts and examples. */
export function withOpenAnswers(document: ReportDocument, told: readonly ToldQuestion[]): ReportDocument {
  if (told.length === 0) return document;
  const { language } = document;
  const page = numberingAfter(document.blocks, language);
  return {
    ...document,
    blocks: [
      ...document.blocks,
      {
        kind: 'heading',
        level: 1,
        id: 'open-answers',
        text: m.reports_answers_heading({}, page.locale),
      },
      { kind: 'prose', text: m.reports_answers_intro({}, page.locale) },
      ...told.flatMap((one) => themesBlocks(one, page)),
    ],
  };
}

/** Numbers tables and figures from the first, where themes stand on a page of their own. */
export const themesPage = (language: Language): PageContext => numberingAfter([], language);

/** What was told of one question: sentence, figure, table, and examples. */
export function themesBlocks(told: ToldQuestion, page: PageContext): readonly Block[] {
  const { locale, language } = page;
  const { counts, label, id } = told;
  const whole = (count: number) => formatNumber(count, language, { decimals: 0 });
  const [largest] = counts.themes;
  const heading: Block = { kind: 'heading', level: 2, id: `answers-${id}`, text: label };
  if (counts.isWithheld || counts.texts === 0) {
    const text = m.reports_answers_few({ minimum: counts.minimumGroup }, locale);
    return [heading, { kind: 'prose', text }];
  }
  const sorted =
    counts.sorted === null
      ? m.reports_answers_sorted_withheld({ texts: whole(counts.texts) }, locale)
      : m.reports_answers_sorted({ sorted: whole(counts.sorted), texts: whole(counts.texts) }, locale);
  const table = tableOf(told, page);
  const figure = figureOf(told, page, table.id);
  return [
    heading,
    ...(largest && largest.count !== null
      ? [
          {
            kind: 'finding' as const,
            text: most(
              counts.themes.filter(({ count }) => count === largest.count).map(({ name }) => name),
              { count: whole(largest.count), texts: whole(counts.texts) },
              language,
            ),
          },
        ]
      : []),
    {
      kind: 'prose',
      text: `${sorted} ${m.reports_answers_made_on({ day: sayDate(told.toldOn, language) }, locale)}`,
    },
    ...(counts.themes.length === 0 ? noteAlone(counts, page) : [...(figure ? [figure] : []), table]),
    ...examples(counts),
  ];
}

/** What most wrote about; all of them, where several themes have as many. */
function most(
  names: readonly string[],
  said: { readonly count: string; readonly texts: string },
  language: Language,
): string {
  const [theme] = names;
  if (names.length === 1 && theme !== undefined)
    return m.reports_answers_finding({ theme, ...said }, { locale: language });
  const themes = inAList(
    names.map((name) => inQuotes(name, language)),
    language,
  );
  return m.reports_answers_finding_several({ themes, ...said }, { locale: language });
}

/** Where every theme is of too few there is no table to stand under. */
const noteAlone = (
  { hasUnnamed, minimumGroup: minimum }: ThemeCounts,
  { locale }: PageContext,
): readonly Block[] =>
  hasUnnamed ? [{ kind: 'prose', text: m.reports_answers_note_unnamed({ minimum }, locale) }] : [];

function tableOf(
  { counts, label, id, toldOn }: ToldQuestion,
  { locale, language, nextTable }: PageContext,
): TableBlock {
  const withheld: Cell = { text: m.reports_withheld({}, locale), isWithheld: true };
  const notes = [
    m.reports_answers_note_several({}, locale),
    ...(counts.themes.some(({ count }) => count === null)
      ? [m.reports_answers_note_withheld({ minimum: counts.minimumGroup }, locale)]
      : []),
    ...(counts.hasUnnamed ? [m.reports_answers_note_unnamed({ minimum: counts.minimumGroup }, locale)] : []),
    ...(counts.themes.some(({ asOf }) => asOf !== null) ? [m.reports_answers_note_as_of({}, locale)] : []),
  ];
  return {
    kind: 'table',
    id: `table-answers-${id}`,
    number: nextTable(),
    title: m.reports_answers_table_title({ question: label }, locale),
    columns: [
      { label: m.reports_answers_theme({}, locale), align: 'left' },
      { label: m.reports_answers_texts({}, locale), align: 'right' },
      { label: m.reports_answers_share({}, locale), align: 'right' },
    ],
    rows: counts.themes.map(({ name, count, share, asOf }) => ({
      cells: [
        { text: asOf === null ? name : `${name} (${sayDate(asOf, language)})`, isHeading: true },
        count === null ? withheld : { text: formatNumber(count, language, { decimals: 0 }) },
        share === null ? withheld : { text: formatPercent(share, language) },
      ],
    })),
    notes,
    provenance: {
      text: m.reports_answers_provenance(
        { texts: formatNumber(counts.texts, language, { decimals: 0 }), day: sayDate(toldOn, language) },
        locale,
      ),
    },
  };
}

function figureOf(told: ToldQuestion, page: PageContext, tableId: string): FigureBlock | null {
  const { counts, label, id } = told;
  const { locale, language } = page;
  const shown = counts.themes.flatMap(({ count }) => count ?? []);
  if (shown.length === 0) return null;
  const maximum = Math.max(...shown);
  const title = m.reports_answers_figure_title({ question: label }, locale);
  const written = (count: number) => formatNumber(count, language, { decimals: 0 });
  return figureBlock(
    {
      id: `figure-answers-${id}`,
      title,
      tableId,
      alternativeText: m.reports_answers_figure_text(
        {
          themes: counts.themes
            .flatMap(({ name, count }) => (count === null ? [] : [`${name}: ${written(count)}`]))
            .join('; '),
        },
        locale,
      ),
      provenance: {
        text: m.reports_answers_provenance(
          { texts: written(counts.texts), day: sayDate(told.toldOn, language) },
          locale,
        ),
      },
      draw: (options) =>
        meanBarsFigure(
          barsOf(counts, { maximum, written, key: m.reports_answers_figure_key({}, locale) }),
          options,
        ),
    },
    page,
  );
}

function barsOf(
  counts: Released<ThemeCounts>,
  { maximum, written, key }: { maximum: number; written: (count: number) => string; key: string },
) {
  return viewOf(counts, ({ themes }) => ({
    bars: themes.map(({ name, count }) => ({
      label: name,
      n: null,
      mean: count,
      interval: null,
      isWithheld: count === null,
    })),
    scale: { minimum: 0, maximum, ticks: roundTicks(0, maximum, 5).ticks, format: written, key },
  }));
}

/** What was chosen to stand for each theme, as it was written. */
function examples({ themes }: ThemeCounts): readonly Block[] {
  return themes
    .filter((theme) => theme.examples.length > 0)
    .flatMap((theme): Block[] => [
      { kind: 'prose', text: [{ text: theme.name, bold: true }] },
      { kind: 'list', items: theme.examples.map((quote) => `«${quote}»`) },
    ]);
}

/** Tables and figures go on from the last of the report. */
function numberingAfter(blocks: readonly Block[], language: Language): PageContext {
  const locale = { locale: language };
  const count = (kind: 'table' | 'figure', numbered: (number: number) => string) => {
    const numbers = new Set(blocks.flatMap((block) => (block.kind === kind ? [block.number] : [])));
    let last = 0;
    while (numbers.has(numbered(last + 1))) last += 1;
    return () => {
      last += 1;
      return numbered(last);
    };
  };
  return {
    language,
    locale,
    nextTable: count('table', (number) => m.reports_table_number({ number }, locale)),
    nextFigure: count('figure', (number) => m.reports_figure_number({ number }, locale)),
  };
}
