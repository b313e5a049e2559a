import type { Database } from '#platform/database/database.ts';
import type { ReadingContents } from './reading.rules.ts';

type Tables = {
  outcome_readings: {
    organisation_id: string;
    wave_id: string;
    reading: number;
    read_on: string;
    by_name: string;
    what: string;
    outcomes_csv: string;
  };
};
const tablesOf = (database: Database) => database.withTables<Tables>();
type Place = { readonly organisationId: string; readonly waveId: string };

/** What was read off the scorecard for a wave, once: never changed afterwards. */
export type OutcomeReading = {
  readonly reading: number;
  readonly readOn: string;
  /** Null where it was read by itself. */
  readonly byName: string | null;
  readonly contents: ReadingContents;
  readonly csv: string;
};

/** Every reading of a wave, the first first. */
export async function outcomeReadings(
  database: Database,
  { organisationId, waveId }: Place,
): Promise<readonly OutcomeReading[]> {
  const rows = await tablesOf(database)
    .selectFrom('outcome_readings')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('wave_id', '=', waveId)
    .orderBy('reading')
    .execute();
  return rows.map((row) => ({
    reading: row.reading,
    readOn: row.read_on,
    byName: row.by_name || null,
    contents: JSON.parse(row.what) as ReadingContents,
    csv: row.outcomes_csv,
  }));
}

/** Puts a reading beside those there are. */
export async function addOutcomeReading(
  database: Database,
  { organisationId, waveId }: Place,
  { reading, readOn, byName, contents, csv }: OutcomeReading,
): Promise<void> {
  await tablesOf(database)
    .insertInto('outcome_readings')
    .values({
      organisation_id: organisationId,
      wave_id: waveId,
      reading,
      read_on: readOn,
      by_name: byName ?? '',
      what: JSON.stringify(contents),
      outcomes_csv: csv,
    })
    .execute();
}
