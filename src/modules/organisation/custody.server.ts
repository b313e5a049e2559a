import type { Database } from '#platform/database/database.ts';
import type { CustodyHolder } from './schema.ts';
import { tablesOf } from './tables.server.ts';

/** Who holds the code key of a study; the system until a person has been named. */
export async function custodyOf(
  database: Database,
  { organisationId, studyId }: { readonly organisationId: string; readonly studyId: string },
): Promise<CustodyHolder> {
  const row = await tablesOf(database)
    .selectFrom('custody')
    .select('holder')
    .where('organisation_id', '=', organisationId)
    .where('study_id', '=', studyId)
    .executeTakeFirst();
  return row?.holder ?? 'system';
}

export async function setCustody(
  database: Database,
  options: { readonly organisationId: string; readonly studyId: string; readonly holder: CustodyHolder },
): Promise<void> {
  await tablesOf(database)
    .insertInto('custody')
    .values({
      organisation_id: options.organisationId,
      study_id: options.studyId,
      holder: options.holder,
    })
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'study_id']).doUpdateSet({ holder: options.holder }),
    )
    .execute();
}
