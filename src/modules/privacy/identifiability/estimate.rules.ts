/** A group that somebody is known to belong to, such as an office, and how many are asked there. */
export type KnownGroup = { readonly name: string; readonly people: number };
/** A question whose answer could point to a person, and how many different answers it has; a text has no end of them. */
export type PointingQuestion = { readonly id: string; readonly answers: number };

/** Expected numbers of people; not whole, because they are expectations. */
export type Exposure = {
  /** Nobody else in the group has the same answers. */
  readonly alone: number;
  /** Fewer than the minimum have the same answers, those alone included. */
  readonly inSmallGroups: number;
};
export type Identifiability = Exposure & {
  readonly people: number;
  readonly byGroup: readonly (KnownGroup & Exposure)[];
  /** How many each question, alone with the office, would put in small groups; and how many are left without it. */
  readonly byQuestion: readonly (PointingQuestion & {
    readonly byItself: Exposure;
    readonly without: Exposure;
  })[];
};
export type Situation = {
  readonly groups: readonly KnownGroup[];
  readonly questions: readonly PointingQuestion[];
  readonly minimumGroup: number;
};

/**
 * How many would stand alone, or with fewer than the minimum, if somebody put the answers to all these questions
 * together with where people work.
 *
 * Reckoned as if answers were independent of each other and equally common: of n people in an office and K combinations
 * of answers, how many of the other n − 1 share a person's combination is binomial with p = 1/K. So the expected number
 * with fewer than m like them is n · P(Bin(n − 1, 1/K) ≤ m − 2), and alone n · (1 − 1/K)ⁿ⁻¹. Where answers hang
 * together or some are common, fewer stand alone than this; those with rare answers do so the more surely.
 *
 * @see Bethlehem, Keller & Pannekoek (1990), Disclosure control of microdata, JASA 85, 38–45
 */
export function estimateIdentifiability(situation: Situation): Identifiability {
  const { groups, questions } = situation;
  const whole = exposureOf(situation);
  return {
    people: groups.reduce((sum, { people }) => sum + people, 0),
    ...whole,
    byGroup: groups.map((group) => ({ ...group, ...exposureOf({ ...situation, groups: [group] }) })),
    byQuestion: questions.map((question) => ({
      ...question,
      byItself: exposureOf({ ...situation, questions: [question] }),
      without: exposureOf({ ...situation, questions: questions.filter((one) => one !== question) }),
    })),
  };
}

function exposureOf({ groups, questions, minimumGroup }: Situation): Exposure {
  const combinations = questions.reduce((product, { answers }) => product * Math.max(1, answers), 1);
  const share = 1 / combinations;
  let alone = 0;
  let inSmallGroups = 0;
  for (const { people } of groups) {
    if (people <= 0) continue;
    alone += people * atMost(0, people - 1, share);
    inSmallGroups += people * atMost(minimumGroup - 2, people - 1, share);
  }
  return { alone, inSmallGroups };
}

/** P(X ≤ k) for X binomial with n trials of chance p; summed from the lowest term, each made from the one before. */
function atMost(k: number, n: number, p: number): number {
  if (k >= n || p === 0) return 1;
  if (p === 1) return 0;
  let logTerm = n * Math.log1p(-p);
  let sum = Math.exp(logTerm);
  for (let at = 1; at <= k; at += 1) {
    logTerm += Math.log((n - at + 1) / at) + Math.log(p / (1 - p));
    sum += Math.exp(logTerm);
  }
  return Math.min(1, sum);
}
