import { m } from '#messages';
import {
  type AnswerTable,
  analyseStudy,
  readAnswers,
  withReportedTogether,
} from '#modules/analyses/index.ts';
import { buildReport } from '#modules/reports/index.ts';
import type { Block, ReportDocument } from '#modules/reports/schema.ts';
import { type ParsedStudy, parseStudy } from '#modules/studies/index.ts';
import { type PlanEntry, type Study, textIn } from '#modules/studies/schema.ts';
import { studyInUnits } from '#modules/surveys/index.ts';
import { DomainError } from '#platform/errors.ts';
import type { Language } from '#platform/language.ts';
import type { Report, WaveReportJob } from './job.ts';
import { officeClimateBeside } from './office-climate-beside.ts';
import { aboutReport, runnableStudy, sayLeftOut } from './runnable-study.ts';
import { outcomesOfWave, withOutcomesPostHoc } from './wave-outcomes.ts';

/**
 * The report of a closed wave, in each of the study's languages: the plan that was locked when the wave opened, and
 * what later versions of the study have added to it, as thought of afterwards and in the order they were saved. An
 * analysis that a later version has dropped stays: left out, it would be forgotten by the ledger of what has been told,
 * and two reports, each safe, could be held together. Analyses that there are no answers for
 * are left out, and the report says which.
 *
 * How the offices stand has its place after what was locked and before what was added: a report that is made again tells
 * the same of them, and what is asked afterwards is held against it.
 */
export function analyseWave(job: WaveReportJob): Report[] {
  const locked = parseStudy(textOf(job.study.bytes), job.study.fileName);
  const withMinimum = {
    ...locked.study,
    privacy: { ...locked.study.privacy, minimumGroup: job.minimumGroup },
  };
  // Every version since, in turn: what an earlier report told stays told, and what is asked now is held against it.
  const everyVersion = job.later.reduce(
    (study, { fileName, bytes }) =>
      withLaterAnalyses(study, parseStudy(textOf(bytes), fileName).study, locked.study),
    withMinimum,
  );
  const whole = studyInUnits(everyVersion, job.reportingUnits);
  const answers = job.answers.map(
    ({ file, fileName, bytes }): AnswerTable => readAnswers({ bytes, fileName, file, study: whole }),
  );
  const files = new Set(answers.map(({ file }) => file));
  const outcomes = outcomesOfWave(job.outcomes, whole, answers);
  const there = { files, outcomes: new Set(Object.keys(outcomes.table ? outcomes.study.outcomes : {})) };
  const runnable = runnableStudy(whole, there);
  const { leftOut } = runnable;
  const reckoned = { ...runnable.study, outcomes: outcomes.table ? outcomes.study.outcomes : {} };
  const study = outcomes.read?.isChanged ? withOutcomesPostHoc(reckoned) : reckoned;
  // The hash is that of the plan that was locked, whatever has been left out of it or thought of since.
  const parsed: ParsedStudy = { ...locked, study };
  const lockedIds = new Set([...locked.study.plan, ...locked.study.postHoc].map(({ id }) => id));
  const lockedEntries = [...study.plan, ...study.postHoc].filter(({ id }) => lockedIds.has(id));
  const measured = studyInUnits(withMinimum, job.reportingUnits);
  return study.languages.map((language) => {
    const { beside, made } = officeClimateBeside(lockedEntries.length, measured);
    const results = analyseStudy({
      parsed,
      answers,
      language,
      beside,
      ...(job.collection ? { collection: job.collection } : {}),
      ...(outcomes.table ? { outcomes: outcomes.table } : {}),
      ...(outcomes.read ? { outcomesRead: outcomes.read } : {}),
    });
    // With every outcome that was planned, so that those that cannot be reckoned have their names.
    const report = buildReport({ study: { ...study, outcomes: whole.outcomes }, results, language });
    const document = withWave(report, { job, study, leftOut, language });
    const climate = made();
    const officeClimate =
      climate && withReportedTogether(climate, job.reportingUnits, withMinimum, job.offices);
    return { study, results, document, officeClimate };
  });
}

const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** What a version of the study has analysed that is not there before it, each under an id of its own. */
function withLaterAnalyses(before: Study, version: Study, locked: Study): Study {
  const known = new Set([...before.plan, ...before.postHoc].map((entry) => JSON.stringify(entry)));
  const later = [...version.plan, ...version.postHoc].filter((entry) => !known.has(JSON.stringify(entry)));
  let study: Study = {
    ...before,
    scales: { ...before.scales, ...version.scales, ...locked.scales },
    outcomes: { ...before.outcomes, ...version.outcomes, ...locked.outcomes },
  };
  if (!isSound(study)) study = before;
  for (const entry of later) {
    const extended = { ...study, postHoc: [...study.postHoc, withFreeId(entry, study)] };
    // What asks for questions that this wave did not ask cannot be run on it.
    if (isSound(extended)) study = extended;
  }
  return study;
}

function withFreeId(entry: PlanEntry, { plan, postHoc }: Study): PlanEntry {
  const taken = new Set([...plan, ...postHoc].map(({ id }) => id));
  let id = entry.id;
  for (let number = 2; taken.has(id); number += 1) id = `${entry.id}-${number}`;
  return { ...entry, id };
}

function isSound(study: Study): boolean {
  try {
    parseStudy(JSON.stringify(study), 'study.json');
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

/** The document with the name of the wave under the study's, and with what was left out said where it is missed. */
function withWave(
  document: ReportDocument,
  given: {
    readonly job: WaveReportJob;
    readonly study: Study;
    readonly leftOut: readonly string[];
    readonly language: Language;
  },
): ReportDocument {
  const { job, leftOut, language } = given;
  const locale = { locale: language };
  const said: Block[] = [
    { kind: 'prose', text: m.waves_report_locked({ hash: job.planSha256 }, locale) },
    ...sayLeftOut(leftOut, m.waves_report_left_out, language),
  ];
  return { ...aboutReport(document, said), subtitle: textIn(job.subtitle, language) };
}
