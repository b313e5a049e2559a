/** A question of a guide, and what to ask when the answer is short. */
export type GuideQuestion = {
  /** "q3": the same in every version that has the question, so that notes find it. */
  readonly id: string;
  readonly text: string;
  readonly prompts: readonly string[];
};

export const guidePartKinds = ['warmUp', 'theme', 'closing'] as const;
export type GuidePartKind = (typeof guidePartKinds)[number];

/** A guide begins with one warm-up, ends with one closing, and has its themes between them. */
export type GuidePart = {
  readonly id: string;
  readonly kind: GuidePartKind;
  /** Of a theme; the others are called what they are. */
  readonly title: string;
  /** What the interviewer says: before the questions, and in the closing after them. May be empty. */
  readonly intro: string;
  readonly questions: readonly GuideQuestion[];
};
export type Guide = { readonly parts: readonly GuidePart[] };

/** A guide as it was saved, and never changed since. */
export type GuideVersion = {
  readonly guide: Guide;
  /** From 1. */
  readonly version: number;
  readonly savedOn: string;
  readonly byName: string;
};

/** More than this no interview has time for, and no page shows well. */
export const guideLimits = { parts: 30, questions: 200, prompts: 20, characters: 1000 } as const;

export const emptyGuide: Guide = {
  parts: [
    { id: 'p1', kind: 'warmUp', title: '', intro: '', questions: [] },
    { id: 'p2', kind: 'theme', title: '', intro: '', questions: [] },
    { id: 'p3', kind: 'closing', title: '', intro: '', questions: [] },
  ],
};

export const questionsOf = (guide: Guide): readonly GuideQuestion[] =>
  guide.parts.flatMap(({ questions }) => questions);

/** Everything the guide says, as it says it: what a code is held against in the code test. */
export function textsOf(guide: Guide): readonly string[] {
  const texts = guide.parts.flatMap(({ title, intro, questions }) => [
    ...[title, intro],
    ...questions.flatMap(({ text, prompts }) => [text, ...prompts]),
  ]);
  return texts.filter((text) => text !== '');
}
