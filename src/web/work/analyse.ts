import { m } from '#messages';
import { type AnswerTable, analyseStudy, readAnswers, readOutcomes } from '#modules/analyses/index.ts';
import { buildReport } from '#modules/reports/index.ts';
import { parseStudy } from '#modules/studies/index.ts';
import { DomainError } from '#platform/errors.ts';
import { instrumentFor } from './assign-answers.ts';
import type { AnalyseJob, Report } from './job.ts';
import { officeClimateBeside } from './office-climate-beside.ts';
import { aboutReport, runnableStudy, sayLeftOut } from './runnable-study.ts';

/**
 * From a study file and its answers to one report in each wanted language.
 *
 * @throws DomainError with every problem found in the files
 */
export function analyse(job: AnalyseJob, onProgress: (done: number, of: number) => void): Report[] {
  const whole = parseStudy(new TextDecoder().decode(job.study.bytes), job.study.fileName);

  const refusals: DomainError[] = [];
  const answers = job.answers.flatMap(({ file, ...given }): AnswerTable[] =>
    attempt(
      () => {
        const instrument = instrumentFor({
          file,
          fileName: given.fileName,
          study: whole.study,
          given: job.answers,
        });
        return [readAnswers({ ...given, study: whole.study, file: instrument })];
      },
      [],
      refusals,
    ),
  );
  const { outcomes: given } = job;
  const outcomes = given
    ? attempt(() => readOutcomes({ ...given, study: whole.study, answers }), null, refusals)
    : null;
  refuseTogether(refusals);

  const there = {
    files: new Set(answers.map(({ file }) => file)),
    outcomes: new Set(Object.keys(outcomes ? whole.study.outcomes : {})),
  };
  const { study, leftOut } = job.isLackingLeftOut
    ? runnableStudy(whole.study, there)
    : { study: whole.study, leftOut: [] };
  // The hash is the plan's, whatever of it could not be run.
  const parsed = { ...whole, study };

  return job.languages.map((language) => {
    const besides = job.withOfficeClimate
      ? officeClimateBeside(study.plan.length + study.postHoc.length)
      : null;
    const results = analyseStudy({
      parsed,
      answers,
      language,
      onProgress,
      ...(besides ? { beside: besides.beside } : {}),
      ...(outcomes ? { outcomes } : {}),
    });
    const said = sayLeftOut(leftOut, m.web_report_left_out, language);
    const document = aboutReport(buildReport({ study, results, language }), said);
    return { study, results, document, ...(besides ? { officeClimate: besides.made() } : {}) };
  });
}

/** Goes on to the next file when one is refused, so that all problems of all files are said at once. */
function attempt<T, Otherwise>(read: () => T, otherwise: Otherwise, refusals: DomainError[]): T | Otherwise {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    refusals.push(error);
    return otherwise;
  }
}

function refuseTogether(refusals: readonly DomainError[]): void {
  const [first] = refusals;
  if (!first) return;
  const problems = refusals.flatMap((refusal) => refusal.problems);
  throw new DomainError(first.code, first.text, problems);
}
