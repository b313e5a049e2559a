import { m } from '#messages';
import {
  type FindingsMaterial,
  type Judgement,
  type KeptTheme,
  matrixOf,
} from '#modules/interviews/index.ts';
import type { Language } from '#platform/language.ts';
import type { PageContext } from '../offices/numbering.ts';
import type { Block, TableBlock } from '../schema.ts';
import { paragraphs } from './paragraphs.ts';
import { quoteBlock } from './quote-block.ts';

/** What a chosen finding of the survey says now: as it was told, otherwise than then, or no longer there. */
export type SurveyNow = {
  readonly text: string;
  readonly heading: string;
  readonly report: string;
  readonly provenance: string | null;
  readonly standing: 'stands' | 'changed' | 'gone';
};

/** Reads what a theme has chosen out of the stored reports as they are. What was told is never reckoned again. */
export function surveyNow({ survey }: KeptTheme, reports: FindingsMaterial['survey']): readonly SurveyNow[] {
  return survey.map(({ source, key, text }) => {
    const report = reports.find((one) => one.source === source);
    const found = report?.findings.find((one) => one.key === key);
    if (!report || !found) return { text, heading: '', report: '', provenance: null, standing: 'gone' };
    const { heading, provenance } = found;
    const standing = found.text === text ? 'stands' : 'changed';
    return { text: found.text, heading, report: report.title, provenance, standing };
  });
}

/** Survey and interviews beside each other on each theme, and how they stand to one another. */
export function themeBlocks(material: FindingsMaterial, context: PageContext): readonly Block[] {
  const shown = material.themes.filter(({ conceptIds, survey }) => conceptIds.length + survey.length > 0);
  return shown.flatMap((theme, at) => oneTheme(material, theme, at, context));
}

function oneTheme(
  material: FindingsMaterial,
  theme: KeptTheme,
  at: number,
  { language, locale, nextTable }: PageContext,
): readonly Block[] {
  const { rows, informants } = matrixOf(material.field, 'concept');
  const said = rows.filter(({ topic }) => theme.conceptIds.includes(topic.id));
  // What the report of the survey no longer tells is not told here either.
  const told = surveyNow(theme, material.survey).filter(({ standing }) => standing !== 'gone');
  const left = told.map(({ text, heading }) => `${heading}: ${text}`);
  const right = said.map((row) =>
    m.findings_theme_concept(
      { name: row.topic.name, part: row.informants, all: informants.length, passages: row.all },
      locale,
    ),
  );
  const id = `theme-${at + 1}`;
  const sources = [
    ...new Set(told.map(({ report, provenance }) => [report, provenance].filter(Boolean).join(': '))),
  ];
  const table: TableBlock = {
    kind: 'table',
    id,
    number: nextTable(),
    title: m.findings_theme_title({ name: theme.name }, locale),
    columns: [
      { label: m.findings_theme_survey({}, locale), align: 'left' },
      { label: m.findings_theme_interviews({}, locale), align: 'left' },
    ],
    rows: Array.from({ length: Math.max(left.length, right.length, 1) }, (_, row) => ({
      cells: [
        { text: left[row] ?? (row === 0 ? '–' : ''), isHeading: false },
        { text: right[row] ?? (row === 0 ? '–' : '') },
      ],
    })),
    notes: [],
    provenance: {
      text: [...sources, m.findings_theme_source({ number: material.number }, locale)].join(' · '),
    },
  };
  const chosen = new Set(theme.conceptIds);
  return [
    { kind: 'heading', level: 2, text: theme.name, id: `${id}-heading` },
    ...(theme.judgement ? [{ kind: 'finding' as const, text: sayJudgement(theme.judgement, language) }] : []),
    ...paragraphs(theme.text),
    table,
    ...material.quotes
      .filter(({ conceptId }) => chosen.has(conceptId))
      .slice(0, 3)
      .map((quote) => quoteBlock(quote, language)),
  ];
}

const words: Readonly<Record<Judgement, typeof m.findings_judgement_convergence>> = {
  convergence: m.findings_judgement_convergence,
  expansion: m.findings_judgement_expansion,
  complementarity: m.findings_judgement_complementarity,
  discordance: m.findings_judgement_discordance,
  silence: m.findings_judgement_silence,
};

export const sayJudgement = (judgement: Judgement, language: Language): string =>
  words[judgement]({}, { locale: language });
