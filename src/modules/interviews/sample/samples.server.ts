import type { Database } from '#platform/database/database.ts';
import type { InterviewsPlace } from '../schema.ts';
import type { Sample, SamplePlace } from './sample.ts';

type Tables = {
  interview_samples: { organisation_id: string; study_id: string; sample: string };
  interview_sample_places: {
    organisation_id: string;
    study_id: string;
    informant_id: string;
    row_id: string;
    column_id: string;
  };
};
const tablesOf = (database: Database) => database.withTables<Tables>();

export async function findSample(
  database: Database,
  { organisationId, studyId }: InterviewsPlace,
): Promise<Sample | null> {
  const row = await tablesOf(database)
    .selectFrom('interview_samples')
    .select('sample')
    .where('organisation_id', '=', organisationId)
    .where('study_id', '=', studyId)
    .executeTakeFirst();
  return row ? (JSON.parse(row.sample) as Sample) : null;
}

export async function saveSample(
  database: Database,
  { organisationId, studyId }: InterviewsPlace,
  sample: Sample,
): Promise<void> {
  const text = JSON.stringify(sample);
  await tablesOf(database)
    .insertInto('interview_samples')
    .values({ organisation_id: organisationId, study_id: studyId, sample: text })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'study_id']).doUpdateSet({ sample: text }))
    .execute();
}

export async function listPlaces(
  database: Database,
  { organisationId, studyId }: InterviewsPlace,
): Promise<SamplePlace[]> {
  const rows = await tablesOf(database)
    .selectFrom('interview_sample_places')
    .select(['informant_id', 'row_id', 'column_id'])
    .where('organisation_id', '=', organisationId)
    .where('study_id', '=', studyId)
    .orderBy('informant_id')
    .execute();
  return rows.map((row) => ({
    informantId: row.informant_id,
    rowId: row.row_id,
    columnId: row.column_id,
  }));
}

/** @param to null takes the informant out of the grid */
export async function placeInformant(
  transaction: Database,
  { organisationId, studyId }: InterviewsPlace,
  informantId: string,
  to: Omit<SamplePlace, 'informantId'> | null,
): Promise<void> {
  await tablesOf(transaction)
    .deleteFrom('interview_sample_places')
    .where('organisation_id', '=', organisationId)
    .where('study_id', '=', studyId)
    .where('informant_id', '=', informantId)
    .execute();
  if (!to) return;
  await tablesOf(transaction)
    .insertInto('interview_sample_places')
    .values({
      organisation_id: organisationId,
      study_id: studyId,
      informant_id: informantId,
      row_id: to.rowId,
      column_id: to.columnId,
    })
    .execute();
}
