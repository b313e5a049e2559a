import { titleOfEntry } from '#modules/reports/index.ts';
import { conditionOf, fileOf, sayCondition } from '#modules/studies/index.ts';
import type { Study } from '#modules/studies/schema.ts';
import type { Language } from '#platform/language.ts';
import type { DeskAnswer } from './ask.ts';
import { writeQuestion } from './question-address.ts';
import { questionOf } from './question-of-entry.ts';
import {
  type AddedView,
  type AnswerView,
  type DeskQuestion,
  type DeskVariable,
  emptyQuestion,
  type Idea,
} from './schema.ts';

/** An answer as the desk shows it. */
export function answerView(answer: DeskAnswer, question: DeskQuestion, language: Language): AnswerView {
  switch (answer.kind) {
    case 'unfinished':
      return answer;
    case 'filter-refused':
      return { kind: 'filter-refused', problems: answer.problems.map((text) => text[language]) };
    case 'answered': {
      const { way, roles, ways, line, blocks, isWithheld, isAdded } = answer;
      return {
        kind: 'answered',
        way,
        roles,
        ways: ways.map((one) => ({ way: one, query: writeQuestion({ ...question, way: one }) })),
        line,
        blocks,
        isWithheld,
        isAdded,
      };
    }
  }
}

/** What has been added, called what the report calls it. */
export function addedView(study: Study, language: Language): AddedView[] {
  return study.postHoc.map((entry) => {
    const question = questionOf(entry);
    const condition = conditionOf(entry);
    return {
      id: entry.id,
      name: titleOfEntry(entry, study, language),
      where: condition ? sayCondition(condition, study, fileOf(entry) ?? '', language) : null,
      query: question ? writeQuestion(question) : null,
    };
  });
}

/** Questions to begin with, made from what the study has. */
export function ideasFor(file: string, variables: readonly DeskVariable[]): Idea[] {
  const numbers = variables.filter(({ kind }) => kind !== 'choice');
  const [first, second] = numbers;
  const group = variables.find(({ kind, options }) => kind === 'choice' && options.length <= 8);
  if (!first) return [];
  const ask = (kind: Idea['kind'], other: DeskVariable | undefined, part: Partial<DeskQuestion>): Idea => ({
    kind,
    a: first.label,
    b: other?.label ?? '',
    query: writeQuestion({ ...emptyQuestion(file), ...part }),
  });
  return [
    ask('describe', undefined, { variables: [first.id] }),
    ...(second ? [ask('correlate', second, { variables: [first.id, second.id] })] : []),
    ...(group ? [ask('compare', group, { variables: [first.id], by: group.id })] : []),
  ];
}
