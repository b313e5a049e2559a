import { m } from '#messages';
import type { TableContext } from '#modules/analyses/index.ts';
import type { Results } from '#modules/analyses/schema.ts';
import type { Released } from '#modules/privacy/index.ts';
import { conditionOf, fileOf, optionsOf, sayCondition } from '#modules/studies/index.ts';
import { type PlanEntry, type Study, textIn } from '#modules/studies/schema.ts';
import type { Language } from '#platform/language.ts';
import type { Block, FactsBlock, ReportDocument } from './schema.ts';
import { chapterRuns, inChapters } from './sections/chapters.ts';
import { familyBlocks, familyOf, survivors, withFamilyNote } from './sections/families-section.ts';
import { howComputed, shortHash } from './sections/how-computed.ts';
import { reportKindOf } from './sections/kinds.ts';
import { outcomeBlocks, outcomeFacts } from './sections/outcomes-read.ts';
import { warningBlocks } from './sections/section.ts';
import { whoAnsweredBlocks } from './sections/who-answered.ts';
import { titleOfEntry } from './title-of-entry.ts';

export type BuildReportInput = {
  readonly study: Study;
  readonly results: Released<Results>;
  readonly language: Language;
};

/**
 * The report of a study: what it is, who answered where that is known, the main findings, each planned analysis (sentence, figure, table,
 * warnings, how it was computed), then what was thought of afterwards, marked as such.
 *
 * The same study and results give the same document, to the letter.
 */
export function buildReport({ study, results, language }: BuildReportInput): ReportDocument {
  const locale = { locale: language };
  const title = textIn(study.title, language);
  const numbering = startNumbering(language);
  // First of all, as it stands: its tables are numbered before those of the answers.
  const whoAnswered = whoAnsweredBlocks({ study, results, language }, numbering);
  const build = (entries: readonly PlanEntry[], isPlanned: boolean) =>
    entries.map((entry) => buildEntry(entry, isPlanned, { study, results, language }, numbering));
  const planned = build(study.plan, true);
  const families = familyBlocks(results, (plan) => planned[study.plan.findIndex(({ id }) => id === plan)]);
  const postHoc = build(study.postHoc, false);

  const blocks: Block[] = [
    ...(study.description ? [{ kind: 'prose' as const, text: textIn(study.description, language) }] : []),
    ...whoAnswered,
    heading(1, 'findings', m.reports_section_findings({}, locale)),
    ...mainFindings(planned, postHoc, study, language),
    heading(1, 'about', m.reports_section_about({}, locale)),
    facts(study, results, language),
    ...fileWarnings(results),
    ...outcomeBlocks({ study, results, language }),
    ...(planned.length > 0 ? [heading(1, 'planned', m.reports_section_planned({}, locale))] : []),
    ...inChapters(planned, 'chapter', study, language),
    ...(families.length > 0
      ? [
          heading(2, 'families', m.reports_families_heading({}, locale)),
          { kind: 'prose' as const, text: m.reports_families_intro({}, locale) },
          ...families,
        ]
      : []),
  ];
  if (postHoc.length > 0) {
    blocks.push(
      heading(1, 'post-hoc', m.reports_section_post_hoc({}, locale)),
      { kind: 'prose', text: m.reports_section_post_hoc_intro({}, locale) },
      ...inChapters(postHoc, 'post-hoc-chapter', study, language),
    );
  }
  const { program, version, planSha256 } = results.provenance;
  return {
    language,
    title,
    ...(study.synthetic ? { syntheticNotice: textIn(study.synthetic, language) } : {}),
    blocks,
    footer: m.reports_footer({ program, version, title, hash: shortHash(planSha256) }, locale),
  };
}

/** What was found, each in a sentence. Where nothing was planned, what was found afterwards, which is said first. */
function mainFindings(
  planned: readonly BuiltEntry[],
  postHoc: readonly BuiltEntry[],
  study: Study,
  locale: Language,
): Block[] {
  const found = planned.length > 0 ? planned : postHoc;
  const lists = chapterRuns(found, study, locale).flatMap(({ title, entries }): Block[] => {
    const items = entries.map((entry) => [{ text: `${entry.title} `, bold: true }, entry.finding]);
    const heading: Block[] =
      title === undefined ? [] : [{ kind: 'prose', text: [{ text: title, bold: true }] }];
    return [...heading, { kind: 'list', items }];
  });
  if (planned.length > 0) return lists;
  if (postHoc.length === 0) return [{ kind: 'prose', text: m.reports_nothing_planned({}, { locale }) }];
  return [{ kind: 'prose', text: m.reports_only_post_hoc({}, { locale }) }, ...lists];
}

type BuiltEntry = {
  readonly title: string;
  readonly finding: string;
  readonly blocks: Block[];
  readonly context: TableContext;
};
type Numbering = TableContext['numbering'];

function startNumbering(language: Language): Numbering {
  let tables = 0;
  let figures = 0;
  let appendixTables = 0;
  let appendixFigures = 0;
  return {
    nextTable: () => {
      tables += 1;
      return m.reports_table_number({ number: tables }, { locale: language });
    },
    nextAppendixTable: () => {
      appendixTables += 1;
      return m.reports_appendix_table_number({ number: appendixTables }, { locale: language });
    },
    nextFigure: () => {
      figures += 1;
      return m.reports_figure_number({ number: figures }, { locale: language });
    },
    nextAppendixFigure: () => {
      appendixFigures += 1;
      return m.reports_appendix_figure_number({ number: appendixFigures }, { locale: language });
    },
  };
}

function buildEntry(
  entry: PlanEntry,
  isPlanned: boolean,
  { study, results, language }: BuildReportInput,
  numbering: Numbering,
): BuiltEntry {
  const file = fileOf(entry);
  const source = file === undefined ? undefined : results.files[file];
  const family = isPlanned ? familyOf(entry, { study, results }) : undefined;
  const context: TableContext = {
    study,
    language,
    entry,
    isPlanned,
    file: file ?? '',
    fileSource: source?.source ?? '',
    provenance: results.provenance,
    numbering,
    ...(family ? { family } : {}),
  };
  // The kind and the options come from the same entry, which the compiler cannot see through a table.
  const kind = reportKindOf(entry);
  const options = optionsOf(entry) as never;
  const title = titleOfEntry(entry, study, language);
  const section = kind.section(results, context, options);
  const [table, ...otherTables] = section.tables;
  const firstTable = table && withFamilyNote(table, context);
  const finding = amongWhom(entry, `${section.finding}${survivors(context)}`, context);
  return {
    title,
    finding,
    context,
    blocks: [
      heading(entry.chapter === undefined ? 2 : 3, `analysis-${entry.id}`, title),
      { kind: 'finding', text: finding },
      ...(section.points?.length ? [{ kind: 'list' as const, items: section.points }] : []),
      // Whether offices' means may be used at all is said before the numbers that rest on them.
      ...warningBlocks(results.warnings.filter(isOfAveraging), entry.id, firstTable?.id ?? ''),
      ...section.figures,
      ...(firstTable ? [firstTable] : []),
      ...warningBlocks(
        results.warnings.filter((one) => !isOfAveraging(one)),
        entry.id,
        firstTable?.id ?? '',
      ),
      ...otherTables,
      howComputed(context, title, source, section.how),
    ],
  };
}

function isOfAveraging({ code }: Results['warnings'][number]): boolean {
  return code === 'averaging-not-checked' || code === 'averaging-doubtful';
}

/** A finding about some of the respondents says whom it is about. */
function amongWhom(entry: PlanEntry, finding: string, { study, file, language }: TableContext): string {
  const where = conditionOf(entry);
  if (!where) return finding;
  const condition = sayCondition(where, study, file, language);
  return m.reports_where_finding({ condition, finding }, { locale: language });
}

function facts(study: Study, results: Released<Results>, language: Language): FactsBlock {
  const locale = { locale: language };
  const { provenance } = results;
  const files = Object.entries(results.files).map(([name, { n, source, unit }]) => ({
    term: unit === 'office' ? m.reports_fact_office_file({}, locale) : answersTerm(name, language),
    value:
      unit === 'office'
        ? m.reports_fact_offices({ n, source }, locale)
        : m.reports_fact_persons({ n, source }, locale),
  }));
  return {
    kind: 'facts',
    facts: [
      ...files,
      ...outcomeFacts({ study, results, language }),
      {
        term: m.reports_fact_minimum({}, locale),
        value: m.reports_fact_minimum_value({ n: provenance.minimumGroup }, locale),
      },
      {
        term: m.reports_fact_study_file({}, locale),
        value: `${provenance.studyFile} · SHA-256 ${provenance.studySha256}`,
      },
      { term: m.reports_fact_plan_hash({}, locale), value: provenance.planSha256 },
      { term: m.reports_fact_program({}, locale), value: `${provenance.program} ${provenance.version}` },
      ...(study.source
        ? [{ term: m.reports_fact_source({}, locale), value: textIn(study.source, language) }]
        : []),
    ],
  };
}

/** Employees and leaders are named as such; another file by the name its study gives it. */
function answersTerm(file: string, language: Language): string {
  const locale = { locale: language };
  if (file === 'employee') return m.reports_fact_answers_employee({}, locale);
  if (file === 'leader') return m.reports_fact_answers_leader({}, locale);
  return m.reports_fact_answers({ file }, locale);
}

function fileWarnings(results: Released<Results>): Block[] {
  return results.warnings
    .filter((warning) => warning.about.startsWith('files/'))
    .map((warning) => ({ kind: 'warning', severity: 'info', text: warning.text }));
}

function heading(level: 1 | 2 | 3, id: string, text: string): Block {
  return { kind: 'heading', level, id, text };
}
