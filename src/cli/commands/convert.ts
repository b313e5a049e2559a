import { basename } from 'node:path';
import { m } from '#messages';
import { type ImportRemark, importQuestionnaire, type RemarkKind } from '#modules/studies/index.ts';
import { withoutControls } from '#platform/errors.ts';
import type { Language } from '#platform/language.ts';
import { readArguments, usageError } from '../arguments.ts';
import { exitCodes } from '../exit-codes.ts';
import { readInput } from '../input-files.ts';
import { writeStudy } from '../write-study.ts';

const mostBytes = 64 * 1024 * 1024;
const kinds: readonly RemarkKind[] = ['dropped', 'changed', 'converted'];

/**
 * `handlingsrom convert QUESTIONNAIRE --study STUDY.yaml [--force]`: makes a study file of a questionnaire from
 * SurveyJS, LimeSurvey or an XLSForm, and says what became of everything in it.
 */
export async function convertCommand(args: readonly string[]): Promise<number> {
  const { positionals, values, language, isJson } = readArguments(args, {
    study: { type: 'string' },
    force: { type: 'boolean' },
  });
  const [file, ...more] = positionals;
  const { study: path, force } = values;
  if (!file || more.length > 0 || typeof path !== 'string' || !/\.ya?ml$/i.test(path)) {
    throw usageError((locale) => m.cli_usage_convert({}, { locale }));
  }
  const { format, studyText, report } = importQuestionnaire(readInput(file, mostBytes), basename(file));
  writeStudy(path, studyText, force === true);

  if (isJson) {
    const said = report.map(({ kind, code, what, where, reason }) => ({
      kind,
      code,
      what,
      where: where[language],
      reason: reason[language],
    }));
    process.stdout.write(`${JSON.stringify({ format, written: [path], report: said }, null, 2)}\n`);
    return exitCodes.done;
  }
  const lines = kinds.flatMap((kind) => linesOf(report, kind, language));
  const done = m.cli_convert_done({ study: withoutControls(path) }, { locale: language });
  process.stdout.write(`${[...lines, done].join('\n')}\n`);
  return exitCodes.done;
}

/** A heading, and one line for each thing: what, where, and what became of it. */
function linesOf(report: readonly ImportRemark[], kind: RemarkKind, language: Language): string[] {
  const remarks = report.filter((remark) => remark.kind === kind);
  if (remarks.length === 0) return [];
  const headings = {
    dropped: m.studies_import_dropped,
    changed: m.studies_import_changed,
    converted: m.studies_import_converted,
  } as const;
  const locale = { locale: language };
  const whole = m.studies_import_whole({}, locale);
  return [
    headings[kind]({ count: remarks.length }, locale),
    ...remarks.map(({ what, where, reason }) => {
      const place = where[language] === '' ? '' : ` (${where[language]})`;
      return withoutControls(`  ${what || whole}${place}: ${reason[language]}`);
    }),
    '',
  ];
}
