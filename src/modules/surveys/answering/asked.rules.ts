import { type Condition, itemsOf, parseCondition, passes } from '#modules/studies/index.ts';
import type { Item, Study } from '#modules/studies/schema.ts';
import type { SubmittedAnswer } from '../sealing/answer-bytes.ts';

export type Given = Pick<SubmittedAnswer, 'answers' | 'texts'>;
export const nothingGiven: Given = { answers: {}, texts: {} };

/** The condition on which an item is asked; null for one that is asked of everybody. */
export function conditionOn(item: Item): Extract<Condition, { kind: 'comparison' }> | null {
  if (item.askIf === undefined) return null;
  const read = parseCondition(item.askIf);
  if ('mistake' in read || read.condition.kind !== 'comparison') {
    throw new Error(`The study was accepted with a condition that cannot be read: ${item.askIf}`);
  }
  return read.condition;
}

/** Whether an item is asked of somebody who has answered so far what is given. */
export function isAsked(item: Item, { answers }: Given): boolean {
  const condition = conditionOn(item);
  if (condition === null) return true;
  const answer = Object.hasOwn(answers, condition.variable) ? answers[condition.variable] : undefined;
  return answer !== undefined && passes(condition, answer);
}

/**
 * Where somebody who comes back goes on: the last section in which they have answered anything, or the one after it when
 * nothing there is left. Counted from 0.
 */
export function sectionToGoOn(
  sections: readonly { readonly items: readonly Item[] }[],
  given: Given,
): number {
  const last = sections.findLastIndex(({ items }) => items.some(({ id }) => hasAnswer(id, given)));
  if (last === -1) return 0;
  const isDone = unanswered(sections[last]!.items, given) === 0;
  return Math.min(isDone ? last + 1 : last, sections.length - 1);
}

/** How many of a section's questions are asked and have no answer. */
export function unanswered(items: readonly Item[], given: Given = nothingGiven): number {
  return items.filter((item) => isAsked(item, given) && !hasAnswer(item.id, given)).length;
}

const hasAnswer = (id: string, { answers, texts }: Given) =>
  Object.hasOwn(answers, id) || Object.hasOwn(texts, id);

/** Without answers to questions that would not have been asked: somebody went back and changed their mind. */
export function withoutUnasked(study: Study, audience: string, given: Given): Given {
  return onlyAsked(itemsOf(study, audience), given);
}

/** The same among these items only: what others were answered stays as it is. */
export function onlyAsked(items: readonly Item[], given: Given): Given {
  const kept = { answers: { ...given.answers }, texts: { ...given.texts } };
  // In the order they are asked, so that what follows from a removed answer goes with it.
  for (const item of items) {
    if (isAsked(item, kept)) continue;
    delete kept.answers[item.id];
    delete kept.texts[item.id];
  }
  return kept;
}
