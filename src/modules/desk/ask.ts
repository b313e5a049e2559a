import { analyseStudy, type DataFiles, type Told } from '#modules/analyses/index.ts';
import { type Released, viewOf } from '#modules/privacy/index.ts';
import { buildReport } from '#modules/reports/index.ts';
import type { Block } from '#modules/reports/schema.ts';
import { type ParsedStudy, whereProblems } from '#modules/studies/index.ts';
import { type PlanEntry, planEntry, type Study } from '#modules/studies/schema.ts';
import type { Language, Trilingual } from '#platform/language.ts';
import { deskVariables } from './desk-variables.ts';
import { entryLine, entryObject, nextId } from './entry-line.ts';
import { filterText } from './filter-text.ts';
import { fittingWays, rolesIn } from './fitting-ways.rules.ts';
import { sameAnalysis } from './same-analysis.ts';
import type { DeskQuestion, Role, Unfinished, Way } from './schema.ts';

/** What the desk has to say to a question. */
export type DeskAnswer =
  | { readonly kind: 'unfinished'; readonly why: Unfinished }
  | { readonly kind: 'filter-refused'; readonly problems: readonly Trilingual[] }
  | {
      readonly kind: 'answered';
      readonly way: Way;
      readonly roles: readonly Role[];
      /** All the ways that fit, the best first. */
      readonly ways: readonly Way[];
      /** As a line of the study file, and as what stands on the line. */
      readonly line: string;
      readonly entry: Record<string, unknown>;
      /** Sentence, figure, table, warnings and how it was computed. */
      readonly blocks: Released<readonly Block[]>;
      /** Whether all of it is withheld, because it would single out few. */
      readonly isWithheld: boolean;
      /** Whether the study has this analysis among those thought of afterwards. */
      readonly isAdded: boolean;
    };

export type DeskGiven = {
  readonly parsed: ParsedStudy;
  readonly dataFiles: DataFiles;
  readonly told: Told;
  readonly language: Language;
};

/**
 * Answers a question as the report would, and remembers over whom it was answered.
 *
 * @example askDesk({ ...emptyQuestion('employee'), variables: ['trust'], by: 'age' }, given)
 */
export function askDesk(question: DeskQuestion, given: DeskGiven): DeskAnswer {
  const { parsed, language } = given;
  const { study } = parsed;
  const found = fittingWays(question, deskVariables(study, question.file, language), study);
  if ('unfinished' in found) return { kind: 'unfinished', why: found.unfinished };
  const where = filterText(question);
  const problems = where === null ? [] : whereProblems(where, study, question.file);
  if (problems.length > 0) return { kind: 'filter-refused', problems };
  const { way, asked } = found.fitting.find((one) => one.way === question.way) ?? found.fitting[0]!;
  const free = nextId([...study.plan, ...study.postHoc].map((one) => one.id));
  const there = sameAnalysis(entryObject(free, where, asked), study.postHoc);
  const id = there?.id ?? free;
  const written = entryObject(id, where, asked);
  return {
    kind: 'answered',
    way,
    roles: rolesIn(way, question.variables.length),
    ways: found.fitting.map((one) => one.way),
    line: entryLine(id, where, asked),
    entry: written,
    isAdded: there !== undefined,
    ...tell(there ?? planEntry.parse(written), given),
  };
}

function tell(entry: PlanEntry, { parsed, dataFiles, told, language }: DeskGiven) {
  // The rest of the study is still known, since what is told elsewhere decides what may be told here.
  const others = parsed.study.postHoc.filter(({ id }) => id !== entry.id);
  const study: Study = { ...parsed.study, postHoc: [...others, entry] };
  const results = analyseStudy({
    parsed: { ...parsed, study },
    answers: [],
    dataFiles,
    told,
    language,
    only: entry.id,
  });
  const alone: Study = { ...study, plan: [], postHoc: [entry] };
  const blocks = viewOf(results, () => {
    const document = buildReport({ study: alone, results, language });
    const start = document.blocks.findIndex(
      (block) => block.kind === 'heading' && block.id === `analysis-${entry.id}`,
    );
    return document.blocks.slice(start);
  });
  const isWithheld = results.warnings.some(
    ({ about, code }) => code === 'withheld' && /^[^/]+\/[^/]+$/.test(about),
  );
  return { blocks, isWithheld };
}
