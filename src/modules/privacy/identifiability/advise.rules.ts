import {
  type Exposure,
  estimateIdentifiability,
  type PointingQuestion,
  type Situation,
} from './estimate.rules.ts';

/** A change to one question, and what is left when it and those before it have been made. */
export type Advice = Exposure &
  (
    | { readonly kind: 'leaveOut'; readonly id: string }
    | { readonly kind: 'coarsen'; readonly id: string; readonly to: number }
  );

/** No more than this share in small groups is what we aim at. */
const acceptableShare = 0.05;

/**
 * What to do, in this order, to leave few in small groups: merge answers into three and then two, and leave a question
 * out when that is not enough. Each step takes the change that makes the combinations fewest; nothing more is advised
 * than it takes.
 */
export function adviseAgainstIdentifying(situation: Situation): readonly Advice[] {
  const wanted = new Map<string, number>();
  const answersOf = ({ id, answers }: PointingQuestion) => wanted.get(id) ?? answers;
  const { people } = estimateIdentifiability(situation);
  while (exposureWith(situation, wanted).inSmallGroups > acceptableShare * people) {
    const next = situation.questions
      .filter((question) => answersOf(question) > 1)
      .map((question) => ({ id: question.id, from: answersOf(question), to: fewerThan(answersOf(question)) }))
      .sort((a, b) => b.from / b.to - a.from / a.to)[0];
    if (!next) break;
    wanted.set(next.id, next.to);
  }
  const done = new Map<string, number>();
  return [...wanted].map(([id, to]): Advice => {
    done.set(id, to);
    const left = exposureWith(situation, done);
    return to === 1 ? { kind: 'leaveOut', id, ...left } : { kind: 'coarsen', id, to, ...left };
  });
}

function exposureWith(situation: Situation, answers: ReadonlyMap<string, number>): Exposure {
  const questions = situation.questions.map((question) => ({
    id: question.id,
    answers: answers.get(question.id) ?? question.answers,
  }));
  const { alone, inSmallGroups } = estimateIdentifiability({ ...situation, questions });
  return { alone, inSmallGroups };
}

/** One answer is the same as not to ask. */
function fewerThan(answers: number): number {
  if (answers > 3) return 3;
  return answers === 3 ? 2 : 1;
}
