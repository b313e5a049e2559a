import { conditionOf, sayCondition } from '#modules/studies/index.ts';
import { type Study, textIn } from '#modules/studies/schema.ts';
import type { Language } from '#platform/language.ts';
import type { DeskAnswer } from './ask.ts';
import { deskVariables } from './desk-variables.ts';
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
      const { way, ways, line, blocks, isWithheld, isAdded } = answer;
      return {
        kind: 'answered',
        way,
        ways: ways.map((one) => ({ way: one, query: writeQuestion({ ...question, way: one }) })),
        line,
        blocks,
        isWithheld,
        isAdded,
      };
    }
  }
}

/** What has been added, said shortly: its title, or else its variables. */
export function addedView(study: Study, language: Language): AddedView[] {
  return study.postHoc.map((entry) => {
    const question = questionOf(entry);
    const condition = conditionOf(entry);
    const file = question?.file ?? '';
    const labels = question
      ? namesOf(question, deskVariables(study, file, language))
      : Object.keys(entry).filter((key) => !['id', 'title', 'where'].includes(key));
    return {
      id: entry.id,
      name: entry.title ? textIn(entry.title, language) : labels.join(' · '),
      where: condition ? sayCondition(condition, study, file, language) : null,
      query: question ? writeQuestion(question) : null,
    };
  });
}

function namesOf({ variables, by }: DeskQuestion, known: readonly DeskVariable[]): string[] {
  const label = (id: string) => known.find((variable) => variable.id === id)?.label ?? id;
  return [...variables, ...(by === null ? [] : [by])].map(label);
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
