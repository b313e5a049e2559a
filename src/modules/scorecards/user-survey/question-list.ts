export const userSurveyCategories = ['core', 'guidance', 'work', 'service'] as const;
export type UserSurveyCategory = (typeof userSurveyCategories)[number];

/** How many questions each category has, as the appendix of the 2015 study lists them. */
const sizes: Readonly<Record<UserSurveyCategory, number>> = { core: 5, guidance: 5, work: 4, service: 4 };

type UserSurveyQuestion = { readonly id: string; readonly category: UserSurveyCategory };

/** The eighteen questions in the order they are asked: core1 … service4. */
export const userSurveyQuestions: readonly UserSurveyQuestion[] = userSurveyCategories.flatMap((category) =>
  Array.from({ length: sizes[category] }, (_, place) => ({ id: `${category}${place + 1}`, category })),
);

export function questionsOf(category: UserSurveyCategory): readonly string[] {
  return userSurveyQuestions.filter((one) => one.category === category).map(({ id }) => id);
}

/** Every answer is on 1–6. */
export const userSurveyEnds = [1, 6] as const;

/** Results of fewer users than this are not taken in: they would say what few people answered. */
export const fewestAnswers = 5;
