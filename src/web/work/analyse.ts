import { analyseStudy, readAnswers } from '#modules/analyses/index.ts';
import { buildReport } from '#modules/reports/index.ts';
import { parseStudy } from '#modules/studies/index.ts';
import type { AnalyseJob, Report } from './job.ts';
import { refuseUnreadable } from './readable.ts';

/**
 * From a study file and its answers to one report in each wanted language.
 *
 * @throws DomainError with every problem found in the files
 */
export function analyse(job: AnalyseJob, onProgress: (done: number, of: number) => void): Report[] {
  const given = [job.study, ...job.answers, ...(job.outcomes ? [job.outcomes] : [])];
  refuseUnreadable(given);
  const parsed = parseStudy(new TextDecoder().decode(job.study.bytes), job.study.fileName);
  const { study } = parsed;
  const answers = job.answers.map(({ file, fileName, bytes }) =>
    readAnswers({ bytes, fileName, study, file }),
  );
  return job.languages.map((language) => {
    const results = analyseStudy({ parsed, answers, language, onProgress });
    return { study, results, document: buildReport({ study, results, language }) };
  });
}
