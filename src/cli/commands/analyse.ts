import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { m } from '#messages';
import {
  type AnswerTable,
  analyseStudy,
  type OutcomeTable,
  readAnswers,
  readOutcomes,
} from '#modules/analyses/index.ts';
import { buildReport, renderDocx, renderHtml, renderPdf } from '#modules/reports/index.ts';
import { type ParsedStudy, parseStudy } from '#modules/studies/index.ts';
import { DomainError, type Problem } from '#platform/errors.ts';
import { namedFile, readArguments, usageError } from '../arguments.ts';
import { exitCodes } from '../exit-codes.ts';
import { readInput, readInputText } from '../input-files.ts';
import { startProgress } from '../progress.ts';

/**
 * `handlingsrom analyse STUDY.yaml --answers employee=FILE.csv … --out DIR`: runs the study's plan and writes
 * `results.json`, `report.html`, `report.docx` and `report.pdf`, all of them or none.
 */
export async function analyseCommand(args: readonly string[]): Promise<number> {
  const { positionals, values, language, isJson } = readArguments(args, {
    answers: { type: 'string', multiple: true },
    outcomes: { type: 'string', multiple: true },
    out: { type: 'string' },
  });
  const [studyPath, ...more] = positionals;
  const { out } = values;
  const answerArguments = (values.answers ?? []) as readonly string[];
  if (!studyPath || more.length > 0 || typeof out !== 'string' || answerArguments.length === 0) {
    throw usageError((locale) => m.cli_usage_analyse({}, { locale }));
  }

  const progress = startProgress();
  const locale = { locale: language };
  progress.say(m.cli_progress_reading({}, locale));
  const parsed = parseStudy(readInputText(studyPath), basename(studyPath));
  const outcomeArguments = (values.outcomes ?? []) as readonly string[];
  const { answers, outcomes } = readEverything(parsed, answerArguments, outcomeArguments);

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
  answerArguments: readonly string[],
  outcomeArguments: readonly string[],
): { answers: AnswerTable[]; outcomes: OutcomeTable | undefined } {
  const refusals: DomainError[] = [];
  const attempt = <T>(read: () => T): T | undefined => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof DomainError) || error.problems.length === 0) throw error;
      refusals.push(error);
      return undefined;
    }
  };
  const { study } = parsed;
  const named = answerArguments.map((argument) => namedFile('--answers', argument));
  refuseTwice(named.map(({ name }) => name));
  const answers = named.map(({ name: file, path }) =>
    attempt(() => readAnswers({ bytes: readInput(path), fileName: basename(path), study, file })),
  );
  const [outcomesFile] = outcomeArguments.map((argument) => namedFile('--outcomes', argument));
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
  const [first] = refusals;
  if (first) {
    const problems: Problem[] = refusals.flatMap((refusal) => refusal.problems);
    throw new DomainError(first.code, first.text, problems);
  }
  return { answers: tables, outcomes };
}

function refuseTwice(names: readonly string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice) throw usageError((locale) => m.cli_answers_twice({ name: twice }, { locale }));
}

/** Writes beside the target and moves into place, so that a crash leaves no half report. */
function writeAllOrNothing(out: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  const draft = `${out.replace(/[/\\]+$/, '')}.draft-${process.pid}`;
  try {
    mkdirSync(draft, { recursive: true });
    for (const [name, content] of Object.entries(files)) writeFileSync(join(draft, name), content);
    mkdirSync(out, { recursive: true });
    for (const name of Object.keys(files)) renameSync(join(draft, name), join(out, name));
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    if (!['EACCES', 'EEXIST', 'ENOTDIR', 'EROFS', 'ENOSPC'].includes(code)) throw error;
    throw new DomainError('cannot-write', {
      nb: m.cli_cannot_write({ out, code }, { locale: 'nb' }),
      nn: m.cli_cannot_write({ out, code }, { locale: 'nn' }),
      en: m.cli_cannot_write({ out, code }, { locale: 'en' }),
    });
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
