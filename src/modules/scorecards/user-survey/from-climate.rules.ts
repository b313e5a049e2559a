import type { OfficeClimate } from '#modules/analyses/schema.ts';
import type { Released } from '#modules/privacy/index.ts';
import type { UserSurveyResult } from '../schema.ts';
import { fewestAnswers, userSurveyQuestions } from './question-list.ts';

/**
 * What a round of our own says of each office: the released means of the questions, with spread and number. An office
 * whose every question is withheld, or that is no unit, has no result. Nor has a question that fewer answered than are
 * asked of a sheet, where the study shows smaller groups than that: more people see these pages than its report.
 *
 * @param numberOf the unit that an office is which answers call by its name: whoever makes codes for posters writes names
 */
export function resultsOfRound(
  climate: Released<OfficeClimate>,
  { period, source }: Pick<UserSurveyResult, 'period' | 'source'>,
  numberOf: (name: string) => string | null = () => null,
): { readonly results: readonly UserSurveyResult[]; readonly without: number } {
  const byUnit = new Map<string, Record<string, UserSurveyResult['questions'][string]>>();
  const offices = new Set<string>();
  /** The one office that each unit is; two that are the same unit are too much to choose from. */
  const officeOf = new Map<string, string>();
  const doubled = new Set<string>();
  const ids = new Set(userSurveyQuestions.map(({ id }) => id));
  for (const measure of climate.measures) {
    if (!ids.has(measure.id)) continue;
    for (const { office, unit: number, together, mean, sd, n } of measure.offices) {
      offices.add(office);
      // Offices that are reported as one are none of them.
      const unit = number ?? (together ? null : numberOf(office));
      if (unit === null || mean === null || n === null || n < fewestAnswers) continue;
      if ((officeOf.get(unit) ?? office) !== office) doubled.add(unit);
      officeOf.set(unit, office);
      const questions = byUnit.get(unit) ?? {};
      questions[measure.id] = { mean, sd, n };
      byUnit.set(unit, questions);
    }
  }
  const results = [...byUnit].flatMap(([unit, questions]): UserSurveyResult[] =>
    doubled.has(unit)
      ? []
      : [
          {
            period,
            unit,
            source,
            // Those who answered the question that most answered: who skipped all of them said nothing.
            answers: Math.max(...Object.values(questions).map(({ n }) => n ?? 0)),
            questions,
          },
        ],
  );
  return { results, without: offices.size - results.length };
}
