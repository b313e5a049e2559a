import { m } from '#messages';
import { type BuildFindings, codesOf, type FindingsMaterial, matrixOf } from '#modules/interviews/index.ts';
import { programVersion } from '#platform/program.ts';
import { sayDay } from '../following/say-day.ts';
import { type PageContext, startPage } from '../offices/numbering.ts';
import type { Block, Text } from '../schema.ts';
import { type FindingsGiven, sayNames } from './findings-given.ts';
import { forcesBlocks } from './forces-blocks.ts';
import { matrixBlocks } from './matrix-blocks.ts';
import { meetingBlocks } from './meetings-blocks.ts';
import { methodBlocks, methodFacts } from './method-blocks.ts';
import { paragraphs } from './paragraphs.ts';
import { quoteBlock } from './quote-block.ts';
import { themeBlocks } from './theme-blocks.ts';

/** The report of what was found in a study's interviews: one document of blocks, rendered as every report is. */
export const buildFindingsReport: BuildFindings = (material, asked) => {
  const { language, title, studyTitle, syntheticNotice, on, lockedBy } = asked;
  const context = startPage(language);
  const { locale } = context;
  const given: FindingsGiven = { field: material.field, number: material.number, version: programVersion };
  const heading = (text: string, id: string, level: 1 | 2 = 1): Block => ({
    kind: 'heading',
    level,
    text,
    id,
  });
  const hasConcepts = material.concepts.length > 0;
  const day = sayDay(on, language);
  return {
    language,
    title,
    subtitle: lockedBy
      ? m.findings_report_locked({ study: studyTitle, day, name: lockedBy }, locale)
      : m.findings_report_draft({ study: studyTitle, day }, locale),
    ...(syntheticNotice ? { syntheticNotice } : {}),
    footer: m.findings_report_footer({ study: studyTitle, version: programVersion }, locale),
    blocks: [
      ...(material.isPartial ? [warning(m.findings_report_partial({}, locale))] : []),
      methodFacts(material, context),
      ...(hasConcepts
        ? [
            heading(m.findings_report_who({}, locale), 'who'),
            ...matrixBlocks(given, 'concept', context),
            heading(m.findings_report_concepts({}, locale), 'concepts'),
            ...material.concepts.flatMap((_, at) => conceptBlocks(material, at, context)),
          ]
        : []),
      ...under(heading(m.findings_forces_page({}, locale), 'drivers'), forcesBlocks(given, context)),
      ...(material.concepts.length > 1
        ? [
            heading(m.findings_together_page({}, locale), 'together'),
            ...meetingBlocks(given, { by: 'concept', way: 'turn' }, context),
          ]
        : []),
      ...under(heading(m.findings_mixed_page({}, locale), 'mixed'), themeBlocks(material, context)),
      heading(m.findings_report_method({}, locale), 'method'),
      ...methodBlocks(material, context),
    ],
  };
};

const warning = (text: string): Block => ({ kind: 'warning', severity: 'warning', text });

/** Where there is nothing to tell there is no heading. Written where it stands: tables are numbered as they are made. */
const under = (heading: Block, blocks: readonly Block[]): readonly Block[] =>
  blocks.length > 0 ? [heading, ...blocks] : [];

/** One concept: who carries it, what it means, what it is made of, and what was said. */
function conceptBlocks(material: FindingsMaterial, at: number, context: PageContext): readonly Block[] {
  const { language, locale } = context;
  const { field, groups, texts, quotes } = material;
  const { conceptId, name, literature } = material.concepts[at]!;
  const row = matrixOf(field, 'concept').rows[at]!;
  const who = field.informants
    .filter((_, place) => row.passages[place]! > 0)
    .map(({ pseudonym }) => pseudonym);
  const counted = {
    part: row.informants,
    all: field.informants.length,
    passages: row.all,
    codes: row.codes,
    who: new Intl.ListFormat(language === 'en' ? 'en-GB' : language).format(who),
  };
  const own = groups.filter((group) => group.conceptId === conceptId);
  const written = texts[conceptId] ?? '';
  return [
    { kind: 'heading', level: 2, text: name, id: `concept-${at + 1}` },
    {
      kind: 'finding',
      text:
        row.informants === 0
          ? m.findings_report_concept_empty({ name: sayNames([name], language) }, locale)
          : m.findings_report_concept_who(counted, locale),
    },
    ...paragraphs(written),
    ...quotes.filter((quote) => quote.conceptId === conceptId).map((quote) => quoteBlock(quote, language)),
    ...(own.length > 0
      ? [
          { kind: 'prose' as const, text: m.findings_report_groups({}, locale) },
          {
            kind: 'list' as const,
            items: own.map(({ groupId, name: group }): Text => {
              const words = [
                ...new Set(codesOf(field, { kind: 'group', id: groupId }).map((code) => code.words)),
              ];
              return [{ text: group, bold: true }, words.length > 0 ? `: ${words.join('; ')}` : ''];
            }),
          },
        ]
      : []),
    ...(literature.trim() === ''
      ? []
      : [
          { kind: 'prose' as const, text: m.findings_report_literature({}, locale) },
          { kind: 'list' as const, items: lines(literature) },
        ]),
  ];
}

const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
