import { type AnalyseStudyInput, keepPlaceOfClimate, runOfficeClimate } from '#modules/analyses/index.ts';
import type { OfficeClimate } from '#modules/analyses/schema.ts';
import type { Released } from '#modules/privacy/index.ts';
import { isUserSurvey } from '#modules/scorecards/index.ts';
import { questionsOf, userSurveyCategories, userSurveyQuestions } from '#modules/scorecards/schema.ts';
import type { Study } from '#modules/studies/schema.ts';

/** What the scorecard shows of users' answers: each category, and all questions. */
const together = [
  ...userSurveyCategories.map((id) => ({ id, questions: questionsOf(id) })),
  { id: 'grand', questions: userSurveyQuestions.map(({ id }) => id) },
];

/**
 * How the offices stand, told beside a report at a fixed place among its analyses: after the first so many of them.
 *
 * @param locked the study whose scales and plan say what is measured; the one that is analysed, unless said
 */
export function officeClimateBeside(
  after: number,
  locked?: Study,
): { beside: NonNullable<AnalyseStudyInput['beside']>; made: () => Released<OfficeClimate> | null } {
  let climate: Released<OfficeClimate> | null = null;
  return {
    beside: {
      after,
      keepPlace: (given) => {
        const study = locked ?? given.study;
        // Users' answers are told question by question, and nothing that is made of them.
        if (!isUserSurvey(study)) keepPlaceOfClimate({ ...given, study });
      },
      tell: (given) => {
        const study = locked ?? given.study;
        climate = runOfficeClimate(
          { ...given, study },
          // Its eighteen questions and nothing made of them: so that one that is withheld does not follow from a category.
          isUserSurvey(study)
            ? {
                about: 'userSurvey',
                measures: userSurveyQuestions.map(({ id }) => id),
                reliability: together,
              }
            : {},
        );
      },
    },
    made: () => climate,
  };
}
