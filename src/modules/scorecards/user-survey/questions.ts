import { comparable, itemsOf } from '#modules/studies/index.ts';
import type { Study } from '#modules/studies/schema.ts';
import { type UserSurveyCategory, userSurveyQuestions } from './question-list.ts';
import { questionName } from './question-names.ts';

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
