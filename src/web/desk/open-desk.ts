import { nothingTold } from '#modules/analyses/index.ts';
import {
  askDesk,
  countStudyAsTold,
  type DeskQuestion,
  type DeskVariable,
  dataFilesOf,
  deskVariables,
  readQuestion,
  withoutAnalyses,
} from '#modules/desk/index.ts';
import { type ParsedStudy, parseStudy } from '#modules/studies/index.ts';
import type { FileKey, OpenedFile } from '#modules/workbench/index.ts';
import type { Language } from '#platform/language.ts';
import type { Services } from '#web/services.ts';

/** A desk with its study, its answers and what has been told of them, and the question in the address. */
export type OpenDesk = {
  readonly parsed: ParsedStudy;
  readonly question: DeskQuestion;
  readonly variables: readonly DeskVariable[];
  readonly files: readonly string[];
  ask(): ReturnType<typeof askDesk>;
};

/**
 * Opens the desk on an opened file.
 *
 * @returns null when the file was closed meanwhile
 * @throws DomainError when its study cannot be read
 */
export async function openDesk(
  { key, file }: { readonly key: FileKey; readonly file: OpenedFile },
  parameters: URLSearchParams,
  language: Language,
  { openedFiles }: Pick<Services, 'openedFiles'>,
): Promise<OpenDesk | null> {
  const parsed = parsedOf(file.studyText);
  const studied = await openedFiles.withStudy(key, answersOnlyOf(file.studyText));
  const told = openedFiles.alongside(key, 'told', nothingTold);
  if (!studied || !told) return null;
  const dataFiles = dataFilesOf(studied);
  const files = studied.tables.map((table) => table.file);
  const wanted = parameters.get('file') ?? '';
  const name = files.includes(wanted) ? wanted : (files[0] ?? '');
  const variables = deskVariables(parsed.study, name, language).filter(
    ({ id }) => dataFiles.get(name)?.numbers.has(id) || dataFiles.get(name)?.categories.has(id),
  );
  const question = readQuestion(parameters, name, variables);
  return {
    parsed,
    question,
    variables,
    files,
    ask: () => {
      countStudyAsTold(parsed, dataFiles, told);
      return askDesk(question, { parsed, dataFiles, told, language });
    },
  };
}

const parsedOf = remembered((studyText) => parseStudy(studyText, 'study.yaml'));
const answersOnlyOf = remembered(withoutAnalyses);

/** Reading a long study file takes as long as answering a question, and the same one is read at every question. */
function remembered<T>(read: (text: string) => T, most = 20): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text) ?? read(text);
    known.delete(text);
    known.set(text, found);
    for (const oldest of known.keys()) {
      if (known.size <= most) break;
      known.delete(oldest);
    }
    return found;
  };
}
