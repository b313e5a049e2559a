import { nothingTold, officeFileName, type Told } from '#modules/analyses/index.ts';
import { type ParsedStudy, parseStudy } from '#modules/studies/index.ts';
import { textIn } from '#modules/studies/schema.ts';
import {
  type FileKey,
  type OpenedFile,
  type OpenedFiles,
  removeAnalysis,
  withAnalysesOnly,
} from '#modules/workbench/index.ts';
import type { Language } from '#platform/language.ts';
import { askDesk, type DeskAnswer } from './ask.ts';
import { deskVariables } from './desk-variables.ts';
import { countStudyAsTold, dataFilesOf } from './opened-desk.ts';
import { readQuestion, writeQuestion } from './question-address.ts';
import type { DeskQuestion, DeskVariable, DeskView } from './schema.ts';
import { withPostHoc } from './study-text.ts';
import { addedView, answerView, ideasFor } from './view.ts';

/** Desks on opened files. What a desk is asked stands in an address; what it has told lives with the file. */
export type Desks = {
  /**
   * The desk with the question that an address holds, answered.
   *
   * @returns null when the file is closed, forgotten or another's
   * @throws DomainError when its study cannot be read
   */
  look(key: FileKey, parameters: URLSearchParams, language: Language): Promise<DeskView | null>;
  /** Adds the question to the study as thought of afterwards; what is withheld or there already is not added. */
  add(key: FileKey, parameters: URLSearchParams, language: Language): Promise<void>;
  /** Takes an analysis that was thought of afterwards out of the study. */
  remove(key: FileKey, id: string): void;
};

export function createDesks({ openedFiles }: { readonly openedFiles: OpenedFiles }): Desks {
  const parsedOf = remembered((studyText) => parseStudy(studyText, 'study.yaml'));
  const answersOnlyOf = remembered((studyText) => withAnalysesOnly(studyText, []));

  async function open(
    key: FileKey,
    parameters: URLSearchParams,
    language: Language,
  ): Promise<OpenDesk | null> {
    const file = openedFiles.opened(key);
    if (!file) return null;
    const parsed = parsedOf(file.studyText);
    const studied = await openedFiles.withStudy(key, answersOnlyOf(file.studyText));
    const told = openedFiles.alongside(key, 'told', nothingTold);
    if (!studied || !told) return null;
    const dataFiles = dataFilesOf(studied);
    const files = [
      ...studied.tables.map((table) => table.file),
      ...(dataFiles.has(officeFileName) ? [officeFileName] : []),
    ];
    const wanted = parameters.get('file') ?? '';
    const name = files.includes(wanted) ? wanted : (files[0] ?? '');
    const dataFile = dataFiles.get(name);
    const variables = deskVariables(parsed.study, name, language).filter(
      ({ id }) => dataFile?.numbers.has(id) || dataFile?.categories.has(id),
    );
    const question = readQuestion(parameters, name, variables);
    const ask = () => {
      countOnce(told, parsed, () => countStudyAsTold(parsed, dataFiles, told));
      return askDesk(question, { parsed, dataFiles, told, language });
    };
    return { file, parsed, question, variables, files, ask };
  }

  return {
    look: async (key, parameters, language) => {
      const desk = await open(key, parameters, language);
      if (!desk) return null;
      const { question, variables, files, parsed } = desk;
      const { study } = parsed;
      return {
        question,
        query: writeQuestion(question),
        variables,
        files,
        answer: answerView(desk.ask(), question, language),
        added: addedView(study, language),
        ideas: ideasFor(question.file, variables),
        minimumGroup: study.privacy.minimumGroup,
        syntheticNotice: study.synthetic === undefined ? null : textIn(study.synthetic, language),
      };
    },
    add: async (key, parameters, language) => {
      const desk = await open(key, parameters, language);
      const answer = desk?.ask();
      if (!desk || answer?.kind !== 'answered' || answer.isWithheld) return;
      // Another window may have added something while this one waited.
      const now = openedFiles.opened(key)?.studyText;
      if (answer.isAdded || now !== desk.file.studyText) return;
      openedFiles.keepStudy(key, withPostHoc(now, answer.entry));
    },
    remove: (key, id) => {
      const file = openedFiles.opened(key);
      if (file) openedFiles.keepStudy(key, removeAnalysis(file.studyText, id, false));
    },
  };
}

type OpenDesk = {
  readonly file: OpenedFile;
  readonly parsed: ParsedStudy;
  readonly question: DeskQuestion;
  readonly variables: readonly DeskVariable[];
  readonly files: readonly string[];
  ask(): DeskAnswer;
};

const counted = new WeakMap<Told, ParsedStudy>();

function countOnce(told: Told, parsed: ParsedStudy, count: () => void): void {
  if (counted.get(told) !== parsed) count();
  counted.set(told, parsed);
}

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
