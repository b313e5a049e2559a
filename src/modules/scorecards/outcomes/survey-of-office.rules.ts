import { lineageOf } from '#modules/organisation/index.ts';
import type { Succession } from '#modules/organisation/schema.ts';
import { exactSum } from '#statistics';
import type { UserSurveyResult } from '../schema.ts';

/**
 * What the users of an office said in one round, question by question. Of several offices that are one, each mean counts
 * by how many answered the question: as if the users of all of them had been asked together.
 */
export function questionsOfOffice(
  units: readonly string[],
  userSurvey: readonly UserSurveyResult[],
  successions: readonly Succession[],
): Readonly<Record<string, number>> {
  const results = units.flatMap((unit) => {
    const own = userSurvey.find((result) => result.unit === unit);
    if (own) return [own];
    // Asked before the office was what it is: then those that went up in it were.
    const [, ...before] = lineageOf(unit, successions);
    return userSurvey.filter((result) => before.includes(result.unit));
  });
  const questions = new Set(results.flatMap((result) => Object.keys(result.questions)));
  return Object.fromEntries(
    [...questions].map((question) => {
      const told = results.flatMap(({ questions: means, answers }) => {
        const found = means[question];
        return found ? [{ mean: found.mean, n: found.n ?? answers }] : [];
      });
      const [first] = told;
      if (told.length === 1) return [question, first!.mean];
      const sum = exactSum(told.map(({ mean, n }) => mean * n));
      return [question, sum / exactSum(told.map(({ n }) => n))];
    }),
  );
}
