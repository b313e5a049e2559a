import type { Database } from '#platform/database/database.ts';
import type { InterviewsPlace } from '../schema.ts';
import type { InformationSheet, SheetVersion } from './sheet.ts';

type Tables = {
  interview_sheets: {
    organisation_id: string;
    study_id: string;
    version: number;
    sheet: string;
    saved_on: string;
    by_name: string;
  };
};
const tablesOf = (database: Database) => database.withTables<Tables>();

/** Every version of a study's information sheet, the newest first. */
export async function listSheets(
  database: Database,
  { organisationId, studyId }: InterviewsPlace,
): Promise<SheetVersion[]> {
  const rows = await tablesOf(database)
    .selectFrom('interview_sheets')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('study_id', '=', studyId)
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => ({
    ...{ sheet: JSON.parse(row.sheet) as InformationSheet, version: row.version },
    ...{ savedOn: row.saved_on, byName: row.by_name },
  }));
}

/** Adds a version. False when there is one of that number: somebody else was first. */
export async function addSheet(
  database: Database,
  { organisationId, studyId }: InterviewsPlace,
  { sheet, version, savedOn, byName }: SheetVersion,
): Promise<boolean> {
  const rows = await tablesOf(database)
    .insertInto('interview_sheets')
    .values({
      ...{ organisation_id: organisationId, study_id: studyId, version },
      ...{ sheet: JSON.stringify(sheet), saved_on: savedOn, by_name: byName },
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'study_id', 'version']).doNothing())
    .returning('version')
    .execute();
  return rows.length > 0;
}
