import { analyseStudy, codebookOf, proposeStudyFrom, readAnswers } from '#modules/analyses/index.ts';
import type { Results } from '#modules/analyses/schema.ts';
import type { Released } from '#modules/privacy/index.ts';
import { parseStudy } from '#modules/studies/index.ts';
import type { Language } from '#platform/language.ts';
import type { AnalyseGiven, FirstLook, GivenAnswers, StudiedFile } from './opened-file.ts';

/** What a study file that nobody has given a name is called in problems. */
const studyFileName = 'study.yaml';

/**
 * Takes a first look at a file of answers: what is in it, and which study file goes with it.
 *
 * @param studyText the study file, when there is one; otherwise one is proposed in `language`
 * @throws DomainError `answers-file` or `study-file` when the file cannot be read
 */
export function lookAt(given: {
  readonly answers: readonly GivenAnswers[];
  readonly studyText: string | null;
  readonly language: Language;
}): FirstLook {
  const [first] = given.answers;
  if (!first) throw new Error('A look needs a file of answers');
  if (given.studyText !== null) {
    const { answers, studyText } = given;
    // A study file that does not go with the answers is said now, and not at the first analysis.
    readWithStudy({ answers, studyText });
    const codebook = codebookOf(first.bytes, first.fileName);
    return { codebook, studyText, isProposed: false, notes: [] };
  }
  const { codebook, yaml, notes } = proposeStudyFrom(first.bytes, first.fileName, given.language);
  return { codebook, studyText: yaml, isProposed: true, notes };
}

/** @throws DomainError with every problem of the study file or the answers */
export function readWithStudy(given: {
  readonly answers: readonly GivenAnswers[];
  readonly studyText: string;
}): StudiedFile {
  const parsed = parseStudy(given.studyText, studyFileName);
  return { parsed, tables: given.answers.map((one) => readAnswers({ ...one, study: parsed.study })) };
}

/**
 * Runs a study on the answers, without a report.
 *
 * @throws DomainError with every problem of the study file or the answers
 */
export function analyseOpened({ language, ...given }: AnalyseGiven): Released<Results> {
  const { parsed, tables } = readWithStudy(given);
  return analyseStudy({ parsed, answers: tables, language });
}
