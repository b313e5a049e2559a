import {
  type Exposure,
  estimateIdentifiability,
  type PointingQuestion,
  type Situation,
} from './estimate.rules.ts';

/** A change to the questionnaire, and what would then be left. */
export type Advice = Exposure &
  (
    | { readonly kind: 'leaveOut'; readonly id: string }
    | { readonly kind: 'coarsen'; readonly id: string; readonly from: number; readonly to: number }
    /** Everything together: each question in two or three answers. */
    | { readonly kind: 'coarsenAll' }
  );

const mostAdvice = 4;
/** Less than this share of all is not worth a change. */
const worthwhile = 0.02;

/** Changes that would leave fewer people in small groups, the one that helps most first. */
export function adviseAgainstIdentifying(situation: Situation): readonly Advice[] {
  const { questions } = situation;
  const now = estimateIdentifiability(situation);
  const after = (changed: readonly PointingQuestion[]): Exposure => {
    const { alone, inSmallGroups } = estimateIdentifiability({ ...situation, questions: changed });
    return { alone, inSmallGroups };
  };
  const single = questions.flatMap((question): Advice[] => {
    const { id, answers } = question;
    const others = questions.filter((one) => one !== question);
    const coarser = coarserThan(answers).map(
      (to): Advice => ({
        ...{ kind: 'coarsen', id, from: answers, to },
        ...after(questions.map((one) => (one === question ? { id, answers: to } : one))),
      }),
    );
    return [...coarser, { kind: 'leaveOut', id, ...after(others) }];
  });
  const helps = ({ inSmallGroups }: Exposure) => now.inSmallGroups - inSmallGroups > worthwhile * now.people;
  const best = single
    .filter(helps)
    .sort((a, b) => a.inSmallGroups - b.inSmallGroups)
    .slice(0, mostAdvice);
  const canAll = questions.filter(({ answers }) => answers > 3).length > 1;
  if (!canAll) return best;
  const all: Advice = {
    kind: 'coarsenAll',
    ...after(questions.map(({ id, answers }) => ({ id, answers: Math.min(3, answers) }))),
  };
  return helps(all) ? [all, ...best].slice(0, mostAdvice) : best;
}

/** Texts and numbers can become three groups, and so can many answers; three can become two. */
function coarserThan(answers: number): readonly number[] {
  if (answers > 3) return [3];
  return answers === 3 ? [2] : [];
}
