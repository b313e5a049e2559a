import type { Language } from '#platform/language.ts';

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

const words: Readonly<Record<Language, Readonly<Record<'unit' | 'answers' | UserSurveyCategory, string>>>> = {
  nb: {
    unit: 'enhet',
    answers: 'antall svar',
    core: 'kjerne',
    guidance: 'veiledning',
    work: 'arbeid',
    service: 'service',
  },
  nn: {
    unit: 'eining',
    answers: 'talet på svar',
    core: 'kjerne',
    guidance: 'rettleiing',
    work: 'arbeid',
    service: 'service',
  },
  en: {
    unit: 'unit',
    answers: 'answers',
    core: 'core',
    guidance: 'guidance',
    work: 'work',
    service: 'service',
  },
};

/** The first row of a sheet of results: enhet, antall svar, kjerne1 … service4. */
export function userSurveyHeadings(language: Language): readonly string[] {
  const said = words[language];
  const questions = userSurveyQuestions.map(
    ({ id, category }) => `${said[category]}${id.slice(category.length)}`,
  );
  return [said.unit, said.answers, ...questions];
}

/** Every answer is on 1–6. */
export const userSurveyEnds = [1, 6] as const;

/** Results of fewer users than this are not taken in: they would say what few people answered. */
export const fewestAnswers = 5;
