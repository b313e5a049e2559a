import type { Database } from '#platform/database/database.ts';
import type { InterviewsPlace } from '../schema.ts';
import type { Guide, GuideVersion } from './guide.ts';

type Tables = {
  interview_guides: {
    organisation_id: string;
    study_id: string;
    version: number;
    guide: string;
    saved_on: string;
    by_name: string;
  };
};
const tablesOf = (database: Database) => database.withTables<Tables>();

/** Every version of a study's guide, the newest first. */
export async function listGuides(
  database: Database,
  { organisationId, studyId }: InterviewsPlace,
): Promise<GuideVersion[]> {
  const rows = await tablesOf(database)
    .selectFrom('interview_guides')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('study_id', '=', studyId)
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => ({
    ...{ guide: JSON.parse(row.guide) as Guide, version: row.version },
    ...{ savedOn: row.saved_on, byName: row.by_name },
  }));
}

/** Adds a version. False when there is one of that number: somebody else was first. */
export async function addGuide(
  database: Database,
  { organisationId, studyId }: InterviewsPlace,
  { guide, version, savedOn, byName }: GuideVersion,
): Promise<boolean> {
  const rows = await tablesOf(database)
    .insertInto('interview_guides')
    .values({
      ...{ organisation_id: organisationId, study_id: studyId, version },
      ...{ guide: JSON.stringify(guide), saved_on: savedOn, by_name: byName },
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'study_id', 'version']).doNothing())
    .returning('version')
    .execute();
  return rows.length > 0;
}
