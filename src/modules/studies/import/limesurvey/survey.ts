import type { LimeRow } from './read-rows.ts';

/** A text by language, as LimeSurvey has it. */
type Words = Map<string, string>;

export type LimePart = {
  readonly code: string;
  readonly line: number;
  readonly texts: Words;
  readonly relevance: string;
};
export type LimeQuestion = {
  readonly row: LimeRow;
  readonly name: string;
  readonly type: string;
  readonly texts: Words;
  readonly helps: Words;
  /** By scale: LimeSurvey numbers them 0 and 1. */
  readonly subs: Map<string, LimePart[]>;
  readonly answers: Map<string, LimePart[]>;
};
export type LimeGroup = {
  readonly row: LimeRow;
  readonly titles: Words;
  readonly descriptions: Words;
  readonly questions: LimeQuestion[];
};
export type LimeSurvey = {
  readonly settings: readonly LimeRow[];
  /** Texts of the survey as a whole, by their names. */
  readonly texts: ReadonlyMap<string, Words>;
  readonly groups: readonly LimeGroup[];
  /** Lines of other kinds: quotas, assessments. */
  readonly others: readonly LimeRow[];
};

/** Puts the lines together: the same question in another language is a line further down. */
export function surveyOf(rows: readonly LimeRow[]): LimeSurvey {
  const settings: LimeRow[] = [];
  const others: LimeRow[] = [];
  const texts = new Map<string, Words>();
  const groups = new Map<string, LimeGroup>();
  const questions = new Map<string, LimeQuestion>();
  const groupCount = new Map<string, number>();
  let group: LimeGroup | undefined;
  let question: LimeQuestion | undefined;

  for (const row of rows) {
    const language = row.cell('language').trim();
    const text = row.cell('text');
    switch (row.kind) {
      case 'S':
        settings.push(row);
        break;
      case 'SL':
        put(texts, row.cell('name').trim(), language, text);
        break;
      case 'G': {
        const count = (groupCount.get(language) ?? 0) + 1;
        groupCount.set(language, count);
        const key = row.cell('id').trim() || `#${count}`;
        group = groups.get(key) ?? { row, titles: new Map(), descriptions: new Map(), questions: [] };
        groups.set(key, group);
        group.titles.set(language, row.cell('name'));
        if (text.trim() !== '') group.descriptions.set(language, text);
        break;
      }
      case 'Q': {
        const name = row.cell('name').trim();
        const there = questions.get(name);
        question = there ?? {
          row,
          name,
          type: row.cell('type/scale').trim(),
          texts: new Map(),
          helps: new Map(),
          subs: new Map(),
          answers: new Map(),
        };
        question.texts.set(language, text);
        if (row.cell('help').trim() !== '') question.helps.set(language, row.cell('help'));
        if (there) break;
        questions.set(name, question);
        if (!group) {
          group = { row, titles: new Map(), descriptions: new Map(), questions: [] };
          groups.set('', group);
        }
        group.questions.push(question);
        break;
      }
      case 'SQ':
        if (question) addPart(question.subs, row, language);
        break;
      case 'A':
        if (question) addPart(question.answers, row, language);
        break;
      default:
        others.push(row);
    }
  }
  return { settings, texts, groups: [...groups.values()], others };
}

function addPart(parts: Map<string, LimePart[]>, row: LimeRow, language: string): void {
  const scale = row.cell('type/scale').trim() || '0';
  const code = row.cell('name').trim();
  const all = parts.get(scale) ?? [];
  parts.set(scale, all);
  const there = all.find((part) => part.code === code);
  if (there && !there.texts.has(language)) there.texts.set(language, row.cell('text'));
  if (!there) {
    const texts: Words = new Map([[language, row.cell('text')]]);
    all.push({ code, line: row.line, texts, relevance: row.cell('relevance').trim() });
  }
}

function put(texts: Map<string, Words>, name: string, language: string, text: string): void {
  if (text.trim() === '') return;
  const words = texts.get(name) ?? new Map<string, string>();
  texts.set(name, words);
  words.set(language, text);
}
