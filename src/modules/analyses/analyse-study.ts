import { m } from '#messages';
import { gather, type Released } from '#modules/privacy/index.ts';
import { fileOf, type ParsedStudy } from '#modules/studies/index.ts';
import type { PlanEntry, Study } from '#modules/studies/schema.ts';
import { DomainError } from '#platform/errors.ts';
import { inAllLanguages, type Language } from '#platform/language.ts';
import { programName, programVersion } from '#platform/program.ts';
import type { AnswerTable, OutcomeTable } from './answers/answer-table.ts';
import { buildOfficeFile } from './data-files/build-office-file.ts';
import { buildPersonFile } from './data-files/build-person-file.ts';
import { type DataFile, noAnswers } from './data-files/data-file.ts';
import { foundIn, noFindings, runEntry } from './plan/run-entry.ts';
import { type ResultIn, type ResultList, type Results, resultLists, type Warning } from './schema.ts';
import { about, warning, warningTexts } from './warnings/warn.ts';

export type AnalyseStudyInput = {
  readonly parsed: ParsedStudy;
  readonly answers: readonly AnswerTable[];
  readonly outcomes?: OutcomeTable;
  readonly language: Language;
  /** Told after each entry of the plan: how many are done, of how many. */
  readonly onProgress?: (done: number, of: number) => void;
};

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
  const dataFiles = buildDataFiles(input);
  const entries = [
    ...study.plan.map((entry) => ({ entry, isPlanned: true })),
    ...study.postHoc.map((entry) => ({ entry, isPlanned: false })),
  ];
  refuseMissingFiles(
    entries.flatMap(({ entry }) => fileOf(entry) ?? []),
    dataFiles,
  );
  refuseMissingOutcomes(entries, dataFiles.get(officeFileName), study);

  const found = noFindings();
  const names = Object.keys(resultLists) as ResultList[];
  found.warnings.push(...ignoredColumnWarnings(input.answers, study, language));
  entries.forEach(({ entry, isPlanned }, index) => {
    const file = fileOf(entry);
    const dataFile = file === undefined ? noAnswers : dataFiles.get(file)!;
    runEntry(entry, { study, dataFile, policy, language, entry: { id: entry.id, isPlanned } }, found);
    input.onProgress?.(index + 1, entries.length);
  });

  return gather(Object.fromEntries(names.map((list) => [list, foundIn(found, list)])) as ReleasedLists, {
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
    warnings: found.warnings,
  });
}

function buildDataFiles({ parsed: { study }, answers, outcomes }: AnalyseStudyInput): Map<string, DataFile> {
  const files = new Map(answers.map((table) => [table.file, buildPersonFile(study, table)]));
  const officeColumn = study.offices?.column;
  const withOffices = [...files.values()].find((file) => officeColumn && file.categories.has(officeColumn));
  if (officeColumn && withOffices) {
    const policy = { minimumGroup: study.privacy.minimumGroup };
    files.set(officeFileName, buildOfficeFile(withOffices, officeColumn, outcomes, { study, policy }));
  }
  return files;
}

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
