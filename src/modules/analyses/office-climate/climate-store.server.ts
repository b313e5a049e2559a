import { type Released, revive } from '#modules/privacy/index.ts';
import type { LocalisedText } from '#modules/studies/schema.ts';
import type { Database } from '#platform/database/database.ts';
import type { OfficeClimateOf } from './climates.ts';
import type { OfficeClimate } from './result.ts';

type Tables = {
  office_climates: {
    organisation_id: string;
    source: 'wave' | 'study';
    source_id: string;
    study_id: string;
    title: string;
    ended_on: string;
    climate: string;
  };
};
const tablesOf = (database: Database) => database.withTables<Tables>();

/** Stores how the offices stand, in place of what was stored of the same answers. Only released figures get in. */
export async function saveOfficeClimate(
  database: Database,
  {
    organisationId,
    source,
    sourceId,
    studyId,
    title,
    endedOn,
    climate,
  }: OfficeClimateOf & { readonly organisationId: string },
): Promise<void> {
  const values = {
    study_id: studyId,
    title: JSON.stringify(title),
    ended_on: endedOn ?? '',
    climate: JSON.stringify(climate satisfies Released<OfficeClimate>),
  };
  await tablesOf(database)
    .insertInto('office_climates')
    .values({ organisation_id: organisationId, source, source_id: sourceId, ...values })
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'source', 'source_id']).doUpdateSet(values),
    )
    .execute();
}

/** Removes it; removing what is not there is harmless. */
export async function removeOfficeClimate(
  database: Database,
  of: Pick<OfficeClimateOf, 'source' | 'sourceId'> & { readonly organisationId: string },
): Promise<void> {
  await tablesOf(database)
    .deleteFrom('office_climates')
    .where('organisation_id', '=', of.organisationId)
    .where('source', '=', of.source)
    .where('source_id', '=', of.sourceId)
    .execute();
}

/** All there are, the latest first; those that nobody knows the day of come last. */
export async function listOfficeClimates(
  database: Database,
  { organisationId }: { readonly organisationId: string },
): Promise<readonly OfficeClimateOf[]> {
  const rows = await tablesOf(database)
    .selectFrom('office_climates')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('ended_on', 'desc')
    .orderBy('source_id')
    .execute();
  return rows.map((row) => ({
    source: row.source,
    sourceId: row.source_id,
    studyId: row.study_id,
    title: JSON.parse(row.title) as LocalisedText,
    endedOn: row.ended_on || null,
    climate: revive<OfficeClimate>(row.climate),
  }));
}
