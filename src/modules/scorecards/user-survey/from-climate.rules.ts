import type { OfficeClimate } from '#modules/analyses/schema.ts';
import type { Released } from '#modules/privacy/index.ts';
import type { UserSurveyResult } from '../schema.ts';
import { userSurveyQuestions } from './question-list.ts';

/**
 * What a round of our own says of each office: the released means of the questions, with spread and number. An office
 * whose every question is withheld, or that is no unit, has no result.
 */
export function resultsOfRound(
  climate: Released<OfficeClimate>,
  { period, source }: Pick<UserSurveyResult, 'period' | 'source'>,
): { readonly results: readonly UserSurveyResult[]; readonly without: number } {
  const byUnit = new Map<string, Record<string, UserSurveyResult['questions'][string]>>();
  const offices = new Set<string>();
  const ids = new Set(userSurveyQuestions.map(({ id }) => id));
  for (const measure of climate.measures) {
    if (!ids.has(measure.id)) continue;
    for (const { office, unit, mean, sd, n } of measure.offices) {
      offices.add(office);
      if (unit === null || mean === null || n === null) continue;
      const questions = byUnit.get(unit) ?? {};
      questions[measure.id] = { mean, sd, n };
      byUnit.set(unit, questions);
    }
  }
  const results = [...byUnit].map(
    ([unit, questions]): UserSurveyResult => ({
      ...{ period, unit, source },
      // Those who answered the question that most answered: who skipped all of them said nothing.
      answers: Math.max(...Object.values(questions).map(({ n }) => n ?? 0)),
      questions,
    }),
  );
  return { results, without: offices.size - results.length };
}
