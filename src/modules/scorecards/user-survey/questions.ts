import { m } from '#messages';
import { comparable, itemsOf } from '#modules/studies/index.ts';
import type { Study } from '#modules/studies/schema.ts';
import type { Language } from '#platform/language.ts';
import type { UserSurveyCategory } from '../schema.ts';
import { userSurveyCategories } from '../schema.ts';

/** How many questions each category has, as the appendix of the 2015 study lists them. */
const sizes: Readonly<Record<UserSurveyCategory, number>> = { core: 5, guidance: 5, work: 4, service: 4 };

export type UserSurveyQuestion = { readonly id: string; readonly category: UserSurveyCategory };

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

/** Whether a study is a user survey: one of its questionnaires asks all eighteen, each on 1–6. */
export function isUserSurvey(study: Study): boolean {
  return Object.keys(study.instruments).some((file) => {
    const items = new Map(itemsOf(study, file).map((item) => [item.id, item]));
    return userSurveyQuestions.every(({ id }) => {
      const item = items.get(id);
      return item?.kind === 'agreement' && item.points === 6 && item.lowest === 1;
    });
  });
}

const categoryNames = {
  core: m.scorecards_user_category_core,
  guidance: m.scorecards_user_category_guidance,
  work: m.scorecards_user_category_work,
  service: m.scorecards_user_category_service,
} as const;

export function categoryName(category: UserSurveyCategory, language: Language): string {
  return categoryNames[category]({}, { locale: language });
}

const questionNames: Readonly<Record<string, (inputs: object, options: { locale: Language }) => string>> = {
  ...{ core1: m.scorecards_user_core1, core2: m.scorecards_user_core2, core3: m.scorecards_user_core3 },
  ...{ core4: m.scorecards_user_core4, core5: m.scorecards_user_core5 },
  ...{ guidance1: m.scorecards_user_guidance1, guidance2: m.scorecards_user_guidance2 },
  ...{ guidance3: m.scorecards_user_guidance3, guidance4: m.scorecards_user_guidance4 },
  guidance5: m.scorecards_user_guidance5,
  ...{ work1: m.scorecards_user_work1, work2: m.scorecards_user_work2, work3: m.scorecards_user_work3 },
  work4: m.scorecards_user_work4,
  ...{ service1: m.scorecards_user_service1, service2: m.scorecards_user_service2 },
  ...{ service3: m.scorecards_user_service3, service4: m.scorecards_user_service4 },
};

/** A question's short name. */
export function questionName(id: string, language: Language): string {
  return questionNames[id]?.({}, { locale: language }) ?? id;
}

const norwegianNames: Readonly<Record<UserSurveyCategory, readonly string[]>> = {
  core: ['kjerne', 'kjernespørsmål'],
  guidance: ['veiledning', 'rettleiing'],
  work: ['arbeid', 'arbeidsretting'],
  service: ['service', 'mottak'],
};

/** The question a heading names: "core1", "Kjerne 1", "veiledning_2", or its short name. */
export function questionNamed(heading: string): string | undefined {
  const wanted = squeezed(heading);
  return userSurveyQuestions.find(({ id, category }) => {
    const number = id.slice(category.length);
    const names = [category, ...norwegianNames[category]].map((name) => squeezed(`${name}${number}`));
    const shorts = (['nb', 'nn', 'en'] as const).map((language) => squeezed(questionName(id, language)));
    return [...names, ...shorts].includes(wanted);
  })?.id;
}

const squeezed = (text: string) => comparable(text).replaceAll(/[\s._-]/g, '');
