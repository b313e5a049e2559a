import { basename } from 'node:path';
import { m } from '#messages';
import { type CodebookVariable, proposedFile, proposeStudyFrom } from '#modules/analyses/index.ts';
import { printable, withoutControls } from '#platform/errors.ts';
import type { Language } from '#platform/language.ts';
import { type CommandArguments, usageError } from '../arguments.ts';
import { exitCodes } from '../exit-codes.ts';
import { readInput } from '../input-files.ts';
import { writeStudy } from '../write-study.ts';

/**
 * `handlingsrom analyse FILE.sav --propose STUDY.yaml [--force]`: writes a first study file from a file of
 * answers (SPSS or CSV), and says what is in the file, what was guessed and what to check.
 */
export function propose({ positionals, values, language, isJson }: CommandArguments): number {
  const [file, ...more] = positionals;
  const { propose: path, force, out, answers, outcomes } = values;
  const isAlone = out === undefined && answers === undefined && outcomes === undefined && more.length === 0;
  if (!file || !isAlone || typeof path !== 'string' || !/\.ya?ml$/i.test(path)) {
    throw usageError((locale) => m.cli_usage_propose({}, { locale }));
  }
  const bytes = readInput(file);
  const fileName = basename(file);
  const { codebook, yaml, notes } = proposeStudyFrom(bytes, fileName, language);
  writeStudy(path, yaml, force === true);

  const sentences = notes.map((note) => withoutControls(note[language]));
  if (isJson) {
    const variables = codebook.variables.map(({ answers: _, isUnique: __, ...variable }) => variable);
    const written = { written: [path], notes: sentences, codebook: { ...codebook, variables } };
    process.stdout.write(`${JSON.stringify(written, null, 2)}\n`);
    return exitCodes.done;
  }
  const next = { study: withoutControls(path), answers: `${proposedFile}=${withoutControls(file)}` };
  const lines = [
    ...codebook.variables.map((variable) => codebookLine(variable, language)),
    '',
    ...sentences,
    '',
    m.cli_propose_done(next, { locale: language }),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return exitCodes.done;
}

/** One line a variable: name, label, how many answered, and the range of numbers; never who answered what. */
function codebookLine(variable: CodebookVariable, language: Language): string {
  const { name, label, kind, valid, missing, minimum, maximum } = variable;
  const locale = { locale: language };
  const parts = [
    label === undefined ? printable(name) : `${printable(name)} (${printable(label)})`,
    m.cli_codebook_counts({ valid, missing }, locale),
  ];
  if (kind === 'number' && minimum !== undefined && maximum !== undefined) {
    parts.push(m.cli_codebook_range({ minimum, maximum }, locale));
  }
  return parts.join(', ');
}
