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

/** Without answers to questions that would not have been asked: somebody went back and changed their mind. */
export function withoutUnasked(study: Study, audience: string, given: Given): Given {
  const kept = { answers: { ...given.answers }, texts: { ...given.texts } };
  // In the order they are asked, so that what follows from a removed answer goes with it.
  for (const item of itemsOf(study, audience)) {
    if (isAsked(item, kept)) continue;
    delete kept.answers[item.id];
    delete kept.texts[item.id];
  }
  return kept;
}
