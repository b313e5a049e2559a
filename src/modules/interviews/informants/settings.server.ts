import type { Database } from '#platform/database/database.ts';
import type { InterviewsPlace } from '../schema.ts';

/** What a study's informants are called, and when the names are erased. */
export type InterviewSettings = {
  /** Before the letter: "Leder". Empty until somebody has chosen. */
  readonly stem: string;
  /** As in 2027-02-01; null until a day is set. */
  readonly eraseNamesOn: string | null;
  /** The day they were; null while there are names. */
  readonly namesErasedOn: string | null;
};
export const noSettings: InterviewSettings = { stem: '', eraseNamesOn: null, namesErasedOn: null };

type Tables = {
  interview_settings: {
    organisation_id: string;
    study_id: string;
    stem: string;
    erase_names_on: string | null;
    names_erased_on: string | null;
  };
};
const tablesOf = (database: Database) => database.withTables<Tables>();

export async function findSettings(
  database: Database,
  { organisationId, studyId }: InterviewsPlace,
): Promise<InterviewSettings> {
  const row = await tablesOf(database)
    .selectFrom('interview_settings')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('study_id', '=', studyId)
    .executeTakeFirst();
  return row ? settingsOf(row) : noSettings;
}

const settingsOf = (row: Tables['interview_settings']): InterviewSettings => ({
  stem: row.stem,
  eraseNamesOn: row.erase_names_on,
  namesErasedOn: row.names_erased_on,
});

/** Holds a study's informants until the transaction is over, so that no two get one letter and none is added to names that are being erased. */
export async function holdSettings(
  transaction: Database,
  { organisationId, studyId }: InterviewsPlace,
): Promise<InterviewSettings> {
  await tablesOf(transaction)
    .insertInto('interview_settings')
    .values({
      organisation_id: organisationId,
      study_id: studyId,
      stem: '',
      erase_names_on: null,
      names_erased_on: null,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'study_id']).doNothing())
    .execute();
  const row = await tablesOf(transaction)
    .selectFrom('interview_settings')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('study_id', '=', studyId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return settingsOf(row);
}

export async function saveSettings(
  transaction: Database,
  { organisationId, studyId }: InterviewsPlace,
  { stem, eraseNamesOn, namesErasedOn }: InterviewSettings,
): Promise<void> {
  await tablesOf(transaction)
    .updateTable('interview_settings')
    .set({ stem, erase_names_on: eraseNamesOn, names_erased_on: namesErasedOn })
    .where('organisation_id', '=', organisationId)
    .where('study_id', '=', studyId)
    .execute();
}

/** Studies whose names are to be gone by a day, whether they are or not: more may have been written since. */
export async function studiesDue(
  database: Database,
  { organisationId, today }: { readonly organisationId: string; readonly today: string },
): Promise<string[]> {
  const rows = await tablesOf(database)
    .selectFrom('interview_settings')
    .select('study_id')
    .where('organisation_id', '=', organisationId)
    .where('erase_names_on', '<=', today)
    .execute();
  return rows.map((row) => row.study_id);
}
