import { m } from '#messages';
import { gather, type Released } from '#modules/privacy/index.ts';
import type { OutcomesRead } from '#modules/scorecards/schema.ts';
import { fileOf, type ParsedStudy } from '#modules/studies/index.ts';
import type { PlanEntry, Study } from '#modules/studies/schema.ts';
import type { Collection } from '#modules/surveys/schema.ts';
import { DomainError } from '#platform/errors.ts';
import { inAllLanguages, type Language } from '#platform/language.ts';
import { programName, programVersion } from '#platform/program.ts';
import type { AnswerTable, OutcomeTable } from './answers/answer-table.ts';
import { buildOfficeFile } from './data-files/build-office-file.ts';
import { buildPersonFile } from './data-files/build-person-file.ts';
import { type DataFile, noAnswers } from './data-files/data-file.ts';
import { admitEntry, keepPlaceOfScales } from './filters/admit-entry.ts';
import { chosenBy, nobodyOf, nothingTold, type Told } from './filters/told.ts';
import { adjustFamilies } from './plan/adjust-families.ts';
import type { PlanContext } from './plan/plan-context.ts';
import { type Findings, foundIn, noFindings, runEntry } from './plan/run-entry.ts';
import { type ResultIn, type ResultList, type Results, resultLists, type Warning } from './schema.ts';
import { about, warning, warningTexts } from './warnings/warn.ts';

export type AnalyseStudyInput = {
  readonly parsed: ParsedStudy;
  readonly answers: readonly AnswerTable[];
  readonly outcomes?: OutcomeTable;
  readonly language: Language;
  /** Who answered, where the answers were collected in a wave. */
  readonly collection?: Released<Collection>;
  /** Where the outcomes are from, when they were read off the scorecard. */
  readonly outcomesRead?: OutcomesRead;
  /** The data files, when they have been built before. */
  readonly dataFiles?: DataFiles;
  /** What has been told of these files before; nothing, unless said. */
  readonly told?: Told;
  /** The id of the one entry to run; all of them, unless said. */
  readonly only?: string;
  /** What else is told of the same answers, at its place among the entries: after so many of them. */
  readonly beside?: {
    readonly after: number;
    readonly tell: (given: Beside) => void;
    /** Says beforehand what it will tell of scales, so that questions give way to them. */
    readonly keepPlace?: (given: Beside) => void;
  };
  /** Told after each entry of the plan: how many are done, of how many. */
  readonly onProgress?: (done: number, of: number) => void;
};

/** Every file that a study can be analysed on, by name. Not released: nothing in them may be shown. */
export type DataFiles = ReadonlyMap<string, DataFile>;

/** What something told beside the plan is made from; what it tells is held against what has been told. */
export type Beside = { readonly study: Study; readonly dataFiles: DataFiles; readonly told: Told };

type ReleasedLists = { readonly [List in ResultList]: Released<ResultIn<List>[]> };

/** The office file's name in plans and results. */
export const officeFileName = 'office';

/**
 * Runs a study's whole plan on its answers: first what was planned, then what was thought of afterwards.
 *
 * @returns the released results; what may not be shown is already null with the reason beside it
 * @throws DomainError `answers-missing` when the plan needs a file that was not given
 */
export function analyseStudy(input: AnalyseStudyInput): Released<Results> {
  const { parsed, language } = input;
  const { study } = parsed;
  const policy = { minimumGroup: study.privacy.minimumGroup };
  const dataFiles = input.dataFiles ?? buildDataFiles(input);
  const told = input.told ?? nothingTold();
  const entries = [
    ...study.plan.map((entry) => ({ entry, isPlanned: true })),
    ...study.postHoc.map((entry) => ({ entry, isPlanned: false })),
  ].filter(({ entry }) => input.only === undefined || entry.id === input.only);
  refuseMissingFiles(
    entries.flatMap(({ entry }) => fileOf(entry) ?? []),
    dataFiles,
  );
  refuseMissingOutcomes(entries, dataFiles.get(officeFileName), study);

  const found = noFindings();
  const names = Object.keys(resultLists) as ResultList[];
  const lasting = entries.slice(0, input.beside?.after);
  if (!input.told) {
    for (const { entry } of lasting) {
      const dataFile = dataFiles.get(fileOf(entry) ?? '');
      if (dataFile) keepPlaceOfScales(told, [entry], { study, dataFile, policy });
    }
    input.beside?.keepPlace?.({ study, dataFiles, told });
  }
  const tellBeside = (done: number) => {
    if (input.beside?.after === done) input.beside.tell({ study, dataFiles, told });
  };
  tellBeside(0);
  found.warnings.push(...ignoredColumnWarnings(input.answers, study, language));
  entries.forEach(({ entry, isPlanned }, index) => {
    const file = fileOf(entry);
    const dataFile = file === undefined ? noAnswers : dataFiles.get(file)!;
    const context = {
      study,
      dataFile,
      policy,
      language,
      entry: { id: entry.id, isPlanned, where: entry.where },
    };
    runIfSafe(entry, context, told, found);
    tellBeside(index + 1);
    input.onProgress?.(index + 1, entries.length);
  });

  const lists = Object.fromEntries(names.map((list) => [list, foundIn(found, list)])) as ReleasedLists;
  return gather(
    {
      ...lists,
      families: adjustFamilies(study, found),
      ...(input.collection ? { collection: input.collection } : {}),
    },
    {
      study: study.id,
      provenance: {
        program: programName,
        version: programVersion,
        studyFile: parsed.fileName,
        studySha256: parsed.sourceSha256,
        planSha256: parsed.planSha256,
        minimumGroup: study.privacy.minimumGroup,
        synthetic: study.synthetic !== undefined,
      },
      files: Object.fromEntries(
        [...dataFiles.values()].map(({ name, rowCount, source, sha256, unit }) => [
          name,
          { n: rowCount, source, sha256, unit },
        ]),
      ),
      ...(input.outcomesRead ? { outcomesRead: input.outcomesRead } : {}),
      warnings: found.warnings,
    },
  );
}

/** Scores the scales and makes the office file: the same for every analysis, so it can be done once. */
export function buildDataFiles({
  parsed: { study },
  answers,
  outcomes,
}: Pick<AnalyseStudyInput, 'parsed' | 'answers' | 'outcomes'>): DataFiles {
  const files = new Map(answers.map((table) => [table.file, buildPersonFile(study, table)]));
  const officeColumn = study.offices?.column;
  const withOffices = [...files.values()].find((file) => officeColumn && file.categories.has(officeColumn));
  if (officeColumn && withOffices) {
    const policy = { minimumGroup: study.privacy.minimumGroup };
    files.set(officeFileName, buildOfficeFile(withOffices, officeColumn, outcomes, { study, policy }));
  }
  return files;
}

/** What would single out few of an entry, with all that has been told before it, is withheld whole. */
function runIfSafe(entry: PlanEntry, context: PlanContext, told: Told, found: Findings): void {
  const { study, dataFile, policy, language } = context;
  const parts = admitEntry(told, entry, context);
  for (const part of parts) {
    if (part.isTold) {
      runEntry(part.entry, { ...context, dataFile: chosenBy(part.entry, dataFile) }, found);
    } else {
      const withoutWarnings = { ...found, warnings: [] };
      runEntry(
        part.entry,
        { ...context, dataFile: nobodyOf(dataFile), policy: nobodyIsEnough },
        withoutWarnings,
      );
    }
  }
  if (parts.every(({ isTold }) => isTold)) return;
  const say = parts.some(({ isTold }) => isTold) ? warningTexts.partSinglesOut : warningTexts.singlesOut;
  const text = say({ study, language }, policy.minimumGroup);
  found.warnings.push(warning(about(entry.id, dataFile.name), 'withheld', text));
}

const nobodyIsEnough = { minimumGroup: Number.POSITIVE_INFINITY };

function refuseMissingFiles(needed: readonly string[], dataFiles: ReadonlyMap<string, DataFile>): void {
  const missing = [...new Set(needed)].filter((file) => !dataFiles.has(file));
  if (missing.length === 0) return;
  const files = missing.join(', ');
  throw new DomainError(
    'answers-missing',
    inAllLanguages((locale) => m.analyses_problem_answers_missing({ files }, { locale })),
  );
}

/** Outcomes come in a file of their own, and only plans that use them need it. */
function refuseMissingOutcomes(
  entries: readonly { readonly entry: PlanEntry }[],
  officeFile: DataFile | undefined,
  study: Study,
): void {
  const used = JSON.stringify(entries.filter(({ entry }) => fileOf(entry) === officeFileName));
  const missing = Object.keys(study.outcomes).filter(
    (id) => used.includes(`"${id}"`) && !officeFile?.numbers.has(id),
  );
  if (missing.length === 0) return;
  const outcomes = missing.join(', ');
  throw new DomainError(
    'outcomes-missing',
    inAllLanguages((locale) => m.analyses_problem_outcomes_missing({ outcomes }, { locale })),
  );
}

function ignoredColumnWarnings(answers: readonly AnswerTable[], study: Study, language: Language): Warning[] {
  return answers
    .filter((table) => table.unknownColumns.length > 0)
    .map((table) =>
      warning(
        about('files', table.file),
        'ignored-columns',
        warningTexts.ignoredColumns({ study, language }, table.unknownColumns.slice(0, 20).join(', ')),
      ),
    );
}
