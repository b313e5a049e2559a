import type { Database } from '#platform/database/database.ts';
import type { UserSurveyResult } from '../schema.ts';

type Tables = {
  user_survey_results: {
    organisation_id: string;
    period: string;
    unit_number: string;
    answers: number;
    questions: string;
    source: string;
    import_id: number | null;
  };
};
const tablesOf = (database: Database) => database.withTables<Tables>();
type Place = { readonly organisationId: string };

/** Writes results as they are given, over those of the same office and round. */
export async function saveUserSurveyResults(
  database: Database,
  {
    organisationId,
    results,
    importId = null,
  }: Place & { readonly results: readonly UserSurveyResult[]; readonly importId?: number | null },
): Promise<void> {
  for (const { period, unit, answers, questions, source } of results) {
    const values = { answers, questions: JSON.stringify(questions), source, import_id: importId };
    await tablesOf(database)
      .insertInto('user_survey_results')
      .values({ organisation_id: organisationId, period, unit_number: unit, ...values })
      .onConflict((conflict) =>
        conflict.columns(['organisation_id', 'period', 'unit_number']).doUpdateSet(values),
      )
      .execute();
  }
}

/** Results by round, the latest first, and by unit; of one round, or of some units, where that is said. */
export async function listUserSurveyResults(
  database: Database,
  { organisationId, period, units }: Place & { readonly period?: string; readonly units?: readonly string[] },
): Promise<UserSurveyResult[]> {
  if (units?.length === 0) return [];
  let asked = tablesOf(database)
    .selectFrom('user_survey_results')
    .selectAll()
    .where('organisation_id', '=', organisationId);
  if (period !== undefined) asked = asked.where('period', '=', period);
  if (units !== undefined) asked = asked.where('unit_number', 'in', [...units]);
  const rows = await asked.execute();
  return rows
    .map((row) => ({
      period: row.period,
      unit: row.unit_number,
      answers: row.answers,
      source: row.source,
      questions: JSON.parse(row.questions) as UserSurveyResult['questions'],
    }))
    .sort((a, b) => (a.period === b.period ? (a.unit < b.unit ? -1 : 1) : a.period < b.period ? 1 : -1));
}
