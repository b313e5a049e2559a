import { m } from '#messages';
import type { Study } from '#modules/studies/schema.ts';
import { DomainError } from '#platform/errors.ts';
import { inAllLanguages } from '#platform/language.ts';
import type { AnalyseJob } from './job.ts';

/**
 * Which of the study's instruments the answers belong to. The form asks for employees' answers, whatever the study
 * calls its people; when it asks one kind of people only, theirs are the answers meant.
 *
 * @throws DomainError `answers-file` naming the study's instruments when there are several to choose from
 * @example instrumentFor({ file: 'employee', study: { instruments: { ansatt: … } }, given }) // 'ansatt'
 */
export function instrumentFor(parts: {
  readonly file: string;
  readonly fileName: string;
  readonly study: Pick<Study, 'instruments'>;
  readonly given: AnalyseJob['answers'];
}): string {
  const { file, fileName, study, given } = parts;
  if (Object.hasOwn(study.instruments, file)) return file;
  const [only, ...others] = Object.keys(study.instruments);
  const isOnlyChoice = only !== undefined && others.length === 0;
  const isTaken = given.some((other) => other.file === only);
  if (file === 'employee' && isOnlyChoice && !isTaken) return only;
  const names = { file, files: Object.keys(study.instruments).join(', ') };
  throw new DomainError(
    'answers-file',
    inAllLanguages((locale) => m.web_problem_answers_refused({}, { locale })),
    [
      {
        code: 'unknown-instrument',
        file: fileName,
        value: file,
        text: inAllLanguages((locale) => m.web_problem_instrument_unknown(names, { locale })),
      },
    ],
  );
}
