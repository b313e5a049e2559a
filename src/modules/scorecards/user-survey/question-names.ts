import { m } from '#messages';
import type { Language } from '#platform/language.ts';
import type { UserSurveyCategory } from './question-list.ts';

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
  core1: m.scorecards_user_core1,
  core2: m.scorecards_user_core2,
  core3: m.scorecards_user_core3,
  core4: m.scorecards_user_core4,
  core5: m.scorecards_user_core5,
  guidance1: m.scorecards_user_guidance1,
  guidance2: m.scorecards_user_guidance2,
  guidance3: m.scorecards_user_guidance3,
  guidance4: m.scorecards_user_guidance4,
  guidance5: m.scorecards_user_guidance5,
  work1: m.scorecards_user_work1,
  work2: m.scorecards_user_work2,
  work3: m.scorecards_user_work3,
  work4: m.scorecards_user_work4,
  service1: m.scorecards_user_service1,
  service2: m.scorecards_user_service2,
  service3: m.scorecards_user_service3,
  service4: m.scorecards_user_service4,
};

/** A question's short name. */
export function questionName(id: string, language: Language): string {
  return questionNames[id]?.({}, { locale: language }) ?? id;
}
