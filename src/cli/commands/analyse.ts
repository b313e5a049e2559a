import { basename, join } from 'node:path';
import { m } from '#messages';
import {
  type AnswerTable,
  analyseStudy,
  type OutcomeTable,
  officeFileName,
  readAnswers,
  readOutcomes,
} from '#modules/analyses/index.ts';
import { buildReport, renderDocx, renderHtml, renderPdf } from '#modules/reports/index.ts';
import { fileOf, type ParsedStudy, parseStudy } from '#modules/studies/index.ts';
import { DomainError } from '#platform/errors.ts';
import { inAllLanguages, type Language } from '#platform/language.ts';
import { type CommonOptions, namedFile, readArguments, usageError } from '../arguments.ts';
import { exitCodes } from '../exit-codes.ts';
import { readInput, readInputText } from '../input-files.ts';
import { writeAllOrNothing } from '../output-files.ts';
import { type Progress, startProgress } from '../progress.ts';
import { propose } from './propose.ts';

/**
 * `handlingsrom analyse STUDY.yaml --answers employee=FILE.csv … --out DIR`: runs the study's plan and writes
 * `results.json`, `report.html`, `report.docx` and `report.pdf`, all of them or none. With `--propose STUDY.yaml`
 * the file given is one of answers, and a first study file is written from it.
 */
export async function analyseCommand(args: readonly string[]): Promise<number> {
  const given = readArguments(args, {
    answers: { type: 'string', multiple: true },
    outcomes: { type: 'string' },
    out: { type: 'string' },
    propose: { type: 'string' },
    force: { type: 'boolean' },
  });
  if (given.values.propose !== undefined) return propose(given);
  const [study, ...more] = given.positionals;
  const { out, outcomes } = given.values;
  const answers = (given.values.answers ?? []) as readonly string[];
  const isForced = given.values.force === true;
  if (!study || more.length > 0 || isForced || typeof out !== 'string' || out === '') {
    throw usageError((locale) => m.cli_usage_analyse({}, { locale }));
  }
  const progress = startProgress();
  try {
    const asked = { study, answers, out, ...(typeof outcomes === 'string' ? { outcomes } : {}) };
    return await analyse(asked, given, progress);
  } finally {
    progress.done();
  }
}

type Asked = {
  readonly study: string;
  readonly answers: readonly string[];
  readonly outcomes?: string;
  readonly out: string;
};

async function analyse(asked: Asked, { language, isJson }: CommonOptions, progress: Progress) {
  const { out } = asked;
  const locale = { locale: language };
  progress.say(m.cli_progress_reading({}, locale));
  const parsed = parseStudy(readInputText(asked.study), basename(asked.study));
  const { plan, postHoc } = parsed.study;
  if (asked.answers.length === 0 && [...plan, ...postHoc].some((entry) => fileOf(entry) !== undefined)) {
    throw usageError((locale) => m.cli_usage_analyse({}, { locale }));
  }
  const { answers, outcomes } = readEverything(parsed, asked);

  const results = analyseStudy({
    parsed,
    answers,
    language,
    ...(outcomes ? { outcomes } : {}),
    onProgress: (done, of) => progress.say(m.cli_progress_analysing({ done, of }, locale)),
  });
  progress.say(m.cli_progress_writing({}, locale));
  const document = buildReport({ study: parsed.study, results, language });
  const files = {
    'results.json': `${JSON.stringify(results, null, 2)}\n`,
    'report.html': renderHtml(document),
    'report.docx': await renderDocx(document),
    'report.pdf': await renderPdf(document),
  };
  writeAllOrNothing(out, files);
  progress.done();
  const written = Object.keys(files).map((name) => join(out, name));
  process.stdout.write(
    isJson
      ? `${JSON.stringify({ written, warnings: results.warnings }, null, 2)}\n`
      : `${m.cli_analyse_done({ files: written.join(', '), warnings: results.warnings.length }, locale)}\n`,
  );
  return exitCodes.done;
}

/** Reads every file before complaining, so that all problems of all files are said at once. */
function readEverything(
  parsed: ParsedStudy,
  asked: Asked,
): { answers: AnswerTable[]; outcomes: OutcomeTable | undefined } {
  const refusals: DomainError[] = [];
  const attempt = <T>(read: () => T): T | undefined => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      refusals.push(error);
      return undefined;
    }
  };
  const { study } = parsed;
  const named = asked.answers.map((argument) => namedFile('--answers', argument));
  refuseTwice(named.map(({ name }) => name));
  const answers = named.map(({ name: file, path }) =>
    attempt(() => readAnswers({ bytes: readInput(path), fileName: basename(path), study, file })),
  );
  const outcomesFile = asked.outcomes === undefined ? undefined : namedFile('--outcomes', asked.outcomes);
  if (outcomesFile && outcomesFile.name !== officeFileName) {
    throw usageError((locale) => m.cli_outcomes_name({}, { locale }));
  }
  const tables = answers.filter((table) => table !== undefined);
  const outcomes =
    outcomesFile &&
    attempt(() =>
      readOutcomes({
        bytes: readInput(outcomesFile.path),
        fileName: basename(outcomesFile.path),
        study,
        answers: tables,
      }),
    );
  refuseIfAny(refusals);
  return { answers: tables, outcomes };
}

/** One refusal of everything: each thing said once, one a line. */
function refuseIfAny(refusals: readonly DomainError[]): void {
  const [first] = refusals;
  if (!first) return;
  const sentences = (locale: Language) => new Set(refusals.map(({ text }) => text[locale]));
  throw new DomainError(
    first.code,
    inAllLanguages((locale) => [...sentences(locale)].join('\n')),
    refusals.flatMap(({ problems }) => problems),
  );
}

function refuseTwice(names: readonly string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice) throw usageError((locale) => m.cli_answers_twice({ name: twice }, { locale }));
}
