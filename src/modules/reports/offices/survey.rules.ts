import {
  type OfficeSummary,
  type QuestionsMean,
  type UserSurveySummary,
  userSurveySummary,
} from '#modules/scorecards/index.ts';
import {
  type UserSurveyCategory,
  type UserSurveyResult,
  userSurveyCategories,
} from '#modules/scorecards/schema.ts';
import { benjaminiHochberg, normalUpperQuantile, normalUpperTail } from '#statistics';

/** A category of questions, or all of them together. */
export type SurveyPart = UserSurveyCategory | 'grand';
export const surveyParts: readonly SurveyPart[] = [...userSurveyCategories, 'grand'];

export function meanOf(office: OfficeSummary, part: SurveyPart): QuestionsMean {
  return part === 'grand' ? office.grand : office.categories[part];
}

type SurveyStanding = {
  readonly unit: string;
  readonly part: SurveyPart;
  readonly mean: number;
  readonly all: number;
  readonly q: number;
};
export type SurveyStandings = {
  readonly summary: UserSurveySummary;
  readonly period: string;
  readonly sources: readonly string[];
  /** Every category that can be tested in every office; empty where the spread of answers is not known. */
  readonly tested: readonly SurveyStanding[];
};

/**
 * How users see each office beside all, in one round. Tested by the intervals, which are at least 95 %, so p is rather
 * too large than too small; q over all offices and categories.
 */
export function surveyStandings(results: readonly UserSurveyResult[]): SurveyStandings | null {
  const period = results
    .map((result) => result.period)
    .sort()
    .at(-1);
  if (period === undefined) return null;
  const round = results.filter((result) => result.period === period);
  const summary = userSurveySummary(round);
  const rough = summary.offices.flatMap((office) =>
    userSurveyCategories.flatMap((part) => {
      const { mean, ci } = office.categories[part];
      const all = summary.all[part];
      if (mean === null || ci === null || all === null || ci[1] === ci[0]) return [];
      const error = (ci[1] - ci[0]) / 2 / normalUpperQuantile(0.025);
      return [{ unit: office.unit, part, mean, all, p: 2 * normalUpperTail(Math.abs(mean - all) / error) }];
    }),
  );
  const adjusted = benjaminiHochberg(rough.map(({ p }) => p));
  return {
    summary,
    period,
    sources: [...new Set(round.map(({ source }) => source))].sort(),
    tested: rough.map(({ p: _, ...one }, at) => ({ ...one, q: adjusted[at]! })),
  };
}
